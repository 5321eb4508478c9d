"""The verbs: what a program may ask of this package, each a few lines.

>>> from optimizer import api
>>> scenario = api.read("round.xlsx")
>>> plan = api.solve(scenario)
>>> api.write_plan("plan.xlsx", plan)
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import optimizer.objectives
import optimizer.rules  # noqa: F401  (both register what they hold)
from optimizer import io
from optimizer.answers import asking
from optimizer.answers.bench import Bench
from optimizer.answers.planning import find_plan, price_orders
from optimizer.answers.verbs import VERBS
from optimizer.core.changes import with_aims, with_settings
from optimizer.core.registry import BOOK
from optimizer.domain.plan import Plan
from optimizer.errors import BadInput, Place, Problem
from optimizer.export import shipped
from optimizer.model.session import Options, Progress, Stop
from optimizer.model.solve import build
from optimizer.quotes.adding import Added, add
from optimizer.quotes.goods import Goods, shipped_goods
from optimizer.quotes.profile import Profiles
from optimizer.quotes.sessions import read_with_answers
from optimizer.quotes.workbook import Written, read_answers, read_earlier, read_offers
from optimizer.quotes.workbook import write_offers as write_offers_workbook
from optimizer.studies.asked import asked
from optimizer.studies.batch import run_batch
from optimizer.studies.engine import engine_of
from optimizer.studies.folder import Folder
from optimizer.studies.verbs import STUDIES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from optimizer.answers.verb import Verb
    from optimizer.domain.answer import Answer
    from optimizer.domain.commitments import OrderedUnits
    from optimizer.domain.given_file import GivenFile
    from optimizer.domain.scenario import Scenario
    from optimizer.model.session import Listener
    from optimizer.quotes.sessions import Listen
    from optimizer.quotes.settling import Settled
    from optimizer.quotes.workbook import OffersBook
    from optimizer.studies.progress import Progress as Done

Made = TypeVar("Made")

__all__ = [
    "BOOK", "STUDIES", "VERBS", "Bench", "Options", "Progress", "Stop", "add_offers", "add_read",
    "answer", "batch", "given_file", "holds_plan", "plan_in", "possible", "price", "read",
    "read_orders", "read_quotes", "read_unchanged", "scenario_of", "shipped", "solve", "timed",
    "verb_of", "with_aims", "with_settings", "write_answers", "write_answers_json", "write_json",
    "write_offers", "write_plan", "write_scenario", "write_template",
]


def read(path: str | Path) -> Scenario:
    """Read a scenario, or the scenario inside a plan, from a workbook or a JSON file.

    Raises:
        BadInput: with every problem of the file.
    """
    return io.read_scenario(Path(path), BOOK, names={"aim": BOOK.aims, "rule": BOOK.rules})


def read_orders(path: str | Path) -> tuple[OrderedUnits, ...]:
    """Read the orders of a plan file (JSON) or of a plan workbook."""
    return io.read_orders(Path(path))


def solve(
    scenario: Scenario, options: Options | None = None, listen: Listener | None = None,
    stop: Stop | None = None,
) -> Plan:
    """The best plan, audited; see ``find_plan`` for what it raises."""
    return find_plan(scenario, options, listen, stop)


def price(scenario: Scenario, orders: Sequence[OrderedUnits]) -> Plan:
    """What given orders cost and how the rules stand; see ``price_orders``."""
    return price_orders(scenario, orders)


def answer(
    verb: str, *subjects: Scenario | Plan, bench: Bench | None = None, **given: Any,
) -> Answer:
    """The answer to one of ``VERBS`` or ``STUDIES`` about scenarios or plans, e.g. ``why``.

    ``bench``: how hard and how long to try, who hears of it, and how to stop it. ``given``: the
    parameters of the question, as values or as text.

    Raises:
        BadInput: an unknown question, offer, rule or aim, or a value that is none; all at once.
        NoPlan: the question needs a plan, and none exists.
        SolverTrouble: not even a first plan was found in the time.
    """
    return asking.ask(verb_of(verb), subjects, bench or Bench(), given)


def verb_of(name: str) -> Verb:
    """A question or a study by its name.

    Raises:
        BadInput: there is none of that name.
    """
    return asking.verb_of(name, {**VERBS, **STUDIES})


def batch(
    files: Sequence[str | Path], out: str | Path, *, jobs: int = 0, cluster: str = "",
    resume: bool = False, settings: Sequence[str] = (), gap: float | None = None,
    time_limit: float | None = None, told: Callable[[Done], None] = lambda _: None,
    stop: Stop | None = None,
) -> Done:
    """Solve scenario files, a folder of them, or a study; results are kept in the folder ``out``.

    ``jobs``: processes at once, 0 for one a core; ``cluster``: the address of a Dask scheduler
    instead. ``gap`` and ``time_limit`` (seconds for a case) win over the study's. ``told`` hears
    of every case that is finished.

    Raises:
        BadInput: a study that cannot be read, a folder with other results, no cluster there.
        WorkLost: the cluster is gone or the disk full; ``resume`` goes on from there.
    """
    cases = asked([Path(file) for file in files], Options(), settings, gap, time_limit)
    return run_batch(cases, Folder(Path(out)), engine_of(jobs, cluster), resume=resume, told=told,
                     stop=stop)


def read_unchanged(path: str | Path) -> Scenario:
    """Read a scenario, or that of a plan, which must still be the one the plan was made for.

    Raises:
        BadInput: with every problem of the file; a scenario that was changed under its plan.
    """
    scenario, made_for = read(path), io.made_for(Path(path))
    if made_for and made_for != scenario.sha256:
        raise BadInput([Problem(
            Place(file=Path(path).name),
            f"its scenario was changed after its plan was made (hash {scenario.sha256[:12]}…, the "
            f"plan is of {made_for[:12]}…)", f"Solve it again first: gpuplan solve {path} -o "
            "NEW-PLAN.xlsx, and ask about that.")])
    return scenario


def given_file(path: str | Path) -> GivenFile:
    """A file that a question is told, e.g. of futures.

    Raises:
        BadInput: the file is missing, unreadable, empty or too large.
    """
    return io.given_file(Path(path))


def possible(scenario: Scenario) -> None:
    """Lay a scenario out without solving it.

    Raises:
        BadInput: what only shows when all tables meet, e.g. an unknown export regime.
    """
    build(scenario)


def holds_plan(path: str | Path) -> bool:
    """Whether a file has orders in it that can be priced."""
    try:
        return bool(io.read_orders(Path(path)))
    except BadInput:
        return False


def timed(work: Callable[[], Made]) -> tuple[Made, float]:
    """What a piece of work made, and the seconds it took."""
    began = time.monotonic()
    made = work()
    return made, time.monotonic() - began


def write_plan(
    path: str | Path, plan: Plan, reference: Plan | None = None,
    reference_name: str = "Reference plan",
) -> float:
    """Write the plan workbook, beside a reference plan if given; returns the seconds it took."""
    began = time.monotonic()
    io.write_plan(Path(path), plan, reference, reference_name)
    return time.monotonic() - began


def write_json(path: str | Path, plan: Plan) -> None:
    """Write the plan as JSON."""
    io.write_plan_json(Path(path), plan)


def scenario_of(subject: Scenario | Plan) -> Scenario:
    """The scenario that a question is about."""
    return subject.scenario if isinstance(subject, Plan) else subject


def plan_in(found: Answer, subject: Scenario | Plan) -> Plan | Scenario:
    """The plan that an answer stands beside: its subject, or the one its trials made of it."""
    plans = (trial.plan for trial in found.trials
             if trial.plan and trial.scenario.sha256 == scenario_of(subject).sha256)
    return subject if isinstance(subject, Plan) else next(plans, subject)


def write_answers(
    path: str | Path, of: Plan | Scenario, answers: Sequence[Answer],
) -> None:
    """Write answers as sheets of a workbook: that of their plan, or their scenario's."""
    if isinstance(of, Plan):
        io.write_plan(Path(path), of, answers=answers)
    else:
        io.write_answers(Path(path), of, answers)


