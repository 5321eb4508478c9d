"""One row of a batch's table."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from optimizer.core.rule import MONEY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from optimizer.domain.plan import Plan
    from optimizer.studies.cases import Case

Status = Literal["proven", "stopped", "no plan", "bad input", "failed"]
"""stopped: a plan, but not proven within the gap in the time. no plan: proven that none exists."""
STATUSES: tuple[Status, ...] = ("proven", "stopped", "no plan", "bad input", "failed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case. ``value`` and ``bound`` are of the first aim, in its ``unit``."""

    case: str
    status: Status
    value: Decimal | None = None
    bound: Decimal | None = None
    gap: Decimal | None = None
    unit: str = ""
    accelerators: int | None = None
    total_cost: Decimal | None = None
    currency: str = ""
    trouble: str = ""
    scenario_sha256: str = ""
    seconds: float = 0.0
    attempts: int = 1

    def plain(self) -> dict[str, Any]:
        """The same for JSON and for tables; decimals as text, so that no digit is lost."""
        return {name: str(value) if isinstance(value, Decimal) else value
                for name, value in asdict(self).items()}


NAMES = tuple(field.name for field in fields(Outcome))
MEASURED = ("seconds", "attempts")
"""What differs from one run to the next; all else is the same."""
_FIGURES = ("value", "bound", "gap", "total_cost")


def outcome_of(plain: Mapping[str, Any]) -> Outcome:
    """What ``plain`` made into JSON."""
    given = {name: plain[name] for name in NAMES}
    figures = {name: None if given[name] is None else Decimal(given[name]) for name in _FIGURES}
    return Outcome(**given | figures)


def planned(case: Case, plan: Plan) -> Outcome:
    """The row of a case that has a plan."""
    proof = plan.proofs[0] if plan.proofs else None
    money = proof is not None and proof.unit == MONEY
    return Outcome(
        case.name, "proven" if plan.status == "optimal" else "stopped",
        proof.objective if proof else None, proof.bound if proof else None,
        proof.gap if proof else None,
        plan.currency if money else proof.unit if proof else "",
        plan.accelerators, plan.total_cost, plan.currency)
