"""Proofs that follow from earlier ones: the same optimum as a solve of its own, without one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from scipy.sparse import csr_array

from optimizer.answers.planning import find_plan
from optimizer.domain.plan import Plan
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput, NoPlan
from optimizer.model.array_model import Matrix
from optimizer.model.options import Options
from optimizer.model.proofs import Proofs, Proved
from optimizer.model.solve import Loaded
from optimizer.model.solver import Solver
from tests.build import milestone, offer, room, scenario, target
from tests.reference.random_scenarios import scenario as random_scenario
from tests.wide import wide

EXACT = Options(gap=0.0)
SAME = Fraction(1, 10**6)


def _plan(question: Scenario, loaded: Loaded | None = None) -> Plan | None:
    try:
        return find_plan(question, EXACT, loaded=loaded)
    except NoPlan:
        return None


def _ten(power_kw: int, price: int = 7, aim: str = "least_cost") -> Scenario:
    """10 accelerators of 10 kW each, at 7 or at 9."""
    return scenario(
        offers=[offer("dear", 9), offer("cheap", price)], site_phases=[room(power_kw=power_kw)],
        rules=target(milestone(10)) | {"budget_total": {"amount": 100}}, aims=[{"aim": aim}])


def test_a_tighter_bound_that_does_not_bind_needs_no_solve() -> None:
    """500 kW or 200 kW: 10 × 7 = 70 either way; with 90 kW there is no plan, nor with 80."""
    loaded = Loaded()
    costs = [plan.total_cost if (plan := _plan(_ten(kw), loaded)) else None
             for kw in (500, 200, 90, 80)]
    assert costs == [70, 70, None, None]
    assert loaded.proofs.used == 2  # 200 kW from 500, and 80 from 90


def test_what_asks_for_less_is_solved() -> None:
    """From 200 kW to 500 kW nothing follows; a lower price is found as well: 10 × 6 = 60."""
    loaded = Loaded()
    costs = [plan.total_cost if (plan := _plan(question, loaded)) else None
             for question in (_ten(200), _ten(500), _ten(500, 6))]
    assert costs == [70, 70, 60]
    assert loaded.proofs.used == 0


@pytest.mark.parametrize(("second", "finished"), [
    (_ten(500), 1),  # the ten cheap ones fit with more power
    (_ten(200, 6), 1),  # and when they are cheaper still
    (_ten(200).model_copy(update={"rules": target(milestone(10))}), 1),  # with money to spare
    (_ten(200).model_copy(update={"rules": target(milestone(15))}), 1),  # five more of them
    (_ten(200).model_copy(update={"rules": _ten(200).rules | target(milestone(15))}), 0),
])
def test_a_search_begins_with_a_plan_from_before(
    second: Scenario, finished: int, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ten accelerators for 70 are a plan of what asks no more, or show where to find more; 15 for
    105 are too dear.

    Without it each of these would be looked for from nothing.
    """
    begun: list[float] = []
    finish = Solver.finish

    def heard(solver: Solver, seconds: float) -> None:
        begun.append(seconds)
        finish(solver, seconds)

    monkeypatch.setattr(Solver, "finish", heard)
    loaded = Loaded()
    _plan(_ten(200), loaded)
    assert not begun
    _plan(second, loaded)
    assert len(begun) == finished


def test_an_aim_of_most_is_proved_too() -> None:
    """At most 14 accelerators for 100; with power for 20 or 15 of them. With 12 it binds."""
    loaded = Loaded()
    counts = [plan.accelerators if (plan := _plan(_ten(kw, 7, "earliest_service"), loaded)) else 0
              for kw in (200, 150, 120)]
    assert counts == [14, 14, 12]
    assert loaded.proofs.used == 1


