"""Cells of one row, from what the parser said of them, to values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from optimizer.quotes.files.limits import MAX_COLUMNS
from optimizer.quotes.files.plain import number_value, text_value
from optimizer.quotes.files.serial import moment
from optimizer.quotes.files.xlsx.scan import column_of
from optimizer.quotes.files.xlsx.strings import SharedStrings, Text, unescaped
from optimizer.quotes.grid import Fault, Figure, Formula, Value, column_name

if TYPE_CHECKING:
    from optimizer.quotes.files.number_format import Form
    from optimizer.quotes.files.xlsx.styles import Styles

_LETTERS = [column_name(column) for column in range(MAX_COLUMNS)] + [""]
_REF = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LAYOUT = re.compile(r"^\s*\n\s*|\s*\n\s*$")
"""Line breaks between the tags of a file laid out for people."""


class BadCell(ValueError):
    """A cell that no spreadsheet program writes."""


@dataclass(slots=True)
class Said:
    """What the file says of a cell that holds more than one plain value."""

    text: str | None = None
    """None where there is no element for the value."""
    formula: str | None = None
    rich: Text | None = None


Log = list["dict[str, str] | str | Said"]
"""Of one row: the attributes of a cell, then its value where it has one, and so on."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns the cells of rows into values."""

    shared: SharedStrings
    styles: Styles
    since_1904: bool
    stale: bool
    """Whether the program that wrote the file left its formulas to be computed when it is opened;
    such programs write 0 as their results."""

    def row(self, log: Log, row: str) -> list[Value]:
        """The values of a row (``row`` is its number as text), as far as its last filled cell.

        Raises:
            BadCell, ValueError: a cell cannot be understood.
        """
        cells: list[Value] = []
        texts, telling = self.shared.texts, self.styles.telling
        attributes: dict[str, str] | None = None
        for item in log:
            if item.__class__ is dict:
                attributes = item
                continue
            if attributes is None:  # a text that came in two pieces
                return self.row(_tidy(log, row), row)
            kind = attributes.get("t")
            value: Value
            if item.__class__ is not str:
                value = self._said(attributes, item)  # type: ignore[arg-type]
            elif kind == "s":
                value = texts[_index(item)]
            elif kind is None or kind == "n":
                value = int(item) if item.isdigit() and len(item) < 16 else number_value(item)
                form = telling.get(attributes.get("s", "0"))
                if form is not None:
                    value = self._shown(value, form)
            else:
                value = self._other(kind, item)
            if value is None:
                attributes = None
                continue
            column = len(cells)
            ref = attributes.get("r")
            if ref != _LETTERS[column] + row:
                if ref is None:
                    return self.row(_tidy(log, row), row)
                target = _column(ref, row)
                if target < column:
                    raise BadCell(f"the cell {ref} stands behind a later one")
                cells.extend([None] * (target - column))
            cells.append(value)
            attributes = None
        return cells

    def struck(self, log: Log, row: str, cells: list[Value]) -> list[int]:
        """Columns of a row whose text is struck through."""
        found: list[int] = []
        log = _tidy(log, row)
        for attributes, item in zip(log, [*log[1:], None], strict=True):
            if not isinstance(attributes, dict):
                continue
            own = None
            if attributes.get("t") == "s" and isinstance(item, str):
                own = self.shared.struck.get(int(item))
            elif isinstance(item, Said) and item.rich:
                own = item.rich.struck
            column = _column(attributes["r"], row)
            if (attributes.get("s", "0") in self.styles.struck if own is None else own) and (
                column < len(cells) and cells[column] is not None
            ):
                found.append(column)
        return found

    def _said(self, attributes: dict[str, str], said: Said) -> Value:
        """The value of a cell with a formula or with text of its own."""
        if said.rich:
            return said.rich.text
        text, kind = said.text, attributes.get("t")
        value: Value = None
        if text and kind == "s":
            value = self.shared.texts[_index(text)]
        elif text and kind in (None, "n"):
            value = number_value(text)
        elif text:
            value = self._other(str(kind), text)
        if said.formula is None:
            unknown = False
        elif kind == "str":
            unknown = text is None
        else:
            unknown = value is None or (value == 0 and self.stale and kind != "b")
        if unknown:
            return Formula(f"={said.formula}")
        form = self.styles.telling.get(attributes.get("s", "0"))
        return self._shown(value, form) if form else value

    def _shown(self, value: Value, form: Form) -> Value:
        """A number as its format shows it."""
        if value.__class__ is not int and value.__class__ is not float:
            return value
        if form.moment:
            return moment(value, form, since_1904=self.since_1904)
        return Figure(value, form.code)

    def _other(self, kind: str, text: str) -> Value:
        """A value that is neither a number nor a shared text."""
        if kind in ("str", "inlineStr"):
            return text_value(unescaped(_LAYOUT.sub("", text)))
        text = text.strip()
        if not text:
            return None
        if kind == "b":
            return text.lower() in ("1", "true")
        if kind == "e":
            return Fault(text)
        if kind == "d":
            return _iso(text)
        raise BadCell(f"a cell is of the unknown kind {kind[:20]}")


def _tidy(log: Log, row: str) -> Log:
    """The same with an address for every cell and one value at most behind it."""
    made: Log = []
    column = -1
    for item in log:
        if isinstance(item, dict):
            column = _column(item["r"], row) if "r" in item else column + 1
            if column >= MAX_COLUMNS:
                raise BadCell(f"it has more than {MAX_COLUMNS:,} cells")
            made.append({**item, "r": _LETTERS[column] + row})
        elif not made:
            continue
        elif isinstance(made[-1], dict):
            made.append(item)
        elif isinstance(item, str) and isinstance(made[-1], str):
            made[-1] += item
        elif isinstance(item, Said):
            made[-1] = item
    return made


def _column(ref: str, row: str) -> int:
    """The column of an address that must lie in a row."""
    match = _REF.fullmatch(ref)
    if not match or match[2] != row:
        raise BadCell(f"a cell says that it is {ref[:20]}")
    column = column_of(match[1])
    if column >= MAX_COLUMNS:
        raise BadCell(f"the cell {ref} lies right of the last column there is")
    return column


def _index(text: str) -> int:
    """The number of a shared text; negative ones would count from the end."""
    index = int(text)
    if index < 0:
        raise BadCell(f"a cell refers to the text number {index}")
    return index


def _iso(text: str) -> Value:
    """A day or time written out."""
    for kind in (date, time, datetime):
        try:
            return kind.fromisoformat(text)
        except ValueError:
            continue
    return text
