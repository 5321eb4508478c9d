"""Every payment has a rate, and every budget row a year that is planned."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING, Any

from optimizer.domain.checks.report import at, listed, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.draft import Draft
    from optimizer.errors import Problem


def exchange_rates(draft: Draft) -> Iterator[Problem]:
    """A rate of the reporting currency to itself that is not 1."""
    reporting = draft.values.get("money.currency")
    for position, row in draft.rows("exchange_rates"):
        if row.currency == reporting and row.rate != 1:
            yield at("exchange_rates", position, "rate",
                     f"{reporting} is the reporting currency, so its rate is 1, not "
                     f"{plain(row.rate)}", "Set the rate to 1 or delete the row.")


def budget_years(draft: Draft) -> Iterator[Problem]:
    """Budget rows of years in which no phase lies."""
    if not draft.tables["phases"].complete:
        return
    years = sorted({phase.fiscal_year for _, phase in draft.rows("phases")})
    for position, row in draft.rows("budgets"):
        if years and row.fiscal_year not in years:
            yield at("budgets", position, "fiscal_year",
                     f"no phase lies in fiscal year {row.fiscal_year}",
                     f"Delete the row or correct the year; planned years: {listed(years)}.")


def missing_rates(draft: Draft) -> Iterator[Problem]:
    """Currencies without a rate for a phase in which a payment could fall."""
    reporting = draft.values.get("money.currency")
    rates, phases = draft.tables["exchange_rates"], draft.tables["phases"]
    if reporting is None or not rates.whole or not phases.complete:
        return
    known = {(row.currency, row.phase) for _, row in rates.rows}
    lacking: dict[str, tuple[int, set[str], int]] = {}
    for position, offer in draft.rows("offers"):
        currency = offer.currency
        if currency == reporting or (currency, None) in known or rates.spoiled(currency=currency):
            continue
        without = {phase.id for phase in _payment_phases(draft, offer)
                   if (currency, phase.id) not in known}
        if without:
            first, ids, count = lacking.get(currency, (position, set(), 0))
            lacking[currency] = (first, ids | without, count + 1)
    for currency, (position, ids, count) in lacking.items():
        wanting = [phase.id for _, phase in draft.rows("phases") if phase.id in ids]
        yield at("offers", position, "currency",
                 f"no exchange rate of {currency} for phase {listed(wanting)}, in which a payment "
                 "could fall" + (f" ({count} offers are in {currency})" if count > 1 else ""),
                 f"Add rows of {currency} to exchange_rates; one with a blank phase holds for all.")


def _payment_phases(draft: Draft, offer: Any) -> list[Any]:
    """From the first phase it can be ordered in to the last in which it can come into service."""
    phases = [phase for _, phase in draft.rows("phases")]
    placed = {row.phase for _, row in draft.rows("placed_orders") if row.offer == offer.id}
    ordered = {index: day for index, phase in enumerate(phases)
               if (day := _order_day(draft, offer, phase)) is not None or phase.id in placed}
    if not ordered:
        return []
    last = len(phases) - 1
    if draft.values.get("export_regime") == "none":
        days = [day or phases[index].end for index, day in ordered.items()]
        arrival = max(days) + timedelta(days=_days_in_service(draft, offer))
        last = max([index for index, phase in enumerate(phases) if phase.start <= arrival],
                   default=last)
    return phases[min(ordered):last + 1]


def _order_day(draft: Draft, offer: Any, phase: Any) -> Any:
    """The day an order of this phase would be placed; None where the quote does not allow it."""
    earliest = [phase.start, offer.valid_from, draft.values.get("as_of")]
    day = max(date for date in earliest if date is not None)
    latest = min(phase.end, offer.valid_until or phase.end)
    return day if day <= latest else None


def _days_in_service(draft: Draft, offer: Any) -> int:
    """Days from order to service; the longest acceptance of any system where its own is bad."""
    system = draft.by_id("systems").get(offer.system)
    acceptance = 520 if system is None else system.acceptance_weeks
    return int(ceil(7 * offer.lead_weeks_max) + ceil(7 * acceptance))
