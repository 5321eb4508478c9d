"""Cases of batches that are finished, by what was asked: the same batch is never solved twice."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from app.store.packed import pack_text, unpack_text
from app.store.tables import CASES
from optimizer.studies.case_file import case_text, result_of
from optimizer.studies.outcome import outcome_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

    from app.store.engine import Store
    from optimizer.studies.cases import Batch, Case
    from optimizer.studies.outcome import Outcome
    from optimizer.studies.work import Result


@dataclass(frozen=True)
class Shelf:
    """The cases of one batch, as they come; ``study`` is the hash of all it depends on."""

    store: Store
    study: str

    name = "the planner's database"

    def alone(self) -> AbstractContextManager[None]:
        """The queue gives a run to one worker only."""
        return nullcontext()

    def open(self, batch: Batch, *, resume: bool) -> dict[int, Result]:
        """What is finished already, by the case's number; it always goes on."""
        with self.store.reading() as db:
            rows = db.execute(select(CASES.c.number, CASES.c.kept).where(
                CASES.c.study == self.study, CASES.c.number >= 0).order_by(CASES.c.number)).all()
        found = [result_of(batch.cases[row.number], unpack_text(row.kept)) for row in rows]
        return {result.case.index: result for result in found
                if result.outcome.status != "failed"}

    def keep(self, result: Result) -> None:
        """Keep what a case came to."""
        number = result.case.index
        with self.store.writing() as db:
            db.execute(delete(CASES).where(self._is(number)))
            db.execute(insert(CASES).values(
                study=self.study, number=number, outcome=json.dumps(result.outcome.plain()),
                kept=pack_text(case_text(result))))

    def read(self, case: Case) -> Result | None:
        """What is kept of a case."""
        text = self.text(case.index)
        return None if text is None else result_of(case, text)

    def text(self, number: int) -> str | None:
        """The file of a case."""
        with self.store.reading() as db:
            kept = db.scalar(select(CASES.c.kept).where(self._is(number)))
        return None if kept is None else unpack_text(kept)

    def outcomes(self) -> dict[int, Outcome]:
        """The rows of all cases that are finished, by their number; not the base's."""
        with self.store.reading() as db:
            rows = db.execute(select(CASES.c.number, CASES.c.outcome).where(
                CASES.c.study == self.study, CASES.c.number >= 0).order_by(CASES.c.number)).all()
        return {row.number: outcome_of(json.loads(row.outcome)) for row in rows}

    def table(self, batch: Batch, results: Iterable[Result]) -> None:
        """Nothing to do: the rows are the table."""

    def summary(self, batch: Batch, results: Iterable[Result]) -> None:
        """Nothing to do: it is made when somebody asks for it."""

    def _is(self, number: int) -> Any:
        return (CASES.c.study == self.study) & (CASES.c.number == number)
