"""The same futures wherever they are reckoned, and whole figures after a stop."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from optimizer.domain.answer import Answer
from optimizer.errors import SolverTrouble, WorkLost
from optimizer.model.options import Stop
from optimizer.studies.engine import Cluster, Engine, Here, Local
from optimizer.studies.futures.futures import Futures
from optimizer.studies.risk import assess as assessing
from optimizer.studies.risk import block
from optimizer.studies.risk.assess import Found, assess, reckoned
from optimizer.studies.risk.block import Task, reckon
from optimizer.studies.risk.draws import BLOCK
from optimizer.studies.risk.telling import answered
from optimizer.studies.risk.work import Reckoning, lanes_of
from tests.studies.cluster import own_cluster
from tests.studies.risk.plans import SINCE, plan
from tests.studies.risk.test_cost import ALL, rich_plan

MOVES = Futures.model_validate({**ALL, "hardware": [{"share_per_year": 0.2}], "correlation": {
    "factors": ["slip.A", "price.B"], "matrix": [[1, 0.5], [0.5, 1]]}})
SAMPLES = 2 * BLOCK + 10


def reckoned_by(engine: Engine | None, samples: int = SAMPLES) -> Found:
    return reckoned(rich_plan(), MOVES, samples, 7, SINCE, engine)


@pytest.fixture(scope="module")
def here() -> Found:
    return reckoned_by(None)


def assert_the_same(found: Found, other: Found) -> None:
    """Every figure of every future to the last digit, and every word of the answer."""
    for field in fields(found.outcome):
        one, two = (getattr(each.outcome, field.name) for each in (found, other))
        assert one.dtype == two.dtype
        assert one.tobytes() == two.tobytes()
    assert said(answered(found)) == said(answered(other))


def said(answer: Answer) -> tuple[object, ...]:
    return answer.sentences, answer.tables, answer.complete


def test_two_processes_find_the_same(here: Found) -> None:
    """Without: the same seed would tell two chances on two machines."""
    assert here.blame.dear
    assert here.blame.missed
    assert_the_same(reckoned_by(Local(2)), here)


def test_a_cluster_finds_the_same(here: Found, tmp_path: Path) -> None:
    with own_cluster(tmp_path) as own:
        assert_the_same(reckoned_by(Cluster(own.address)), here)


def test_a_stop_leaves_the_figures_of_fewer_futures() -> None:
    """Stopped when two of four blocks are there: what 5,000 futures give, said to be that."""
    stop, heard = Stop(), []

    def told(text: str) -> None:
        heard.append(text)
        if len(heard) == 2:
            stop()

    got = assess(plan(10, 10, asked=15), MOVES, 4 * BLOCK, 7, SINCE, None, stop, told)
    assert heard == ["2,500 of 10,000 futures", "5,000 of 10,000 futures"]
    assert not got.complete
    assert got.sentences[0].en == ("Stopped after 5,000 of 10,000 futures: all figures are of "
                                   "these.")
    fewer = assess(plan(10, 10, asked=15), MOVES, 2 * BLOCK, 7, SINCE)
    assert fewer.complete
    assert (got.sentences[1:], got.tables) == (fewer.sentences, fewer.tables)


def test_what_comes_before_what_is_missing_does_not_count() -> None:
    """The first block missing, or all: trouble. The second of three: the first alone counts."""
    class Partly:
        def __init__(self, *blocks: int) -> None:
            self.blocks = blocks

        def run(self, lanes, stop):
            return (done for done in Here().run(lanes, stop) if done.result.block in self.blocks)

    assert reckoned_by(Partly(2, 0)).samples == BLOCK
    with pytest.raises(SolverTrouble, match="before any future"):
        reckoned_by(Partly(1, 2))
    stop = Stop()
    stop()
    with pytest.raises(SolverTrouble, match="before any future"):
        reckoned(plan(10, asked=10), None, 100, 0, SINCE, Local(2), stop)


def test_a_block_that_is_lost_is_no_future() -> None:
    """Without: a chance of 5,000 futures would be told as one of 7,500."""
    with pytest.raises(WorkLost, match=r"Futures 2,501 to 2,600 cannot be reckoned: its worker"):
        Reckoning(b"", 1, 100).lost("its worker was lost every time: exit code -9")


def test_few_futures_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without: a second's work would wait many for others to begin."""
    def never(self, lanes, stop):
        raise AssertionError

    monkeypatch.setattr(Local, "run", never)
    of = plan(10, asked=10)
    assert assess(of, None, 100, 0, SINCE, Local(2)).complete
    monkeypatch.setattr(assessing, "ALONE", 99)
    with pytest.raises(AssertionError):
        assess(of, None, 100, 0, SINCE, Local(2))


def test_work_carries_the_plan_once_and_small() -> None:
    """Packed, less than half of it as it is. Without: every block would send the whole plan."""
    of = rich_plan()
    task = Task(of.scenario, tuple(of.orders), MOVES, SINCE, 7, 0, BLOCK)
    first, second = (next(lane) for lane in lanes_of([task, replace(task, block=1)]))
    assert isinstance(first, Reckoning)
    assert isinstance(second, Reckoning)
    assert first.shared is second.shared
    assert len(pickle.dumps(first)) < len(pickle.dumps(task)) / 2


def test_dear_futures_that_a_block_did_not_hold_back_are_asked_for(
    here: Found, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Blocks that hold back none of their dear futures: the same blame. Without: a block with more
    than its share of them would blame too few."""
    monkeypatch.setattr(block, "perhaps_dear_from", lambda cost, planned: np.inf)
    task = Task(rich_plan().scenario, tuple(rich_plan().orders), MOVES, SINCE, 7, 0, 50)
    assert not len(reckon(task).dearest.cost)
    assert reckoned_by(None).blame == here.blame
