"""The plan for all futures is the best there is: the same as trying every plan of small trees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest

from optimizer.answers.bench import Bench
from optimizer.errors import NoPlan
from optimizer.model.options import Options
from optimizer.studies.robust.figures import Found
from optimizer.studies.robust.futures import futures_of
from optimizer.studies.robust.pursuit import Pursuit
from optimizer.studies.robust.robust import find_robust
from optimizer.studies.robust.targets import Shortfall
from tests.studies.robust.trees import (
    Tree,
    bought,
    here,
    mean,
    misses,
    own_best,
    short_ways,
    stages,
    tail,
    tree,
)
from tests.wide import wide

SEEDS, EACH = wide(12, 24), 6
MIXED = wide(8, 20)
CLOSE = Fraction(1, 10**6)
SHARE, WEIGHT = Fraction(6, 10), Fraction(1, 2)

Measure = Callable[[Tree, Sequence[Fraction], Sequence[Fraction]], Fraction]


def expected(made: Tree, losses: Sequence[Fraction], _own: Sequence[Fraction]) -> Fraction:
    """The mean."""
    return mean(made, losses)


def cvar(made: Tree, losses: Sequence[Fraction], _own: Sequence[Fraction]) -> Fraction:
    """Half the mean, half the tail."""
    return (1 - WEIGHT) * mean(made, losses) + WEIGHT * tail(made, losses, SHARE)


def regret(_made: Tree, losses: Sequence[Fraction], own: Sequence[Fraction]) -> Fraction:
    """The most any is above its own best."""
    return max(x - o for x, o in zip(losses, own, strict=True))


def asked(
    made: Tree, pursuit: Pursuit, chance: Fraction | None = None,
    shortfall: Shortfall | None = None,
) -> Found:
    """What the planner finds, without a gap."""
    listed = [{**one, "chance": None} for one in made.futures]
    futures = futures_of({"future": listed})
    futures = type(futures)("", futures.listed, made.chances)
    return find_robust(made.base, futures, made.by,
                       Bench(Options(gap=0.0, time_limit=30.0), jobs=1), pursuit, chance,
                       shortfall)


def enumerated(made: Tree, measure: Measure, most: Fraction = Fraction(0)) -> tuple[
        Fraction | None, Fraction | None]:
    """The least of what is pursued over all first stages; and with all known."""
    values, known = [], []
    for missed in misses(made, most):
        own = own_best(made, missed)
        if own is not None:
            known.append(measure(made, own, own))
            values += [measure(made, losses, own) for _, losses in stages(made, missed)]
    return min(values, default=None), min(known, default=None)


def enumerated_short(
    made: Tree, measure: Measure, miss: Fraction, limit: Shortfall,
) -> tuple[Fraction | None, Fraction | None]:
    """The same where targets may be missed by so much."""
    both = (min((measure(made, losses, losses) for losses in short_ways(
        made, limit.most, limit.share, miss, known)), default=None) for known in (False, True))
    return next(both), next(both)


def check(
    made: Tree, pursuit: Pursuit, measure: Measure, chance: Fraction | None = None,
    shortfall: Shortfall | None = None,
) -> str:
    """One question, and what it was like."""
    if shortfall is None:
        best, known = enumerated(made, measure, 1 - (1 if chance is None else chance))
    else:
        miss = 1 - (chance or Fraction(0))
        best, known = enumerated_short(made, measure, miss, shortfall)
    try:
        found = asked(made, pursuit, chance, shortfall)
    except NoPlan:
        assert best is None
        return "none"
    assert best is not None
    assert known is not None
    size = max(map(abs, found.best.losses))
    assert abs(found.pursued(found.best) - best) <= CLOSE * max(1, size)
    assert found.complete
    assert abs(Fraction(found.evpi.figure) - (best - known)) <= 3 * CLOSE * max(1, size)
    assert found.evpi.figure >= 0
    if found.vss is None:
        return "plain fails"
    assert found.plain is not None
    stage = frozenset((line, n) for line, n in (found.plain.orders or {}).items() if n)
    if found.search.limit is None:
        losses = [made.kept[i][here(made, i, stage)] for i in range(len(made.futures))]
        own = own_best(made, [False] * len(made.futures))
        assert own is not None
        assert abs(found.pursued(found.plain) - measure(made, losses, own)) <= CLOSE * max(1, size)
    assert found.vss.figure >= 0
    assert found.vss.least is not None
    assert found.vss.least <= found.vss.figure
    return "better" if found.vss.figure > float(CLOSE * size) else "as good"


LIMIT = Shortfall(Fraction(1, 2), Fraction(1, 2))
"""Half an accelerator short in the worse half of all cases."""

KINDS: dict[str, tuple[Pursuit, Measure, Fraction | None, Shortfall | None]] = {
    "expected": (Pursuit(), expected, None, None),
    "cvar": (Pursuit("cvar", SHARE, WEIGHT), cvar, None, None),
    "regret": (Pursuit("regret"), regret, None, None),
    "chance": (Pursuit(), expected, Fraction(6, 10), None),
    "shortfall": (Pursuit("cvar", SHARE, WEIGHT), cvar, None, LIMIT),
    "chance and shortfall": (Pursuit(), expected, Fraction(6, 10), Shortfall(Fraction(1), SHARE)),
}
SEEN: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("first", range(0, SEEDS, EACH))
def test_against_every_plan(first: int, kind: str) -> None:
    """Same value as every first stage with every recourse; VSS and EVPI are never negative."""
    for seed in range(first, first + EACH):
        SEEN[kind][check(bought(seed), *KINDS[kind])] += 1


@pytest.mark.parametrize("seed", range(MIXED))
def test_against_every_plan_under_any_rules(seed: int) -> None:
    """The same for scenarios of any rules, terms and aims; those too large are passed over."""
    made = tree(seed)
    if made is not None:
        check(made, *KINDS["expected"])


def test_the_trees_say_something() -> None:
    """Without it the comparison could pass on trees without a plan, or with nothing to gain."""
    for kind, seen in SEEN.items():
        assert sum(seen.values()) == SEEDS, (kind, seen)
        assert min(seen["none"], seen["better"], seen["as good"]) >= wide(1, 2), (kind, seen)
