"""The answer to what happens to a plan: sentences first, the most important before the rest."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.wording import money
from optimizer.domain.answer import Answer, Phrase, phrase
from optimizer.studies.risk import tables
from optimizer.studies.risk.figures import quantile, tail_mean, wilson

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.studies.risk.assess import Found

TITLE = "What happens to the plan when the world moves"


def answered(found: Found) -> Answer:
    """Everything that was found, in words and tables."""
    return Answer(
        verb="risk", title=phrase(TITLE), sentences=tuple(_sentences(found)),
        tables=(tables.target(found), tables.cost(found), tables.causes(found),
                tables.fan(found), tables.assumed(found)),
        complete=found.samples == found.asked, seconds=found.seconds)


def _sentences(found: Found) -> Iterator[Phrase]:
    if found.samples < found.asked:
        yield phrase("Stopped after {count} of {asked} futures: all figures are of these.",
                     count=f"{found.samples:,}", asked=f"{found.asked:,}")
    hits = int(found.outcome.met.sum())
    low, high = wilson(hits, found.samples)
    names = " · ".join(f"{one.accelerators:,} ({one.name})"
                       for one in found.block.exposure.milestones)
    yield phrase("Chance that the target is met: {share} (95 % interval {low} to {high}). Target: "
                 "{target} in service.", share=_percent(hits / found.samples), low=_percent(low),
                 high=_percent(high), target=names)
    cost, currency = found.outcome.cost, found.plan.currency
    yield phrase(
        "Cost: {mean} on average, planned {planned}; nine of ten futures cost {low} to {high}; the "
        "worst twentieth costs {tail} on average (CVaR 95 %).",
        **{name: money(Decimal(round(value)), currency) for name, value in {
            "mean": float(cost.mean()), "planned": float(found.planned.cost[0]),
            "low": quantile(cost, 0.05), "high": quantile(cost, 0.95),
            "tail": tail_mean(cost)}.items()})
    yield from _why(found)
    if found.futures is None:
        yield phrase("No file of futures was given (--futures): only the vendors' own records of "
                     "delivering late count, no price, rate, failure or rule moves.")
    if not found.block.causes:
        yield phrase("Nothing is uncertain: no vendor of the plan has a record of delivering late.")
    yield phrase("What arrives after the last phase is paid in it and does not serve. Orders that "
                 "are lost are not paid, but for the share named. Late power moves what serves, "
                 "not what is paid. The price of soft rules is not counted: no money changes "
                 "hands.")
    yield phrase("{samples} futures from {day} on, seed {seed}: the same seed gives the same "
                 "figures. {count} of them were priced anew as scenarios and cost the same.",
                 samples=f"{found.samples:,}", day=found.block.task.since.isoformat(),
                 seed=found.block.task.seed, count=found.checked)


def _why(found: Found) -> Iterator[Phrase]:
    """What makes bad futures bad, in a sentence each for target and cost."""
    missed, dear = found.blame.missed, found.blame.dear
    ranked = tables.ranked(found)
    if missed and ranked:
        best = max(ranked, key=lambda one: one.met)
        if best.met:
            yield phrase("Of the futures that miss it, {share} would meet it if one thing went as "
                         "planned: {cause}.", share=_percent(best.met / missed), cause=best.title)
        yield phrase("{share} of them miss it for several reasons at once: no single one put back "
                     "to plan would save them.",
                     share=_percent(1 - found.blame.met_by_one / missed))
    if dear and ranked:
        best = max(ranked, key=lambda one: one.cheaper)
        if best.cheaper:
            yield phrase("Of the dearest futures, {share} would not be among them if one thing "
                         "went as planned: {cause}.", share=_percent(best.cheaper / dear),
                         cause=best.title)


def _percent(value: float) -> str:
    """Two digits after the point where a share is near 0 or 1."""
    places = 1 if 0.01 <= value <= 0.99 else 2
    return f"{100 * value:.{places}f} %"
