"""What is kept of a case that is finished, as text: its row, what it proved, and its plan."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from optimizer.answers.planning import price_orders
from optimizer.domain.plan import Plan, Proof
from optimizer.errors import AuditMismatch, BadInput, Place, Problem
from optimizer.io.plan_json import orders_in
from optimizer.model.kept import kept_of
from optimizer.studies.outcome import outcome_of
from optimizer.studies.work import Result

if TYPE_CHECKING:
    from optimizer.studies.cases import Case

_PROOFS = TypeAdapter(tuple[Proof, ...])


def case_text(result: Result) -> str:
    """JSON; the file of a plan, with two entries more."""
    head = json.dumps({"case": result.outcome.plain(),
                       "proved": [one.plain() for one in result.proved]}, ensure_ascii=False)
    return f"{head[:-1]},\n{result.plan[1:]}" if result.plan else head


def result_of(case: Case, text: str) -> Result:
    """What ``case_text`` wrote, but for the plan.

    Raises:
        ValueError, KeyError, TypeError, ArithmeticError: it is damaged.
    """
    content: dict[str, Any] = json.loads(text)
    return Result(case, outcome_of(content["case"]), "", tuple(
        kept_of(one) for one in content["proved"]))


def plan_of(case: Case, text: str) -> Plan:
    """The plan in the file: orders priced and audited anew, with what the search proved of it.

    Raises:
        BadInput: it has no plan, or is damaged.
        AuditMismatch: its orders cost something else than the search said.
    """
    orders = orders_in(Path(f"{case.key}.json"), text.encode())
    plan = price_orders(case.scenario, orders)
    try:
        content: dict[str, Any] = json.loads(text)
        proofs = _PROOFS.validate_python(content["proofs"])
        cost = Decimal(str(content["total_cost"]))
    except (ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise BadInput([Problem(Place(field=case.name), "its file holds no plan",
                                "Solve the batch again.")]) from error
    if plan.total_cost != cost:
        raise AuditMismatch([f"total cost: said {cost:,}, recomputed {plan.total_cost:,}"])
    return plan.model_copy(update={"status": content["status"], "proofs": proofs})
