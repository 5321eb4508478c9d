"""Several futures in one model: their matrices side by side, what is ordered now shared by all.

Nothing is written again: every future is a whole model that ``build`` made, rules and all. Its
columns are moved to their place in the common model, and a line that is ordered now has one
column for all futures, so that no plan knows which of them comes before it is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from optimizer.core.bounded import Bounded, RowFamily, linear
from optimizer.core.expr import Linear
from optimizer.core.registry import AIMS
from optimizer.quantities.lines import units_of_orders

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from optimizer.core.number import Array
    from optimizer.domain.commitments import OrderedUnits
    from optimizer.model.solve import Built

Line = tuple[str, str, str]
"""Offer, site and phase of the order."""


@dataclass(frozen=True)
class Part:
    """One future as it goes into the common model."""

    name: str
    chance: float
    built: Built
    lost: bool = False
    """Orders signed now for lines that cannot be here are lost; else they cannot be signed."""


class Stack(Bounded):
    """The common model. ``now``: offers and phases whose lines are ordered now."""

    def __init__(self, parts: Sequence[Part], now: Collection[tuple[str, str]]) -> None:
        super().__init__()
        self.parts = parts
        held = [_columns_now(one.built, now) for one in parts]
        self.shared = self._share(held)
        """The column of each line that is ordered now."""
        self.places = [self._place(one, mine) for one, mine in zip(parts, held, strict=True)]
        """Per future the position of each of its columns."""
        self.losses = [self._moved(_loss(one.built), place)
                       for one, place in zip(parts, self.places, strict=True)]
        """Per future its first aim, negative where that is made large."""
        for one, place in zip(parts, self.places, strict=True):
            self.rows += [RowFamily(row_name(one, family.name), self._moved(family.expr, place),
                                    family.sense, family.bound)
                          for family in one.built.columns.rows]

    def _share(self, held: Sequence[dict[Line, int]]) -> dict[Line, int]:
        """One column per line ordered now, for no more than every future can take."""
        lines = list(dict.fromkeys(line for mine in held for line in mine))
        most = np.full(len(lines), np.inf)
        for one, mine in zip(self.parts, held, strict=True):
            for at, line in enumerate(lines):
                if line in mine:
                    most[at] = min(most[at], one.built.columns.upper[mine[line]])
                elif not one.lost:
                    most[at] = 0.0
        start = self.grow("ordered now", most)
        return {line: start + at for at, line in enumerate(lines)}

    def _place(self, one: Part, mine: dict[Line, int]) -> Array:
        """Where the columns of a future are: those not shared get a place of their own."""
        x = one.built.columns
        place = np.full(len(x.upper), -1, dtype=np.int32)
        for line, column in mine.items():
            place[column] = self.shared[line]
        for family in x.families:
            at = np.arange(family.start, family.start + family.size)
            at = at[place[at] < 0]
            if len(at):
                start = self.grow(row_name(one, family.name), x.upper[at],
                                  bool(x.integer[at].any()))
                self.lower[start:] = x.lower[at]
                place[at] = np.arange(start, start + len(at))
        return place

    @staticmethod
    def _moved(expr: Linear, place: Array) -> Linear:
        """An expression of a future over the common columns."""
        return Linear(expr.size, [(row, place[col], coef) for row, col, coef in expr.chunks],
                      expr.constant)

    def hold(self, orders: Mapping[Line, int]) -> None:
        """What is ordered now is this; what a future cannot take makes the model contradictory."""
        for line, column in self.shared.items():
            self.lower[column] = orders.get(line, 0)
            self.upper[column] = min(self.upper[column], self.lower[column])

    def kinds(self, kinds: tuple[str, ...]) -> Array:
        """Whether a column is of a kind of decision; what is ordered now is an order."""
        out = np.zeros(len(self.upper), dtype=bool)
        for one, place in zip(self.parts, self.places, strict=True):
            out[place[one.built.columns.decided(kinds)]] = True
        out[list(self.shared.values())] = "order" in kinds
        return out

    def start(self, plans: Sequence[Sequence[OrderedUnits]]) -> Array:
        """Column values of a plan for each future, as far as decisions go."""
        values = np.zeros(len(self.upper))
        for one, place, orders in zip(self.parts, self.places, plans, strict=True):
            x, layout = one.built.columns, one.built.layout
            units = units_of_orders(x.frame, orders)[0]
            own = np.zeros(len(x.upper))
            np.add.at(own, x.lot_start + layout.line_lot, units)
            np.add.at(own, x.placement_start + layout.line_placement, units)
            held = x.line_columns >= 0
            own[x.line_columns[held]] = units[held]
            values[place] = own
        return values


def row_name(one: Part, family: str) -> str:
    """The name of rows or columns of a future in the common model."""
    return f"{one.name}: {family}"


def _columns_now(built: Built, now: Collection[tuple[str, str]]) -> dict[Line, int]:
    """The columns of lines that are ordered now; those that had none get one."""
    x, held = built.columns, lines_of_now(built, now)
    x.line_units(1, np.isin(np.arange(len(x.lines)), list(held.values())))
    return {line: int(x.line_columns[at]) for line, at in held.items()}


def lines_of_now(built: Built, now: Collection[tuple[str, str]]) -> dict[Line, int]:
    """Lines of a future that are ordered now, and their positions among all of its lines."""
    lines = built.columns.lines
    named = zip(lines.lot.offer.id, lines.site.id, lines.lot.order.id, strict=True)
    return {(str(offer), str(site), str(phase)): at
            for at, (offer, site, phase) in enumerate(named) if (offer, phase) in now}


def _loss(built: Built) -> Linear:
    sign = -1 if AIMS[built.aims[0].aim].sense == "max" else 1
    return linear(built.objectives[0] * sign)
