"""The charts and tables of a plan add up to its figures."""

from __future__ import annotations

import io
import itertools
from decimal import Decimal

import pandas as pd
import pytest

from app import state
from app.widgets.downloads import csv_of
from app.widgets.plan_bill import steps
from app.widgets.plan_delivery import delivery
from app.widgets.plan_marks import ink_on
from app.widgets.plan_money import money
from app.widgets.plan_orders import orders
from app.widgets.plan_parts import PARTS
from app.widgets.plan_rules import rules
from app.widgets.plan_sheet import Column, Sheet
from app.widgets.plan_sites import sites
from app.widgets.shown import PALETTE
from tests.app.planned import facts, hostile, planned


@pytest.fixture(autouse=True)
def _english():
    with state.speaking("en"):
        yield


def values(picture) -> list[pd.DataFrame]:
    """The data behind a chart, layer by layer, as the browser gets it."""
    content = picture.chart.to_dict()
    return [pd.DataFrame(rows) for rows in content["datasets"].values() if rows]


def with_column(picture, name: str) -> pd.DataFrame:
    return next(frame for frame in values(picture) if name in frame)


def test_columns_of_service_add_up_to_what_is_in_service():
    """Without: models beyond the colours there are would be left out of the columns."""
    plan = planned()
    service = delivery(facts()).pictures[0]
    counted = with_column(service, "count").groupby("phase")["count"].sum()
    assert counted.to_dict() == plan.in_service_by_phase
    assert len({order.accelerator for order in plan.orders}) >= len(PALETTE)


def test_ways_of_orders_add_up_to_all_accelerators():
    ways = delivery(facts()).pictures[1]
    assert sum(row[-1] for row in ways.figures.rows) == planned().accelerators


def test_two_ways_of_one_label_keep_their_own_lines():
    """Proves that orders of one vendor, model and size in two phases are two lines of the chart.
    Without: they would be drawn over each other."""
    ways = delivery(facts()).pictures[1]
    lines = with_column(ways, "first")
    assert len(lines) == len(set(lines["way"])) == len(ways.figures.rows)


def test_the_waterfall_goes_from_nothing_to_the_cost_somebody_pays():
    known = facts()
    found = steps(known)
    assert known.soft > 0
    terms = [(low, high) for _, kind, low, high in found if kind in ("adds", "saves")]
    assert terms[0][0] == 0
    assert all(before[1] == after[0] for before, after in itertools.pairwise(terms))
    assert terms[-1][1] == known.cost
    assert found[-2][2:] == (0, known.cost)
    assert found[-1][1:] == ("price", known.cost, known.plan.total_cost)


def test_bars_of_the_waterfall_are_its_figures_in_the_unit_of_the_axis():
    known = facts()
    bars = with_column(money(known).pictures[1], "high")
    total = bars[bars["term"] == "Total cost of ownership"].iloc[0]
    assert total["high"] == pytest.approx(float(known.cost) / 1e9)
    assert (bars["low"] <= bars["high"]).all()


@pytest.mark.parametrize("place", [2, 3])
def test_spend_adds_up_to_the_orders(place: int):
    bought = sum(order.money for order in planned().orders)
    picture = money(facts()).pictures[place]
    assert sum(row[2] for row in picture.figures.rows) == bought
    assert sum(row[3] for row in picture.figures.rows) == pytest.approx(Decimal(1))
    assert with_column(picture, "amount")["amount"].sum() == pytest.approx(float(bought) / 1e9)


def test_cash_is_that_of_the_plan():
    cash = with_column(money(facts()).pictures[0], "kind")
    paid = cash[cash["kind"] == "paid"].set_index("year")["amount"]
    assert paid.to_dict() == pytest.approx({
        str(year.fiscal_year): float(year.paid) / 1e9 for year in planned().cash})


def test_cash_over_the_money_of_a_year_is_said():
    plan = planned()
    year = plan.cash[0].model_copy(update={"paid": plan.cash[0].budget * 2})
    over = facts().__class__(plan.model_copy(update={"cash": (year, *plan.cash[1:])}))
    assert money(over).pictures[0].told == (
        f"More falls due than there is money in {year.fiscal_year}.")


