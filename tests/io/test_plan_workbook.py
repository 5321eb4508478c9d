"""Proves that the plan workbook says what the audit found, live, and can be solved again."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from optimizer import api
from optimizer.assets import folder
from optimizer.domain.plan import Plan
from optimizer.io.plan_workbook import SHEETS, write_plan
from tests.build import order, priced, scenario
from tests.io.plan_books import Book, Cells, book, recalculated, small_plan

EXACT = pytest.approx


@pytest.fixture(scope="module", params=["small", "korea-2025"])
def pair(request: pytest.FixtureRequest) -> tuple[Plan, Plan]:
    """A plan and another of the same scenario beside it."""
    if request.param == "small":
        plan = small_plan()
        return plan, priced(plan.scenario, order("=HYPERLINK(1)", 30, "P1", "@H"))
    question = api.read(folder("scenarios") / "korea-2025.json")
    award = api.read_orders(folder("scenarios") / "korea-2025-award.json")
    # any plan will do here, not only the best
    return (api.solve(question, api.Options(gap=0.05, time_limit=60)), api.price(question, award))


@pytest.fixture(scope="module")
def path(pair: tuple[Plan, Plan], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    write_plan(out, *pair, "=Award")
    return out


@pytest.fixture(scope="module")
def written(path: Path) -> Book:
    return book(path)


@pytest.fixture(scope="module")
def live(path: Path, tmp_path_factory: pytest.TempPathFactory) -> Cells:
    return recalculated(path, tmp_path_factory.mktemp("office"))


def test_every_formula_gives_the_value_written_with_it(written: Book, live: Cells) -> None:
    """A reader that calculates and one that does not see the same figures, on every sheet.

    Without it a total could drift from the audit as soon as somebody opens the file.
    """
    formulas = [at for at, value in written.formulas.items()
                if at[0] in SHEETS and isinstance(value, str) and value.startswith("=")
                and written.values.get(at) != value]
    assert len(formulas) > 100
    for at in formulas:
        value = written.values[at]
        if isinstance(value, str):
            assert live[at] == value, at
        else:
            assert live[at] == EXACT(value, rel=1e-9, abs=1e-6), (at, written.formulas[at])


def test_live_totals_are_the_audited_ones(
    pair: tuple[Plan, Plan], written: Book, live: Cells
) -> None:
    """Bill, orders and cash add up to the figures of the plan, after recalculation too."""
    plan = pair[0]
    for cells in (written.values, live):
        seen = Book({}, cells, [])
        total = seen.row("Plan bill", "Total cost of ownership")
        assert total[0] == EXACT(float(plan.total_cost), rel=1e-12)
        assert total[2] == EXACT(float(sum(line.nominal for line in plan.bill)), rel=1e-12)
        assert set(filter(None, seen.row("Plan bill", "Check"))) == {"agrees"}
        assert set(filter(None, seen.row("Plan cash", "Check"))) == {"agrees"}
        orders = seen.row("Plan orders", "Total")
        assert sum(o.units for o in plan.orders) in orders
        assert plan.accelerators in orders
        money = float(sum(o.money for o in plan.orders))
        assert any(value == EXACT(money, rel=1e-12) for value in orders if value)
        service = seen.column("Plan timeline", "In service at the end")
        assert service == list(plan.in_service_by_phase.values())


def test_cash_carries_over_live(pair: tuple[Plan, Plan], live: Cells) -> None:
    """What the formulas carry from year to year is what the audit carried."""
    plan, seen = pair[0], Book({}, live, [])
    out = seen.column("Plan cash", f"Carried out, {plan.currency}")
    assert out == [EXACT(float(year.carried_out)) for year in plan.cash]
    into = seen.column("Plan cash", f"Carried in, {plan.currency}")
    assert into == [EXACT(float(year.carried_in)) for year in plan.cash]


def test_a_wrong_total_is_seen(tmp_path: Path) -> None:
    """The check cell says DIFFERS once a term of the bill is changed by hand."""
    write_plan(tmp_path / "plan.xlsx", small_plan())
    spoiled = load_workbook(tmp_path / "plan.xlsx")
    spoiled["Plan bill"]["B5"] = 1
    spoiled.save(tmp_path / "spoiled.xlsx")
    seen = Book({}, recalculated(tmp_path / "spoiled.xlsx", tmp_path, "Plan bill"), [])
    assert "DIFFERS" in seen.row("Plan bill", "Check")


def test_the_other_plan_stands_beside_with_differences(
    pair: tuple[Plan, Plan], written: Book
) -> None:
    """Accelerators, cost, cash and vendors of both plans and what lies between them."""
    plan, other = pair
    rows = {"Accelerators ordered": (plan.accelerators, other.accelerators),
            "Total cost of ownership, present value": (plan.total_cost, other.total_cost)}
    for year, theirs in zip(plan.cash, other.cash, strict=True):
        rows[f"Paid in fiscal year {year.fiscal_year}"] = (year.paid, theirs.paid)
    for vendor in {o.vendor for o in (*plan.orders, *other.orders)}:
        rows[vendor] = tuple(sum(o.accelerators for o in one.orders if o.vendor == vendor)
                             for one in pair)  # type: ignore[assignment]
    for label, (ours, theirs) in rows.items():
        seen = written.row("Plan summary", label)
        assert seen[1] == EXACT(float(ours)), label
        assert seen[3] == EXACT(float(theirs)), label
        assert seen[4] == EXACT(float(ours) - float(theirs), abs=1e-3), label
        if theirs:
            assert seen[5] == EXACT(float(ours) / float(theirs) - 1, abs=1e-9), label


def test_all_sheets_are_there_and_the_scenario_after_them(written: Book) -> None:
    """A reader finds the summary first; the scenario's own sheets end the file."""
    assert written.sheets[: len(SHEETS)] == list(SHEETS)
    assert written.sheets[len(SHEETS)] == "scenario"


