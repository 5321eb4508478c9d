"""Proves that tables which contradict each other are named at the cell to correct."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from optimizer.domain.checks import check_scenario
from optimizer.domain.checks.duplicates import KEYS
from optimizer.domain.references import references, tables
from optimizer.domain.scenario import AimChoice
from optimizer.io.outline import outline
from tests.io.fake_catalogue import CATALOGUE
from tests.io.samples import Book, full_scenario, problems_of

ONE = [
    # sheet, heading, row, value, message
    ("offers", "vendor", 0, "v3", "unknown vendor v3. Known: v1, v2."),
    ("offers", "system", 0, "dgx", "unknown system dgx. Known: s1, s2."),
    ("offers", "sites", 0, "hall; anex", "unknown site anex. Did you mean annex? Known:"),
    ("systems", "accelerator", 0, "B300", "unknown accelerator B300"),
    ("site_phases", "phase", 0, "2026Q1", "unknown phase 2026Q1. Known: 2025Q3, 2025Q4."),
    ("offer_phases", "offer", 0, "o7", "unknown offer o7"),
    ("pins", "site", 0, "moon", "unknown site moon"),
    ("placed_orders", "phase", 0, "2025Q2", "unknown phase 2025Q2"),
    ("exchange_rates", "phase", 1, "2025-Q4", "unknown phase 2025-Q4. Did you mean 2025Q4?"),
    ("conditional_rebates", "trigger_offer", 0, "o3", "unknown offer o3"),
    ("delivery_target", "phase", 0, "2025Q5", "unknown phase 2025Q5"),
    ("delivery_target", "model", 0, "B2000", "unknown accelerator B2000. Did you mean B200?"),
    ("delivery_target", "use", 0, "traning", "unknown use traning. Did you mean training?"),
    ("delivery_target", "platform_class", 0, "rack", "unknown platform class rack. Known: board."),
    ("shares", "name", 0, "foreign", "unknown vendor group foreign. Known: domestic."),
    ("systems", "liquid_heat_share", 1, 0.5, "system s2 is cooled by air but sends 0.5 of its "
     "heat to liquid. Set the share to 0, or cooling to liquid."),
    ("systems", "unit_kw_typical", 0, 15, "typical power 15 kW is above the maximum 14.3 kW"),
    ("phases", "end", 1, date(2025, 9, 1), "phase 2025Q4 ends (2025-09-01) before it starts "
     "(2025-10-01). Correct one of the two dates."),
    ("phases", "start", 1, date(2025, 9, 15), "phase 2025Q4 starts (2025-09-15) while phase "
     "2025Q3 still runs (to 2025-09-30). Let it start on 2025-10-01."),
    ("phases", "start", 1, date(2025, 10, 5), "no phase covers the days from 2025-10-01 to "
     "2025-10-04. Let phase 2025Q4 start on 2025-10-01."),
    ("vendors", "award_max", 0, 99, "award_max 99 is below award_min 100"),
    ("offers", "deposit_share", 0, 0.2, "deposit, delivery and acceptance shares add up to 0.9, "
     "not 1"),
    ("offers", "lead_weeks_max", 0, 3, "lead_weeks_max 3 is below lead_weeks_min 4"),
    ("offers", "maximum_total", 0, 1, "maximum_total 1 is below minimum_order 2"),
    ("price_breaks", "from_units", 0, 1, "the first break of o1 starts at unit 1"),
    ("price_breaks", "unit_price", 1, 2 * 10**11, "the price rises from 100,000,000,000 to "
     "200,000,000,000 at unit 100 of o1"),
    ("budgets", "fiscal_year", 0, 2026, "no phase lies in fiscal year 2026. Delete the row or "
     "correct the year; planned years: 2025."),
    ("vendor_rebates", "kind", 1, "all_units", "the rebate of v1 on spend is incremental in one "
     "step and all_units in the next"),
    ("vendor_rebates", "from_amount", 1, 10**8, "step 100,000,000 comes after step 1,000,000,000"),
    ("vendor_rebates", "rebate", 1, 2, "a rebate on spend is a share, and 2 is above 1"),
    ("export_quotas", "valid_to", 0, date(2024, 1, 1), "it ends (2024-01-01) before it begins"),
    ("export_rules", "destinations", 0, "freinds", "freinds is neither a country code nor a group "
     "of regime mine. Did you mean friends?"),
    ("export_rules", "classes", 0, "3A090.b", "unknown control class 3A090.b in regime mine"),
    ("export_rules", "quotas", 0, "cup", "unknown export quota cup"),
    ("offers", "quote", 0, "v1 / Q-2", "unknown quote v1 / Q-2. Did you mean v1 / Q-1?"),
    ("offers", "vendor", 0, "v2", "the offer is of v2, and its quote is of v1"),
    ("quotes", "standing", 1, "current", "two revisions of v1 / Q-1 are current"),
    ("export_thresholds", "tpp_below", 0, 4800, "nothing is at least 4,800 and below 4,800"),
]


@pytest.mark.parametrize(("sheet", "heading", "row", "value", "message"), ONE)
def test_one_contradiction_is_one_problem_at_its_cell(
    tmp_path: Path, sheet: str, heading: str, row: int, value: Any, message: str
) -> None:
    """One wrong cell, one message with that cell, and no noise from elsewhere."""
    book = Book.full()
    cell = book.put(sheet, heading, row, value)
    [problem] = book.problems(tmp_path)
    assert problem.startswith(f"in.xlsx: {cell} {heading}: ")
    assert message in problem


def _breaks_overlap(book: Book) -> tuple[str, str]:
    book.put("price_breaks", "to_units", 0, 150)
    return "price_breaks!C3", ("breaks of o1 overlap: units 100 to 150 have two prices. Set "
                               "to_units to 99, or leave it blank.")


def _breaks_leave_a_hole(book: Book) -> tuple[str, str]:
    book.put("price_breaks", "to_units", 0, 80)
    return "price_breaks!C3", ("breaks of o1 leave a hole: units 81 to 99 have no price. Set "
                               "to_units to 99, or leave it blank.")


def _last_break_ends(book: Book) -> tuple[str, str]:
    book.put("price_breaks", "to_units", 1, 300)
    return "price_breaks!C4", "above 300 units o1 has no price"


def _breaks_without_kind(book: Book) -> tuple[str, str]:
    book.put("offers", "break_kind", 0, None)
    return "price_breaks!A3", "offer o1 has price breaks but no break_kind. Set break_kind of"


def _slips_do_not_sum(book: Book) -> tuple[str, str]:
    book.put("vendor_slips", "chance", 0, 0.8)
    return "vendor_slips!C4", "the chances of vendor v1 add up to 0.9, not 1"


def _no_rate(book: Book) -> tuple[str, str]:
    del book.sheets["exchange_rates"][2]
    return (f"offers!{book.column('offers', 'currency')}4",
            "no exchange rate of USD for phase 2025Q3, in which a payment could fall. Add rows of "
            "USD to exchange_rates; one with a blank phase holds for all.")


def _own_rate(book: Book) -> tuple[str, str]:
    book.put("exchange_rates", "currency", 0, "KRW")
    book.put("exchange_rates", "rate", 0, 2)
    book.put("exchange_rates", "phase", 1, None)
    return "exchange_rates!C3", "KRW is the reporting currency, so its rate is 1, not 2"


def _dates_of_a_quote(book: Book) -> tuple[str, str]:
    book.put("offers", "valid_from", 0, date(2026, 1, 1))
    return (f"offers!{book.column('offers', 'valid_until')}3",
            "the quote ends (2025-12-31) before it begins (2026-01-01)")


def _multiple_above_maximum(book: Book) -> tuple[str, str]:
    book.put("offers", "order_multiple", 0, 300)
    book.put("offers", "maximum_per_phase", 0, 299)
    return (f"offers!{book.column('offers', 'maximum_per_phase')}3",
            "maximum_per_phase 299 is below the least order, 300 units (minimum_order 2 in "
            "multiples of 300)")


def _free_offer_with_breaks(book: Book) -> tuple[str, str]:
    book.put("offers", "unit_price", 0, 0)
    for row in (0, 1):
        book.put("price_breaks", "unit_price", row, 0)
    return "price_breaks!D3", "offer o1 is free and cannot get cheaper"


def _phases_in_wrong_order(book: Book) -> tuple[str, str]:
    rows = book.sheets["phases"]
    rows[2], rows[3] = rows[3], rows[2]
    return "phases!B4", "phase 2025Q3 starts (2025-07-01) before phase 2025Q4 (2025-10-01). List"


def _years_run_backwards(book: Book) -> tuple[str, str]:
    book.put("phases", "fiscal_year", 0, 2026)
    return "phases!D4", "fiscal year 2025 follows 2026"


@pytest.mark.parametrize("spoil", [
    _breaks_overlap, _breaks_leave_a_hole, _last_break_ends, _breaks_without_kind,
    _slips_do_not_sum, _no_rate, _own_rate, _dates_of_a_quote, _multiple_above_maximum,
    _free_offer_with_breaks, _phases_in_wrong_order, _years_run_backwards,
])
def test_several_cells_that_contradict(
    tmp_path: Path, spoil: Callable[[Book], tuple[str, str]]
) -> None:
    """Where it takes more than one cell to see it, the cell to correct is the one named."""
    book = Book.full()
    cell, message = spoil(book)
    [problem] = book.problems(tmp_path)
    assert problem.startswith(f"in.xlsx: {cell} ")
    assert message in problem


@pytest.mark.parametrize("sheet", sorted(
    {name for name, record in tables().items() if "id" in record.model_fields} | set(KEYS)))
def test_the_same_row_twice(tmp_path: Path, sheet: str) -> None:
    """Every table whose rows have a key refuses the second row with the same key."""
    book = Book.full()
    rows = book.sheets[sheet]
    rows.append(list(rows[2]))
    problems = book.problems(tmp_path)
    assert problems[0].startswith(f"in.xlsx: {sheet}!")
    assert any(f"{sheet}!" in text and "stands in an earlier row" in text for text in problems)


def test_a_bad_row_still_counts_as_known(tmp_path: Path) -> None:
    """A vendor whose country is wrong is not also an unknown vendor of its offers."""
    book = Book.full()
    book.put("vendors", "country", 0, "Korea")
    book.put("systems", "unit_kw_max", 0, "a lot")
    book.put("phases", "fiscal_year", 1, None)
    assert len(book.problems(tmp_path)) == 3
    book.put("sites", "id", 0, None)
    assert len(book.problems(tmp_path)) == 4


def test_a_bad_break_silences_only_its_own_ladder(tmp_path: Path) -> None:
    """Prices of other offers are still checked while one ladder cannot be read."""
    book = Book.full()
    book.put("price_breaks", "unit_price", 0, "less")
    book.put("offers", "break_kind", 1, "incremental")
    book.sheets["price_breaks"] += [["o2", 5, 4, 1], ["o2", 10, None, 2]]
    problems = book.problems(tmp_path)
    assert len(problems) == 3, problems
    assert sum("price_breaks!D3" in problem for problem in problems) == 1


def test_a_rate_is_needed_only_where_a_payment_could_fall(tmp_path: Path) -> None:
    """With a quote that can only be ordered in the fourth quarter, the third needs no rate."""
    book = Book.full()
    del book.sheets["exchange_rates"][2]
    del book.sheets["placed_orders"][2]
    book.put("offers", "valid_from", 1, date(2025, 10, 1))
    assert book.problems(tmp_path) == []


def test_what_the_last_break_leaves_may_be_shut_by_a_maximum(tmp_path: Path) -> None:
    """A ladder that ends is fine where the offer ends with it."""
    book = Book.full()
    book.put("price_breaks", "to_units", 1, 500)
    assert book.problems(tmp_path) == []


def test_the_plan_held_so_far_may_name_what_is_gone() -> None:
    """Quotes lapse; an order of the old plan for one of them is change, not an error."""
    assert full_scenario().previous_plan[0].offer == "gone"
    assert check_scenario(full_scenario()) == []


def test_names_from_outside(tmp_path: Path) -> None:
    """Aims and shipped regimes are known to the caller, not to the file."""
    path = Book.full().save(tmp_path / "in.xlsx")
    assert problems_of(path, names={"aim": ["least_cost", "most_compute"],
                                    "export_regime": ["shipped"]}) == []
    book = Book.full()
    book.put("aims", "aim", 0, "least_costs")
    row = next(number for number, cells in enumerate(book.sheets["scenario"], start=1)
               if cells[0] == "export_regime")
    book.set(f"scenario!B{row}", "shiped")
    problems = problems_of(book.save(path), names={"aim": ["least_cost", "most_compute"],
                                                   "export_regime": ["shipped"]})
    assert problems == [
        "in.xlsx: aims!A3 aim: unknown aim least_costs. Did you mean least_cost? "
        "Known: least_cost, most_compute.",
        f"in.xlsx: scenario!B{row} export_regime: unknown export regime shiped. "
        "Did you mean shipped? Known: mine, none, shipped.",
    ]


def test_a_scenario_made_in_code_is_checked_too() -> None:
    """An option such as ``--aim`` changes a scenario after it was read."""
    scenario = full_scenario()
    twice = scenario.model_copy(update={"aims": (*scenario.aims, AimChoice(aim="least_cost")),
                                        "money": scenario.money.model_copy(
                                            update={"currency": "EUR"})})
    found = [str(problem) for problem in check_scenario(twice)]
    assert found[0].startswith("aims[2].aim: least_cost stands in an earlier row")
    assert any("no exchange rate of KRW" in text for text in found)


def test_references_are_found_by_name() -> None:
    """What refers to what is told from field names; this is the whole list, so none is missed."""
    found = {f"{name}.{field}": target for name, record in tables().items()
             for field, target in references(record).items()}
    offer = {f"{table}.offer": "offers" for table in (
        "price_breaks", "offer_phases", "alternates", "bundles", "placed_orders", "pins",
        "previous_plan")}
    phase = {f"{table}.phase": "phases" for table in (
        "site_phases", "offer_phases", "exchange_rates", "placed_orders", "pins", "previous_plan")}
    site = {f"{table}.site": "sites" for table in (
        "site_phases", "placed_orders", "pins", "previous_plan")}
    assert found == offer | phase | site | {
        "systems.accelerator": "accelerators", "vendor_slips.vendor": "vendors",
        "offers.vendor": "vendors", "offers.system": "systems", "offers.sites": "sites",
        "conditional_rebates.trigger_offer": "offers",
        "conditional_rebates.discounted_offer": "offers", "vendor_rebates.vendor": "vendors",
        "export_rules.quotas": "export_quotas", "offers.quote": "quotes",
        "quotes.vendor": "vendors", "quote_history.quote": "quotes",
        "quote_history.offer": "offers", "quote_history.system": "systems",
    }
    assert references(outline(CATALOGUE).tables["delivery_target"].record) == {
        "phase": "phases", "site": "sites", "model": "accelerators"}


def test_exact_sums(tmp_path: Path) -> None:
    """Three tenths, six tenths and one tenth are one; binary numbers would say otherwise."""
    assert Decimal("0.3") + Decimal("0.6") + Decimal("0.1") == 1
    assert 0.1 + 0.2 != 0.3
    assert Book.full().problems(tmp_path) == []
