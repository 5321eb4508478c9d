"""Readings made by hand, as the reader would give them; all firms are invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal as D
from typing import Any

from optimizer.quotes.finding import (
    Finding,
    Option,
    Question,
    QuotedLine,
    QuoteHead,
    QuoteReading,
    SideLine,
    Source,
)

HANBIT = "(주)한빛시스템"
NORTH = "Northfell Compute GmbH"


def head(vendor: str = HANBIT, number: str = "HB-2026-017", revision: str = "", day: str =
         "2026-03-02", file: str = "견적서_한빛.xlsx", sha: str = "") -> QuoteHead:
    sha = sha or f"sha of {file} {revision}".strip()
    return QuoteHead(vendor, number, revision, day, file, sha)


def found(field: str, value: Any, status: Any = "read", row: int = 12, **more: Any) -> Finding:
    at = more.pop("at", Source("견적서_한빛.xlsx", "견적", f"F{row}", str(value)))
    return Finding(value, status, f"{field}: heading of the column",
                   (at,) if status != "not stated" else (), **more)


def line(row: int = 12, quote: QuoteHead | None = None, what: str = "HGX H200 8-GPU 서버",
         group: str = "", **given: Any) -> QuotedLine:
    """A ready line; fields given replace its own, ``Finding``s as they are."""
    quote = quote or head()
    plain: dict[str, Any] = {
        "vendor": quote.vendor, "system": "h200_sxm", "quoted_units": 100, "currency": "KRW",
        "vat": "out", "price_basis": "unit", "unit_price": D(420_000_000), "breaks": (),
        "lead_weeks": (D(12), D(14)), "valid_until": date(2026, 6, 30),
    }
    findings = {name: value if isinstance(value, Finding) else found(
        name, value, row=row, at=Source(quote.file, "견적", f"F{row}", str(value)))
        for name, value in (plain | given).items()}
    return QuotedLine(f"{quote.file}: 견적!{row}", quote, what, findings, group)


def reading(answers: Mapping[str, Any] | None = None) -> QuoteReading:
    """Two quotes as a reader would read them, given some answers.

    VAT answered "in" lowers the price, and only then the break kind is asked.
    """
    answers = answers or {}
    lines, questions = [line(12)], []
    file = "northfell_offer.ods"
    north = head(NORTH, "NF/4471", "Rev. B", "2026-02-20", file)
    at = Source(file, "Offer", "E9", "462000.00")
    price, breaks = D(462_000), ((50, D(440_000)), (200, D(429_000)))
    vat = answers.get("vat-1")
    if vat == "in":
        price, breaks = D(420_000), ((50, D(400_000)), (200, D(390_000)))
    findings: dict[str, Any] = {
        "system": found("system", "b200_hgx_liquid", "inferred", at=Source(
            file, "Offer", "B9", "XE9685 w/ 8x B200 180GB, liquid"),
            reason="the only 8-GPU server with B200 and liquid cooling",
            alternatives=("b200_hgx",)),
        "currency": found("currency", "USD", "inferred", at=at, alternatives=("CAD", "AUD"),
                          reason="“$” with a vendor's account in USD below the table"),
        "lead_weeks": found("lead_weeks", (D(16), D(20)), at=Source(
            file, "Offer", "B22", "Lead time 16-20 weeks ARO")),
        "payment": found("payment", (D("0.3"), D("0.6"), D("0.1")), at=Source(
            file, "Offer", "B24", "30% with PO, 60% on delivery, 10% upon acceptance")),
        "freight_per_unit": Finding(None, "not stated", "freight: nothing said"),
        "incoterm": found("incoterm", "DDP Seoul", at=Source(file, "Offer", "B25", "DDP Seoul")),
        "unit_price": found("unit_price", price, at=at),
        "breaks": found("breaks", breaks, at=at),
        "vat": found("vat", vat, "answered", at=at, reason="as answered by the planner"),
    }
    if vat is None:
        findings["vat"] = found("vat", None, "asked", at=at, reason="the quote does not say",
                                alternatives=("out", "in"))
        for name, value in (("unit_price", price), ("breaks", breaks)):
            findings[name] = found(name, None, "asked", at=at, alternatives=(value,),
                                   reason="waits for whether the prices hold VAT")
        questions.append(Question(
            "vat-1", "vat", (f"{file}: 견적!9",), "Do the prices hold VAT?",
            (Option("out", "without VAT", "462,000 USD a unit"),
             Option("in", "with VAT", "420,000 USD a unit at 10 %")), "", (at,), "vat"))
    elif answers.get("kind-1") is None:
        findings["break_kind"] = found("break_kind", None, "asked", at=at,
                                       reason="the quote does not say")
        questions.append(Question(
            "kind-1", "break_kind", (f"{file}: 견적!9",),
            "Does a price break of “XE9685 w/ 8x B200” lower the price of all units, or only of "
            "those beyond it?",
            (Option("all_units", "all units", "50 units cost 20,000,000 USD"),
             Option("incremental", "only units beyond the break", "50 units cost 20,980,000 USD")),
            "", (at,), "break_kind"))
    else:
        findings["break_kind"] = found("break_kind", answers["kind-1"], "answered", at=at,
                                       reason="as answered by the planner")
    lead = answers.get("lead-1")
    second = {} if lead is None else {"lead_weeks": found("lead_weeks", lead, "answered")}
    if lead is None:
        second = {"lead_weeks": found("lead_weeks", None, "asked", at=Source(
            "견적서_한빛.xlsx", "견적", "H13", "협의"), reason="“협의” (to be agreed) is no date")}
        questions.append(Question(
            "lead-1", "lead_weeks", ("견적서_한빛.xlsx: 견적!13",),
            "How many weeks after the order is “RNGD 카드 서버” delivered?", (), "weeks",
            (Source("견적서_한빛.xlsx", "견적", "H13", "협의"),)))
    lines.append(line(13, None, "RNGD 카드 서버", system="rngd", unit_price=D(95_000_000),
                      **second))
    lines.append(line(9, north, "XE9685 w/ 8x B200 180GB, liquid", **findings))
    side = (SideLine(Source("견적서_한빛.xlsx", "견적", "A14", "400G NDR 스위치"), "other goods",
                     "400G NDR 스위치 64포트", "4 | 38000000 | 152000000", "no accelerator system"),
            SideLine(Source(file, "Offer", "A30", "=SUM"), "total", "=Grand total", "46,200,000",
                     "a sum of the quote, not an item"))
    return QuoteReading(tuple(lines), side, tuple(questions),
                        (f"{file}: the sheet internal is hidden and was not read",),
                        (head(), north))
