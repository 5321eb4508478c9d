"""A table of a plan: columns with a kind and a unit, rows of exact figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
import streamlit as st

from app import format as form

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

Kind = Literal["text", "long", "whole", "number", "money", "share", "date"]
"""long: text that wraps on paper; whole: counts; money: in the unit of its column, a currency;
share: of one."""
Cell = str | int | Decimal | date | None
NUMBERS = frozenset({"whole", "number", "money", "share"})


@dataclass(frozen=True)
class Column:
    """One column; ``unit`` of money is its currency."""

    heading: str
    kind: Kind = "text"
    unit: str = ""

    def titled(self, unit: str | None = None) -> str:
        """The heading with its unit."""
        said = self.unit if unit is None else unit
        return f"{self.heading}, {said}" if said else self.heading


@dataclass(frozen=True)
class Sheet:
    """A table; ``name`` is that of its file, ``total``: its last row adds up the others."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    note: str = ""
    total: bool = False

    def frame(self) -> pd.DataFrame:
        """All figures in full, e.g. for a file."""
        return pd.DataFrame(
            [[float(cell) if isinstance(cell, Decimal) else cell for cell in row]
             for row in self.rows], columns=_apart([one.titled() for one in self.columns]))

    def scales(self) -> list[tuple[Decimal, str]]:
        """What each column is divided by where a person reads it, and the unit of that."""
        out = []
        for place, column in enumerate(self.columns):
            figures = [abs(cell) for row in self.rows if isinstance(cell := row[place], Decimal)]
            out.append(form.money_unit(column.unit, max(figures, default=Decimal(0)))
                       if column.kind == "money" else (Decimal(1), column.unit))
        return out

    def headings(self) -> list[str]:
        """The columns as a person reads them."""
        return [column.titled(unit)
                for column, (_, unit) in zip(self.columns, self.scales(), strict=True)]

    def texts(self) -> list[list[str]]:
        """All cells as a person reads them."""
        scales = self.scales()
        return [[_text(cell, column, scale) for cell, column, (scale, _) in zip(
            row, self.columns, scales, strict=True)] for row in self.rows]

    def on_screen(self) -> tuple[pd.DataFrame, dict[str, ColumnConfig]]:
        """Figures as numbers in the units of reading, so that a reader can sort by them."""
        scales, names = self.scales(), _apart(self.headings())
        rows = [[_scaled(cell, column, scale) for cell, column, (scale, _) in zip(
            row, self.columns, scales, strict=True)] for row in self.rows]
        config = {name: _config(column, scale) for name, column, (scale, _) in zip(
            names, self.columns, scales, strict=True)}
        return pd.DataFrame(rows, columns=names), config


def _apart(names: list[str]) -> list[str]:
    """Column names must differ."""
    return [name + "\u200b" * names[:place].count(name) for place, name in enumerate(names)]


def _scaled(cell: Cell, column: Column, scale: Decimal) -> Any:
    if isinstance(cell, str) or cell is None or isinstance(cell, date):
        return cell
    return float(cell * 100 if column.kind == "share" else cell / scale) \
        if column.kind in NUMBERS and column.kind != "whole" else cell


def _places(column: Column, scale: Decimal) -> int:
    return {"whole": 0, "share": 1, "number": 2}.get(column.kind, 1 if scale > 1 else 0)


def _config(column: Column, scale: Decimal) -> ColumnConfig:
    if column.kind == "date":
        return st.column_config.DateColumn()
    if column.kind not in NUMBERS:
        return st.column_config.TextColumn(width="large" if column.kind == "long" else None)
    if column.kind == "number":
        return st.column_config.NumberColumn(format="localized")
    places, percent = _places(column, scale), " %%" if column.kind == "share" else ""
    return st.column_config.NumberColumn(format=f"%,.{places}f{percent}")


def _text(cell: Cell, column: Column, scale: Decimal) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return form.day(cell)
    if column.kind == "share":
        return form.share(cell)
    if column.kind == "text":
        return str(cell)
    return form.number(cell / scale, _places(column, scale))
