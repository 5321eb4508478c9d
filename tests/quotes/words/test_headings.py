"""A heading means what a planner takes it to mean; an item is never a heading."""

from __future__ import annotations

from decimal import Decimal

import pytest

from optimizer.quotes.meaning import Heading
from optimizer.quotes.words.headings import heading, is_heading
from tests.quotes.words.heading_cases import HEADINGS, NOT_HEADINGS

CASES = [line.split(" => ") for line in HEADINGS.strip().splitlines()]
PER = {"accelerator": "gpu"}


def said(one: Heading) -> set[str]:
    """What a heading says besides its role, in the short form of the table."""
    words = set()
    if one.currencies:
        codes = ",".join(one.currencies).lower()
        words.add("$" if len(one.currencies) > 3 else codes)
    if one.scale != Decimal(1):
        words.add(f"x{one.scale}")
    if one.per:
        count = f"*{one.per.count}" if one.per.count > 1 else ""
        words.add(f"/{PER.get(one.per.what, one.per.what)}{count}")
    if one.vat:
        words.add(f"vat={one.vat}")
    if one.tier:
        words.add(f"tier={one.tier.first}-{one.tier.last or ''}")
    words |= {"net"} if one.net else {"list"} if one.net is False else set()
    words |= {name for name in ("revised", "percent", "rest") if getattr(one, name)}
    return words


@pytest.mark.parametrize(("text", "meant"), CASES, ids=[case[0] for case in CASES])
def test_a_heading_has_all_its_meanings(text: str, meant: str) -> None:
    """Proves roles and modifiers. Without, a price is taken for its total, or USD for KRW."""
    found = heading(text.replace(r"\n", "\n"))
    assert {one.role for one in found} | {word for one in found for word in said(one)} == set(
        meant.split()
    )


@pytest.mark.parametrize("text", NOT_HEADINGS.strip().splitlines())
def test_an_item_or_a_value_is_no_heading(text: str) -> None:
    """Without, a description opens a table of its own and the lines below are lost."""
    assert heading(text) == ()
    assert not is_heading(text)


@pytest.mark.parametrize("text", ["10-49", "50+", "USD", "EA", "up to 9"])
def test_what_is_as_often_a_value_proves_no_heading_row(text: str) -> None:
    """Such texts stand in the cells of a tier or unit column as well."""
    assert heading(text)
    assert not is_heading(text)


def test_two_currencies_in_one_heading_are_not_mixed() -> None:
    """The second one is told as not understood: "Unit Price (USD) (KRW)" is nobody's currency."""
    (one,) = heading("Unit Price (USD) (KRW)")
    assert one.currencies == ("USD",)
    assert "krw" in one.rest


def test_two_signs_of_one_currency_agree() -> None:
    """ "$ (USD)" is US dollars, with nothing left over."""
    (one,) = heading("Unit Price $ (USD)")
    assert (one.currencies, one.rest) == (("USD",), "")
