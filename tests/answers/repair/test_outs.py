"""Ways out as they are applied: what the tables of an answer say is what was solved again."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.answers.repair.outs import is_way, ways_out
from optimizer.answers.repair.variants import granted
from tests.answers.repair.test_repair import answered, question
from tests.build import milestone, offer, scenario, solved, target


def test_every_way_is_the_scenario_that_was_solved_again() -> None:
    """Cheapest: 3 of the target at 10 each cost 30, with 4 shipped more (4) and 30 kW (90) 94.

    Without: the app would apply something else than what was shown to work.
    """
    base = question()
    answer = answered(base)
    ways = ways_out(answer, base)
    assert len(ways) == len(next(t for t in answer.tables if t.key == "ways").rows) >= 2
    for way in ways:
        changed = granted(base, way.concessions)
        assert way.trial is not None
        assert way.trial.plan is not None
        assert way.trial.scenario.sha256 == changed.sha256
        assert solved(changed).accelerators == way.trial.plan.accelerators


@pytest.mark.parametrize("keep", [{}, {"keep": ("site_power",)}])
def test_ways_speak_as_the_sentences_do(keep: dict[str, Any]) -> None:
    """Each line of a way stands in its sentence, in both languages, and no other is taken."""
    base = question()
    answer = answered(base, **keep)
    ways = ways_out(answer, base)
    told = [sentence for sentence in answer.sentences if is_way(sentence, ways)]
    assert len(told) == len(ways)
    for way, sentence in zip(ways, told, strict=True):
        assert way.lines
        for line in way.lines:
            assert line.en in sentence.en
            assert line.ko in sentence.ko


def test_nothing_to_repair_has_no_ways() -> None:
    possible = scenario(offers=[offer("o", 10)], rules=target(milestone(10)))
    assert ways_out(answered(possible), possible) == ()
