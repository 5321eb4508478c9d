"""Proves that lines become offers under ids that outlive a revision; nothing half-known does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

from optimizer.domain.offers import PriceBreak, Vendor
from optimizer.quotes.finding import Finding, QuoteReading
from optimizer.quotes.sorting import sort
from tests.quotes.hand import HANBIT, NORTH, found, head, line


def ids(*lines: object) -> list[str]:
    return [offer.id for _, offer in sort(QuoteReading(lines)).offers]  # type: ignore[arg-type]


def test_every_finding_lands_in_its_field() -> None:
    """One line with all there is; the price's cell is the source, reasons are the note."""
    full = line(
        12, group="base", what="HGX  H200\n8-GPU", currency="USD", price_basis="accelerator",
        unit_price=found("unit_price", D("28750.5"), "inferred", reason="VAT of 10% taken out"),
        breaks=((200, D(27000)), (50, D(28000))), break_kind="incremental", minimum_order=8,
        maximum_total=400, payment=(D("0.3"), D("0.6"), D("0.1")), freight_per_unit=D(90),
        incoterm="DDP Seoul", origin="TW", lead_weeks=(D(12), D("14.5")))
    done = sort(QuoteReading((full,)))
    [(_, offer)] = done.offers
    assert offer.model_dump(exclude_defaults=True) == {
        "id": "한빛시스템-h200_sxm-1", "vendor": "한빛시스템", "system": "h200_sxm",
        "currency": "USD", "unit_price": D("28750.5"), "price_basis": "accelerator",
        "break_kind": "incremental", "minimum_order": 8, "maximum_total": 400,
        "lead_weeks_min": D(12), "lead_weeks_max": D("14.5"), "valid_until": date(2026, 6, 30),
        "deposit_share": D("0.3"), "delivery_share": D("0.6"), "acceptance_share": D("0.1"),
        "freight_per_unit": D(90), "origin": "TW", "incoterm": "DDP Seoul",
        "quote": f"{HANBIT} / HB-2026-017", "quoted_units": 100,
        "source_file": "견적서_한빛.xlsx", "source_sheet": "견적", "source_cell": "F12",
        "confidence": "quoted",
        "note": "unit price inferred: VAT of 10% taken out", "description": "HGX H200 8-GPU",
    }
    assert done.breaks == tuple(PriceBreak(offer=offer.id, from_units=n, unit_price=D(p))
                                for n, p in ((50, 28000), (200, 27000)))


def test_ids_do_not_depend_on_the_revision() -> None:
    """Read again, or read as Rev. 2 with other prices: the same ids for the same lines."""
    first = [line(12), line(13), line(14, system="b200_sxm")]
    second = [line(n, head(revision="Rev. 2", day="2026-04-01"), system=system, unit_price=D(1))
              for n, system in ((20, "h200_sxm"), (21, "h200_sxm"), (25, "b200_sxm"))]
    assert ids(*first) == ids(*first) == ids(*second) == [
        "한빛시스템-h200_sxm-1", "한빛시스템-h200_sxm-2", "한빛시스템-b200_sxm-1"]


def test_a_line_that_waits_keeps_the_number_of_those_behind_it() -> None:
    """Answering its question later does not rename the others."""
    waits = line(12, currency=Finding(None, "asked", "currency"))
    assert ids(waits, line(13)) == ids(line(12), line(13))[1:]
    [(_, why)] = sort(QuoteReading((waits,))).waiting
    assert why == "asked: currency"


def test_what_no_offer_can_have_waits() -> None:
    """A required field the quote is silent on, and figures out of all bounds: a reason each."""
    silent = line(12, lead_weeks=Finding(None, "not stated", "lead"))
    far = line(13, lead_weeks=(D(1), D(900)))
    odd = line(14, breaks=((0, D(5)),))
    done = sort(QuoteReading((silent, far, odd)))
    assert done.offers == ()
    whys = [why for _, why in done.waiting]
    assert whys[0] == "lead_weeks_min is blank; lead_weeks_max is blank"
    assert whys[1].startswith("lead_weeks_max must be at most 520")
    assert whys[2].startswith("breaks must be at least 1")


def test_the_newer_of_two_revisions_counts() -> None:
    """Both in one reading: the older one's lines stand aside, with the reason."""
    old, new = line(12), line(12, head(revision="", day="2026-04-01", file="neu.xlsx"))
    done = sort(QuoteReading((old, new)))
    assert [offer.source_file for _, offer in done.offers] == ["neu.xlsx"]
    assert [(side.kind, side.description) for side in done.side_lines] == [
        ("replaced", "HGX H200 8-GPU 서버")]
    assert done.replaced == {(f"{HANBIT} / HB-2026-017", "sha of 견적서_한빛.xlsx")}


def test_vendors_take_the_name_a_scenario_has() -> None:
    """Where one is the same firm; two firms that shorten to one name stay two."""
    known = Vendor(id="hanbit", name="한빛시스템", country="KR", parent_country="KR")
    one, two = line(12, head("Acme Inc.", "1")), line(13, head("Acme Ltd.", "2"))
    done = sort(QuoteReading((line(11), one, two, line(14, head(NORTH)))), [known])
    assert done.vendors == {"hanbit": HANBIT, "Acme": "Acme Inc.", "Acme 2": "Acme Ltd.",
                            "Northfell Compute": NORTH}


def test_a_vendor_nobody_knows_gives_no_id() -> None:
    """Its line waits; without it an offer of "vendor" would appear."""
    nameless = replace(line(12, head("")), findings={
        **line(12).findings, "vendor": Finding(None, "asked", "vendor")})
    done = sort(QuoteReading((nameless,)))
    assert (done.vendors, len(done.waiting)) == ({}, 1)
