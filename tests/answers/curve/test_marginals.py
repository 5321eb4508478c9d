"""What one step of each rule that binds is worth, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.answers.bench import Bench
from optimizer.answers.curve.marginals import marginals
from optimizer.domain.answer import Answer
from optimizer.errors import NoPlan
from optimizer.model.options import Options
from tests.build import milestone, offer, quarters, scenario, system, target


def bench(gap: float = 0.0) -> Bench:
    return Bench(Options(gap=gap), 60.0, jobs=1)


def worth(answer: Answer) -> dict[str, tuple[Any, ...]]:
    """(at least, at most, leeway) by rule and row."""
    return {str(row[0]): row[1:4] for row in answer.tables[0].rows}


def question(supply: int = 3, **more: Any) -> Any:
    """12 accelerators in boxes of 4: cheap at 100 a box, 2 for sale; dear at 150."""
    return scenario(
        phases=quarters(1), systems=[system(per_unit=4)],
        offers=[offer("cheap", 100, maximum_total=2),
                offer("dear", 150, maximum_total=supply)],
        rules=target(milestone(12, "P1")), **more)


def test_supply_and_target() -> None:
    """2 cheap and 1 dear: 350. One cheap box more: 300, worth 50. A lot of 4 less: 200, worth 150.

    Not the price of a box, nor a dual: the third box is what changes. Of the dear 2 are left.
    """
    found = worth(marginals(question(), bench()))
    assert found == {"Delivery target (P1)": (150, 150, 4), "Supply in all (cheap)": (50, 50, 1)}


def test_what_binds_and_is_worth_nothing() -> None:
    """With one dear box for sale its supply binds, too, but 10 more are worth nothing."""
    answer = marginals(question(supply=1), bench())
    assert worth(answer)["Supply in all (dear)"] == (0, 0, 10)
    assert any("1 rows bind but are worth nothing" in s.en for s in answer.sentences)
    assert "150" in answer.sentences[0].en
    assert answer.complete


def test_within_a_gap_a_worth_is_a_range() -> None:
    """Proven to 1 %, the worth of a cheap box holds 50 between its bounds."""
    found = worth(marginals(question(), bench(0.01)))
    least, most, _ = found["Supply in all (cheap)"]
    assert least <= 50 <= most


def test_without_a_plan_there_is_nothing_to_loosen() -> None:
    """12 are asked for and 8 for sale."""
    with pytest.raises(NoPlan):
        marginals(question(supply=0), bench())


def test_a_stop_says_that_rows_were_not_tried() -> None:
    """Time for the first plan only: every row stands without a worth."""
    stopped = bench()
    first = question()
    stopped.solve(first, "as it is")
    stopped.stop()
    answer = marginals(first, stopped)
    assert {row[2] for row in answer.tables[0].rows} == {None}
    assert not answer.complete
