"""A pattern that reads rows of one shape, many at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.files.plain import WHOLE, text_value
from optimizer.quotes.files.serial import moment
from optimizer.quotes.files.xlsx.strings import unescaped
from optimizer.quotes.grid import Fault, Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from optimizer.quotes.files.number_format import Form
    from optimizer.quotes.files.xlsx.cells import Reader
    from optimizer.quotes.files.xlsx.shape import Cell, Shape
    from optimizer.quotes.grid import Value


class RowPattern:
    """Reads rows of one shape, many at a time, column by column."""

    def __init__(self, shape: Shape, reader: Reader) -> None:
        self.hidden = shape.hidden
        self.match = re.compile(
            shape.head + b"".join(cell.source for cell in shape.cells) + shape.end).match
        self.columns: list[Callable[[Sequence[bytes]], Sequence[Value]] | None] = []
        for cell in shape.cells:
            if cell.value:
                self.columns.extend([None] * (cell.column - len(self.columns)))
                self.columns.append(_converter(cell, reader))

    def run(self, data: bytes, at: int) -> tuple[int, list[tuple[bytes, ...]]]:
        """The values of all rows of this shape from here on, and where they end."""
        found, match = [], self.match
        while row := match(data, at):
            found.append(row.groups())
            at = row.end()
        return at, found

    def rows(self, found: list[tuple[bytes, ...]]) -> tuple[list[int], list[list[Value]]]:
        """Positions and cells of rows, from their values as written."""
        raw = zip(*found, strict=True)
        numbers = [int(number) - 1 for number in next(raw)]
        blank: list[Value] = [None] * len(found)
        columns = [blank if convert is None else convert(next(raw)) for convert in self.columns]
        if not columns:
            return numbers, [[] for _ in found]
        rows = list(map(list, zip(*columns, strict=True)))
        if None in columns[-1]:
            for cells in rows:
                while cells and cells[-1] is None:
                    cells.pop()
        return numbers, rows


def _converter(cell: Cell, reader: Reader) -> Callable[[Sequence[bytes]], Sequence[Value]]:
    """Turns one column of values as written into values."""
    if cell.kind == b"s":
        texts = reader.shared.texts
        return lambda raw: [texts[index] for index in map(int, raw)]
    if cell.kind in (b"str", b"inlineStr"):
        return lambda raw: [text_value(unescaped(text.decode())) for text in raw]
    form = reader.styles.telling.get(cell.style)
    if form is None:
        return _plain
    if form.moment:
        return lambda raw: _moments(raw, form, since_1904=reader.since_1904)
    return lambda raw: _figures(raw, form)


def _plain(raw: Sequence[bytes]) -> list[Value]:
    return [int(text) if text.isdigit() and len(text) < 16 else _decimal(text) for text in raw]


def _decimal(text: bytes) -> int | float | Fault:
    value = float(text)
    if value.is_integer():
        return int(value) if -WHOLE < value < WHOLE else value
    return value if value - value == 0 else Fault("#NUM!")


def _figures(raw: Sequence[bytes], form: Form) -> list[Value]:
    made: list[Value] = []
    new, code = float.__new__, form.code
    for value in map(float, raw):
        if value - value == 0:
            figure = new(Figure, value)
            figure.format = code
            made.append(figure)
        else:
            made.append(Fault("#NUM!"))
    return made


def _moments(raw: Sequence[bytes], form: Form, *, since_1904: bool) -> list[Value]:
    known: dict[bytes, Value] = {}
    for text in set(raw):
        number = _decimal(text)
        known[text] = (number if isinstance(number, Fault)
                       else moment(number, form, since_1904=since_1904))
    return [known[text] for text in raw]
