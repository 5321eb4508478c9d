"""A first plan from a small model: a plan of the whole model, and no influence on the proof."""

from __future__ import annotations

import pytest

from optimizer import api
from optimizer.assets import folder
from optimizer.domain.scenario import Scenario
from optimizer.errors import NoPlan
from optimizer.model import session
from optimizer.model.array_model import to_matrix
from optimizer.model.kernel import first_plan
from optimizer.model.session import Options, Session, Stop
from optimizer.model.solve import build, pyomo_model, solve
from tests.reference.random_scenarios import scenario as random_scenario


def _best(seed: int) -> list[float] | None:
    try:
        outcomes = solve(build(Scenario.model_validate(random_scenario(seed))),
                         Options(gap=0.0)).outcomes
    except NoPlan:
        return None
    return [outcome.objective for _, outcome in outcomes]


@pytest.mark.parametrize("seed", range(0, 60, 5))
def test_the_optimum_is_the_same_with_a_first_plan(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Small models are given a first plan too: verdict and values stay, only the way differs."""
    alone = _best(seed)
    monkeypatch.setattr(session, "LARGE", 0)
    helped = _best(seed)
    assert (alone is None) == (helped is None)
    if alone is not None and helped is not None:
        assert helped == pytest.approx(alone, rel=1e-6, abs=1e-6)


def test_the_first_plan_keeps_every_row() -> None:
    """On haenam-2028: all rows and bounds of the whole model hold at the plan's columns."""
    built = build(api.read(folder("scenarios") / "haenam-2028.json"))
    matrix = to_matrix(pyomo_model(built))
    work = Session(matrix, Options(), lambda _: None, Stop())
    plan = first_plan(work.highs.getLp(), built.columns.decided(("order",)), 1, 20.0,
                      lambda _: None)
    assert plan is not None
    activity = matrix.rows @ plan
    assert (activity >= matrix.low - 1e-5).all()
    assert (activity <= matrix.high + 1e-5).all()
    assert (plan >= matrix.lower - 1e-6).all()
    assert (plan <= matrix.upper + 1e-6).all()
    assert abs(plan - plan.round())[matrix.integer].max() < 1e-5