def test_a_plan_file_is_its_scenario_again(pair: tuple[Plan, Plan], path: Path) -> None:
    """Solve a plan file: it holds the very question it answers, and its own orders."""
    back = api.read(path)
    assert api.price(back, api.read_orders(path)).orders == pair[0].orders
    assert back == api.io.canonical(pair[0].scenario, api.BOOK)


def test_every_row_of_every_rule_is_there_binding_first(
    pair: tuple[Plan, Plan], written: Book
) -> None:
    """None is lost; what shapes the plan stands on top, in words."""
    standing = written.column("Plan rules", "Standing")
    assert standing.pop() == "Total"
    assert len(standing) == len(pair[0].rules)
    rank = ["BROKEN", "binding", "tight", "holds", "idle"]
    assert standing == sorted(standing, key=rank.index)
    assert "binding" in standing


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    """Names from vendors' files never become formulas, and control characters never get in."""
    plan = small_plan()
    plan = plan.model_copy(update={"warnings": ("=cmd|' /C calc'!A0", "a\x00b\x07c")})
    write_plan(tmp_path / "p.xlsx", plan)
    texts = [cell for sheet in load_workbook(tmp_path / "p.xlsx") for row in sheet.iter_rows()
             for cell in row if isinstance(cell.value, str)]
    named = [cell for cell in texts if cell.value in ("=HYPERLINK(1)", "+V*", "@H", "-T", "=A")]
    assert {cell.value for cell in named} == {"=HYPERLINK(1)", "+V*", "@H", "-T", "=A"}
    assert {cell.data_type for cell in named} == {"s"}
    assert "• abc" in [cell.value for cell in texts]


def test_same_plan_same_bytes(tmp_path: Path) -> None:
    """How long a solve took is no part of the file."""
    plan = small_plan()
    write_plan(tmp_path / "a.xlsx", plan)
    write_plan(tmp_path / "b.xlsx", plan.model_copy(update={"seconds": {"solve": 9.0}}))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_plan_that_buys_nothing_is_written(tmp_path: Path) -> None:
    """No orders, no budget, no rules: every sheet is there, and the summary says so."""
    write_plan(tmp_path / "p.xlsx", priced(scenario()))
    seen = book(tmp_path / "p.xlsx")
    assert "• The plan buys nothing." in seen.values.values()
    assert seen.row("Plan bill", "Total cost of ownership")[0] == 0


def test_broken_hard_rules_of_given_orders_lead(tmp_path: Path) -> None:
    """Orders from outside may break rules: the summary and the first row of the rules say it."""
    plan = small_plan()
    given = priced(plan.scenario, order("=HYPERLINK(1)", 3, "P1", "@H"))
    write_plan(tmp_path / "p.xlsx", given)
    seen = book(tmp_path / "p.xlsx")
    assert seen.column("Plan rules", "Standing")[0] == "BROKEN"
    assert any(str(value).startswith("• Hard rules broken: ")
               for (sheet, _), value in seen.values.items() if sheet == "Plan summary")


def test_amounts_are_numbers_with_formats(tmp_path: Path) -> None:
    """Won without decimals, dollars with; never text."""
    plan = small_plan()
    write_plan(tmp_path / "p.xlsx", plan)
    sheet = load_workbook(tmp_path / "p.xlsx")["Plan orders"]
    heads = {cell.value: cell.column for cell in sheet[4]}
    for row in range(5, 5 + len(plan.orders)):
        money = sheet.cell(row, heads["Money, KRW"])
        price = sheet.cell(row, heads["List price per unit"])
        assert isinstance(money.value, int | float)
        assert money.number_format == "#,##0"
        dollars = sheet.cell(row, heads["Currency"]).value == "USD"
        assert price.number_format == ("#,##0.00" if dollars else "#,##0")
    assert Decimal(str(sheet.cell(5, heads["Units"]).value)) == plan.orders[0].units


def test_the_proof_names_the_limits_of_aims(tmp_path: Path) -> None:
    """A plan that costs more than the best there is without a limit says what it was held to."""
    aims = [{"aim": "least_cost", "limit": 90}, {"aim": "most_compute", "limit": "2.5"}]
    write_plan(tmp_path / "p.xlsx", priced(scenario(aims=aims)))
    cells = book(tmp_path / "p.xlsx").values
    assert "least_cost (at most 90), most_compute (at least 2.5)" in cells.values()