def test_fullness_is_the_share_of_usable_power():
    """Proves that the reserve is not counted as power. Without: a site at its limit would show
    5 % of room that nobody may use."""
    known = facts("korea-2025")
    bars = with_column(sites(known).pictures[0], "share")
    for use in known.end:
        (shown,) = bars[(bars["site"] == use.site) & (bars["measure"] == "power")]["share"]
        assert shown == pytest.approx(float(use.power_kw / (use.power_limit_kw * Decimal("0.95"))))


def test_what_is_said_of_sites_is_what_the_chart_shows():
    known = facts("korea-2025")
    told = sites(known).pictures[0].told
    fullest = max(use.power_kw / (use.power_limit_kw * Decimal("0.95")) for use in known.plan.sites)
    assert f"power at nhn-hall: {fullest:.1%} of what is usable" in told


def test_every_row_of_every_rule_is_in_the_table():
    plan, found = planned(), rules(facts())
    overview, rows = found.sheets
    assert len(rows.rows) == len(plan.rules)
    assert overview.rows[-1][2] == sum(row[2] for row in overview.rows[:-1]) == len(plan.rules)
    assert "✗ BROKEN" in rows.rows[0][0]


def test_broken_rules_lead():
    found = rules(facts())
    assert "Domestic preference" in found.sentences[0]
    assert with_column(found.pictures[0], "left").iloc[0]["words"].startswith("✗ BROKEN · -")


def test_orders_add_up():
    sheet = orders(facts()).sheets[0]
    assert sheet.rows[-1][8] == planned().accelerators
    assert sheet.rows[-1][-1] == sum(row[-1] for row in sheet.rows[:-1])


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_part_has_a_sentence_for_every_chart_and_files_for_all(language: str):
    with state.speaking(language):
        made = [make(facts()) for make in PARTS.values()]
    pictures = [one for part in made for one in part.pictures]
    assert len(pictures) == 9
    assert all(one.title and one.told and one.figures.rows for one in pictures)
    sheets = [*(one.figures for one in pictures), *(one for part in made for one in part.sheets)]
    assert len({sheet.name for sheet in sheets}) == len(sheets)


def test_a_plan_that_buys_nothing_has_all_parts():
    plan = planned("korea-2025")
    empty = plan.model_copy(update={
        "orders": (), "accelerators": 0, "bill": (), "export": (), "not_chosen": (),
        "in_service_by_phase": dict.fromkeys(plan.in_service_by_phase, 0)})
    made = [make(facts().__class__(empty)) for make in PARTS.values()]
    for part in made:
        for picture in part.pictures:
            picture.chart.to_dict()
    assert "Nothing is ordered." in made[1].sentences


def test_names_of_others_never_become_names_of_fields():
    """Without: a vendor called ``a.b[0]`` or a script would be read by the chart as a path."""
    for make in PARTS.values():
        for picture in make(facts().__class__(hostile(planned("korea-2025")))).pictures:
            for frame in values(picture):
                assert all(name.isidentifier() for name in frame)


SHEET = Sheet("made", (Column("Who"), Column("Money", "money", "KRW"), Column("Share", "share")),
              (("=A", Decimal(12345678901), Decimal("0.5")), ("b", Decimal(1), None)))


@pytest.mark.parametrize(("language", "heading", "text"), [
    ("en", "Money, KRW bn", "12.3"), ("ko", "Money, 억 원", "123.5")])
def test_money_is_read_in_a_unit_that_people_say(language: str, heading: str, text: str):
    with state.speaking(language):
        assert SHEET.headings()[1] == heading
        assert SHEET.texts()[0] == ["=A", text, "50.0%"]
        assert SHEET.texts()[1][2] == ""


def test_files_have_figures_in_full_and_no_formulas():
    read = pd.read_csv(io.BytesIO(csv_of(SHEET.frame())), encoding="utf-8-sig")
    assert list(read.columns) == ["Who", "Money, KRW", "Share"]
    assert read.iloc[0].to_list() == ["'=A", 12345678901.0, 0.5]


def test_columns_of_one_name_are_kept():
    twice = Sheet("made", (Column("a"), Column("a")), (("x", "y"),))
    assert twice.frame().to_numpy().tolist() == [["x", "y"]]
    assert len(set(twice.frame().columns)) == 2


@pytest.mark.parametrize(("color", "ink"), [("#000000", "#FFFFFF"), ("#FFFFFF", "#000000"),
                                            ("#0072B2", "#FFFFFF"), ("#E69F00", "#000000")])
def test_words_on_a_colour_can_be_read(color: str, ink: str):
    assert ink_on(color) == ink
