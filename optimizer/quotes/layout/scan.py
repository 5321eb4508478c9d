"""One pass over a sheet, from top to bottom: heads open tables, rows become items."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from optimizer.quotes.grid import Grid
from optimizer.quotes.layout.body import Body
from optimizer.quotes.layout.bulk import Bulk, plain_text
from optimizer.quotes.layout.facts import facts_of
from optimizer.quotes.layout.head import heads_at
from optimizer.quotes.layout.levels import figures
from optimizer.quotes.layout.sideways import turned
from optimizer.quotes.layout.table import Scanned, Table
from optimizer.quotes.layout.unread import Unread
from optimizer.quotes.layout.view import View
from optimizer.quotes.layout.volume import Volume
from optimizer.quotes.words.headings import heading
from optimizer.quotes.words.labels import label
from optimizer.quotes.words.rows import row_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.quotes.grid import Sheet, Value
    from optimizer.quotes.layout.bulk import Names
    from optimizer.quotes.layout.column import Head

WINDOW = 20_000
"""Rows held at a time."""
KEPT = 3
"""Rows of a window that are looked at again with the next one: a heading may begin there."""
GAP = 12
"""So many blank rows end a table."""
TITLE_ABOVE = 4
"""Rows above a heading that may hold its title."""
MOST_FACTS = 5_000
"""Facts and loose texts kept of one sheet; a sheet of prose alone is no quote."""


def scan(sheet: Sheet, file: str, relevant: Names) -> Scanned:
    """All tables and facts of a sheet.

    ``relevant`` says whether a description may be an accelerator system; all other rows are kept
    as asides only.
    """
    scanner = _Scanner(Scanned(file, sheet.name, sheet.hidden), relevant)
    sideways: Grid | None = None
    for grid in _overlapping(sheet):
        sideways = turned(grid) if grid.last and not grid.start else None
        scanner.feed(View(grid), grid.last)
    scanner.close()
    found = scanner.found
    if sideways is not None and not any(table.items for table in found.tables):
        found.tables += _turned_tables(sideways, relevant)
    found.unread += scanner.unread.places()
    found.notes += scanner.unread.notes(
        sheet.name, empty=not any(table.items for table in found.tables))
    return found


def _turned_tables(grid: Grid, relevant: Names) -> list[Table]:
    """Tables of a sheet that lists things side by side, or one thing as labels with values."""
    scanner = _Scanner(Scanned(grid.file, grid.sheet, grid.hidden), relevant)
    scanner.feed(View(grid), last=True)
    scanner.close()
    tables = [replace(table, turned=True) for table in scanner.found.tables if table.items]
    for table in tables:
        _name_options(table)
    return tables


def _name_options(table: Table) -> None:
    """Columns that are all headed as options ("1안", "Option B") are alternates to each other."""
    heads = [next((v for v in item.cells.values() if isinstance(v, str)), "")
             for item in table.items]
    if len(heads) > 1 and len(set(heads)) == len(heads) and all(map(_OPTION.match, heads)):
        for item, named in zip(table.items, heads, strict=True):
            item.alternate = named


def _overlapping(sheet: Sheet) -> Iterator[Grid]:
    """Windows that begin with the last rows of the window before."""
    carried: list[list[Value]] = []
    for grid in sheet.windows(WINDOW):
        joined = replace(grid, rows=[*carried, *grid.rows], start=grid.start - len(carried))
        carried = grid.rows[-KEPT:]
        yield joined


_OPTION = re.compile(
    r"^(?:제?\s?[0-9A-Z가-힣]\s?안|(?:option|alternative|variant|case|옵션|대안|案|方案)\s?#?[0-9A-Z一二三四五]"
    r"|[0-9A-Z一二三]\s?案)$", re.IGNORECASE)


TERMS = frozenset({"lead", "validity", "payment", "incoterm", "vat", "currency", "origin",
                   "minimum", "maximum", "revision", "number", "date"})
"""What a row below a bid tabulation may state for each vendor."""


ALTERNATE = re.compile(
    r"^\W*(?:alternat|alternative|option\b|대안|선택\s?안|옵션|代案|備選|备选|オプション)",
    re.IGNORECASE)


class _Scanner:
    def __init__(self, found: Scanned, relevant: Names) -> None:
        self.found, self.relevant = found, relevant
        self.bodies: list[Body] = []
        self.next = 0
        self.blank = 0
        self.blocks: list[int] = []
        """First rows of what blank rows set apart."""
        self.titles: list[tuple[int, str]] = []
        self.alternate = ""
        self.bulk = Bulk(relevant)
        self.unread = Unread(relevant)
        self.volume = Volume()

    def feed(self, view: View, last: bool) -> None:
        """Take every row of a window that was not taken before."""
        end = view.end if last else view.end - KEPT
        row = max(self.next, view.start)
        while row < end:
            if len(self.bodies) == 1 and not self.blank:
                row = self._listed(self.bodies[0], view, row, end)
            else:
                row = self._row(view, row)
        self.next = row

    def _listed(self, body: Body, view: View, row: int, end: int) -> int:
        """Take rows of the one open table, many at a time; returns the next one to look at."""
        if plain := self.bulk.take(body, view, row, end):
            return row + plain
        if not self.bulk.lists_goods(body, row):
            return self._row(view, row)
        self.found.facts += self.volume.close()
        body.take(view, row, None)
        return row + 1

    def close(self) -> None:
        """End the tables that are open."""
        self.found.facts += self.volume.close()
        for body in self.bodies:
            body.close()
        self.bodies = []

    def _row(self, view: View, row: int) -> int:
        """Take one row, or the rows of a heading; returns the next one to look at."""
        if view.blank(row) and not view.struck(row):
            if not self.blank:
                self.blocks.append(row + 1)
            self.blank += 1
            if self.blank >= GAP:
                self.close()
            return row + 1
        if self.blank:
            self.blocks[-1] = row
        self.blank = 0
        heads = () if self._lists(view, row) else self._heads(view, row)
        if heads:
            self._open(view, heads)
            return heads[0].bottom + 1
        if (self.volume.columns is not None or not figures(view, row)) and not self._lists(
                view, row) and self.volume.take(view, row):
            return row + 1
        self.found.facts += self.volume.close()
        kind = self._kind(view, row)
        if len(self.bodies) > 1 and self._for_each(view, row):
            return row + 1
        for body in self.bodies:
            body.take(view, row, kind)
        if kind == "alternate" and any(body.took for body in self.bodies):
            self.titles.append((row, view.texts(row)[0][1]))
        if not self.bodies or not any(body.took for body in self.bodies):
            self._beside(view, row, kind)
        return row + 1

    def _lists(self, view: View, row: int) -> bool:
        """Whether a row lists something in an open table, and so heads none."""
        cells = view.row(row)
        return any(body.money and plain_text(cells, body.what, body.money[0], body.count)
                   for body in self.bodies)

    def _heads(self, view: View, row: int) -> tuple[Head, ...]:
        """Headings whose first level is here: of two levels, the lower may be the main one."""
        heads = heads_at(view, row)
        if not heads and view.texts(row):
            lower = heads_at(view, row + 1)
            if lower and lower[0].top == row:
                return lower
        return heads

    def _for_each(self, view: View, row: int) -> bool:
        """Whether a row states a term for every vendor: "DELIVERY (WEEKS)", then a cell each."""
        texts = view.texts(row)
        if not texts or texts[0][0] >= min(min(body.own) for body in self.bodies):
            return False
        named = label(texts[0][1])
        field, unit = (named[0], "") if named and not named[1] else ("", "")
        for meaning in heading(texts[0][1]):
            if not named and meaning.role in TERMS:
                field, unit = meaning.role, meaning.rest
                break
        if field == "delivery":
            field = "lead"
        if field not in TERMS:
            return False
        took = [body.take_statement(view, row, field, unit) for body in self.bodies]
        return any(took)

    def _kind(self, view: View, row: int) -> str | None:
        texts = [text for _, text in view.texts(row)]
        return row_kind(texts) if texts else None

    def _open(self, view: View, heads: tuple[Head, ...]) -> None:
        top = heads[0].top
        title = tuple(text for at, text in self.titles if top - at <= TITLE_ABOVE)
        caption = self._caption(top)
        self.close()
        named = [text for text in title if row_kind([text]) == "alternate" or ALTERNATE.match(text)]
        alternate = (named[-1] if named else self.alternate)[:80]
        self.alternate = ""
        for head in heads:
            table = Table(self.found.file, self.found.sheet, head, title, alternate, caption)
            self.found.tables.append(table)
            self.bodies.append(Body(table, self.relevant))
        del view

    def _caption(self, top: int) -> int:
        """First row of what belongs to a heading: for later tables, the block of rows above it.

        A block that begins right below the table before ends that one.
        """
        if not self.found.tables:
            return 0
        ended = max(table.bottom for table in self.found.tables)
        starts = [start for start in self.blocks if ended < start <= top]
        if len(starts) >= 2 and starts[-1] == top:
            return starts[-2]
        return starts[-1] if starts else top

    def _beside(self, view: View, row: int, kind: str | None) -> None:
        """A row of no table: facts, titles, letterheads."""
        self.unread.look(view, row)
        if len(self.found.facts) + len(self.found.loose) > MOST_FACTS:
            return
        facts, loose = facts_of(view, row)
        self.found.facts += facts
        self.found.loose += loose
        self.titles += [(row, fact.text) for fact in loose]
        self.titles = self.titles[-TITLE_ABOVE:]
        if kind == "alternate":
            self.alternate = " ".join(fact.text for fact in loose)[:80]
        elif loose and kind == "section":
            self.alternate = ""

