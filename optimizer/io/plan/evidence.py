"""Plan export: why each line may be shipped. Plan not chosen: why each candidate is not bought."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.io.plan.look import Look, Price
from optimizer.io.plan.table import Column, Table, title

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from optimizer.domain.plan import NotChosen, Plan

EXPORT_NOTE = (
    "One row per ordered line: the export rule that decides, the day from which it holds and its "
    "source, under the regime {regime}. TPP: total processing performance. Confidence: V seen in "
    "the source, W weak, M memory, E estimate, C computed. This is planning evidence, not legal "
    "advice.")
NOT_CHOSEN_NOTE = (
    "Candidates that are not in the plan, and why. First offers that could be bought but are not; "
    "then sites and phases for which an offer could not be ordered at all. An offer of the second "
    "kind may be bought for other sites or phases.")
VERDICTS = {"no_licence": "no licence needed", "exception": "licence exception",
            "licence": "licence required", "prohibited": "prohibited"}
POSSIBLE = "not needed"
IMPOSSIBLE = "not possible"


def export_sheet(sheet: Worksheet, look: Look, plan: Plan) -> None:
    """Fill the sheet of export decisions."""
    table = Table(sheet, look, (
        Column("Offer", "name"), Column("Site", "name"), Column("Ordered in", "name"),
        Column("Export class (ECCN)", "name", 12), Column("TPP", "whole"),
        Column("Performance density, TPP/mm²", "price", 13), Column("Verdict", "text", 13),
        Column("Rule", "text", 18), Column("Rule holds from", "date", 12),
        Column("What it says", "text", 56), Column("Source", "text", 34),
        Column("Confidence", "text", 20)))
    for row in plan.export:
        table.add(row.offer, row.site, row.phase, row.eccn or "none", row.tpp,
                  row.performance_density, VERDICTS[row.verdict], row.rule,
                  date.fromisoformat(row.date) if row.date else None, row.sentence, row.source,
                  row.confidence)
    table.filter_and_freeze()
    title(sheet, look, "Export decisions",
          EXPORT_NOTE.format(regime=plan.scenario.export_regime), table.widths)


def not_chosen_sheet(sheet: Worksheet, look: Look, plan: Plan) -> None:
    """Fill the sheet of candidates that are not in the plan."""
    table = Table(sheet, look, (
        Column("Offer", "name"), Column("Vendor", "name"), Column("System", "name"),
        Column("Currency", "name"), Column("List price per unit", "price"),
        Column("Kind", "name", 12), Column("Reason", "text", 50), Column("Sites", "text", 38),
        Column("Ordered in", "text", 26)))
    offers = {offer.id: offer for offer in plan.scenario.offers}
    per_unit = {system.id: system.accelerators_per_unit for system in plan.scenario.systems}
    for row, sites in merged(plan.not_chosen):
        offer = offers[row.offer]
        each = per_unit[offer.system] if offer.price_basis == "accelerator" else Decimal(1)
        table.add(row.offer, offer.vendor, offer.system, offer.currency,
                  Price(offer.unit_price * each, offer.currency),
                  IMPOSSIBLE if row.phase else POSSIBLE, row.reason,
                  "; ".join(sites) or "all", row.phase or "all")
    table.filter_and_freeze()
    title(sheet, look, "Candidates not chosen, and why", NOT_CHOSEN_NOTE, table.widths)


def merged(rows: tuple[NotChosen, ...]) -> list[tuple[NotChosen, list[str]]]:
    """Rows that differ only in their site as one, with its sites."""
    sites: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    first: dict[tuple[str, str, str], NotChosen] = {}
    for row in rows:
        key = (row.offer, row.phase, row.reason)
        first.setdefault(key, row)
        if row.site:
            sites[key].append(row.site)
    return [(row, sites[key]) for key, row in first.items()]
