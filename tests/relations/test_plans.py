"""Relations between a plan and the plan found when it is fed back."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given

from optimizer.answers.planning import price_orders
from optimizer.domain.plan import Plan
from optimizer.io.plan_json import read_orders, write_plan_json

from .drawing import (
    Raw,
    as_scenario,
    drawn,
    few,
    mode,
    same_values,
    seeds,
    solved,
    with_aims,
    with_rule,
)


def _planned(raw: Raw) -> Plan:
    plan = solved(raw)
    assume(plan is not None)
    assert plan is not None
    return plan


def _rows(plan: Plan) -> list[Raw]:
    return [{"offer": o.offer, "site": o.site, "phase": o.phase, "units": o.units}
            for o in plan.orders]


def _strict(seed: int) -> Raw:
    """The aims of the scenario, none of which may be given up."""
    raw = drawn(seed)
    return with_aims(raw, *[aim["aim"] for aim in raw["aims"]])


@few(20)
@given(seed=seeds)
def test_a_plan_written_read_and_priced_is_the_same_plan(seed: int) -> None:
    """Orders that went through a plan file cost what the plan said, line by line and rule by rule.

    Both figures come from the whole numbers alone; a difference would mean that the plan's file
    loses something or that the audit saw more than the orders.
    """
    raw = drawn(seed)
    plan = _planned(raw)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.json"
        write_plan_json(path, plan)
        orders = read_orders(path)
    priced = price_orders(as_scenario(raw), orders)
    apart = {"status", "proofs", "options", "seconds"}
    assert priced.model_dump(exclude=apart) == plan.model_dump(exclude=apart)


@few()
@given(seed=seeds)
def test_without_any_change_a_plan_returns_itself(seed: int) -> None:
    """A plan given as the previous one, with no change allowed, is the only plan left.

    The plan keeps every other rule, so it is there to be found; every other one differs from it.
    """
    raw = drawn(seed)
    plan = _planned(raw)
    held = {**with_rule(raw, "change_limit", mode="hard", units=0), "previous_plan": _rows(plan)}
    again = solved(held)
    assert again is not None
    assert again.orders == plan.orders


@few(20)
@given(seed=seeds)
def test_pins_at_the_plans_own_orders_keep_the_optimum(seed: int) -> None:
    """A best plan stays the best when its orders are pinned: pins only take plans away.

    Pinned are its lines exactly, and at zero all lines it does not use of its offers.
    """
    raw = _strict(seed)
    plan = _planned(raw)
    pinned = deepcopy(raw)
    kept = pinned.get("pins", []) if mode(raw, "pins") != "off" else []
    pinned["pins"] = [*kept, *({**row, "kind": "exactly"} for row in _rows(plan))]
    for offer in raw["offers"]:
        units = sum(order.units for order in plan.orders if order.offer == offer["id"])
        pinned["pins"].append({"offer": offer["id"], "kind": "exactly", "units": units})
    if mode(raw, "pins") == "off":
        pinned = with_rule(pinned, "pins", mode="hard")
    again = solved(pinned)
    assert again is not None
    assert again.orders == plan.orders
    assert same_values(again, plan)


@few()
@given(seed=seeds)
def test_what_is_bought_can_be_placed(seed: int) -> None:
    """With all its orders already placed, the best plan is still there and still the best.

    Placed orders are floors that the plan itself meets.
    """
    raw = _strict(seed)
    plan = _planned(raw)
    assume(mode(raw, "placed_orders") == "hard")
    assert same_values(solved({**raw, "placed_orders": _rows(plan)}), plan)
