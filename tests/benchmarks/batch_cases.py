"""Cases of the 2025 round: shares of its budgets, its power and its prices."""

from __future__ import annotations

from dataclasses import replace

from optimizer import api
from optimizer.model.options import Options
from optimizer.studies.cases import Batch, of_study
from optimizer.studies.study import Study

SCENARIO = "data/scenarios/korea-2025.json"
AXES = {
    "scenario.budgets[*].amount": (100, 108), "scenario.site_phases[*].power_kw": (95, 110),
    "scenario.offers[*].unit_price": (98, 102),
}
"""From and to, in per cent: what a planner tries, and nearly all of it has a plan (at 98 % of the
money and 103 % of the prices there is none, and proving that takes as long as four plans)."""


def grid(count: int) -> Batch:
    """About so many cases: three axes of about the same length."""
    lengths, left = [], count
    for axes in (3, 2, 1):
        length = max(1, round(left ** (1 / axes)))
        lengths.append(length)
        left = max(1, left // length)
    study = Study(scenario=SCENARIO, grid={
        name: _spread(*ends, length)
        for (name, ends), length in zip(AXES.items(), lengths, strict=True)})
    return of_study(study, api.with_settings(api.read(SCENARIO), []), Options())


def part(batch: Batch, turn: int, turns: int) -> Batch:
    """One of so many parts: every so many-th chunk."""
    chunks = batch.chunks[turn::turns]
    cases = sorted((case for chunk in chunks for case in chunk), key=lambda case: case.index)
    return replace(batch, cases=tuple(cases), chunks=chunks)


def _spread(low: float, high: float, count: int) -> tuple[str, ...]:
    """So many shares from one to the other; a single one is in the middle."""
    if count == 1:
        return (f"{(low + high) / 2:g}%",)
    return tuple(f"{low + (high - low) * at / (count - 1):.4g}%" for at in range(count))
