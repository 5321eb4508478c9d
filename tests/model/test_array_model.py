"""The fast path from Pyomo to HiGHS is still a Pyomo model: same rows, same optimum."""

from __future__ import annotations

from pathlib import Path

import highspy
import numpy as np
import pytest
from pyomo.core.expr.numeric_expr import LinearExpression
from pyomo.environ import ConcreteModel, Constraint, Objective, Var, maximize, minimize, value

from optimizer.core.registry import AIMS
from optimizer.domain.scenario import Scenario
from optimizer.model.array_model import to_matrix
from optimizer.model.session import Options
from optimizer.model.solve import Built, build, pyomo_model, solve
from tests.reference.random_scenarios import scenario as random_scenario


def _built(seed: int) -> Built:
    return build(Scenario.model_validate(random_scenario(seed)))


def _with_objective(built: Built) -> ConcreteModel:
    model = pyomo_model(built)
    for family in model.component_objects(Constraint):
        family.materialise()
    columns = next(iter(model.component_objects(Constraint))).columns
    _, col, coef = built.objectives[0].entries()
    model.aim = Objective(expr=LinearExpression(
        constant=float(built.objectives[0].constants()[0]), linear_coefs=coef.tolist(),
        linear_vars=[columns[int(i)] for i in col]),
        sense=maximize if AIMS[built.aims[0].aim].sense == "max" else minimize)
    return model


@pytest.mark.parametrize("seed", [0, 7, 33])
def test_pyomos_own_writer_gives_the_same_optimum(seed: int, tmp_path: Path) -> None:
    """The model written by Pyomo's LP writer, row object by row object, and solved by HiGHS.

    Without it the array path could hand over something else than the Pyomo model says.
    """
    built = _built(seed)
    ours = solve(built, Options(gap=0.0)).outcomes[0][1].objective
    target = tmp_path / "model.lp"
    _with_objective(built).write(str(target))
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.readModel(str(target))
    highs.run()
    theirs = highs.getInfo().objective_function_value
    assert ours == pytest.approx(theirs, rel=1e-6)


def test_rows_read_as_pyomo_rows() -> None:
    """Each row's Pyomo body and bounds are those of the matrix that is handed over."""
    model = pyomo_model(_built(3))
    matrix = to_matrix(model)
    rng = np.random.default_rng(0)
    point = rng.integers(0, 5, len(matrix.lower)).astype(float)
    families = list(model.component_objects(Constraint))
    columns = families[0].columns
    for i in range(len(columns)):
        columns[i].set_value(point[i], skip_validation=True)
    activity = matrix.rows @ point
    row = 0
    for family in families:
        for index in family.index_set():
            data = family[index]
            assert value(data.body) == pytest.approx(activity[row])
            low = -np.inf if data.lower is None else value(data.lower)
            high = np.inf if data.upper is None else value(data.upper)
            assert (low, high) == (matrix.low[row], matrix.high[row])
            row += 1
    assert row == len(matrix.low)
    assert sum(len(var.index_set()) for var in model.component_objects(Var)) == len(matrix.lower)


def test_whole_columns_are_whole_and_bounded_in_pyomo() -> None:
    """Domains and bounds of columns survive being made on demand."""
    model = pyomo_model(_built(5))
    matrix = to_matrix(model)
    columns = next(iter(model.component_objects(Constraint))).columns
    for i in range(len(columns)):
        assert columns[i].is_integer() == matrix.integer[i]
        assert columns[i].lb == matrix.lower[i]
        assert columns[i].ub == matrix.upper[i]
