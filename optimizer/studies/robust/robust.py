"""A plan that is good under uncertainty: what to sign now, and what follows in every future."""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from optimizer.domain.answer import Answer, Phrase
from optimizer.domain.checks.report import listed
from optimizer.errors import BadInput, NoPlan, Place, Problem, SolverTrouble
from optimizer.studies.robust.figures import Found
from optimizer.studies.robust.finding import Search, Way
from optimizer.studies.robust.possible import of_now, ordered_now, possible_futures
from optimizer.studies.robust.pursuit import Pursuit
from optimizer.studies.robust.tables import tables
from optimizer.studies.robust.targets import TargetLimit, has_target
from optimizer.studies.robust.words import sentences

if TYPE_CHECKING:
    from datetime import date

    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario
    from optimizer.studies.robust.futures import Futures
    from optimizer.studies.robust.targets import Shortfall

TITLE = Phrase("A plan for every future", "모든 미래를 위한 계획")
MANY = 8
"""Up to so many futures the common model is solved sooner without a plan to begin with."""

TRY_MORE = "Not even a first plan for all futures was found in the time. Allow more of it."


def robust(
    scenario: Scenario, futures: Futures, decide_by: date, bench: Bench,
    pursuit: Pursuit | None = None, chance: Fraction | None = None,
    shortfall: Shortfall | None = None,
) -> Answer:
    """The same as an answer: sentences, tables, and every scenario that was solved for it."""
    began = time.monotonic()
    found = find_robust(scenario, futures, decide_by, bench, pursuit, chance, shortfall)
    return Answer("robust", TITLE, tuple(sentences(found)), tuple(tables(found)),
                  _trials(found), found.complete, time.monotonic() - began)


def find_robust(
    scenario: Scenario, futures: Futures, decide_by: date, bench: Bench,
    pursuit: Pursuit | None = None, chance: Fraction | None = None,
    shortfall: Shortfall | None = None,
) -> Found:
    """What to order by a day, before it is known which future comes, so that all can be borne.

    Lines whose order date is on or before ``decide_by`` are the same in all futures; all others
    are decided when the future is known. Every rule holds in every future; with a ``chance`` below
    one the delivery targets may be missed in futures whose chances sum to the rest; with a
    ``shortfall`` by so many accelerators in the worst cases, and no oftener than a ``chance`` that
    is given too allows. A soft target has its price, and stays.

    Raises:
        BadInput: changes that do not fit, settings that are none; all at once.
        NoPlan: proven that no orders of now suit all futures; it names them.
        SolverTrouble: nothing that suits all was found in the time.
    """
    pursuit = pursuit or Pursuit()
    _check(pursuit, chance, shortfall)
    limit = None
    if shortfall is not None or chance not in (None, 1):
        limit = TargetLimit(Fraction(1) if chance is None else 1 - chance, shortfall)
    possible = possible_futures(scenario, futures)
    if limit is not None and not any(has_target(one.scenario) for one in possible):
        raise BadInput([Problem(Place(field=_asked(shortfall)), "no future has a delivery target "
                                "that must be met", "Leave it out; a soft target has its price.")])
    now = ordered_now(scenario, decide_by)
    search = Search(scenario, possible, now, pursuit, limit, bench)
    own = _own(search)
    trial = search.plain()
    plain = None if trial.plan is None else search.keeping(of_now(trial.plan.orders, now))
    return Found(search, decide_by, own, trial, plain, _best(search, own, plain, decide_by))


def _asked(shortfall: Shortfall | None) -> str:
    return "chance" if shortfall is None else "shortfall"


def _check(pursuit: Pursuit, chance: Fraction | None, shortfall: Shortfall | None) -> None:
    problems = []
    if chance is not None and not 0 < chance <= 1:
        problems.append(Problem(Place(field="chance"), "a chance is above 0 and at most 1",
                                "Write e.g. 0.9."))
    if not 0 <= pursuit.share < 1:
        problems.append(Problem(Place(field="cvar_share"), "a share is at least 0 and below 1",
                                "Write e.g. 0.95 for the worst 5 % of all cases."))
    if not 0 <= pursuit.weight <= 1:
        problems.append(Problem(Place(field="cvar_weight"), "a weight is from 0 to 1",
                                "Write e.g. 0.5 for half of it on the worst cases."))
    if shortfall is not None and shortfall.most < 0:
        problems.append(Problem(Place(field="shortfall"), "accelerators are 0 or more",
                                "Write e.g. 500."))
    if shortfall is not None and not 0 <= shortfall.share < 1:
        problems.append(Problem(Place(field="shortfall_share"), "a share is at least 0 and "
                                "below 1", "Write e.g. 0.95 for the worst 5 % of all cases."))
    if shortfall is not None and chance == 1:
        problems.append(Problem(
            Place(field="shortfall"), "targets that are always met are never missed",
            "Leave the chance out, or write less than 1."))
    if pursuit.kind == "regret" and (shortfall is not None or chance not in (None, 1)):
        problems.append(Problem(
            Place(field=_asked(shortfall)), "regret compares plans that meet their targets",
            "Leave the limit on the target out, or pursue expected or cvar."))
    if problems:
        raise BadInput(problems)


def _own(search: Search) -> Way:
    """Each future by itself; without that there is nothing for all together."""
    way = search.own()
    if isinstance(way, Way) and way.value is not None:
        return way
    if way == "unknown":
        raise SolverTrouble(TRY_MORE)
    trials = way.trials if isinstance(way, Way) else search.meeting(None).trials
    none = [one.name for one, trial in zip(search.futures, trials, strict=True)
            if trial.status == "no plan"]
    if not none:
        raise SolverTrouble(TRY_MORE)
    if isinstance(way, Way):
        raise NoPlan(f"No plan keeps every hard rule, whatever is ordered, in: {listed(none)}.")
    raise NoPlan("Targets would be missed oftener or further than asked for, whatever is "
                 f"ordered. No plan meets them in: {listed(none)}.")


def _best(search: Search, own: Way, plain: Way | None, by: date) -> Way:
    """The best orders of now; where none better is found, the plain plan's or one future's."""
    kept = plain if plain is not None and plain.value is not None else None
    if kept is not None and search.near(kept, own):
        return replace(kept, bound=own.bound)
    start = kept
    if start is None and len(search.futures) > MANY:
        start = search.borne(own)
    best = search.best(start or own)
    if best == "no plan":
        names = listed([one.name for one in search.futures])
        raise NoPlan(f"Every future has a plan of its own, but no orders of up to {by} suit all "
                     f"of them: {names}.")
    if best == "unknown" and start is None:
        start = search.borne(own)
    found = [way for way in (best, start) if isinstance(way, Way) and way.value is not None]
    if not found:
        raise SolverTrouble(TRY_MORE)
    least = min(found, key=lambda way: way.value or Fraction(0))
    bounds = [way.bound for way in (best, own) if isinstance(way, Way) and way.bound is not None]
    return replace(least, bound=max(bounds, default=None))


def _trials(found: Found) -> tuple[Trial, ...]:
    """Every scenario that was solved, each once, named by what it is for."""
    ways = [found.own, found.best, *([found.plain] if found.plain else [])]
    trials = [found.trial, *(trial for way in ways for trial in way.trials)]
    return tuple({trial.scenario.sha256: trial for trial in trials}.values())
