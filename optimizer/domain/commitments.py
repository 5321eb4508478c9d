"""What is settled already: orders placed, pins the planner sets, and the plan held so far."""

from __future__ import annotations

from typing import Literal

from optimizer.domain.units import Exact, Frozen, Id, Text, Units, doc


class OrderedUnits(Frozen):
    """Whole units of one offer, ordered in one phase for one site."""

    offer: Id = doc("offer")
    site: Id = doc("site")
    phase: Id = doc("phase of the order")
    units: Units = doc("units ordered")


class PlacedOrder(OrderedUnits):
    """An order that is already placed: it stays in every plan, whatever has become of the offer."""


class PlannedOrder(OrderedUnits):
    """An order of the previous plan, against which change is measured."""


class Pin(Frozen):
    """A quantity the planner fixes, floors, caps or forbids."""

    offer: Id = doc("offer")
    site: Id | None = doc("site; blank: all sites together", default=None)
    phase: Id | None = doc("phase of the order; blank: all phases together", default=None)
    kind: Literal["exactly", "at_least", "at_most"] = doc("at_most 0 forbids")
    units: Units = doc("units")


class Concession(Frozen):
    """By how much the bound of one row of a rule is moved: loosened, or tightened."""

    rule: Id = doc("rule")
    where: Text = doc("the row, as the plan's rules table names it, e.g. haenam-1 2027Q1",
                      default="")
    amount: Exact = doc("how far its bound is loosened, in the rule's unit; negative: tightened")
