"""Proves that offers reach a scenario whole, and that a newer revision replaces the older one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from optimizer.domain.commitments import Pin, PlacedOrder
from optimizer.domain.money import ExchangeRate
from optimizer.domain.offers import Alternate, BundleItem, Offer, OfferPhase, Vendor
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput
from optimizer.quotes.adding import Added, add
from optimizer.quotes.finding import Finding, QuotedLine, QuoteReading
from optimizer.quotes.goods import shipped_goods
from optimizer.quotes.settling import settle
from optimizer.quotes.workbook import read_offers, write_offers
from tests.build import scenario
from tests.quotes.hand import HANBIT, NORTH, head, line

TODAY, LATER = date(2026, 3, 9), date(2026, 4, 9)
KEY = f"{HANBIT} / HB-2026-017"
ONE, TWO = "한빛시스템-h200_sxm-1", "한빛시스템-h200_sxm-2"
QUOTE_CELL = f"offers__{get_column_letter(list(Offer.model_fields).index('quote') + 1)}3"
REV1 = head()
REV2 = head(revision="Rev. 2", day="2026-04-01", file="견적서_한빛_2차.xlsx")


def empty() -> Scenario:
    """A round without offers."""
    return scenario(offers=[])


def book(folder: Path, *lines: QuotedLine, country: str | None = "KR", **cells: Any) -> Path:
    """The offers workbook of some lines; vendors' countries filled in, cells changed."""
    path = folder / "offers.xlsx"
    write_offers(path, settle(lambda _answers: QuoteReading(lines), {}), shipped_goods())
    workbook = load_workbook(path)
    for row in workbook["vendors"].iter_rows(min_row=3):
        if row[0].value and country:
            row[2].value = row[3].value = country
    for cell, value in cells.items():
        sheet, _, address = cell.rpartition("__")
        workbook[sheet][address] = value
    workbook.save(path)
    return path


def added(base: Scenario, path: Path, today: date = TODAY) -> Added:
    return add(base, read_offers(path), today, "round.xlsx")


def refused(base: Scenario, path: Path) -> str:
    with pytest.raises(BadInput) as error:
        added(base, path)
    return str(error.value)


def test_offers_come_with_all_they_need(tmp_path: Path) -> None:
    """Vendor, system, accelerator, breaks, alternates, the quote and its history."""
    one = line(12, group="base", breaks=((50, D(400_000_000)),), break_kind="all_units",
               incoterm="DDP Seoul")
    done = added(empty(), book(tmp_path, one, line(13, what="HGX H200 (air)", group="base")))
    result = done.scenario
    assert [offer.id for offer in result.offers] == [ONE, TWO]
    assert "h200_sxm" in [system.id for system in result.systems]
    assert "h200_sxm" in [chip.id for chip in result.accelerators]
    assert result.vendors[-1] == Vendor(id="한빛시스템", name=HANBIT, country="KR",
                                        parent_country="KR")
    assert [(step.offer, step.from_units) for step in result.price_breaks] == [(ONE, 50)]
    assert [row.offer for row in result.alternates] == [ONE, TWO]
    [quote] = result.quotes
    assert (quote.id, quote.standing, quote.added_on) == (KEY, "current", TODAY)
    first, _ = result.quote_history
    assert (first.offer, first.description, first.price_breaks, first.terms) == (
        ONE, "HGX H200 8-GPU 서버", "50: 400000000", "incoterm = DDP Seoul")
    assert done.told[0] == f"{KEY}: 2 offer(s) added."
    assert [str(change) for change in done.changes] == [
        f"{number}: new line, h200_sxm at 420,000,000 KRW per unit" for number in (ONE, TWO)]


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    """And says so; without it every reading would double the offers."""
    first = added(empty(), book(tmp_path, line(12)))
    again = added(first.scenario, book(tmp_path, line(12)), LATER)
    assert again.unchanged
    assert again.scenario == first.scenario
    assert again.told == (f"{KEY}: this very file is in the scenario already; nothing changed.",)


