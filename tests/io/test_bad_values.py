"""Proves that every wrong cell is named: its address, what is wrong, what to type instead."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from optimizer.io import read_scenario
from tests.io.fake_catalogue import CATALOGUE
from tests.io.samples import Book, Formula

CASES: list[tuple[str, str, int, Any, str]] = [
    ("offers", "unit_price", 0, "1,234", 'holds the text "1,234" instead of a number. Type 1234: '
     "digits only, without separators, currency or unit."),
    ("offers", "unit_price", 0, "₩1,234", 'the text "₩1,234" instead of a number. Type 1234:'),
    ("offers", "unit_price", 1, "USD 500", 'the text "USD 500" instead of a number. Type 500:'),
    ("offers", "unit_price", 0, "12 억", "instead of a number. Type 1200000000:"),
    ("offers", "unit_price", 0, "2조 1,087억", "Type 2108700000000:"),
    ("offers", "unit_price", 0, "1.234,5", 'holds the text "1.234,5" instead of a number. Type a '
     "plain number: digits and at most one decimal point, e.g. 1234.5."),
    ("offers", "unit_price", 0, "ask vendor", 'holds the text "ask vendor" instead of a number'),
    ("offers", "unit_price", 0, "1234", "holds the number 1234 as text. Type 1234 as a number"),
    ("offers", "unit_price", 0, "NaN", "is not a number (NaN)"),
    ("offers", "unit_price", 0, "#N/A", "holds the error #N/A. Correct the formula or type the"),
    ("offers", "unit_price", 0, Formula("=A1*2"), "holds a formula without a computed value. Open "
     "and save the file in a spreadsheet program, or type the value."),
    ("offers", "unit_price", 0, -3, "must not be negative (got -3). Type 0 or more."),
    ("offers", "unit_price", 0, None, "is blank. Fill it in; it has no default."),
    ("offers", "unit_price", 0, "   ", "is blank"),
    ("offers", "unit_price", 0, date(2025, 7, 1), "holds a date (2025-07-01) instead of a number"),
    ("offers", "unit_price", 0, True, "holds yes/no (TRUE) instead of a number"),
    ("offers", "unit_price", 0, 1e19, "is out of any reasonable range"),
    ("offers", "minimum_order", 0, 2.5, "must be a whole number (got 2.5). Type a whole number."),
    ("offers", "maximum_total", 0, Formula("=1/0"), "holds a formula without a computed value"),
    ("offers", "deposit_share", 0, 30, "must be at most 1 (got 30). Type a share of one: 30 % is "
     "0.3."),
    ("offers", "deposit_share", 0, "30%", "Type 0.3:"),
    ("offers", "valid_until", 0, "31.12.2025", 'holds the text "31.12.2025" instead of a date. '
     "Type a date, or text as YYYY-MM-DD"),
    ("offers", "valid_until", 0, "2025-02-30", "is no date of the calendar (2025-02-30)"),
    ("offers", "valid_until", 0, 45000, "holds the number 45000 instead of a date"),
    ("offers", "valid_until", 0, datetime(2025, 12, 31, 9, 30),  # noqa: DTZ001
     "has a time of day"),
    ("offers", "price_basis", 0, "units", "must be one of unit, accelerator (got \"units\"). Did "
     "you mean unit?"),
    ("offers", "currency", 0, "won", 'is not a currency code (got "won"). Type the three capital '
     "letters of ISO 4217, e.g. KRW."),
    ("vendors", "country", 0, "Korea", 'is not a country code (got "Korea"). Type the two capital '
     "letters"),
    ("vendors", "country", 0, None, "is blank"),
    ("accelerators", "data_centre", 0, "maybe", 'must be TRUE or FALSE (got "maybe")'),
    ("accelerators", "memory_gb", 0, time(9, 0), "instead of a number"),
    ("sites", "pue", 0, 0.9, "must be at least 1 (got 0.9). Type 1 or more."),
    ("exchange_rates", "rate", 0, 0, "must be above 0 (got 0)"),
    ("phases", "id", 0, datetime(2025, 7, 1),  # noqa: DTZ001
     "the spreadsheet turned it into a date (2025-07-01). "
     "Give the cell the format Text and type the name again."),
    ("phases", "fiscal_year", 0, 25, "must be at least 1,990 (got 25)"),
    ("vendors", "name", 0, "x" * 2001, "is longer than 2000 characters. Shorten it."),
    ("delivery_target", "accelerators", 0, "10,000", "Type 10000:"),
]


@pytest.mark.parametrize(("sheet", "heading", "row", "value", "message"), CASES)
def test_a_wrong_cell_is_named(
    tmp_path: Path, sheet: str, heading: str, row: int, value: Any, message: str
) -> None:
    """Without it a planner would hunt through thousands of cells for the wrong one.

    Exactly one problem comes up: what refers to the row of the bad cell stays quiet.
    """
    book = Book.full()
    cell = book.put(sheet, heading, row, value)
    problems = book.problems(tmp_path)
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"in.xlsx: {cell} {heading}: ")
    assert message in problems[0]


@pytest.mark.parametrize(("field", "value", "message"), [
    ("name", None, "is blank"),
    ("money.discount_rate", "4.5%", "Type 0.045:"),
    ("money.discount_rate", -0.1, "must not be negative"),
    ("money.currency", "₩", "is not a currency code"),
    ("as_of", "July 2025", "instead of a date"),
])
def test_a_wrong_single_value_is_named(
    tmp_path: Path, field: str, value: Any, message: str
) -> None:
    """Values of the sheet scenario are checked like cells of tables."""
    book = Book.full()
    row = next(number for number, cells in enumerate(book.sheets["scenario"], start=1)
               if cells[0] == field)
    [problem] = book.set(f"scenario!B{row}", value).problems(tmp_path)
    assert problem.startswith(f"in.xlsx: scenario!B{row} {field}: ")
    assert message in problem


@pytest.mark.parametrize(("sheet", "entry", "setting", "value", "message"), [
    ("rules", "delivery_target", "mode", "firm", "must be one of hard, soft, off"),
    ("rules", "delivery_target", "price", None, "delivery_target is soft but has no price"),
    ("rules", "delivery_target", "price", "₩ 1,000", "Type 1000:"),
    ("rules", "grid_step", "mode", "soft", "grid_step cannot be soft. Use one of: hard, off."),
    ("rules", "grid_step", "delay_weeks", 1000, "must be at most 520 (got 1,000)"),
    ("rules", "budget_total", "count_vat", 2, "must be TRUE or FALSE"),
    ("terms", "network", "per_accelerator", -1, "must not be negative (got -1)"),
])
def test_a_wrong_setting_is_named(
    tmp_path: Path, sheet: str, entry: str, setting: str, value: Any, message: str
) -> None:
    """Settings of rules and terms are checked against the catalogue, at the cell of the value."""
    book = Book.full()
    row = next(number for number, cells in enumerate(book.sheets[sheet], start=1)
               if cells[:2] == [entry, setting])
    [problem] = book.set(f"{sheet}!C{row}", value).problems(tmp_path)
    assert problem.startswith(f"in.xlsx: {sheet}!C{row} {entry}.{setting}: ")
    assert message in problem


def test_all_problems_come_in_one_go(tmp_path: Path) -> None:
    """Six problems in five sheets are six messages, in one run.

    Without it the planner would correct one, run again, and meet the next, six times.
    """
    book = Book.full()
    cells = [
        book.put("offers", "unit_price", 0, "₩1,234"), book.put("offers", "lead_weeks_max", 0, -1),
        book.put("vendors", "country", 1, "USA"), book.put("price_breaks", "to_units", 0, 50),
        book.put("pins", "offer", 0, "o9"), book.put("phases", "start", 1, date(2025, 10, 5)),
    ]
    problems = book.problems(tmp_path)
    assert len(problems) == len(cells)
    assert all(any(f" {cell} " in problem for problem in problems) for cell in cells)


def test_a_column_of_the_wrong_kind_is_not_a_flood(tmp_path: Path) -> None:
    """Of 300 equal problems in one column twenty are spelt out and the rest counted."""
    book = Book.full()
    for row in range(300):
        book.set(f"budgets!A{row + 4}", 2025).set(f"budgets!B{row + 4}", "much")
    problems = book.problems(tmp_path)
    assert sum('holds the text "much"' in problem for problem in problems) == 20
    assert ("in.xlsx: budgets.amount: 280 more problems in this column. Correct the first ones and "
            "check again.") in problems


def test_numbers_become_the_shortest_decimal(tmp_path: Path) -> None:
    """0.1 in a cell is one tenth, not 0.1000000000000000055; numbers as names become text."""
    book = Book.full()
    book.put("vendor_slips", "chance", 0, 0.7)
    book.put("vendor_slips", "chance", 1, 0.3)
    book.put("vendors", "group", 1, 2025)
    scenario = read_scenario(book.save(tmp_path / "in.xlsx"), CATALOGUE)
    assert str(scenario.vendor_slips[1].chance) == "0.3"
    assert scenario.vendors[1].group == "2025"


def test_yes_and_no_as_other_programs_save_them(tmp_path: Path) -> None:
    """LibreOffice saves a formatted TRUE as 1; there is no other way to read that."""
    book = Book.full()
    book.put("accelerators", "data_centre", 0, 0)
    book.put("accelerators", "data_centre", 1, "Yes")
    scenario = read_scenario(book.save(tmp_path / "in.xlsx"), CATALOGUE)
    assert [row.data_centre for row in scenario.accelerators] == [False, True]
