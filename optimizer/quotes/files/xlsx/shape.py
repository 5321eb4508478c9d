"""The shape of a row: all its bytes but the values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from optimizer.quotes.files.xlsx.scan import column_of

FAR = 64
"""Empty places beyond three times the cells that a row of a shape may have: rows of one far cell
would grow a thousandfold."""

_ATTRIBUTES = rb'((?: [\w:]+="[^"<&]*")*)'
_ATTRIBUTE = re.compile(rb' ([\w:]+)="([^"]*)"')
_NUMBER = rb"([-+.\dEe]+)"
_TEXT = rb"([^<&\r]*)"
_OPEN = {b"s": rb"(\d{1,9})", b"": _NUMBER, b"n": _NUMBER, b"str": _TEXT, b"inlineStr": _TEXT}
"""What stands for the value of a cell, by its kind. Other kinds are the parser's."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a shape."""

    column: int
    kind: bytes
    style: str
    formula: bool
    value: bool
    source: bytes
    """Its pattern."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What rows have in common."""

    head: bytes
    """The pattern of the row's own tag."""
    cells: tuple[Cell, ...]
    end: bytes
    hidden: bool


def shape_of(row: bytes, prefix: str) -> Shape | None:
    """The shape of one whole row; None if it holds what only the parser understands."""
    before = prefix.encode()
    head = re.match(rb"\s*<%srow%s>" % (before, _ATTRIBUTES), row)
    end = b"</%srow>" % before
    if not head or not row.endswith(end):
        return None
    own = dict(_ATTRIBUTE.findall(head[1]))
    number = own.get(b"r", b"")
    if not number.isdigit() or head[1].count(b' r="') != 1:
        return None
    start, _, rest = head[1].partition(b' r="%s"' % number)
    cells: list[Cell] = []
    at = head.end()
    pattern = _cell_pattern(before)
    while at < len(row) - len(end):
        found = pattern.match(row, at)
        cell = found and _cell(found, number, before)
        if not found or not cell or (cells and cell.column <= cells[-1].column):
            return None
        cells.append(cell)
        at = found.end()
    if at != len(row) - len(end) or not cells or cells[-1].column > FAR + 3 * len(cells):
        return None
    hidden = own.get(b"hidden", b"").lower() in (b"1", b"true", b"on") or own.get(b"ht") == b"0"
    source = rb'\s*<%srow%s r="(\d{1,7})"%s>' % (before, re.escape(start), re.escape(rest))
    return Shape(source, tuple(cells), re.escape(end), hidden)


_PATTERNS: dict[bytes, re.Pattern[bytes]] = {}


def _cell_pattern(prefix: bytes) -> re.Pattern[bytes]:
    """Matches a cell that is written plainly."""
    if prefix not in _PATTERNS:
        source = (rb"<@c" + _ATTRIBUTES + rb"(?:(?P<empty>/>)|>(?P<formula><@f>[^<&]*</@f>)?"
                  rb"(?:<@v>(?P<value>[^<&]*)</@v>|"
                  rb'<@is><@t(?P<space>(?: xml:space="preserve")?)>(?P<text>[^<&]*)</@t></@is>)'
                  rb"</@c>)")
        _PATTERNS[prefix] = re.compile(source.replace(b"@", prefix))
    return _PATTERNS[prefix]


def _cell(found: re.Match[bytes], row: bytes, prefix: bytes) -> Cell | None:
    """A cell of a row, if its address is that of the row and its value is plain."""
    own = dict(_ATTRIBUTE.findall(found[1]))
    ref, kind = own.get(b"r", b""), own.get(b"t", b"")
    letters = ref.removesuffix(row)
    if not re.fullmatch(rb"[A-Z]{1,3}", letters) or len(letters) == len(ref):
        return None
    start, _, rest = found[1].partition(b' r="%s"' % ref)
    tag = rb'<@c%s r="%s\1"%s' % (re.escape(start), letters, re.escape(rest))
    column, style = column_of(letters.decode()), own.get(b"s", b"0").decode()
    if found["empty"]:
        return Cell(column, kind, style, False, False, (tag + b"/>").replace(b"@", prefix))
    value = _OPEN.get(kind)
    if value is None or (found["text"] is not None) != (kind == b"inlineStr") or not re.fullmatch(
        value, found["text"] if kind == b"inlineStr" else found["value"]
    ):
        return None
    formula = b"<@f>[^<&]*</@f>" if found["formula"] else b""
    inner = (b"<@is><@t%s>%s</@t></@is>" % (found["space"], value) if kind == b"inlineStr"
             else b"<@v>%s</@v>" % value)
    source = (tag + b">" + formula + inner + b"</@c>").replace(b"@", prefix)
    return Cell(column, kind, style, bool(formula), True, source)
