"""Figures and words of an answer as they are read: scaled, with units, in the planner's tongue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from app import state
from app.words import said, t, told
from optimizer.core.registry import RULES

if TYPE_CHECKING:
    from optimizer.domain.answer import Cell, Column, Table


_ROW = re.compile(r"(.+) \((.+)\)")
"""A rule's title and the name of one of its rows."""


@dataclass(frozen=True)
class Scale:
    """How a column's figures are shown: divided by ``size``, in ``unit``."""

    size: Decimal
    unit: str
    places: int


def heading_of(table: Table, place: int) -> str:
    """A column's heading with the unit its figures are shown in."""
    unit = scale_of(table, place).unit
    return said(table.columns[place].heading) + (f" ({unit})" if unit else "")


def scale_of(table: Table, place: int) -> Scale:
    """Large money is shown in bn or m, won in Korean in 억, as budget tables are."""
    column = table.columns[place]
    unit = t(column.unit) if column.unit else ""
    values = [abs(Decimal(row[place] or 0)) for row in table.rows
              if isinstance(row[place], Decimal | int)]
    largest = max(values, default=Decimal(0))
    if column.kind == "share":
        return Scale(Decimal(1), "", _share_places(min(filter(None, values), default=largest)))
    if column.kind != "money" or not column.unit or largest < 10**7:
        fine = any(value != value.to_integral_value() for value in values)
        return Scale(Decimal(1), unit, (2 if largest < 1000 else 1) if fine else 0)
    if state.language() == "ko" and column.unit == "KRW":
        return Scale(Decimal(10**8), "억 원", _places(largest / 10**8))
    size, word = (10**9, t("bn")) if largest >= 10**10 else (10**6, t("m"))
    return Scale(Decimal(size), f"{column.unit} {word}", _places(largest / size))


def cell_shown(value: Cell, column: Column, scale: Scale) -> Any:
    """A value as its column shows it."""
    if value is None or value == "":
        return None
    if column.kind in ("money", "number", "integer", "share"):
        return float(round(Decimal(str(value)) / scale.size, scale.places))
    if column.kind == "date":
        return day_of(str(value))
    return words_of(value)


def words_of(value: Cell) -> str:
    """Text in the planner's language where the catalogue knows it, else as it is."""
    if isinstance(value, str):
        title, where = found.groups() if (found := _ROW.fullmatch(value)) else ("", "")
        if title in _titles():
            return f"{t(title)} ({where})"
        return _outcomes().get(value) or told(value)
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


@cache
def _titles() -> frozenset[str]:
    return frozenset(rule.title for rule in RULES.values())


def _outcomes() -> dict[str, str]:
    """Words that answers keep short, as a reader understands them."""
    return {
        "optimal": t("proven best"), "stopped": t("not proven best"),
        "no plan": t("proven: no plan"), "unknown": t("not known in the time"),
        "closed": t("nothing lies between"), "open": t("not looked into yet"),
        "assumed": t("assumed"), "feasible": t("feasible"), "not in the time": t("not in the time"),
        "loses": t("loses"), "bought": t("bought"), "dropped": t("dropped"),
        "cheapest": t("cheapest"), "fewest": t("fewest rules"), "without": t("spares a rule"),
    }


def day_of(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _places(largest: Decimal) -> int:
    return 1 if largest >= 100 else 2


def _share_places(smallest: Decimal) -> int:
    """So many that the smallest share, such as a proven gap, is not shown as nothing."""
    return min(max(3, 1 - smallest.adjusted()), 7) if smallest else 3
