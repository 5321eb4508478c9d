"""How a plan with the offer stands against the best plan without it, aim by aim, exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from optimizer.answers.audit import audit
from optimizer.answers.decimals import decimal
from optimizer.answers.laid_out import exact_frame
from optimizer.core.registry import AIMS
from optimizer.quantities.lines import units_of_orders

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from optimizer.core.rule import RuleSettings
    from optimizer.domain.answer import Trial
    from optimizer.domain.commitments import OrderedUnits
    from optimizer.domain.plan import RuleUse
    from optimizer.domain.scenario import Scenario

Verdict = Literal["wins", "loses", "open"]
"""open: the time was not enough to tell."""


def verdict(held: Trial, rival: Trial) -> Verdict:
    """Whether the best plan with the offer is as good as the best one without.

    The first aim decides, later ones between equals. Where a solve was stopped, only what its
    bound makes certain counts.
    """
    if held.status == "no plan":
        return "loses"
    if rival.status == "no plan":
        return "wins" if held.plan is not None else "open"
    if exact(held) and exact(rival):
        return "wins" if no_worse(values(held), rival) else "loses"
    if held.plan is not None and no_worse(values(held), rival):
        return "wins"
    if None in (held.bound, rival.value):
        return "open"
    name = _aims(held, rival)[0]
    assert held.bound is not None
    assert rival.value is not None
    return "loses" if _signed(name, held.bound) > _signed(name, rival.value) else "open"


def no_worse(mine: Sequence[Decimal], rival: Trial) -> bool:
    """Whether values of the aims in order are certainly as good as the best without the offer."""
    if rival.status == "no plan":
        return True
    if rival.plan is None or rival.bound is None:
        return False
    names = [proof.aim for proof in rival.plan.proofs]
    if not exact(rival) or len(mine) < len(names):  # later aims are not known
        best = values(rival)[0] if exact(rival) else rival.bound
        own, theirs = _signed(names[0], mine[0]), _signed(names[0], best)
        return own < theirs or (own == theirs and len(names) == 1)
    return ([_signed(name, value) for name, value in zip(names, mine, strict=True)]
            <= [_signed(name, value) for name, value in zip(names, values(rival), strict=True)])


def values(trial: Trial) -> list[Decimal]:
    """The exact values of the aims of a plan, in order."""
    assert trial.plan is not None
    return [proof.objective for proof in trial.plan.proofs]


def repriced(
    scenario: Scenario, orders: Sequence[OrderedUnits], aims: Sequence[str],
) -> list[Decimal] | None:
    """Exact values of the aims of given orders in another scenario; None where a rule breaks."""
    frame = exact_frame(scenario)
    units, held = units_of_orders(frame, orders)
    if not held.all():
        return None
    found = audit(scenario, frame.settings, frame.layout, units)
    if found.broken or any(_fails(use, frame.settings.rules[use.rule]) for use in found.rules):
        return None
    return [decimal(Fraction(found.aim(aim))) for aim in aims]


def _fails(use: RuleUse, rule: RuleSettings) -> bool:
    """Whether a row does not hold exactly: unlike a plan's audit, without a tolerance."""
    if use.mode == "hard":
        return use.headroom < 0
    return rule.max_concession is not None and -use.headroom > rule.max_concession


def exact(trial: Trial) -> bool:
    """Whether a plan is the best one, without any gap."""
    return (trial.status == "optimal" and trial.plan is not None
            and float(trial.plan.options["gap"]) == 0)


def _aims(*trials: Trial) -> list[str]:
    return next([proof.aim for proof in trial.plan.proofs] for trial in trials if trial.plan)


def _signed(aim: str, value: Decimal) -> Decimal:
    return -value if AIMS[aim].sense == "max" else value
