"""What an engine is given and gives: pieces of work of any kind, in lanes, and what became of them.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from optimizer.model.options import Stop

Made = TypeVar("Made")
Gives = TypeVar("Gives", covariant=True)

ATTEMPTS = 3
"""So often a piece of work is tried whose worker dies."""


class Work(Protocol[Gives]):
    """A piece of work. It can be pickled, and finds the same wherever and whenever it is done."""

    def __call__(self) -> Gives:
        """Do it."""

    def lost(self, trouble: str) -> Gives:
        """What stands for its result where it broke, or no worker lived to give one.

        Raises:
            WorkLost: nothing can stand for it; all that was asked of the engine ends.
        """


Lane = Generator[Work[Made], Made, None]
"""Work that needs each other's results: gives a piece, takes its result, gives the next."""


@dataclass(frozen=True)
class Done(Generic[Made]):
    """The result of a piece of work, and how often it was tried."""

    result: Made
    attempts: int = 1


class Engine(Protocol):
    """Runs lanes, several at once; each one's pieces one after another."""

    def run(self, lanes: Iterator[Lane[Made] | None], stop: Stop) -> Iterator[Done[Made]]:
        """Results as they come; after a stop none begins, and those under way are given up.

        Lanes are taken as workers are free. Nothing instead of one means that the next depends on
        a result that is still to come: it is asked for again when that was yielded.

        Raises:
            WorkLost: the engine is gone, or a piece of work with which all ends; what was yielded
                is whole.
        """
