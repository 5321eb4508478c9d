"""The face of a cause: its name, what was assumed, and what it does to a block of futures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from optimizer.domain.answer import Phrase, phrase
from optimizer.studies.futures.futures import Factor

if TYPE_CHECKING:
    from decimal import Decimal

    from optimizer.core.number import Array
    from optimizer.studies.futures.futures import Chance, Spread
    from optimizer.studies.risk.exposure import Exposure
    from optimizer.studies.risk.world import World


@dataclass(frozen=True)
class Cause:
    """One thing that may move. ``id`` is its name in a file: ``slip.Kakao``."""

    id: str
    entry: Factor
    serves: ClassVar[bool] = True
    """Whether it moves what serves."""
    costs: ClassVar[bool] = True
    """Whether it moves what is paid."""

    @property
    def title(self) -> Phrase:
        """What moves."""
        raise NotImplementedError

    def told(self, exposure: Exposure) -> Phrase:
        """What is assumed of it."""
        raise NotImplementedError

    def figures(self, exposure: Exposure) -> int:
        """How many figures it draws for one future; the first can be correlated."""
        return 1

    def put(self, world: World, exposure: Exposure, normal: Array) -> None:
        """Write what it moves; ``normal`` are its figures (futures × figures), standard normal."""
        raise NotImplementedError


def about(name: str) -> Phrase:
    """A name that is the same in every language."""
    return Phrase(name, name)


def percent(value: object) -> str:
    """A share as a percentage without needless digits."""
    return f"{float(str(value)):.4%}".rstrip("%").rstrip("0").rstrip(".") + " %"


def shape_of(entry: Spread, weeks: bool) -> Phrase:
    """The table or triangle in words."""
    if entry.triangular is not None:
        one = entry.triangular
        return phrase("triangular: {low} to {high}, likeliest {mode}",
                      **{name: _value(getattr(one, name), weeks)
                         for name in ("low", "mode", "high")})
    return listed_chances(entry.table, weeks)


def listed_chances(table: tuple[Chance, ...], weeks: bool) -> Phrase:
    """``0: 60 %, 2: 25 %``."""
    return about("; ".join(
        f"{_value(one.value, weeks)}: {percent(one.chance)}" for one in table))


def _value(value: Decimal, weeks: bool) -> str:
    """Weeks, or a change as a percentage with its sign."""
    return f"{float(value):.6g}" if weeks else f"{float(100 * value):+.6g} %"
