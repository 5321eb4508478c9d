"""What every engine does with lanes: gives the next piece of work, and says when one is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from optimizer.studies.engine.work import ATTEMPTS, Done, Made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.studies.engine.work import Lane, Work


@dataclass
class Running(Generic[Made]):
    """A lane, the piece of it that is under way, and how often it was tried."""

    lane: Lane[Made]
    work: Work[Made]
    attempts: int = 1

    def after(self, result: Made) -> Running[Made] | None:
        """The same lane with its next piece, if there is one."""
        try:
            return Running(self.lane, self.lane.send(result))
        except StopIteration:
            return None

    def done(self, result: Made) -> Done[Made]:
        """The result, and how often it was tried."""
        return Done(result, self.attempts)

    def lost(self, why: str) -> Done[Made]:
        """What stands for the result of work whose worker died every time."""
        return self.done(self.work.lost(f"its worker was lost every time: {why}"))

    def broken(self, error: BaseException) -> Done[Made]:
        """The same of work that broke, which it would do again."""
        return self.done(self.work.lost(f"{type(error).__name__}: {error}"))

    def again_or_lost(self, why: str) -> Done[Made] | None:
        """Nothing where it may be tried once more, which is counted; else it is lost."""
        if self.attempts >= ATTEMPTS:
            return self.lost(why)
        self.attempts += 1
        return None


def first_of(lanes: Iterator[Lane[Made] | None]) -> Running[Made] | None:
    """The next lane that has any work at all; nothing where there is none, or none yet."""
    for lane in lanes:
        if lane is None:
            return None
        work = next(lane, None)
        if work is not None:
            return Running(lane, work)
    return None