def test_a_newer_revision_replaces_the_older_one(tmp_path: Path) -> None:
    """Changes are listed field by field; both revisions stay on record."""
    old = (line(12, breaks=((50, D(400_000_000)),), break_kind="all_units"),
           line(13, what="HGX H200 (air)"), line(14, what="RNGD", system="rngd"))
    new = (line(8, REV2, what="HGX H200 (air)", unit_price=D(433_440_000)),
           line(9, REV2, lead_weeks=(D(10), D(10)), breaks=((60, D(400_000_000)),),
                break_kind="all_units"),
           line(10, REV2, what="B200 서버", system="b200_hgx"))
    base = added(empty(), book(tmp_path, *old)).scenario
    done = added(base, book(tmp_path, *new), LATER)
    assert [offer.id for offer in done.scenario.offers] == [ONE, TWO, "한빛시스템-b200_hgx-1"]
    assert [(c.offer, c.field, c.old, c.new) for c in done.changes] == [
        (TWO, "unit_price", D(420_000_000), D(433_440_000)),
        (ONE, "lead_weeks_min", D(12), D(10)), (ONE, "lead_weeks_max", D(14), D(10)),
        (ONE, "price_breaks", "50: 400000000", "60: 400000000"),
        ("한빛시스템-b200_hgx-1", "line", None, "b200_hgx at 420,000,000 KRW per unit"),
        ("한빛시스템-rngd-1", "line", "rngd at 420,000,000 KRW per unit", None)]
    assert str(done.changes[0]) == f"{TWO}: unit_price 420,000,000 → 433,440,000 (+3.2%)"
    assert [(q.revision, q.standing, q.added_on) for q in done.scenario.quotes] == [
        ("", "replaced", TODAY), ("Rev. 2", "current", LATER)]
    assert [(r.revision, r.offer) for r in done.scenario.quote_history] == [
        ("", ONE), ("", TWO), ("", "한빛시스템-rngd-1"),
        ("Rev. 2", TWO), ("Rev. 2", ONE), ("Rev. 2", "한빛시스템-b200_hgx-1")]
    assert done.told[0] == f"{KEY}: Rev. 2 of 2026-04-01 replaces the quote of 2026-03-02."
    assert [step.from_units for step in done.scenario.price_breaks] == [60]


def test_what_a_planner_set_outlives_the_revision(tmp_path: Path) -> None:
    """Sites and multiples are no part of a quote; pins keep pointing at the same line."""
    base = added(empty(), book(tmp_path, line(12))).scenario
    offer = base.offers[0].model_copy(update={"sites": ("H",), "order_multiple": 4})
    base = base.model_copy(update={"offers": (offer,), "pins": (
        Pin(offer=ONE, kind="at_least", units=4),)})
    done = added(base, book(tmp_path, line(30, REV2, unit_price=D(1)))).scenario
    assert (done.offers[0].sites, done.offers[0].order_multiple) == (("H",), 4)
    assert done.offers[0].unit_price == 1


def test_an_older_revision_is_only_put_on_record(tmp_path: Path) -> None:
    """Added after the newer one it changes no offer, and says so."""
    base = added(empty(), book(tmp_path, line(12, REV2))).scenario
    done = added(base, book(tmp_path, line(12, unit_price=D(1))), LATER)
    assert done.scenario.offers == base.offers
    assert done.changes == ()
    assert [(q.revision, q.standing) for q in done.scenario.quotes] == [
        ("Rev. 2", "current"), ("", "replaced")]
    assert [r.unit_price for r in done.scenario.quote_history] == [D(420_000_000), D(1)]
    assert "older than the one in the scenario" in done.told[0]
    again = added(done.scenario, book(tmp_path, line(12, unit_price=D(1))), LATER)
    assert again.unchanged
    assert "was replaced by a newer revision before" in again.told[0]


def test_revisions_nobody_can_order_are_refused(tmp_path: Path) -> None:
    """No date, no revision: the row to fill in is named, and filling it in helps."""
    base = added(empty(), book(tmp_path, line(12))).scenario
    undated = line(12, head(day="", file="neu.xlsx"))
    message = refused(base, book(tmp_path, undated))
    assert "quotes!D3 revision" in message
    assert "do not say which of the two is newer" in message
    filled = book(tmp_path, undated, quotes__E3=date(2026, 5, 1))
    assert added(base, filled).told[0].endswith("replaces the quote of 2026-03-02.")


