"""What every engine does with lanes: gives the next task, and says when one is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from optimizer.studies.engine import ATTEMPTS
from optimizer.studies.outcome import Outcome
from optimizer.studies.work import Result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.studies.work import Lane, Task


@dataclass
class Running:
    """A lane, the task of it that is under way, and how often it was tried."""

    lane: Lane
    task: Task
    attempts: int = 1

    def after(self, result: Result) -> Running | None:
        """The same lane with its next task, if there is one."""
        try:
            return Running(self.lane, self.lane.send(result))
        except StopIteration:
            return None

    def counted(self, result: Result) -> Result:
        """The result of the case that was asked, which says how often it was tried."""
        return replace(result, case=self.task.case,
                       outcome=replace(result.outcome, attempts=self.attempts))

    def lost(self, why: str) -> Result:
        """The row of a case whose worker died every time."""
        case = self.task.case
        return self.counted(Result(case, Outcome(
            case.name, "failed", trouble=f"its worker was lost {self.attempts} times: {why}")))

    @property
    def again(self) -> bool:
        """Whether it may be tried once more; counts the try."""
        if self.attempts >= ATTEMPTS:
            return False
        self.attempts += 1
        return True


def first_of(lanes: Iterator[Lane | None]) -> Running | None:
    """The next lane that has a task at all; nothing where there is none, or none yet."""
    for lane in lanes:
        if lane is None:
            return None
        task = next(lane, None)
        if task is not None:
            return Running(lane, task)
    return None
