"""What a worker does: one case, with what the cases before it in its chunk have proved.

Everything a search knows comes with the task, so it finds the same wherever and whenever it runs.
"""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from optimizer.answers.planning import find_plan
from optimizer.errors import BadInput, NoPlan, PlannerError
from optimizer.io.plan_json import plan_content
from optimizer.model.kept import Kept, kept, proved_of, without_traces
from optimizer.model.proofs import Proved
from optimizer.model.solve import Loaded
from optimizer.studies.cases import Case
from optimizer.studies.outcome import Outcome, planned

if TYPE_CHECKING:
    from optimizer.model.options import Options

HELD = 34
"""Cases whose models a worker remembers: those of one chunk and the base."""
_Key = tuple[str, tuple[str, ...]]
LEFT_OUT = ("rules", "not_chosen", "export")
"""What is long in the file of a plan, and is recomputed by who shows it."""


@dataclass(frozen=True)
class Task:
    """A case, and what is known before it is solved."""

    case: Case
    options: Options
    known: tuple[tuple[Case, tuple[Kept, ...]], ...] = ()

    def __call__(self) -> Result:
        return solve_case(self)

    def lost(self, trouble: str) -> Result:
        """A row that says so: the others are solved all the same."""
        return Result(self.case, Outcome(self.case.name, "failed", trouble=trouble))


@dataclass(frozen=True)
class Result:
    """The row of a case, its plan as JSON text, and what its searches proved."""

    case: Case
    outcome: Outcome
    plan: str = ""
    proved: tuple[Kept, ...] = ()

    def counted(self, attempts: int) -> Result:
        """The same, and how often it was tried."""
        return replace(self, outcome=replace(self.outcome, attempts=attempts))


_held: OrderedDict[_Key, tuple[Proved, ...]] = OrderedDict()


def solve_case(task: Task) -> Result:
    """Solve a case; whatever is wrong with it is said in its row.

    The result's case comes without its base, which who asked has: that is most of its bytes.
    """
    began = time.monotonic()
    case, sha256, text = task.case, "", ""
    given: list[Proved] = []
    loaded = Loaded()
    try:
        scenario = case.scenario
        sha256 = scenario.sha256
        given = [one for before, found in task.known for one in _known(before, found)]
        loaded.proofs.known = list(given)
        plan = find_plan(scenario, task.options, loaded=loaded)
    except NoPlan as error:
        outcome = Outcome(case.name, "no plan", trouble=str(error))
    except BadInput as error:
        outcome = Outcome(case.name, "bad input", trouble=str(error))
    except PlannerError as error:
        outcome = Outcome(case.name, "failed", trouble=str(error))
    else:
        content = plan_content(plan)
        for name in LEFT_OUT:
            content.pop(name)
        outcome, text = planned(case, plan), json.dumps(content, ensure_ascii=False)
    old = {id(one) for one in given}
    new = [one for one in loaded.proofs.known if id(one) not in old]
    found = kept(new)
    if sha256:
        _hold(_key(case), without_traces(new, found))
    return Result(replace(case, base=None), replace(outcome, scenario_sha256=sha256,
                                seconds=time.monotonic() - began), text, found)


def _known(case: Case, found: tuple[Kept, ...]) -> tuple[Proved, ...]:
    """What a case proved; its model is built again where this worker did not solve it."""
    if not found:
        return ()
    key = _key(case)
    if key not in _held:
        _hold(key, proved_of(case.scenario, found))
    return _held[key]


def _key(case: Case) -> _Key:
    """What a case's scenario follows from, without making it."""
    return case.base.sha256 if case.base else "", case.changes


def _hold(key: _Key, proved: tuple[Proved, ...]) -> None:
    _held.pop(key, None)
    _held[key] = proved
    while len(_held) > HELD:
        _held.popitem(last=False)
