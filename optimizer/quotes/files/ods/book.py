"""An OpenDocument spreadsheet: which sheets it has, and the rows of one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from optimizer.io.archive import Budget
from optimizer.io.files import refuse
from optimizer.quotes.files.limits import BOOK, MAX_MERGES
from optimizer.quotes.files.markup import feed, parser, walk
from optimizer.quotes.files.ods.names import ShortNames
from optimizer.quotes.files.ods.stream import Content
from optimizer.quotes.files.ods.styles import OdsStyles
from optimizer.quotes.files.windows import Rows
from optimizer.quotes.files.xlsx.package import Package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from optimizer.quotes.grid import Grid, Span, Value

_CONTENT = "content.xml"


@dataclass(slots=True)
class _Found:
    """What a first look finds of a sheet."""

    name: str
    hidden: bool
    merged: list[Span] = field(default_factory=list)
    columns: set[int] = field(default_factory=set)


class _Look:
    """A taker that lists the sheets."""

    def __init__(self) -> None:
        self.sheets: list[_Found] = []

    def table(self, name: str, *, hidden: bool) -> None:
        self.sheets.append(_Found(name, hidden))

    def column(self, column: int, count: int) -> None:
        self.sheets[-1].columns.update(range(column, column + count))

    def row(self, *_: object, **__: object) -> None:
        """Rows are read when they are asked for."""

    def span(self, span: Span) -> None:
        if len(self.sheets[-1].merged) < MAX_MERGES:
            self.sheets[-1].merged.append(span)

    def table_end(self) -> None:
        """Nothing to do."""


class _Take:
    """A taker that keeps the rows of one sheet."""

    def __init__(self, number: int, made: Rows) -> None:
        self.left, self.made, self.done = number, made, False

    def table(self, name: str, *, hidden: bool) -> None:
        self.left -= 1

    def column(self, column: int, count: int) -> None:
        """Known from the first look."""

    def row(self, row: int, count: int, cells: list[Value], struck: set[int], *,
            hidden: bool) -> None:
        if self.left != -1:
            return
        if count * len(struck) > MAX_MERGES:
            raise ValueError("struck-through cells are repeated more often than any list does")
        for at in range(row, row + count):
            self.made.put(at, cells)
            if hidden:
                self.made.hidden_rows.add(at)
            self.made.struck.update((at, column) for column in struck)

    def span(self, span: Span) -> None:
        """Known from the first look."""

    def table_end(self) -> None:
        self.done = self.left <= -1


@dataclass(frozen=True)
class OdsSheet:
    """A sheet that is parsed anew each time its windows are asked for."""

    name: str
    hidden: bool
    package: Package
    number: int
    merged: tuple[Span, ...]
    hidden_columns: frozenset[int]

    def windows(self, rows: int) -> Iterator[Grid]:
        """The sheet from top to bottom, at most so many rows at a time.

        Raises:
            BadInput: the sheet is damaged.
        """
        made = Rows(self.package.path, self.name, self.merged, self.hidden, self.hidden_columns)
        take = _Take(self.number, made)
        for _ in _parse(self.package, take):
            yield from made.full(rows)
            if take.done:
                break
        yield from made.rest(rows)


def open_ods(path: Path) -> tuple[tuple[OdsSheet, ...], tuple[str, ...]]:
    """The sheets of an OpenDocument spreadsheet, and what a reader should know of it.

    Raises:
        BadInput: it is damaged, encrypted or built to harm.
    """
    package = Package(path)
    _refuse_locked(package)
    look = _Look()
    for _ in _parse(package, look, Budget(path, BOOK)):
        pass
    if not look.sheets:
        raise refuse(path, "the workbook has no sheet with cells",
                     "Ask the vendor for the table as a spreadsheet.")
    return tuple(OdsSheet(found.name, found.hidden, package, number, tuple(found.merged),
                          frozenset(found.columns))
                 for number, found in enumerate(look.sheets)), ()


def _parse(package: Package, taker: _Look | _Take, budget: Budget | None = None) -> Iterator[None]:
    """Read styles, then all sheets; after each piece the caller may take what was collected."""
    path = package.path
    styles = OdsStyles()
    if package.has("styles.xml"):
        names = ShortNames()
        reader = parser(path, "styles.xml", " ")
        reader.StartElementHandler = lambda name, attributes: styles.start(
            names[name], {names[key]: value for key, value in attributes.items()})
        reader.EndElementHandler = lambda name: styles.end(names[name])
        reader.CharacterDataHandler = styles.data
        for _ in feed(path, "styles.xml", reader, package.small("styles.xml")):
            pass
    reader = parser(path, _CONTENT, " ")
    Content(reader, styles, taker)
    try:
        yield from feed(path, _CONTENT, reader, package.stream(_CONTENT, budget))
    except ValueError as error:
        raise refuse(path, f"the file is damaged: {error}",
                     "Open it in a spreadsheet program and save it again.") from error


def _refuse_locked(package: Package) -> None:
    """Encrypted parts are listed in the manifest."""
    manifest = "META-INF/manifest.xml"
    if not package.has(manifest):
        return

    def start(name: str, _: dict[str, str]) -> None:
        if name in ("encryption-data", "encrypted-key"):
            raise refuse(package.path, "the spreadsheet is encrypted with a password",
                         "Remove the password in the spreadsheet program and save it again.")

    walk(package.path, manifest, package.small(manifest), start)
