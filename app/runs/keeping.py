"""A plan that was found for an answer, kept as a run of its own: opened, named, compared later."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from secrets import token_hex
from typing import TYPE_CHECKING

from sqlalchemy import insert

from app.runs.question import SOLVE, Question
from app.store.drafts import NAME_LENGTH
from app.store.packed import pack_text
from app.store.tables import RUNS

if TYPE_CHECKING:
    from app.runs.record import Runs
    from optimizer.domain.plan import Plan

FROM = "from"
"""Of the question of such a run: the run whose answer has the plan."""


def keep_plan(
    runs: Runs, plan: Plan, answer: str, draft: str | None, name: str, note: str,
) -> str:
    """Keep a plan of an answer as a run that is done; returns the run.

    ``answer``: the run that answered; ``note``: how the plan was found.
    """
    run, now = token_hex(16), datetime.now(UTC)
    proof = plan.proofs[0] if plan.proofs else None
    figures = {} if proof is None else {
        "value": float(proof.objective), "bound": float(proof.bound), "gap": float(proof.gap)}
    with runs.store.writing() as db:
        db.execute(insert(RUNS).values(
            id=run, owner=runs.owner, draft=draft, verb=SOLVE, name=name[:NAME_LENGTH], note=note,
            shared=False, hidden=False,
            question=json.dumps(Question(parameters={FROM: answer}).content()),
            scenario=pack_text(plan.scenario.model_dump_json()),
            scenario_sha256=plan.scenario.sha256, state="done", stop_asked=False, worker="",
            made=now, started=now, beat=now, ended=now, told="", trouble="[]", reference="",
            found=pack_text(plan.model_dump_json()), **figures))
    return run
