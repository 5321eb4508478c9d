"""What is one more MW, billion or week worth: the aim against the figure of a rule."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from optimizer.answers.aiming import first_aim
from optimizer.answers.curve.axes import DEADLINE, dial_of
from optimizer.answers.curve.deadline import deadline_curve
from optimizer.answers.curve.steps import steps_of
from optimizer.answers.curve.tables import steps_table, trials_table
from optimizer.answers.curve.walk import Walk
from optimizer.answers.curve.words import sentences
from optimizer.answers.wording import aim_name
from optimizer.domain.answer import Answer, Phrase
from optimizer.errors import BadInput, Place, Problem

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from optimizer.answers.bench import Bench
    from optimizer.answers.curve.dial import Dial
    from optimizer.domain.scenario import Scenario


def curve(
    scenario: Scenario, bench: Bench, axis: str, where: str = "", low: Decimal | None = None,
    high: Decimal | None = None, most_points: int = 12,
) -> Answer:
    """The step curve of the first aim against a rule's figure, each step proven to the gap.

    ``axis``: a rule or an everyday name (``power``, ``budget``, ``share``, ``deadline``, …).
    ``where``: words of the rows meant; blank: all rows, moved together. ``low`` and ``high``: in
    the rule's unit, the bound itself where the rows share one, else by how much it is loosened.
    ``most_points``: how many scenarios are solved at most, besides both ends.

    Raises:
        BadInput: an unknown axis, a rule that is off or without rows, a range that is none.
    """
    began = time.monotonic()
    if axis == DEADLINE:
        return deadline_curve(scenario, bench, where, most_points)
    question = first_aim(scenario)
    dial = dial_of(question, axis, where)
    walk = Walk(question, bench, dial, *_range(dial, low, high, most_points))
    walk.go(most_points)
    steps = steps_of(walk.stairs)
    aim, title = aim_name(walk.aim), dial.title
    unit, currency = walk.aim.unit, scenario.money.currency
    return Answer(
        "curve", Phrase(f"{walk.aim.title} against: {title.en}", f"{title.ko}에 따른 {aim.ko}"),
        sentences(walk, steps),
        (steps_table(walk, steps), trials_table(walk.trials, unit, currency)),
        tuple(walk.trials), walk.complete, time.monotonic() - began)


def _range(
    dial: Dial, low: Decimal | None, high: Decimal | None, most: int,
) -> tuple[Fraction, Fraction]:
    """Positions of the ends, the tightest first."""
    problems = []
    if most < 2:
        problems.append(Problem(Place(field="most_points"), f"{most} points are no curve",
                                "Ask for 2 or more."))
    ends = sorted(dial.figure(at) for at in dial.ends)
    first, last = ends[0] if low is None else low, ends[1] if high is None else high
    if first >= last:
        problems.append(Problem(Place(field="low"), f"{first} is not below {last}",
                                "Give a lower and a higher figure."))
    if dial.unit == "share" and not (first >= 0 and last <= 1):
        problems.append(Problem(Place(field="low"), "a share is between 0 and 1",
                                "Write e.g. 0.4 for 40 %."))
    if problems:
        raise BadInput(problems)
    tight, loose = sorted((dial.position(first), dial.position(last)))
    return tight, loose