def test_the_same_file_with_more_answers_updates(tmp_path: Path) -> None:
    """First one line is ready, then two: the second is added, the first keeps its id."""
    waits = line(11, what="HGX H200 (air)", currency=Finding(None, "asked", "currency"))
    first = added(empty(), book(tmp_path, waits, line(12)))
    assert [offer.id for offer in first.scenario.offers] == [TWO]
    assert first.told[-1].startswith("1 line(s) wait for answers and were left out: 견적서")
    done = added(first.scenario, book(tmp_path, line(11, what="HGX H200 (air)"), line(12)))
    assert [offer.id for offer in done.scenario.offers] == [TWO, ONE]
    assert [str(change) for change in done.changes] == [
        f"{ONE}: new line, h200_sxm at 420,000,000 KRW per unit"]
    assert len(done.scenario.quotes) == 1
    assert len(done.scenario.quote_history) == 2


def test_a_line_is_not_gone_while_another_waits(tmp_path: Path) -> None:
    """It may be the one that waits: answer first."""
    base = added(empty(), book(tmp_path, line(12), line(13, what="Air"))).scenario
    waits = line(13, REV2, what="Air", currency=Finding(None, "asked", "currency"))
    message = refused(base, book(tmp_path, line(12, REV2), waits))
    assert f"whether {TWO} is gone cannot be said" in message


@pytest.mark.parametrize(("table", "row"), [
    ("pins", Pin(offer=TWO, kind="at_least", units=1)),
    ("bundles", BundleItem(bundle="b", offer=TWO)),
    ("placed_orders", PlacedOrder(offer=TWO, site="H", phase="P1", units=1)),
])
def test_an_offer_that_is_needed_cannot_vanish(tmp_path: Path, table: str, row: Any) -> None:
    """Pins, bundles and placed orders are named; nothing else is lost silently."""
    base = added(empty(), book(tmp_path, line(12), line(13, what="Air"))).scenario
    base = base.model_copy(update={table: (row,)})
    message = refused(base, book(tmp_path, line(12, REV2)))
    assert f"round.xlsx: {table}[0].offer: {table} needs offer {TWO}" in message


def test_what_belongs_to_an_offer_goes_with_it(tmp_path: Path) -> None:
    """Breaks, alternates and phases of it leave; those of others stay."""
    base = added(empty(), book(tmp_path, line(12), line(13, what="Air"))).scenario
    base = base.model_copy(update={
        "alternates": (Alternate(group="g", offer=ONE), Alternate(group="g", offer=TWO)),
        "offer_phases": (OfferPhase(offer=TWO, phase="P1", maximum=3),)})
    done = added(base, book(tmp_path, line(12, REV2))).scenario
    assert [row.offer for row in done.alternates] == [ONE]
    assert done.offer_phases == ()


def test_a_new_vendor_needs_its_countries(tmp_path: Path) -> None:
    """Nobody guesses them from a currency or a language: the cells are named, both."""
    message = refused(empty(), book(tmp_path, line(12), country=None))
    assert ("offers.xlsx: vendors!C3 country: vendor 한빛시스템 is new to the scenario, and its "
            "country is blank.") in message
    assert "vendors!D3 parent_country" in message


def test_a_vendor_the_scenario_has_is_taken(tmp_path: Path) -> None:
    """Under the scenario's name; its countries are known there."""
    known = Vendor(id="hanbit", name="한빛시스템", country="KR", parent_country="KR")
    base = empty().model_copy(update={"vendors": (known,)})
    done = added(base, book(tmp_path, line(12), country=None))
    assert done.scenario.vendors == (known,)
    assert [offer.vendor for offer in done.scenario.offers] == ["hanbit"]
    assert done.scenario.quotes[0].vendor == "hanbit"
    assert done.told[0] == f"{HANBIT} is taken as the scenario's vendor hanbit."


def test_a_currency_without_a_rate_is_named(tmp_path: Path) -> None:
    """At its cell in the workbook; with the rate it goes in."""
    path = book(tmp_path, line(12, currency="USD", valid_until=Finding(None, "not stated", "")))
    assert "offers.xlsx: offers!D3 currency: no exchange rate of USD" in refused(empty(), path)
    base = empty().model_copy(update={"exchange_rates": (ExchangeRate(
        currency="USD", rate=D(1400)),)})
    assert len(added(base, path).scenario.offers) == 1


def test_edits_in_the_workbook_are_taken_over(tmp_path: Path) -> None:
    """A price, a deleted offer, a wrong system: what the sheet says counts, and is checked."""
    done = added(empty(), book(tmp_path, line(12), offers__E3=5))
    assert done.scenario.offers[0].unit_price == 5
    message = refused(empty(), book(tmp_path, line(12), offers__C3="h2000"))
    assert "offers.xlsx: offers!C3 system: unknown system h2000" in message


