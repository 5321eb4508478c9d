"""An engine runs any work: lanes in their order, deaths of workers tried again and counted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from optimizer.model.options import Stop
from optimizer.studies.engine import Cluster, Done, Engine, Here, Lane, Local, Work, engine_of
from tests.studies.engine.pieces import Deadly, DeadlyOnItsWay, Square, Wrong

HERE_AND_LOCAL = pytest.mark.parametrize("engine", [Here(), Local(2)], ids=str)


def alone(*works: Work[int]) -> Iterator[Lane[int]]:
    """A lane for each."""
    def lane(work: Work[int]) -> Lane[int]:
        yield work

    return (lane(work) for work in works)


def climbing(start: int, upto: int) -> Lane[int]:
    """Squares the result before, as long as it is small."""
    found = start
    while found < upto:
        found = yield Square(found)


@HERE_AND_LOCAL
def test_work_in_a_lane_takes_what_the_work_before_it_gave(engine: Engine) -> None:
    """Two lanes: 4, 16, 256 and 9, 81, 6,561; each in its order, whoever is quicker."""
    found = [done.result for done in engine.run(iter([climbing(2, 100), climbing(3, 100)]), Stop())]
    assert [one for one in found if one % 2 == 0] == [4, 16, 256]
    assert [one for one in found if one % 2] == [9, 81, 6561]


@HERE_AND_LOCAL
def test_after_a_stop_none_begins(engine: Engine) -> None:
    """Stopped at the first result, of a hundred: a second may be under way and count."""
    stop, found = Stop(), []
    for done in engine.run(alone(*(Square(n) for n in range(100))), stop):
        found.append(done.result)
        stop()
    assert 1 <= len(found) <= 2
    assert not list(engine.run(alone(Square(1)), stop))


@pytest.mark.parametrize("deadly", [Deadly, DeadlyOnItsWay])
@pytest.mark.parametrize(("deaths", "done"), [(2, Done(3, 3)), (9, Done(-1, 3))])
def test_a_worker_that_dies_is_tried_again(
    tmp_path: Path, deadly: type[Deadly], deaths: int, done: Done[int],
) -> None:
    """Dead twice, at work or before it has it, it is there at the third try; dead every time, what
    the work says stands for it; the next piece is done in either case. Without: one process out of
    memory would end a night's work."""
    works = alone(deadly(str(tmp_path), deaths), Square(5))
    assert list(Local(1).run(works, Stop())) == [done, Done(25)]
    assert len(list(tmp_path.iterdir())) == 3


def test_a_worker_runs_nothing_of_who_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Proves that the main script of the program that asks is not run again in each worker.
    Without: an app's workers would begin with the whole app, and die where that cannot run."""
    script = tmp_path / "main.py"
    script.write_text("raise SystemExit(7)", encoding="utf-8")
    asking = ModuleType("__main__")
    asking.__file__ = str(script)
    monkeypatch.setitem(sys.modules, "__main__", asking)
    assert [done.result for done in Local(1).run(alone(Square(3)), Stop())] == [9]
    assert sys.modules["__main__"] is asking


def test_work_that_nothing_can_stand_for_ends_all() -> None:
    """Without: a chance would be told of which a part is missing."""
    with pytest.raises(LookupError, match=r"^ValueError: no such thing"):
        list(Local(1).run(alone(Wrong(), Square(2)), Stop()))


def test_the_engine_that_is_asked_for() -> None:
    assert engine_of(3) == Local(3)
    assert engine_of() == Local(os.cpu_count() or 1)
    assert engine_of(3, "tcp://node:8786") == Cluster("tcp://node:8786")
