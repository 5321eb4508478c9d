"""Limits of aims: what no plan may be worse than, held by the model and checked by the audit."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

import pytest

from optimizer.answers.audit import audit, withhold_if_different
from optimizer.answers.planning import find_plan, price_orders
from optimizer.domain.scenario import Scenario
from optimizer.errors import AuditMismatch, NoPlan
from optimizer.model.session import Options
from optimizer.model.solve import build, solve
from tests.build import accelerator, bought, offer, scenario, solved, system, target
from tests.build import milestone as by
from tests.reference import World, combinations, enumerate_best
from tests.reference.aims import is_maximum
from tests.reference.random_scenarios import scenario as random_scenario
from tests.reference.search import Search
from tests.wide import wide

SEEDS, EACH, SMALL = wide(60, 120), 10, 600
CLOSE = Fraction(1, 10**5)
"""A limit this near to a plan that misses it is not asked about: floating point may take it."""


def question(*aims: dict[str, Any], **more: Any) -> Scenario:
    """At least 2, at most 2 of a kind: A is 1 H100 equivalent at 10, B is 2 at 25."""
    return scenario(
        accelerators=[accelerator("A"), accelerator("B", fp8_tflops=2 * 1979)],
        systems=[system("S"), system("T", "B")],
        offers=[offer("a", 10, maximum_total=2), offer("b", 25, system="T", maximum_total=2)],
        rules=target(by(2)), aims=list(aims), **more)


def test_an_aim_made_large_is_at_least_its_limit() -> None:
    """2 a cost 20 for 2 H100 equivalents; 3 need a and b: 35; 3.5 need 2 a and b: 45 for 4."""
    for least, wanted, cost in ((None, {"a": 2}, 20), (3, {"a": 1, "b": 1}, 35),
                                ("3.5", {"a": 2, "b": 1}, 45)):
        plan = solved(question({"aim": "least_cost"}, {"aim": "most_compute", "limit": least}))
        assert (bought(plan), plan.proofs[0].objective, plan.status) == (wanted, cost, "optimal")


def test_an_aim_made_small_is_at_most_its_limit() -> None:
    """The most compute for 59: 2 a and b, 4 at 45 (a and 2 b are 60). With 60: 5."""
    for most, compute in ((59, 4), (60, 5)):
        plan = solved(question({"aim": "most_compute"}, {"aim": "least_cost", "limit": most}))
        assert plan.proofs[0].objective == compute


def test_the_first_aim_may_have_a_limit_of_its_own() -> None:
    """10 % of 20 may be given up for compute: nothing to have for 22. A limit changes nothing
    where the best keeps it, and leaves no plan where it does not: the words name it."""
    aims = ({"aim": "least_cost", "tolerance": "0.1", "limit": 20}, {"aim": "most_compute"})
    assert bought(solved(question(*aims))) == {"a": 2}
    with pytest.raises(NoPlan, match=r"limits of its aims \(least_cost at most 19.99 reporting"):
        solved(question({**aims[0], "limit": "19.99"}, aims[1]))


def test_the_audit_checks_the_limit_by_itself() -> None:
    """2 a have 2 H100 equivalents and 3 are asked for: withheld, whoever says they are best."""
    built = build(question({"aim": "least_cost"}, {"aim": "most_compute", "limit": 3}))
    units = solve(build(question({"aim": "least_cost"})), Options(gap=0.0)).line_units
    found = audit(built.scenario, built.settings, built.layout, units)
    with pytest.raises(AuditMismatch, match="most_compute: the solver kept its limit"):
        withhold_if_different(found, [])


def test_orders_from_outside_that_miss_a_limit_are_priced_with_a_warning() -> None:
    """2 a again, not optimised: the plan says that 2 is not at least 3."""
    plan = solved(question({"aim": "least_cost"}))
    asked = question({"aim": "least_cost"}, {"aim": "most_compute", "limit": 3})
    assert "Most compute misses its limit: it stands at 2, wanted >= 3." in " ".join(
        price_orders(asked, plan.orders).warnings)
    assert "misses" not in " ".join(price_orders(plan.scenario, plan.orders).warnings)


def test_concessions_have_the_place_they_are_given() -> None:
    """10 wanted by P2, each missing at 30, and for sale 2 a and 2 b: 4, short of 6 at the least.

    Where least concessions come last, the most compute does not wait for them.
    """
    soft = question({"aim": "most_compute"}, {"aim": "least_concession"}).model_copy(
        update={"rules": target(by(10), mode="soft", price=30)})
    assert [proof.aim for proof in solved(soft).proofs] == ["most_compute", "least_concession"]


@cache
def limited(seed: int) -> dict[str, Any] | None:
    """A random scenario of two aims or more with a limit on the last: near the best there is of it,
    as some plan has it, or a little beyond."""
    raw, rng = random_scenario(seed), Random(f"limit {seed}")
    if combinations(raw) > SMALL:
        return None
    if len(raw["aims"]) == 1:
        further = ("most_compute", "earliest_service", "least_purchase")
        raw["aims"].append({"aim": rng.choice([a for a in further if a != raw["aims"][0]["aim"]])})
    search = Search(World(raw))
    at, sign = len(search.exact.aims) - 1, -1 if is_maximum(raw["aims"][-1]["aim"]) else 1
    values = sorted({sign * Fraction(plan[at]) / scale for _, plan, scale in search.plans()})
    if not values:
        return None
    limit = round(rng.choice((*values[:3], values[0] - 1)) + Fraction(1, 10**6), 6)
    if any(limit < value <= limit + CLOSE * max(1, abs(limit)) for value in values):
        return None
    raw["aims"][-1]["limit"] = str(float(sign * limit))
    return raw


@pytest.mark.parametrize("first", range(0, SEEDS, EACH))
def test_limits_against_every_plan(first: int) -> None:
    """Same verdict and same values of all aims in order as trying every plan."""
    for seed in range(first, first + EACH):
        raw = limited(seed)
        if raw is None:
            continue
        best = enumerate_best(raw)
        try:
            plan = find_plan(Scenario.model_validate(raw), Options(gap=0.0))
        except NoPlan:
            assert best is None, f"seed {seed}"
            continue
        assert best is not None, f"seed {seed}"
        for proof, (aim, value) in zip(plan.proofs, best.values, strict=True):
            assert proof.aim == aim
            assert abs(Fraction(proof.bound) - value) <= max(1, abs(value)) / 10**6, (seed, aim)


def test_the_limits_that_are_drawn_bind() -> None:
    """Without it the comparison could pass though every limit was idle, or none could be kept."""
    seen: Counter[str] = Counter()
    for seed in range(SEEDS // 2):
        raw = limited(seed)
        if raw is not None:
            best, free = enumerate_best(raw), enumerate_best(_free(raw))
            seen["none" if best is None else "idle" if best.plans == free.plans else "binds"] += 1
    assert min(seen["none"], seen["idle"], seen["binds"]) >= wide(1, 5), seen


def _free(raw: dict[str, Any]) -> dict[str, Any]:
    return {**raw, "aims": [{**aim, "limit": None} for aim in raw["aims"]]}
