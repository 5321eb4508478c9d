"""Where a batch keeps what is finished: a folder, or a database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

    from optimizer.studies.cases import Batch, Case
    from optimizer.studies.work import Result


class Keeping(Protocol):
    """Where what is finished is kept: a folder, or a database."""

    @property
    def name(self) -> str:
        """What it is called, for messages."""

    def alone(self) -> AbstractContextManager[None]:
        """Hold it for one run."""

    def open(self, batch: Batch, *, resume: bool) -> dict[int, Result]:
        """Make it ready, and read what is finished already, by the case's number."""

    def keep(self, result: Result) -> None:
        """Keep what a case came to."""

    def read(self, case: Case) -> Result | None:
        """What is kept of a case."""

    def table(self, batch: Batch, results: Iterable[Result]) -> None:
        """Write the table of the cases so far."""

    def summary(self, batch: Batch, results: Iterable[Result]) -> None:
        """Write the workbook, at the end."""
