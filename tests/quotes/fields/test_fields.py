"""Fields of one line, hand-written: read, inferred with a reason, or asked where two fit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.quotes.sheets import FIRM, H200, HEAD, only, read

if TYPE_CHECKING:
    from pathlib import Path

SAID = "USD, VAT excluded, lead time 12 weeks"


def row(tmp_path: Path, head: tuple[Any, ...], cells: tuple[Any, ...], said: str = SAID,
        *more: tuple[Any, ...]) -> Any:
    return read(tmp_path, [FIRM, *((part,) for part in said.split("|")), head, cells, *more])


@pytest.mark.parametrize(("head", "cells", "price", "status"), [
    (("Unit price",), (285_000,), 285_000, "read"),
    (("List price", "Discount", "Net price"), (300_000, "5%", 285_000), 285_000, "read"),
    (("List price", "Disc. %"), (300_000, 5), 285_000, "read"),
    (("List price",), (300_000,), 300_000, "inferred"),
    (("Unit price", "Revised unit price"), (285_000, 279_000), 279_000, "inferred"),
    (("Amount",), (1_140_000,), 285_000, "inferred"),
    (("Price per 100 units",), (28_500_000,), 285_000, "inferred"),
    (("List price", "Discount"), (300_000, 0.65), None, "asked"),
    (("Unit price", "Amount"), (285_000, 1_000_000), None, "asked"),
    (("Unit price",), ("to be agreed",), None, "asked"),
    (("Unit price",), ("=X1*Y1",), None, "asked"),
])
def test_unit_price(tmp_path: Path, head: Any, cells: Any, price: Any, status: str) -> None:
    """Without, a list price, an amount or an old price is taken for what is paid."""
    found = only(row(tmp_path, ("Description", "Qty", *head), (H200, 4, *cells)), "unit_price")
    assert (found.value, found.status) == (price, status)


@pytest.mark.parametrize(("said", "vat"), [
    ("USD, VAT excluded", "out"), ("USD, prices include VAT (10%)", "in"), ("USD", None),
    ("USD, prices exclusive of Korean VAT", "out"), ("USD, VAT included|VAT excluded", None),
])
def test_vat(tmp_path: Path, said: str, vat: str | None) -> None:
    """Without, a price is off by a tenth; what is not said, or said both ways, is asked."""
    reading = row(tmp_path, HEAD, (H200, 4, 285_000), said)
    assert only(reading, "vat").value == vat
    price = only(reading, "unit_price")
    expected = {"out": Decimal(285_000), "in": Decimal("259090.91"), None: None}
    assert price.value == expected[vat]


@pytest.mark.parametrize(("heading", "basis"), [
    ("Price per GPU", "accelerator"), ("Price per server", "unit"), ("1GPU単価", "accelerator"),
])
def test_price_basis(tmp_path: Path, heading: str, basis: str) -> None:
    """Without, eight accelerators cost as much as one."""
    price = 36_000 if basis == "accelerator" else 285_000
    found = only(row(tmp_path, ("Description", "Qty", heading), (H200, 4, price)), "price_basis")
    assert (found.value, found.status) == (basis, "read")


@pytest.mark.parametrize(("quantity", "units"), [(4, 4), ("4대", 4), ("32 GPUs", 4), ("TBD", None),
                                                 ("30 GPUs", None)])
def test_quoted_units(tmp_path: Path, quantity: Any, units: int | None) -> None:
    """Without, accelerators are ordered as systems."""
    found = only(row(tmp_path, ("Description", "Qty", "Price per server"),
                     (H200, quantity, 285_000)), "quoted_units")
    assert found.value == units
    assert units is not None or found.status == "asked"


@pytest.mark.parametrize(("head", "cells", "weeks"), [
    (("Lead time (weeks)",), (12,), (12, 12)), (("Lead time",), ("12-14 weeks",), (12, 14)),
    (("Lead time (weeks) / Min", "Lead time (weeks) / Max"), (12, 14), (12, 14)),
    (("Lead time",), ("TBD",), None),
    (("Delivery time", "Lead time"), ("12 weeks", "9 weeks"), None),
    (("Lead time",), ("120个日历日",), (Decimal("17.1429"), Decimal("17.1429"))),
])
def test_lead_weeks(tmp_path: Path, head: Any, cells: Any, weeks: Any) -> None:
    """Without, a lead time that is open, or said two ways, would be taken one way."""
    found = only(row(tmp_path, (*HEAD, *head), (H200, 4, 285_000, *cells), "USD, VAT excluded"),
                 "lead_weeks")
    assert found.value == weeks
    assert weeks is not None or found.status == "asked"


def test_earliest_and_latest_stand_in_columns_of_their_own(tmp_path: Path) -> None:
    """Without, the earliest week alone is promised."""
    found = read(tmp_path, [FIRM, (SAID,), (*HEAD, "Lead time (weeks)", None),
                            (None, None, None, "From", "To"), (H200, 4, 285_000, 12, 14)])
    assert only(found, "lead_weeks").value == (12, 14)


@pytest.mark.parametrize(("said", "breaks", "kind"), [
    ("The price of the tier reached applies to all units of the order.", True, "all_units"),
    ("Each price applies only to the units within its tier.", True, "incremental"),
    ("", True, None),
])
def test_breaks_and_their_kind(tmp_path: Path, said: str, breaks: bool, kind: str | None) -> None:
    """Without, the cost at a break is off by the whole discount; unsaid, it is asked."""
    rows = [FIRM, (SAID,), *([(said,)] if said else []), ("Description", "Order quantity",
            "Unit price"), (H200, "1-9", 285_000), (None, "10-49", 279_000), (None, "50+", 270_000)]
    reading = read(tmp_path, rows)
    assert bool(only(reading, "breaks").value) == breaks
    assert only(reading, "breaks").value == ((10, 279_000), (50, 270_000))
    assert only(reading, "break_kind").value == kind
    if kind is None:
        (question,) = [q for q in reading.questions if q.field == "break_kind"]
        assert [option.effect for option in question.options] == [
            "10 units cost 2,790,000 USD", "10 units cost 2,844,000 USD"]


def test_bands_with_a_hole_are_asked(tmp_path: Path) -> None:
    """Without, nobody learns what 10 to 19 units cost."""
    rows = [FIRM, (SAID,), ("Description", "Order quantity", "Unit price"), (H200, "1-9", 285_000),
            (None, "20-49", 279_000)]
    assert only(read(tmp_path, rows), "breaks").status == "asked"


@pytest.mark.parametrize(("rows", "freight", "status"), [
    ([("Freight", "", 8_000)], None, "asked"), ([("Freight", "", "included")], None, "not stated"),
    ([], None, "not stated"),
])
def test_freight(tmp_path: Path, rows: Any, freight: Any, status: str) -> None:
    """A lump sum is no price per unit; "included" is nothing to pay."""
    found = only(row(tmp_path, HEAD, (H200, 4, 285_000), SAID, *rows), "freight_per_unit")
    assert (found.value, found.status) == (freight, status)


def test_limits(tmp_path: Path) -> None:
    """Without, more is planned than a vendor can supply."""
    found = row(tmp_path, (*HEAD, "MOQ", "Supply limit"), (H200, 4, 285_000, 2, "64 GPUs"))
    assert only(found, "minimum_order").value == 2
    assert only(found, "maximum_total").value == 8


@pytest.mark.parametrize(("said", "currency", "status"), [
    ("Prices in USD", "USD", "read"), ("All amounts in thousand USD", "USD", "read"),
    ("Prices in $", "USD", "inferred"), ("VAT excluded", None, "asked"),
    ("USD without VAT, DDP Daejeon", "USD", "read"),
])
def test_currency(tmp_path: Path, said: str, currency: str | None, status: str) -> None:
    """Without, won are taken for dollars."""
    found = only(row(tmp_path, HEAD, (H200, 4, 285_000), said), "currency")
    assert (found.value, found.status) == (currency, status)
