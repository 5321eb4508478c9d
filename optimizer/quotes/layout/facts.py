"""What a sheet says beside its tables: labels with their values, and sentences."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from optimizer.quotes.finding import Source
from optimizer.quotes.grid import as_written, cell_name
from optimizer.quotes.layout.table import Fact
from optimizer.quotes.layout.volume import in_words
from optimizer.quotes.values.incoterm import incoterm
from optimizer.quotes.values.lead import lead
from optimizer.quotes.values.payment import payment
from optimizer.quotes.values.validity import validity
from optimizer.quotes.words.labels import label
from optimizer.quotes.words.money_words import currencies_in
from optimizer.quotes.words.normal import normal
from optimizer.quotes.words.prose import prose
from optimizer.quotes.words.vat_words import vat_in

if TYPE_CHECKING:
    from optimizer.quotes.grid import Value
    from optimizer.quotes.layout.view import View

_PIECES = re.compile(r"[,;，、；/|·•\n]|\.\s|。")
_TIMED = {"validity": ("lead",), "payment": ("lead", "validity"), "warranty": ("lead",),
          "lead": ("validity",)}
"""What a labelled length of time might be taken for, and is not."""
_UNIT = re.compile(r"(?:business |working )?(?:weeks?|wks|days?|months?)\b|주|영업일|週|周|工作日")
_BETWEEN = re.compile(r"\S\s+(?:to|until|through|-|–|~)\s+\S|\S\s?[~～]\s?\S|부터|から.+まで|至")
_SIDE_BY_SIDE = re.compile(r"\s[·•|/]\s|\s{3,}|,\s")
REACH = 8
"""So many columns right of a label its value may stand; forms have wide blanks."""


def facts_of(view: View, row: int) -> tuple[list[Fact], list[Fact]]:
    """Facts of one row outside tables, and its texts that say nothing known."""
    facts: list[Fact] = []
    loose: list[Fact] = []
    taken: set[int] = set()
    for column, text in view.texts(row):
        if column in taken:
            continue
        named = label(text)
        if named is not None:
            field: str = named[0]
            rest = named[1]
            value: Value = rest
            at, where = column, row
            if not rest:
                where, at, value = _value_of(view, row, column)
                itself = said(text, _source(view, row, column, text), row)
                if any(fact.field == field for fact in itself) and (value is None or (
                        field == "vat" and not isinstance(value, (int, float)))):
                    facts += itself  # "含税（税率13%）" says it all; a sum beside it is that total
                    continue
                if where == row:
                    taken.add(at)
            if value not in (None, ""):
                field = _decided(field, value)
                value = _with_unit(text, value) if field == "lead" and not rest else value
                source = _source(view, where, at, text if rest else value)
                facts.append(Fact(field, as_written(value), value, source, where))
                begin = as_written(value)
                if rest:
                    facts += [f for f in _labelled(text, source, row) if f.field != field]
                facts += [fact for fact in said(begin, source, row) if fact.field != field and not (
                    fact.field in _TIMED.get(field, ()) and begin.startswith(fact.text))]
            continue
        found = said(text, _source(view, row, column, text), row)
        headed = _labelled(text, _source(view, row, column, text), row)
        if found or headed:
            facts += [*headed, *found]
        else:
            loose.append(Fact("", text, text, _source(view, row, column, text), row))
    return facts, loose


def _with_unit(named: str, value: Value) -> Value:
    """A bare number with the unit of time that its label names: "Lead time (weeks)"."""
    unit = _UNIT.search(named.lower())
    bare = isinstance(value, (int, float)) or (isinstance(value, str) and value.strip().isdigit())
    return f"{as_written(value)} {unit[0]}" if unit and bare else value


def _decided(field: str, value: Value) -> str:
    """Labels that announce either of two things, by what their value can be read as."""
    text = as_written(value)
    if field == "delivery":
        return "lead" if lead(value).options or not incoterm(text).options else "incoterm"
    if field == "date" and isinstance(value, str) and _BETWEEN.search(value):
        return "validity" if validity(value).one else field
    if field == "terms":
        return "payment" if payment(text).options else "incoterm" if incoterm(text).options else ""
    return field


def said(text: str, source: Source, row: int) -> list[Fact]:
    """The facts a text states: in sentences, or a currency alone between commas."""
    found = [Fact(kind, piece, piece, source, row) for kind, piece in prose(text)]
    found += in_words(text, source, row)
    if any(fact.field == "currency" for fact in found):
        return found
    for piece in _PIECES.split(text):
        codes, rest = currencies_in(vat_in(normal(piece))[1])
        if codes and not rest.strip(" .()[]:："):
            found.append(Fact("currency", piece.strip(), piece.strip(), source, row))
    return found


def _labelled(text: str, source: Source, row: int) -> list[Fact]:
    """Number and day of the quote among labels in one text: "견적일 2026/11/05 · 번호 A-7"."""
    pieces = [piece.strip() for piece in _SIDE_BY_SIDE.split(text)]
    named = [label(piece) for piece in pieces] if len(pieces) > 1 else []
    return [Fact(one[0], one[1], one[1], source, row) for one in named
            if one is not None and one[1] and one[0] in ("number", "date", "revision")]


def stated(text: str, source: Source, row: int) -> list[Fact]:
    """What one text states: behind a label, or in sentences."""
    named = label(text)
    if named is None or not named[1]:
        return said(text, source, row)
    field = _decided(*named)
    return [Fact(field, named[1], named[1], source, row),
            *(fact for fact in said(named[1], source, row) if fact.field != field)]


def _value_of(view: View, row: int, column: int) -> tuple[int, int, Value]:
    """The value of a bare label: right of it, or else below it."""
    span = view.span(row, column)
    first = (span.right if span else column) + 1
    cells = view.row(row)
    if span is not None and _heads_block(view, row, column, first):
        return row + 1, column, view.value(row + 1, column)
    for at in range(first, min(first + REACH, len(cells))):
        value = cells[at]
        if value is None or (isinstance(value, str) and value.strip(" :：-") == ""):
            continue
        if isinstance(value, str) and _bare_label(value):
            break
        return row, at, value
    below = view.value(row + 1, column)
    if below is not None and not (isinstance(below, str) and label(below) is not None):
        kept = isinstance(below, (str, date))
        if kept and view.value(row + 1, column + 1) is None:
            return row + 1, column, below
    return row, column, None


def _heads_block(view: View, row: int, column: int, right: int) -> bool:
    """Whether a wide label stands over a text of its own width, beside another label and value."""
    span, below = view.span(row, column), view.span(row + 1, column)
    text = view.covering(row + 1, column)
    if span is None or below is None or span.right == span.left or not text or label(text):
        return False
    beside = [v for v in view.row(row)[right:right + REACH] if v is not None]
    return (below.left, below.right) == (span.left, span.right) and len(beside) > 1


def _bare_label(text: str) -> bool:
    named = label(text)
    return named is not None and not named[1]


def _source(view: View, row: int, column: int, value: Value) -> Source:
    return Source(view.grid.file, view.grid.sheet, cell_name(row, column), as_written(value))
