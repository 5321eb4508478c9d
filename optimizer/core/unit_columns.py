"""Units as columns: ordered (lots), placed (placements) and, where asked for, shipped (lines)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.core.bounded import Bounded
from optimizer.core.decisions import Decisions
from optimizer.core.eligible import OPEN
from optimizer.core.expr import Linear, each

if TYPE_CHECKING:
    from optimizer.core.frame import Frame
    from optimizer.core.number import Array

MOST_ACCELERATORS = 1_000_000
"""No lot is larger than this; the limit that stands where no rule limits an offer."""


class UnitColumns(Bounded, Decisions):
    """The decisions themselves, each a column of whole units."""

    def __init__(self, frame: Frame) -> None:
        Decisions.__init__(self, frame)
        Bounded.__init__(self)
        self.lots, self.placements = frame.view("lots"), frame.view("placements")
        self.lines = frame.view("lines")
        self.lot_start = self.grow(
            "order", MOST_ACCELERATORS // self._per_unit(self.lots.offer.system)
        )
        self.placement_start = self.grow(
            "place", MOST_ACCELERATORS // self._per_unit(self.placements.system)
        )
        self._lot_columns = self.lot_start + each(len(self.lots))
        self._placement_columns = self.placement_start + each(len(self.placements))

    @staticmethod
    def _per_unit(systems: Any) -> Array:
        return np.asarray(systems.accelerators_per_unit, dtype=float)

    @cached_property
    def line_columns(self) -> Array:
        """The column that says how much of each line is shipped; −1 where none does so far.

        A line alone in its lot's pool, or alone in its placement, needs no column of its own.
        """
        layout = self.frame.layout
        pool = layout.lot_pool[layout.line_lot]
        pools = len(layout.pool_system)
        sites = np.bincount(layout.placement_pool, minlength=pools)
        lots = np.bincount(layout.lot_pool, minlength=pools)
        column = np.where(lots[pool] == 1, self.placement_start + layout.line_placement, -1)
        return np.where(sites[pool] == 1, self.lot_start + layout.line_lot, column)

    # ---- the units of lots, placements and lines

    def decided(self, kinds: tuple[str, ...] = ("order", "place", "ship")) -> Array:
        """Whether a column says what is ordered, placed or shipped; all others follow from it."""
        out = np.zeros(len(self.upper), dtype=bool)
        for family in self.families:
            if family.name in kinds:
                out[family.start : family.start + family.size] = True
        return out

    def _units(self, columns: Array, weight: Any) -> Linear:
        rows = each(len(columns))
        coef = np.broadcast_to(np.asarray(weight, dtype=float), rows.shape)
        if not coef.any():  # most cost terms are nothing in most scenarios
            return Linear(len(rows))
        return Linear(len(rows), [(rows, columns.astype(np.int32, copy=False), coef)])

    def lot_units(self, weight: Any) -> Linear:
        return self._units(self._lot_columns, weight)

    def placement_units(self, weight: Any) -> Linear:
        return self._units(self._placement_columns, weight)

    def line_units(self, weight: Any, needed: Array) -> Linear:
        self._give_columns(needed)
        units = self._units(self.line_columns, weight)
        return Linear(units.size, [(row[needed], col[needed], coef[needed])
                                   for row, col, coef in units.chunks])

    def _give_columns(self, needed: Array) -> None:
        layout = self.frame.layout
        pool = layout.lot_pool[layout.line_lot]
        wanted = np.zeros(len(layout.pool_system), dtype=bool)
        wanted[pool[needed & (self.line_columns < 0)]] = True
        lines = np.nonzero(wanted[pool])[0]
        if not len(lines):
            return
        lot, place = layout.line_lot[lines], layout.line_placement[lines]
        upper = np.minimum(
            self.upper[self.lot_start + lot], self.upper[self.placement_start + place]
        )
        start = self.grow("ship", upper)
        self.line_columns[lines] = start + np.arange(len(lines))
        units = self._units(self.line_columns[lines], 1)
        for name, target, columns in (
            ("lot", lot, self.lot_start), ("placement", place, self.placement_start)
        ):
            some, at = np.unique(target, return_inverse=True)
            total = units.collect(at, len(some)) - self._units(columns + some, 1)
            self.require(f"lines of a {name}", total, "==", 0)

    # ---- what ties and limits them

    def tighten(self) -> None:
        """Cap orders and placements by the rows so far, and by each other."""
        self.cap()
        layout = self.frame.layout
        pools = len(layout.pool_system)
        lots = slice(self.lot_start, self.lot_start + len(layout.lot_pool))
        places = slice(self.placement_start, self.placement_start + len(layout.placement_pool))
        by_lot = np.bincount(layout.lot_pool, self.upper[lots], pools)
        by_place = np.bincount(layout.placement_pool, self.upper[places], pools)
        self.upper[lots] = np.minimum(self.upper[lots], by_place[layout.lot_pool])
        self.upper[places] = np.minimum(self.upper[places], by_lot[layout.placement_pool])
        self._pass_limits_on()

    def _pass_limits_on(self) -> None:
        """What limits a placement limits all lots of its pool, where they can go nowhere else."""
        layout = self.frame.layout
        pools = len(layout.pool_system)
        only = np.zeros(pools, dtype=np.int64)
        only[layout.placement_pool] = np.arange(len(layout.placement_pool))
        alone = np.bincount(layout.placement_pool, minlength=pools) == 1
        lots = np.nonzero(alone[layout.lot_pool])[0]
        if len(lots):
            self.pass_limits_on(self.placement_start + only[layout.lot_pool[lots]],
                                self.lot_start + lots)

    def close(self) -> None:
        """Lines that stay only because something was ordered there take nothing new."""
        most = self.frame.layout.line_most
        closed = np.nonzero(most != OPEN)[0]
        if len(closed):
            units = self.line_units(1, most != OPEN).take(closed)
            self.require("closed lines", units, "<=", most[closed])

    def balance(self) -> None:
        """What is ordered in a pool is what is placed from it."""
        layout = self.frame.layout
        pools = len(layout.pool_system)
        ordered = self.lot_units(1).collect(layout.lot_pool, pools)
        placed = self.placement_units(1).collect(layout.placement_pool, pools)
        self.require("pool balance", ordered - placed, "==", 0)
