"""The benchmark's drawn cases are valid scenarios, and its formulations say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from optimizer.core.registry import BOOK
from optimizer.io import canonical, read_scenario, write_scenario_json
from optimizer.model.session import Options
from tests.benchmarks.growing import draw
from tests.benchmarks.runs import plan, solve_naive
from tests.benchmarks.sizes import SIZES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("size", ["tiny", "small", "medium"])
def test_drawn_cases_are_valid(size: str, tmp_path: Path) -> None:
    """A drawn case passes every check of a file, and reads back as it was."""
    scenario = draw(size, SIZES[size], 1)
    file = tmp_path / "case.json"
    write_scenario_json(file, scenario, BOOK)
    assert read_scenario(file, BOOK) == canonical(scenario, BOOK)
    assert len(scenario.offers) == SIZES[size].offers


def test_equal_seeds_draw_equal_cases() -> None:
    """A case is known by its size and seed."""
    one, same, other = (draw("tiny", SIZES["tiny"], seed) for seed in (1, 1, 2))
    assert one.sha256 == same.sha256 != other.sha256


def test_both_formulations_have_one_optimum() -> None:
    """The naive formulation is only weaker, not different: both find the same least cost."""
    scenario, options = draw("tiny", SIZES["tiny"], 1), Options(gap=1e-6, time_limit=60)
    ours, naive = plan(scenario, options), solve_naive(scenario, options)
    assert ours.run.status == naive.status == "proven"
    assert ours.run.objective == pytest.approx(naive.objective, rel=1e-5)
