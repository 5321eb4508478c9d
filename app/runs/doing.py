"""Doing what a run asks, and keeping what comes of it: a plan, an answer, or why there is none."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field
from secrets import token_hex
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.runs.batch import batch_of, cluster, do_batch, file_of
from app.runs.question import AS_IT_STANDS, BATCH, SOLVE, Question
from app.runs.queue import beat, finish, step_back
from app.runs.record import Event
from app.store.drafts import Gone
from app.store.packed import pack, pack_text, unpack_text
from app.store.tables import RUNS
from optimizer import api
from optimizer.answers.planning import find_plan
from optimizer.domain.plan import Plan
from optimizer.domain.scenario import Scenario
from optimizer.errors import (
    AuditMismatch,
    BadInput,
    NoPlan,
    PlannerError,
    SolverTrouble,
    WorkLost,
)
from optimizer.io.answers.kept import kept_answer
from optimizer.model.solve import Loaded

if TYPE_CHECKING:
    from app.store.engine import Store
    from optimizer.model.options import Progress

LOG = logging.getLogger("gpuplan.runs")
BEAT_S = 0.25
"""How often a run says how it stands."""
MOST_EVENTS = 2_000
"""Of one run; of later ones only the last is kept, with the run itself."""


@dataclass
class Watch:
    """Passes on how a run stands, and hears whether it is to stop, in a thread of its own."""

    store: Store
    run: str
    stop: api.Stop = field(default_factory=api.Stop)
    told: str = ""
    _began: float = field(default_factory=time.monotonic)
    _latest: Event | None = None
    _sent: Event | None = None
    _number: int = 0
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Watch:
        self._thread = threading.Thread(target=self._pass_on, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._beat()

    def hear(self, progress: Progress) -> None:
        """A solve says how it stands; called by the solver, so it only takes note."""
        self._latest = Event(time.monotonic() - self._began, progress.aim, progress.incumbent,
                             progress.bound, progress.gap)

    def say(self, told: str) -> None:
        """What is being tried."""
        self.told = told

    def _pass_on(self) -> None:
        while not self._over.wait(BEAT_S):
            self._beat()

    def _beat(self) -> None:
        new, events = self._latest, []
        if new is not None and (self._sent is None or _differs(new, self._sent)) \
                and self._number < MOST_EVENTS:
            events = [(self._number, new)]
            self._number, self._sent = self._number + 1, new
        try:
            if beat(self.store, self.run, self.told, events):
                self.stop()
        except Exception:
            LOG.exception("run %s could not say how it stands", self.run)


def _differs(new: Event, old: Event) -> bool:
    return (new.aim, new.value, new.bound) != (old.aim, old.value, old.bound)


def do(store: Store, run: str, question: Question, packed: bytes, loaded: Loaded) -> None:
    """Do what a run asks and keep what comes of it, whatever that is."""
    found: bytes | None = None
    figures: dict[str, float | None] = {}
    over = True
    try:
        scenario = Scenario.model_validate_json(unpack_text(packed))
        with Watch(store, run) as watch:
            if question.verb == SOLVE:
                plan = _solve(scenario, question, watch, loaded)
                found, figures = pack_text(plan.model_dump_json()), _figures(plan)
            elif question.verb == BATCH:
                over = do_batch(store, run, batch_of(question, scenario), watch.stop)
            else:
                found = _answer(store, scenario, question, watch)
        if over:
            finish(store, run, "done", found, figures=figures)
        else:
            step_back(store, run)
    except NoPlan as error:
        finish(store, run, "none", trouble=_told(error))
    except (BadInput, SolverTrouble, WorkLost, AuditMismatch, Gone) as error:
        finish(store, run, "failed", trouble=_told(error))
    except Exception:
        reference = token_hex(4)
        LOG.exception("run %s failed, reference %s", run, reference)
        finish(store, run, "failed", reference=reference)


def _solve(scenario: Scenario, question: Question, watch: Watch, loaded: Loaded) -> Plan:
    options = api.Options(gap=question.gap, time_limit=question.seconds)
    return find_plan(scenario, options, watch.hear, watch.stop, loaded)


def _figures(plan: Plan) -> dict[str, float | None]:
    """Of the first aim, as lists of runs show them."""
    proof = plan.proofs[0] if plan.proofs else None
    return {} if proof is None else {
        "value": float(proof.objective), "bound": float(proof.bound), "gap": float(proof.gap)}


def _answer(store: Store, scenario: Scenario, question: Question, watch: Watch) -> bytes:
    bench = api.Bench(
        api.Options(gap=question.gap, time_limit=question.seconds), seconds=question.seconds,
        listen=watch.hear, told=watch.say, stop=watch.stop, jobs=1,
        cluster=cluster())
    about = [_subject(store, run) for run in question.plans]
    for plan in about:
        if isinstance(plan, Plan) and plan.status != "priced":
            bench.known(plan, "the plan as it stands")
    verb = api.verb_of(question.verb)
    subjects = about if len(verb.subjects) > 1 or verb.subjects == ("plan",) else [scenario]
    given = {name: scenario if value == AS_IT_STANDS else
             file_of(value) if isinstance(value, dict) else value
             for name, value in question.parameters.items()}
    found = api.answer(question.verb, *subjects, bench=bench, **given)
    return pack(kept_answer(found, scenario))


def _subject(store: Store, run: str) -> Plan | Scenario:
    """The plan a run found, else the scenario it was about."""
    with store.reading() as db:
        row = db.execute(select(RUNS.c.scenario, RUNS.c.found).where(
            RUNS.c.id == run)).one_or_none()
    if row is None:
        raise Gone(run)
    return Scenario.model_validate_json(unpack_text(row.scenario)) if row.found is None \
        else Plan.model_validate_json(unpack_text(row.found))


def _told(error: PlannerError | Gone) -> list[dict[str, str]]:
    if isinstance(error, BadInput):
        return [{"where": str(problem.place), "what": problem.what, "remedy": problem.remedy}
                for problem in error.problems]
    return [{"where": "", "what": str(error), "remedy": ""}]
