"""What a scanned sheet holds: tables, rows that belong together, and facts around them."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.quotes.described import Names
from optimizer.quotes.layout.scan import scan
from optimizer.quotes.layout.table import Scanned
from optimizer.quotes.systems import shipped_catalogue
from tests.quotes.sheets import H200, HEAD, Page


def scanned(*rows: tuple[Any, ...]) -> Scanned:
    return scan(Page(rows), "a.xlsx", Names(shipped_catalogue()))


@pytest.mark.parametrize("part", [
    (" - Rail kit", None, None), (" - Rail kit", 4, 0), ("Rail kit", 4, "included"),
    (" └ GPU module x8", 32, "-"),
])
def test_what_costs_nothing_below_an_item_is_part_of_it(part: tuple[Any, ...]) -> None:
    """Without, eight modules of a server are offered beside the server."""
    (table,) = scanned(HEAD, (H200, 4, 285_000), part).tables
    (item,) = table.items
    assert [child.row for child in item.children] == [2]


@pytest.mark.parametrize(("row", "kind"), [
    (("Total", None, 1_140_000), "total"), (("Subtotal", None, 900_000), "subtotal"),
    (("VAT 10%", None, 114_000), "tax"), (("Freight", None, 9_000), "freight"),
    (("Special discount", None, -5_000), "discount"),
])
def test_sums_are_no_items(row: tuple[Any, ...], kind: str) -> None:
    """Without, the total of a quote is another line of it."""
    (table,) = scanned(HEAD, (H200, 4, 285_000), row).tables
    assert [sum_[0] for sum_ in table.sums] == [kind]
    assert len(table.items) == 1


def test_rows_of_quantities_below_an_item_are_its_prices() -> None:
    """Without, a price table laid down is one line with the first price only."""
    (table,) = scanned(("Description", "Order quantity", "Unit price"), (H200, "1-9", 285_000),
                       (None, "10-49", 279_000), (None, "50+", 270_000)).tables
    (item,) = table.items
    assert [tier.row for tier in item.tiers] == [2, 3]


@pytest.mark.parametrize(("cells", "field", "text"), [
    (("Quote No.", "Q-17"), "number", "Q-17"), (("견적번호 : Q-17",), "number", "Q-17"),
    (("Datum / Date", "05.02.2026"), "date", "05.02.2026"),
    (("Delivery", "DDP Busan"), "incoterm", "DDP Busan"),
    (("Delivery", "12 weeks"), "lead", "12 weeks"),
    (("含税（税率13%）",), "vat", "含税（税率13%）"),
    (("Terms: 50% with order, 50% on delivery",), "payment", "50% with order, 50% on delivery"),
])
def test_labels_and_sentences_are_facts(cells: tuple[str, ...], field: str, text: str) -> None:
    """Without, terms that stand once for all lines are asked for every line."""
    found = {fact.field: fact.text for fact in scanned(cells, (), HEAD, (H200, 4, 285_000)).facts}
    assert found[field] == text


def test_days_of_validity_are_no_lead_time() -> None:
    """Without, "Validity: 21 days from date of quotation" is a lead time of three weeks."""
    facts = scanned(("Validity: 21 days from date of quotation",)).facts
    assert [fact.field for fact in facts] == ["validity"]


def test_when_title_passes_is_no_payment_term() -> None:
    """Without, a clause of every contract is asked about as if it were a term of payment."""
    assert not scanned(("Title passes on payment in full.",),
                       ("소유권은 대금 완납 시 이전됩니다.",)).facts


def test_windows_of_a_long_sheet_join() -> None:
    """Without, a heading at the end of one window has its rows in none."""
    goods = [(f"Rail kit {n}", 1, 10 + n) for n in range(19_997)]
    found = scanned(HEAD, *goods, (), HEAD, (H200, 4, 285_000))
    assert sum(len(table.asides) for table in found.tables) == len(goods)
    assert [item.what for table in found.tables for item in table.items] == [H200]
