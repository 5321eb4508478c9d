"""How the sheets of a plan look: formats by what a figure is, page set-up, and cell writing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from optimizer.io.plan.words import WHOLE_CURRENCIES, clean
from optimizer.io.style import DATE, LINE, PLAIN_WHOLE, WHOLE, Styles

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from optimizer.domain.plan import Plan

Kind = Literal["text", "name", "date", "year", "whole", "figure", "kw", "money", "price", "share"]
TAB_PLAN = "#C55A11"
TIGHT, OVER, GOOD = "#FFE699", "#F4B6B6", "#E2EFDA"
A4 = 9
SMALL_SHARE = Decimal("0.001")
"""Shares below this would be shown as nothing."""
BASE: dict[str, Any] = {"bottom": 1, "bottom_color": "#DDE3EE"}
MARKS: dict[str, dict[str, Any]] = {
    "total": {"bold": True, "top": 1, "bottom": 6, "top_color": LINE, "bg_color": "#EEF2F8"},
    "strong": {"bold": True},
    "check": {"italic": True},
}


@dataclass(frozen=True, slots=True)
class Live:
    """A formula and the value it has, for readers that do not calculate."""

    formula: str
    value: Decimal | int | str


@dataclass(frozen=True, slots=True)
class Price:
    """An amount in a currency of its own."""

    amount: Decimal
    currency: str


Cell = str | int | Decimal | date | Live | Price | None


def amount(figure: Decimal, unit: str, plan: Plan) -> Decimal | Price:
    """A figure as a cell: money where its unit is the plan's currency."""
    return Price(figure, plan.currency) if unit == plan.currency else figure


class Look:
    """Formats of one workbook in one currency."""

    def __init__(self, workbook: Workbook, currency: str) -> None:
        self._workbook = workbook
        self._conditions: dict[str, Format] = {}
        self.styles = Styles(workbook)
        self.currency = currency
        self.money = money_format(currency)

    def __call__(self, kind: Kind, value: Cell, *marks: str) -> Format:
        """The format of a cell that holds a figure of this kind."""
        more = dict(BASE)
        for mark in marks:
            more |= MARKS[mark]
        if kind in ("text", "name"):
            more |= {"text_wrap": kind == "text", "align": "left", "indent": 1}
        else:
            more |= {"num_format": self._number(kind, value), "align": "right"}
        return self.styles(**more)

    def condition(self, color: str) -> Format:
        """What a conditional format changes: the fill, and bold, which is seen in grey too."""
        if color not in self._conditions:
            self._conditions[color] = self._workbook.add_format({"bg_color": color, "bold": True})
        return self._conditions[color]

    def _number(self, kind: Kind, value: Cell) -> str:
        if isinstance(value, Price):
            return money_format(value.currency)
        if kind == "figure":
            held = value.value if isinstance(value, Live) else value
            whole = not isinstance(held, Decimal) or held == held.to_integral_value()
            return WHOLE if whole else "#,##0.00"
        if kind == "share" and isinstance(value, Decimal) and 0 < abs(value) < SMALL_SHARE:
            return "0.0000 %"
        return {"date": DATE, "year": PLAIN_WHOLE, "whole": WHOLE, "kw": "#,##0.0",
                "money": self.money, "price": "#,##0.00", "share": "0.0 %"}[kind]


def money_format(currency: str) -> str:
    """How amounts of a currency show: won without decimals."""
    return WHOLE if currency in WHOLE_CURRENCIES else "#,##0.00"


def put(sheet: Worksheet, row: int, column: int, value: Cell, style: Format) -> None:
    """Write one cell. Text is always text, whatever sign it starts with."""
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, Live):
        held = value.value
        cached = held if isinstance(held, str) else float(held)
        sheet.write_formula(row, column, value.formula, style, cached)
    elif isinstance(value, str):
        sheet.write_string(row, column, clean(value), style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    else:
        amount = value.amount if isinstance(value, Price) else value
        sheet.write_number(row, column, float(amount), style)


def open_sheet(workbook: Workbook, name: str) -> Worksheet:
    """A new sheet of the plan, set up for reading and for A4 paper."""
    sheet = workbook.add_worksheet(name)
    sheet.set_tab_color(TAB_PLAN)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
    return sheet
