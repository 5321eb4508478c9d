"""What was read from vendors' files as tables: offers, where each figure is from, other lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from app import format as form
from app import state
from app.quotes.telling import told_in
from app.widgets.quote_picture import words_shown
from app.widgets.shown import table_shown
from app.words import t
from optimizer.quotes.finding import Finding
from optimizer.quotes.offers import ordered
from optimizer.quotes.workbook.look import value_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.quotes.finding import QuotedLine, SideLine

SIGNS = {"read": "✓", "inferred": "≈", "asked": "?", "answered": "✎", "not stated": "–"}
"""Beside the words, for cells that have room for a sign only."""
FIELDS = {
    "vendor": "Vendor", "stands": "Stands", "system": "System", "quoted_units": "Units",
    "currency": "Currency", "vat": "VAT in the prices", "vat_rate": "VAT rate",
    "price_basis": "Price per", "unit_price": "Price without VAT", "breaks": "Price breaks",
    "break_kind": "Breaks lower", "minimum_order": "Least units", "maximum_total": "Most units",
    "lead_weeks": "Lead time, weeks", "valid_until": "Valid until", "payment": "Payment",
    "freight_per_unit": "Freight per unit", "incoterm": "Delivery term", "origin": "Origin",
}
"""Fields of a line as headings."""
SHOWN = ("vendor", "system", "quoted_units", "unit_price", "currency", "price_basis",
         "lead_weeks", "valid_until", "vat", "breaks", "payment", "origin")
"""Of these a table of lines has a column; the rest is in the trace of a line."""
VALUES = {"in": "with VAT", "out": "without VAT", "unit": "system", "accelerator": "accelerator",
          "all_units": "all units", "incremental": "only units beyond the break"}
MOST_SIDE_LINES = 2_000
MOST_PLACES = 4


def legend_shown() -> None:
    """What the signs in front of figures mean."""
    st.caption(" · ".join(f"{sign} {t(status)}" for status, sign in SIGNS.items()))


def lines_shown(lines: Sequence[QuotedLine], waiting: Sequence[QuotedLine]) -> None:
    """Lines that are offers, then those that wait, each figure with the sign of how it is known."""
    legend_shown()
    waits = {id(line) for line in waiting}
    every = [*lines, *waiting]
    frame = pd.DataFrame({
        t("State"): [f"… {t('waits for answers')}" if id(line) in waits else f"✓ {t('ready')}"
                     for line in every],
        **{t(FIELDS[name]): [_signed(name, line.findings.get(name)) for line in every]
           for name in SHOWN},
        t("As written"): [" ".join(line.description.split()) for line in every],
        t("Where"): [line.key for line in every],
    })
    table_shown(frame, "quoted-lines", told=t("Lines read from the vendors' files"))


def trace_shown(line: QuotedLine) -> None:
    """Every field of a line: its value, how it is known, where it stands, and why."""
    found = ordered(line)
    language = state.language()
    words_shown(
        [t("Field"), t("Value"), t("How it is known"), t("Where"), t("As written"), t("Why"),
         t("Could also be")],
        [(t(FIELDS.get(name, name)), value_text(name, one.value),
          f"{SIGNS[one.status]}\u00a0{t(one.status)}", _places(one), _written(one),
          told_in(one.reason, language), _otherwise(name, one))
         for name, one in found if one.status != "not stated"],
        t("Where each figure of the line comes from"))
    if silent := [t(FIELDS.get(name, name)) for name, one in found if one.status == "not stated"]:
        st.caption(t("The quote says nothing on: {fields}.", fields=", ".join(silent)))


def side_lines_shown(lines: Sequence[SideLine]) -> None:
    """Lines that became no offer, and why."""
    some = [line for line, _ in zip(lines, range(MOST_SIDE_LINES), strict=False)]
    table_shown(pd.DataFrame({
        t("What it is"): [t(line.kind) for line in some],
        t("As written"): [" ".join(line.description.split()) for line in some],
        t("Figures"): [line.figures for line in some],
        t("Why it is no offer"): [told_in(line.why, state.language()) for line in some],
        t("File"): [line.source.file for line in some],
        t("Where"): [_at(line.source.sheet, line.source.cell) for line in some],
    }), "other-lines", told=t("Lines of the files that are no offers"))
    if len(lines) > MOST_SIDE_LINES:
        st.caption(t("The first {shown} of {all} are shown; the offers workbook lists more.",
                     shown=form.number(MOST_SIDE_LINES), all=form.number(len(lines))))


def value_text(name: str, value: Any) -> str:
    """The value of a field as planners write it."""
    if name in ("breaks", "alternatives") and value:
        return "; ".join(t("from {n}: {price}", n=form.number(first), price=form.number(price, 2))
                         for first, price in value)
    if isinstance(value, str):
        return t(VALUES[value]) if value in VALUES else value
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, int | float | Decimal):
        return form.number(value, 4 if name == "vat_rate" else 2)
    if name == "lead_weeks" and isinstance(value, tuple):
        best, worst = (form.number(part, 1) for part in value)
        return best if best == worst else f"{best}–{worst}"
    if isinstance(value, date):
        return form.day(value)
    return str(value_shown(name, value) or "")


def _signed(name: str, found: Finding | None) -> str:
    one = found or Finding(None, "not stated", "")
    text = value_text(name, one.value) if one.status != "asked" else t("asked")
    return f"{SIGNS[one.status]} {text}".strip()


def _otherwise(name: str, found: Finding) -> str:
    """What an inferred or asked field could also be; of one that was read nothing else is meant."""
    doubtful = found.status in ("inferred", "asked")
    return "; ".join(value_text(name, one) for one in found.alternatives if doubtful)


def _written(found: Finding) -> str:
    texts = dict.fromkeys(one.text for one in found.sources[:MOST_PLACES] if one.text)
    return "; ".join(texts)


def _places(found: Finding) -> str:
    places = dict.fromkeys(_at(one.sheet, one.cell) for one in found.sources[:MOST_PLACES])
    more = len(found.sources) - MOST_PLACES
    return "; ".join([*places, *([t("and {n} more", n=more)] if more > 0 else [])])


def _at(sheet: str, cell: str) -> str:
    return f"{sheet}!{cell}" if cell else sheet
