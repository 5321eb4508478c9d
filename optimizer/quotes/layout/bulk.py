"""Long lists of other goods, looked at many rows at a time: most rows need no closer look.

A price list of 200,000 rows names accelerators in a few of them. The texts of many rows are
searched as one, which costs a fraction of looking at each.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Protocol

from optimizer.quotes.layout.asides import BETWEEN as CELL
from optimizer.quotes.words.lexicon import data
from optimizer.quotes.words.normal import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.quotes.grid import Value
    from optimizer.quotes.layout.body import Body
    from optimizer.quotes.layout.view import View

AT_ONCE = 4_096
"""Rows searched as one."""
_PRICE = re.compile(r"[$₩¥€£]?\s?(?=[\d.,' ]*[1-9])\d[\d.,' ]*\s?(?:원|円|元|USD|KRW|EUR|JPY|CNY)?")
"""A price in text; zero is no price but "included", and "10-49" is a band."""
_WORDS = re.compile(r"[a-z]+")
_LETTERS = {code: " " for code in range(128) if not chr(code).islower()}
"""Leaves lower-case letters of an ASCII text; six times as fast as searching for words."""
_KINDS = ("subtotal", "total", "tax", "freight", "discount", "alternate", "base")


class Names(Protocol):
    """Says which texts may name an accelerator system."""

    def __call__(self, text: str) -> bool: ...

    def lines(self, text: str) -> Iterable[int]:
        """Numbers of the lines of a long text that need a closer look."""
        ...


class Bulk:
    """Rows of one table that list other goods and nothing else, found ahead."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.body: Body | None = None
        self.begin, self.until = 0, 0
        self.special: list[int] = []
        self.idle: frozenset[int] = frozenset()
        """Of those, rows that may name a system and are nothing but goods."""

    def take(self, body: Body, view: View, row: int, end: int) -> int:
        """Take the plain rows from here on as other goods; returns how many there were."""
        if body.pending is not None and body.number and body.is_part(view.row(row)):
            return 0
        if self.body is not body or not self.begin <= row < self.until:
            if not (body.money and body.what) or not view.plain_from(row):
                return 0
            self._look(body, view, row, end)
        at = bisect_left(self.special, row)
        stop = self.special[at] if at < len(self.special) else self.until
        if stop > row:
            body.take_others(view, row, stop)
        return stop - row

    def lists_goods(self, body: Body, row: int) -> bool:
        """Whether a row is known to list something, with no word of sums or the like."""
        return self.body is body and row in self.idle

    def _look(self, body: Body, view: View, row: int, end: int) -> None:
        rows = view.grid.rows[row - view.start: min(row - view.start + AT_ONCE, end - view.start)]
        texts = [plain_text(cells, body.what, body.money[0], body.count) for cells in rows]
        joined = "\n".join([text or "" for text in texts])
        other = {at for at, text in enumerate(texts) if text is None}
        other.update(_telling(joined))
        named = set(self.names.lines(joined))
        self.body, self.begin, self.until = body, row, row + len(rows)
        self.special = sorted(row + line for line in other | named)
        self.idle = frozenset(row + line for line in named - other)


def plain_text(
    cells: list[Value], what: tuple[int, ...], money: int, count: tuple[int, ...],
) -> str | None:
    """All texts of a row that has a description, a price and a quantity; None for any other.

    Such a row heads no table, whatever its texts say.
    """
    length = len(cells)
    if length <= money or (count and (length <= count[0] or cells[count[0]] is None)):
        return None
    price = cells[money]
    if type(price) is str:
        if _PRICE.fullmatch(price) is None:
            return None
    elif type(price) is bool or not isinstance(price, (int, float)) or not price:
        return None
    for column in what:
        if length > column and type(cells[column]) is str:
            break
    else:
        return None
    text = CELL.join([value for value in cells if type(value) is str])
    return text.replace("\n", " ") if "\n" in text else text


def lines_at(text: str, places: Iterable[int]) -> list[int]:
    """The numbers of the lines in which places of a text lie, for rising places."""
    lines, line, seen = [], 0, 0
    for place in places:
        line += text.count("\n", seen, place)
        seen = place
        lines.append(line)
    return lines


def _telling(joined: str) -> list[int]:
    """Lines with a word of sums, freight, alternates or the like."""
    text = joined.lower() if joined.isascii() else joined.casefold()
    latin, other = _of_rows()
    places: set[int] = set()
    ascii_words = text.translate(_LETTERS).split() if text.isascii() else _WORDS.findall(text)
    for word in latin.keys() & set(ascii_words):
        places.update(found.start() for found in latin[word].finditer(text))
    if not text.isascii():
        for word in [word for word in other if word in text]:
            places.update(found.start() for found in other[word].finditer(text))
    return lines_at(text, sorted(places))


@cache
def _of_rows() -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    """Words of rows that are no goods: Latin phrases by their first word, others by themselves.

    Weak words tell something at the beginning or at the end of a cell only.
    """
    cell = re.escape(CELL)
    begin, end = rf"(?:^|{cell})[^\w\n]*", rf"[^\w\n]*(?:$|{cell})"
    latin: dict[str, list[str]] = defaultdict(list)
    other: dict[str, list[str]] = defaultdict(list)
    for kind in _KINDS:
        for strength in ("strong", "weak"):
            for word in map(normal, data("rows")[kind].get(strength, ())):
                plain, first = re.escape(word), _WORDS.search(word)
                forms = [plain] if strength == "strong" else [begin + plain, plain + end]
                if word.isascii() and first:
                    latin[first[0]] += [rf"{form}(?![a-z])" if form.endswith(plain) else form
                                        for form in forms]
                elif not word.isascii():
                    other[word] += forms
    made = [{word: re.compile("|".join(forms), re.MULTILINE) for word, forms in words.items()}
            for words in (latin, other)]
    return made[0], made[1]
