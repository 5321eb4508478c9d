"""What is kept of a case that is finished, as text: its row, what it proved, and its plan."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from optimizer.model.kept import kept_of
from optimizer.studies.outcome import outcome_of
from optimizer.studies.work import Result

if TYPE_CHECKING:
    from optimizer.studies.cases import Case


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