def test_an_id_of_another_quote_is_not_taken(tmp_path: Path) -> None:
    """A second quote of the vendor counts on; without it the first would be overwritten."""
    base = added(empty(), book(tmp_path, line(12))).scenario
    other = line(12, head(number="HB-2026-018", file="b.xlsx"))
    done = added(base, book(tmp_path, other))
    assert f"offers the same systems in {KEY} as well, and both count now" in done.told[1]
    assert [(o.id, o.quote) for o in done.scenario.offers] == [
        (ONE, KEY), (TWO, f"{HANBIT} / HB-2026-018")]
    key_cells = {"quotes__A3": KEY, QUOTE_CELL: KEY}
    told = added(base, book(tmp_path, replace(other, quote=head(
        number="X-1", file="b.xlsx", day="2026-05-01")), **key_cells))
    assert [o.id for o in told.scenario.offers] == [ONE], "one quote, as the planner wrote"
    newer = line(3, head(number="HB-2026-018", file="c.xlsx", day="2026-05-01"), unit_price=D(9))
    last = added(done.scenario, book(tmp_path, newer)).scenario
    assert [(o.id, o.unit_price) for o in last.offers] == [(ONE, D(420_000_000)), (TWO, D(9))]


def test_a_quote_whose_vendor_is_spelt_otherwise_is_the_same(tmp_path: Path) -> None:
    """By vendor and number, not by the text of the key: no offer counts twice."""
    base = added(empty(), book(tmp_path, line(12))).scenario
    again = line(12, replace(REV2, vendor="한빛 시스템", number="hb-2026-017"), unit_price=D(7))
    done = added(base, book(tmp_path, again)).scenario
    assert [(o.id, o.unit_price, o.quote) for o in done.offers] == [(ONE, D(7), KEY)]


def test_a_revision_in_the_number_is_no_other_quote(tmp_path: Path) -> None:
    """HB-17 and HB-17 Rev. 2 are one quote, although no cell is headed revision."""
    base = added(empty(), book(tmp_path, line(12))).scenario
    again = line(12, head(number="HB-2026-017 Rev. 2", day="2026-04-01", file="b.xlsx"),
                 unit_price=D(7))
    done = added(base, book(tmp_path, again)).scenario
    assert [(o.id, o.unit_price, o.quote) for o in done.offers] == [(ONE, D(7), KEY)]
    assert done.quotes[-1].revision == "Rev. 2"


def test_lines_of_one_system_are_not_mixed_up(tmp_path: Path) -> None:
    """Two of three lines come back under other descriptions: nobody guesses which is which."""
    base = added(empty(), book(tmp_path, *(line(n, what=f"H200 {n}") for n in (12, 13, 14)))
                 ).scenario
    done = added(base, book(tmp_path, line(12, REV2, what="new A"), line(13, REV2, what="new B")))
    assert [offer.id for offer in done.scenario.offers] == [
        "한빛시스템-h200_sxm-4", "한빛시스템-h200_sxm-5"]


def test_a_typed_offer_goes_in_once(tmp_path: Path) -> None:
    """A row of no quote that a planner typed; a second, other one of its name is refused."""
    path = book(tmp_path, line(12), offers__A3="mine", **{QUOTE_CELL: None})
    base = added(empty(), path).scenario
    assert base.offers[0].id == "mine"
    assert base.offers[0].quote == ""
    assert added(base, path).unchanged
    other = book(tmp_path, line(12), offers__A3="mine", offers__E3=1, **{QUOTE_CELL: None})
    assert "offers!A3 id: the scenario has another offer mine" in refused(base, other)


def test_two_vendors_of_one_file(tmp_path: Path) -> None:
    """A bid tabulation: one file, two quotes, each with its own standing."""
    sheet = replace(REV1, file="bids.xlsx", sha256="s")
    lines = (line(5, sheet), line(5, replace(sheet, vendor=NORTH, number="")))
    done = added(empty(), book(tmp_path, *lines))
    assert [quote.id for quote in done.scenario.quotes] == [KEY, f"{NORTH} / bids.xlsx"]
    assert added(done.scenario, book(tmp_path, *lines)).unchanged