def write_answers_json(path: str | Path, scenario: Scenario, answers: Sequence[Answer]) -> None:
    """Write answers as JSON, with all that is needed to solve every trial again."""
    io.write_answers_json(Path(path), scenario, answers)


def write_scenario(path: str | Path, scenario: Scenario) -> None:
    """Write a scenario as a workbook (.xlsx) or, by any other ending, as JSON."""
    target = Path(path)
    write = io.write_scenario_workbook if target.suffix == ".xlsx" else io.write_scenario_json
    write(target, scenario, BOOK)


def write_template(path: str | Path) -> None:
    """Write an empty scenario workbook with instructions."""
    io.write_template(Path(path), BOOK)


def read_quotes(
    files: Sequence[str | Path], catalogue: Scenario | None = None, vendor: str = "",
    answers: str | Path | None = None, profiles: str | Path | None = None,
    listen: Listen | None = None,
) -> Settled:
    """Read vendors' own spreadsheets. What cannot be read in one way becomes a question.

    ``catalogue``: match to the systems of this scenario, else to those that ship. ``vendor``:
    who quotes in all of the files, where they do not say. ``answers``: an offers workbook with
    questions answered. ``profiles``: the folder of vendors' earlier answers. ``listen`` hears of
    each file as it begins: its name, its number from 0, how many there are.

    Raises:
        BadInput: every file that cannot be read and every answer that is none.
    """
    return read_with_answers(
        [Path(file) for file in files], Goods.of(catalogue) if catalogue else shipped_goods(),
        vendor, None if answers is None else read_answers(Path(answers)),
        None if profiles is None else Profiles(Path(profiles)), listen)


