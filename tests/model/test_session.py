"""What a session keeps of its first, eased search when the time is up before the second."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.model.array_model import to_matrix
from optimizer.model.session import Options, Outcome, Session, Stop
from optimizer.model.solve import build, pyomo_model
from optimizer.model.solver import Solver
from tests.build import milestone, offer, room, scenario, site, target


def solved_once(monkeypatch: pytest.MonkeyPatch | None = None) -> Outcome:
    """3 units, electricity free at H for 1.5 of them (15 kW), dear at K; no time for a second run.

    In parts 1.5 units stand at K, whole ones 2: the plan misses the eased bound by far more than
    the gap.
    """
    built = build(scenario(
        sites=[site(), site("K", tariff_per_kwh=100)],
        site_phases=[room(power_kw=15), room("K")],
        offers=[offer("a", 100)], rules=target(milestone(3))))
    session = Session(to_matrix(pyomo_model(built)), Options(gap=1e-4), lambda _: None, Stop(),
                      built.columns.decided(), built.columns.decided(("place",)))
    if monkeypatch:
        runs: list[float] = []
        run = Solver.run

        def once(solver: Any, seconds: float) -> None:
            runs.append(seconds)
            run(solver, seconds if len(runs) == 1 else 0.0)

        monkeypatch.setattr(Solver, "run", once)
    return session.solve("least_cost", built.objectives[0], maximise=False)


def test_a_bound_once_proved_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """1.5 of the 2 units' electricity at K is proved to be needed, or 3/4 of what the plan pays.

    Without it nothing at all was proved of a plan whose time was up between the two searches.
    """
    best = solved_once()
    assert best.proven
    hasty = solved_once(monkeypatch)
    assert not hasty.proven
    assert hasty.objective == pytest.approx(best.objective)
    assert hasty.bound == pytest.approx(300 + (best.objective - 300) * 0.75)
