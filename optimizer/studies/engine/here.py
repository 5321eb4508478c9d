"""This process, one piece of work after another: nothing to start, nothing to lose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.studies.engine.lanes import first_of
from optimizer.studies.engine.work import Done

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.model.options import Stop
    from optimizer.studies.engine.work import Lane, Made


@dataclass(frozen=True)
class Here:
    """What goes wrong in the work is raised as it is."""

    def run(self, lanes: Iterator[Lane[Made] | None], stop: Stop) -> Iterator[Done[Made]]:
        """See ``Engine``."""
        running = None if stop.asked else first_of(lanes)
        while running is not None:
            result = running.work()
            yield Done(result)
            running = None if stop.asked else running.after(result) or first_of(lanes)
