"""The tables of the answer: target, cost, causes, the fan of what serves, and assumptions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.domain.answer import Cell, Column, Kind, Phrase, Table, phrase
from optimizer.studies.risk.figures import QUANTILES, TAIL, quantile, tail_mean, wilson

if TYPE_CHECKING:
    from optimizer.studies.risk.assess import Found

ASSUMED = "assumption"
"""What stands for a source where a file gives none."""


@dataclass(frozen=True)
class Ranked:
    """A cause, and how many missed and dear futures it alone would save."""

    title: Phrase
    met: int
    cheaper: int


def ranked(found: Found) -> list[Ranked]:
    """The causes, those first that would save most missed futures, then most dear ones."""
    out = [Ranked(cause.title, found.blame.met[cause.id], found.blame.cheaper[cause.id])
           for cause in found.block.causes]
    return sorted(out, key=lambda one: (-one.met, -one.cheaper))


def target(found: Found) -> Table:
    """Every milestone: its chance, and what serves by then."""
    rows: list[tuple[Cell, ...]] = []
    for row, one in enumerate(found.block.exposure.milestones):
        served = found.outcome.served[:, row]
        hits = int((served >= one.accelerators).sum())
        low, high = wilson(hits, found.samples)
        rows.append((one.name, one.accelerators, int(found.planned.served[0, row]),
                     _share(hits / found.samples), _share(low), _share(high),
                     *(int(quantile(served, share)) for share in (0.05, 0.5, 0.95))))
    count: Kind = "integer"
    return Table("target", phrase("Chance of the target"), (
        Column("milestone", phrase("Milestone")), Column("asked", phrase("Asked"), count),
        Column("planned", phrase("Planned"), count), Column("chance", phrase("Chance"), "share"),
        Column("low", phrase("95 % interval from"), "share"),
        Column("high", phrase("to"), "share"),
        Column("p5", phrase("In service, 5 %"), count),
        Column("p50", phrase("In service, median"), count),
        Column("p95", phrase("In service, 95 %"), count)), tuple(rows))


def cost(found: Found) -> Table:
    """How cost is spread."""
    every = found.outcome.cost
    met = every[found.outcome.met]
    rows: list[tuple[Cell, ...]] = [
        ("as planned", _money(float(found.planned.cost[0]))),
        ("mean", _money(float(every.mean())))]
    rows += [(f"{share:.0%} of futures cost at most", _money(quantile(every, share)))
             for share in QUANTILES]
    rows.append(("mean of the worst 5% (CVaR)", _money(tail_mean(every, TAIL))))
    if len(met):
        rows.append(("mean where the target is met", _money(float(met.mean()))))
    return Table("cost", phrase("Cost"), (
        Column("measure", phrase("Measure")),
        Column("cost", phrase("Present value"), "money", found.plan.currency)), tuple(rows))


def causes(found: Found) -> Table:
    """Every cause and the share of the bad futures that it alone would save."""
    missed, dear = found.blame.missed, found.blame.dear
    rows: list[tuple[Cell, ...]] = [(
        one.title.en, _share(one.met / missed) if missed else None,
        _share(one.cheaper / dear) if dear else None) for one in ranked(found)]
    note = phrase("{missed} futures miss the target; {dear} are dear (the worst 5 %, where dearer "
                  "than planned). A share says how many of them would not be bad if this cause "
                  "alone went as planned; shares do not add up.", missed=f"{missed:,}",
                  dear=f"{dear:,}")
    return Table("causes", phrase("What makes bad futures bad"), (
        Column("cause", phrase("Cause")),
        Column("target_saved", phrase("Missed targets it would save"), "share"),
        Column("cost_saved", phrase("Dear futures it would save"), "share")),
        tuple(rows), note, "bars")


def fan(found: Found) -> Table:
    """What serves by the end of every phase."""
    rows: list[tuple[Cell, ...]] = [
        (phase.id, *(int(quantile(found.outcome.service[:, at], share)) for share in QUANTILES),
         int(found.planned.service[0, at]))
        for at, phase in enumerate(found.plan.scenario.phases)]
    names = [Column(f"p{share * 100:.0f}", phrase("{share} of futures at most",
                                                  share=f"{share:.0%}"), "integer")
             for share in QUANTILES]
    return Table("service", phrase("Accelerators in service by the end of each phase"), (
        Column("phase", phrase("Phase")), *names,
        Column("planned", phrase("Planned"), "integer")), tuple(rows), None, "fan")


def assumed(found: Found) -> Table:
    """What was assumed of everything that moves."""
    exposure = found.block.exposure
    rows: list[tuple[Cell, ...]] = [
        (cause.title.en, cause.told(exposure).en, cause.entry.source or ASSUMED,
         cause.entry.confidence) for cause in found.block.causes]
    correlation = found.block.task.futures.correlation
    if correlation is not None:
        rows += [
            (f"{first} · {second}",
             f"moves with a correlation of {float(correlation.matrix[i][j]):g}", ASSUMED, "")
            for i, first in enumerate(correlation.factors)
            for j, second in enumerate(correlation.factors[:i]) if correlation.matrix[i][j]]
    return Table("assumed", phrase("What was assumed"), (
        Column("what", phrase("What moves")), Column("how", phrase("How")),
        Column("source", phrase("Source")),
        Column("confidence", phrase("Confidence"))), tuple(rows))


def _share(value: float) -> Decimal:
    return Decimal(str(round(value, 6)))


def _money(value: float) -> Decimal:
    return Decimal(round(value))