def _tighter(base: Scenario) -> Iterator[Scenario]:
    """Less power, less money, dearer offers, then all of it at once; then less than all."""
    less = tuple(row.model_copy(update={"power_kw": row.power_kw * Decimal("0.9")})
                 for row in base.site_phases)
    poorer = tuple(row.model_copy(update={"amount": row.amount * Decimal("0.9")})
                   for row in base.budgets)
    dearer = tuple(row.model_copy(update={"unit_price": row.unit_price * 2}) if i % 2 else row
                   for i, row in enumerate(base.offers))
    yield base.model_copy(update={"site_phases": less})
    yield base.model_copy(update={"budgets": poorer})
    yield base.model_copy(update={"offers": dearer})
    yield base.model_copy(update={"site_phases": less, "budgets": poorer, "offers": dearer})
    yield base.model_copy(update={"site_phases": less, "budgets": poorer})


def _other(base: Scenario) -> Iterator[Scenario]:
    """More power, cheaper offers, then rules off: breaks, whose columns go too, and targets."""
    more = tuple(row.model_copy(update={"power_kw": row.power_kw * Decimal("1.1")})
                 for row in base.site_phases)
    cheaper = tuple(row.model_copy(update={"unit_price": row.unit_price / 2}) if i % 2 else row
                    for i, row in enumerate(base.offers))
    yield base.model_copy(update={"site_phases": more})
    yield base.model_copy(update={"offers": cheaper})
    for rule in ("price_breaks", "delivery_target"):
        yield base.model_copy(update={"rules": {
            **base.rules, rule: {**base.rules.get(rule, {}), "mode": "off"}}})


FOLLOWED: list[int] = []
SEEDS, EACH = wide(6, 18), 6


@pytest.mark.parametrize("first", range(0, SEEDS, EACH))
def test_a_kept_model_finds_what_a_fresh_one_finds(first: int) -> None:
    """Random scenarios, tighter and other ones: the same verdict, the same value of every aim."""
    for seed in range(first, first + EACH):
        try:
            base = Scenario.model_validate(random_scenario(seed))
        except BadInput:
            continue
        loaded = Loaded()
        _plan(base, loaded)
        for question in (*_tighter(base), *_other(base)):
            kept, fresh = _plan(question, loaded), _plan(question)
            assert (kept is None) == (fresh is None), seed
            if kept and fresh:
                for ours, theirs in zip(kept.proofs, fresh.proofs, strict=True):
                    apart = abs(Fraction(ours.objective) - Fraction(theirs.objective))
                    assert apart <= SAME * max(1, abs(Fraction(theirs.objective))), seed
        FOLLOWED.append(loaded.proofs.used)
    assert sum(FOLLOWED[-EACH:]) > 0


def _matrix(row: tuple[float, float], high: float, lower: float = 0.0) -> Matrix:
    """One row of two whole columns from ``lower`` to 9, at most ``high``."""
    return Matrix(csr_array(np.array([row])), np.array([-np.inf]), np.array([high]),
                  np.full(2, lower), np.full(2, 9.0), np.ones(2, dtype=bool))


@pytest.mark.parametrize(("other", "cost", "bound"), [
    (_matrix((1, 2), 8), (-1, -1), -5),          # the same
    (_matrix((1, 2), 7), (-1, -1), -5),          # a tighter row
    (_matrix((1, 3), 8), (-1, -1), -5),          # a steeper one
    (_matrix((1, 2), 8, 1), (-1, -1), -5),       # a tighter column
    (_matrix((1, 2), 8), (1, -1), -5),           # dearer from 0 units on
    (_matrix((1, 2), 8, 1), (1, -1), -3),        # dearer by 2 for at least one unit
    (_matrix((1, 2), 8), (-2, -1), -14),         # cheaper by 1 for at most 9
    (_matrix((1, 2), 9), (-1, -1), -np.inf),     # looser: nothing follows
    (_matrix((1, 1), 8), (-1, -1), -np.inf),
    (_matrix((1, 2), 8, -1), (-1, -1), -np.inf),
    (_matrix((1, 3), 8, -1), (-1, -1), -np.inf),
])
def test_what_bound_follows(other: Matrix, cost: tuple[float, float], bound: float) -> None:
    """A bound of −5 under costs of −1 each, of x + 2y ≤ 8."""
    proofs = Proofs()
    proofs.keep(Proved(_matrix((1, 2), 8), np.array([-1.0, -1.0]), 0.0, -5.0, None))
    assert proofs.bound(other, np.array(cost, dtype=float), 0.0) == bound
