"""Proves that an answer is what was typed, or is refused with what to type."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D
from typing import Any

import pytest

from optimizer.io.values import Flaw
from optimizer.quotes.answer_value import answer_value
from optimizer.quotes.finding import Option, Question


def asked(field: str, free: Any = "", *options: Option) -> Question:
    return Question("q", field, ("f: s!1",), "?", options, free)


VAT = asked("vat", "", Option("in", "with VAT"), Option("out", "without VAT"))
PRICE = asked("unit_price", "number", Option(D(1190000), "1,190,000"), Option(D(7), "7"))


@pytest.mark.parametrize(("question", "text", "value"), [
    (VAT, " WITH vat ", "in"), (PRICE, "1190000", D(1190000)), (PRICE, "7", D(7)),
    (PRICE, "12.50", D("12.5")), (PRICE, "₩1,200", D(1200)),
    (asked("quoted_units", "number"), "40", 40), (asked("vat_rate", "number"), "10%", D("0.1")),
    (asked("lead_weeks", "weeks"), "12", (D(12), D(12))),
    (asked("lead_weeks", "weeks"), "12 – 14 weeks", (D(12), D(14))),
    (asked("valid_until", "date"), "2026-04-05", date(2026, 4, 5)),
    (asked("payment", "text"), "30/60/10", (D("0.3"), D("0.6"), D("0.1"))),
    (asked("payment", "text"), "0.3 / 0.7 / 0", (D("0.3"), D("0.7"), D(0))),
    (asked("currency", "text"), "usd", "USD"), (asked("origin", "text"), "kr", "KR"),
    (asked("vendor", "text"), "(주)한빛", "(주)한빛"),
    (asked("system", "system", Option("none", "not an offer")), "H200_SXM", "h200_sxm"),
    (asked("stands", "", Option(True, "yes"), Option(False, "no")), "no", False),
    (asked("maximum_total", "number", Option(None, "no limit")), "no limit", None),
])
def test_what_was_typed(question: Question, text: str, value: Any) -> None:
    """Labels without regard to case; numbers, weeks, dates, shares and codes by their kind."""
    assert answer_value(question, text, ("h200_sxm",)) == value


@pytest.mark.parametrize(("question", "text", "what"), [
    (VAT, "maybe", '"maybe" is not among the answers'),
    (PRICE, "1.234,5", "is not a number"), (PRICE, "-3", "must not be negative"),
    (asked("quoted_units", "number"), "2.5", "must be a whole number"),
    (asked("vat_rate", "number"), "10", "must be a share of one"),
    (asked("lead_weeks", "weeks"), "14-12", "no span of weeks"),
    (asked("lead_weeks", "weeks"), "soon", "no number of weeks"),
    (asked("valid_until", "date"), "2026-02-30", "no date of the calendar"),
    (asked("valid_until", "date"), "04/05/2026", "instead of a date"),
    (asked("payment", "text"), "30/60", "three shares"),
    (asked("payment", "text"), "30/60/20", "three shares"),
    (asked("currency", "text"), "dollars", "no currency code"),
    (asked("system", "system"), "h200_sxn", "unknown system"),
    (asked("vendor", "text"), "x" * 201, "longer than 200"),
])
def test_what_is_no_answer(question: Question, text: str, what: str) -> None:
    """Without it a slip would become a figure."""
    flaw = answer_value(question, text, ("h200_sxm",))
    assert isinstance(flaw, Flaw)
    assert what in flaw.what
    assert flaw.remedy


def test_two_labels_that_are_one_number_are_not_picked_by_it() -> None:
    """"1,000" and "1000" both mean 1,000: only the label itself picks one."""
    question = asked("unit_price", "", Option(D(1), "1,000"), Option(D(2), "1000 "))
    assert answer_value(question, "1,000.0") != D(1)
    assert answer_value(question, "1000") == D(2)