def write_offers(
    path: str | Path, settled: Settled, catalogue: Scenario | None = None,
    profiles: str | Path | None = None, today: date | None = None,
    answers: str | Path | None = None,
) -> Written:
    """Write the offers workbook, and keep the answers given in the vendors' profiles.

    ``answers``: the workbook they stood in; what was filled into its other sheets is kept.
    """
    done = write_offers_workbook(
        Path(path), settled, Goods.of(catalogue) if catalogue else shipped_goods(),
        catalogue.vendors if catalogue else (),
        None if answers is None else read_earlier(Path(answers)))
    if profiles is not None:
        Profiles(Path(profiles)).keep(settled.given, today or _today())
    return done


def add_offers(
    offers: str | Path, to: str | Path, out: str | Path | None = None, today: date | None = None,
) -> Added:
    """Put the offers of a workbook into a scenario file; ``out``: write another file instead.

    The file is written only if the scenario is in order afterwards and something changed in it.

    Raises:
        BadInput: every problem, in the workbook or of the scenario with the offers in it.
    """
    target = Path(to)
    scenario = read(target)
    if out is None and holds_plan(target):
        raise BadInput([Problem(
            Place(file=target.name), "it holds a plan, which would be lost",
            "Write the scenario to another file with -o, or add to the scenario it was made of.")])
    done = add_read(scenario, read_offers(Path(offers)), today, target.name)
    if out is not None or not done.unchanged:
        write_scenario(target if out is None else out, done.scenario)
    return done


def add_read(
    scenario: Scenario, offers: OffersBook, today: date | None = None, file: str = "",
) -> Added:
    """Put offers that were read into a scenario; ``file`` is the scenario's, for messages.

    Raises:
        BadInput: every problem of the offers, or of the scenario with the offers in it.
    """
    done = add(scenario, offers, today or _today(), file, {"aim": BOOK.aims})
    with_settings(done.scenario, [])
    possible(done.scenario)
    return done


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
