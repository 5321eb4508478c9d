"""Where the work is done: processes of this machine, or a cluster that runs already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from optimizer.model.options import Stop
    from optimizer.studies.work import Lane, Result

ATTEMPTS = 3
"""So often a case is tried whose worker dies."""


class Engine(Protocol):
    """Runs lanes, several at once; each one's tasks one after another."""

    def run(self, lanes: Iterator[Lane | None], stop: Stop) -> Iterator[Result]:
        """Results as they come; after a stop none begins, and those under way are given up.

        Lanes are taken as workers are free. Nothing instead of one means that the next depends on
        a result that is still to come: it is asked for again when that was yielded.

        Raises:
            WorkLost: the engine is gone; what was yielded is whole.
        """
