"""What arrives and what serves by when, in many futures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import binom

from optimizer.studies.risk.causes.rate import DAYS

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.studies.risk.exposure import Exposure
    from optimizer.studies.risk.world import World


def delivered(exposure: Exposure, world: World) -> Array:
    """Day (ordinal) on which each line is delivered, by future."""
    slip = world.slip[:, exposure.vendor]
    out = np.zeros(slip.shape, dtype=np.int64)
    for days in np.unique(slip).tolist():
        out = np.where(slip == days, exposure.dates(days).delivered, out)
    return out


def arrivals(exposure: Exposure, world: World) -> tuple[Array, Array]:
    """Which lines arrive, and the share of the list price of each line that is lost."""
    day = delivered(exposure, world)
    lost = np.zeros(day.shape)
    gone = np.zeros(day.shape, dtype=bool)
    for last, share in world.cuts:
        cut = day > last
        gone |= cut
        lost = np.maximum(lost, np.where(cut, share, 0.0))
    return np.logical_not(gone), lost


def serving(exposure: Exposure, world: World, alive: Array, phases: Array) -> Array:
    """Accelerators of each line in service by the end of phases (futures × lines × phases)."""
    day = np.maximum(delivered(exposure, world), world.powered) + exposure.accept
    ends = exposure.phase_ends[phases]
    there = (day[:, :, None] <= ends) & alive[:, :, None]
    count = there * exposure.count[:, None].astype(float)
    for share, luck in world.failing:
        some = np.flatnonzero(share)
        age = np.maximum(ends - day[:, some, None], 0.0) / DAYS
        chance = np.where(there[:, some], 1 - (1 - share[some, None]) ** age, 0.0)
        dead = np.zeros(chance.shape)
        at = chance > 0
        number = np.broadcast_to(exposure.count[some, None], chance.shape)
        draw = np.broadcast_to(luck[:, some, None], chance.shape)
        dead[at] = binom.ppf(draw[at], number[at], chance[at])
        count[:, some] -= dead
    return np.asarray(count)


def every(exposure: Exposure) -> Array:
    """All phases."""
    return np.arange(len(exposure.phase_ends))


def milestones(exposure: Exposure, count: Array, phases: Array) -> Array:
    """What serves of each milestone by its phase (futures × milestones); ``phases`` of counts."""
    at = {phase: place for place, phase in enumerate(phases.tolist())}
    return np.stack([count[:, one.lines, at[one.phase]].sum(axis=1)
                     for one in exposure.milestones], axis=1)


def met(exposure: Exposure, world: World, alive: Array) -> Array:
    """Whether every milestone is met, by future."""
    phases = np.unique([one.phase for one in exposure.milestones])
    return reached(exposure, milestones(
        exposure, serving(exposure, world, alive, phases), phases))


def reached(exposure: Exposure, served: Array) -> Array:
    """Whether what serves of every milestone is what it asks for, by future."""
    asked = np.array([one.accelerators for one in exposure.milestones])
    return np.asarray((served >= asked).all(axis=1))
