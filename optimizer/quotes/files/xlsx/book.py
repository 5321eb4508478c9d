"""A workbook: which sheets it has, where they are, and what holds for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from optimizer.io.archive import Budget
from optimizer.io.files import refuse
from optimizer.quotes.files.limits import BOOK
from optimizer.quotes.files.markup import damaged, true, walk
from optimizer.quotes.files.xlsx.cells import Reader
from optimizer.quotes.files.xlsx.package import Link, Package
from optimizer.quotes.files.xlsx.scan import merged_cells
from optimizer.quotes.files.xlsx.sheet import XlsxSheet
from optimizer.quotes.files.xlsx.strings import SharedStrings, shared_strings
from optimizer.quotes.files.xlsx.styles import Styles, styles

if TYPE_CHECKING:
    from pathlib import Path

_TYPES = "[Content_Types].xml"


@dataclass(slots=True)
class _Book:
    """What the part that lists the sheets says."""

    sheets: list[tuple[str, bool, str]] = field(default_factory=list)
    """Name, whether hidden, and the id under which its part is known."""
    since_1904: bool = False
    stale: bool = False
    external: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible").lower() in ("hidden", "veryhidden")
            self.sheets.append((attributes.get("name", ""), hidden, attributes.get("id", "")))
        elif name == "workbookPr":
            self.since_1904 = true(attributes.get("date1904"))
        elif name == "calcPr":
            self.stale = true(attributes.get("fullCalcOnLoad"))
        elif name == "externalReference":
            self.external = True


def open_xlsx(path: Path) -> tuple[tuple[XlsxSheet, ...], tuple[str, ...]]:
    """The worksheets of a workbook, and what a reader should know of it.

    Raises:
        BadInput: it is damaged, locked, carries macros or is built to harm.
    """
    package = Package(path)
    for _ in package.small(_TYPES):  # this is where macros are declared
        pass
    main = _main_part(package)
    book = _Book()
    walk(path, main, package.small(main), book.start)
    links = {link.id: link for link in package.links(main)}
    _refuse_programs(package, list(links.values()))
    reader = _reader(package, list(links.values()), book)
    sheets = tuple(_sheets(package, book, links, reader))
    if not sheets:
        raise refuse(path, "the workbook has no sheet with cells",
                     "Ask the vendor for the table as a spreadsheet.")
    return sheets, _notes(book)


def _main_part(package: Package) -> str:
    for link in package.links(""):
        if link.kind == "officedocument":
            return link.target
    return "xl/workbook.xml"


def _refuse_programs(package: Package, links: list[Link]) -> None:
    """References to other workbooks are left alone; those that start a program are refused."""
    def start(name: str, _attributes: dict[str, str]) -> None:
        if name in ("ddeLink", "oleLink"):
            raise refuse(package.path, "the workbook is linked to another program (DDE or OLE), "
                         "which opening it would start",
                         "Save the values alone in a new workbook.")

    for link in links:
        if link.kind == "externallink" and package.has(link.target):
            walk(package.path, link.target, package.small(link.target), start)


def _reader(package: Package, links: list[Link], book: _Book) -> Reader:
    """What all sheets need to turn cells into values."""
    parts = {link.kind: link.target for link in links if package.has(link.target)}
    texts = (shared_strings(package, parts["sharedstrings"]) if "sharedstrings" in parts
             else SharedStrings([], {}))
    look = styles(package, parts["styles"]) if "styles" in parts else Styles()
    return Reader(texts, look, book.since_1904, book.stale)


def _sheets(
    package: Package, book: _Book, links: dict[str, Link], reader: Reader
) -> list[XlsxSheet]:
    """Worksheets in their order; chart sheets hold no cells and are left out."""
    made = []
    budget = Budget(package.path, BOOK)
    for name, hidden, link_id in book.sheets:
        link = links.get(link_id)
        if link is None or link.external:
            raise damaged(package.path, "that lists the sheets", f"{name} is not found")
        if link.kind == "worksheet":
            merged = merged_cells(package, link.target, budget)
            made.append(XlsxSheet(name, hidden, package, link.target, merged, reader))
    return made


def _notes(book: _Book) -> tuple[str, ...]:
    notes = []
    if book.external:
        notes.append("Formulas refer to other workbooks; those were not opened, the results "
                     "stored in this file are used.")
    return tuple(notes)
