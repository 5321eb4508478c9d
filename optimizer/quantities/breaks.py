"""What price breaks take off the list price.

A break's price is a share of the offer's base list price; that share holds for the price of any
phase. All-units breaks lower every payment of the group's units. Incremental breaks lower the
price of the units beyond each break only; what they save is credited once, when the last lot that
could belong to the group is in service, at that phase's exchange rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from optimizer.core.decisions import Steps
from optimizer.quantities.purchase import list_money

if TYPE_CHECKING:
    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr
    from optimizer.core.frame import Frame
    from optimizer.core.number import Array
    from optimizer.core.table import View


@dataclass(frozen=True)
class Schedule:
    """The breaks of one kind that can be reached: groups of lots, and the steps of each."""

    steps: Steps
    off: Array
    """Share taken off the list price at each step."""
    step_offer: Array
    offer_of: Array
    """Offer of each group."""
    settled: Array
    """Phase in which each group's break_credits are paid."""
    codes: Array

    def group_of(self, s: Frame, lots: View) -> Array:
        """The group of each lot, −1 for none."""
        if not len(self.codes):
            return np.full(len(lots), -1)
        code = _codes(s, lots)
        at = np.minimum(np.searchsorted(self.codes, code), len(self.codes) - 1)
        return np.where(self.codes[at] == code, at, -1)


@dataclass(frozen=True)
class LowerPayments:
    """All-units savings: rows of lots whose payments are lowered by a share."""

    lot: Array
    """Position among the decisions' lots."""
    off: Array
    units: Expr


@dataclass(frozen=True)
class Credits:
    """Incremental savings: money per row, reporting currency, credited in a phase."""

    offer: Array
    phase: Array
    money: Expr


def _codes(s: Frame, lots: View) -> Array:
    """Lots with equal codes count together: one order, or one offer over the horizon."""
    per_order = s.view("offers").break_basis == "order"
    own = np.where(per_order[lots.offer.positions], 1 + lots.order.positions, 0)
    return np.asarray(lots.offer.positions * (len(s.phases.axes[0]) + 1) + own)


def _in_order(s: Frame) -> View:
    """All price breaks by offer, then by where they begin."""
    rows = s.scenario.price_breaks
    offer = s.positions("offers", [row.offer for row in rows])
    first = np.array([row.from_units for row in rows], dtype=np.int64)
    return s.rows_of([rows[i] for i in np.lexsort((first, offer))], offer="offers")


def schedule(s: Frame, kind: str) -> Schedule:
    """All breaks of one kind, laid out for every group of lots that could reach them."""
    breaks = s.keep("price breaks", lambda: _in_order(s))
    lots = s.view("lots")
    codes, first = np.unique(_codes(s, lots), return_index=True)
    offers = lots.offer.positions[first]
    mine = s.view("offers").break_kind == kind
    if not s.settings.on("price_breaks"):
        mine = np.zeros(len(mine), dtype=bool)
    kept = mine[offers] & np.isin(offers, breaks.offer.positions)
    codes, offers = codes[kept], offers[kept]
    start = np.searchsorted(breaks.offer.positions, offers)
    count = np.searchsorted(breaks.offer.positions, offers, side="right") - start
    group = np.repeat(np.arange(len(codes)), count)
    within = np.arange(len(group)) - np.repeat(np.cumsum(count) - count, count)
    step = breaks.take(np.repeat(start, count) + within)
    threshold = step.from_units - (1 if kind == "incremental" else 0)
    made = Schedule(
        Steps(group, threshold, len(codes)), 1 - step.unit_price / step.offer.unit_price,
        step.offer.positions, offers, np.zeros(0, dtype=np.int64), codes,
    )
    settled = s.settled(lots, made.group_of(s, lots), len(codes))
    return Schedule(made.steps, made.off, made.step_offer, offers, settled, codes)


def lower_payments(x: Decisions) -> LowerPayments:
    """What all-units breaks take off, lot by lot."""

    def make() -> LowerPayments:
        plan = schedule(x.frame, "all_units")
        group = plan.group_of(x.frame, x.lots)
        found = x.stepped("price break", x.lot_units(1), group, plan.steps, whole=True)
        return LowerPayments(found.member, plan.off[found.step], found.amount)

    return x.keep("lower_payments", make)  # type: ignore[no-any-return]


def break_credits(x: Decisions) -> Credits:
    """What incremental breaks credit, step by step."""

    def make() -> Credits:
        s = x.frame
        plan = schedule(s, "incremental")
        units = x.lot_units(1).collect(plan.group_of(s, x.lots), len(plan.codes))
        beyond = x.banded("price band", units, plan.steps)
        group = plan.steps.group
        offers = s.view("offers").take(plan.step_offer)
        # codes of one-order groups carry the order phase; horizon groups use the general price
        width = len(s.phases.axes[0]) + 1
        phase = plan.codes[group] % width - 1
        orders = s.view("phases").take(np.maximum(phase, 0))
        price = np.where(phase >= 0, s.list_price(offers, orders), s.list_price(offers))
        when = plan.settled[group]
        rate = s.rate(offers, s.view("phases").take(when))
        # each band's share off is taken on its own units; bands do not overlap
        return Credits(plan.step_offer, when, beyond * (plan.off * price * rate))

    return x.keep("break_credits", make)  # type: ignore[no-any-return]


def spend(x: Decisions) -> Expr:
    """Purchase money after price breaks of every offer, reporting currency, as paid."""

    def make() -> Expr:
        offers = x.frame.index("offers")
        money = list_money(x.frame, x.lots)
        lower, credit = lower_payments(x), break_credits(x)
        saved = (lower.units * (lower.off * money[..., lower.lot])).collect(
            x.lots.offer.positions[lower.lot], offers.size
        )
        back = credit.money.collect(credit.offer, offers.size)
        return x.ordered(money, offers, x.lots.offer) - saved - back

    return x.keep("spend", make)  # type: ignore[no-any-return]
