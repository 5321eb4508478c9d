"""How full a site is: what it uses of its power, cooling and space."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.core.registry import RULES
from optimizer.io.plan.facts import MEASURES

if TYPE_CHECKING:
    from optimizer.domain.plan import SiteUse
    from optimizer.domain.scenario import Scenario

CLOSE = Decimal("0.95")
"""The share from which it is tight."""
POWER = MEASURES[0][0]


@dataclass(frozen=True, slots=True)
class Room:
    """What is used of one thing that a site has."""

    measure: str
    """One of ``MEASURES``."""
    unit: str
    used: Decimal
    limit: Decimal
    """What there is."""
    usable: Decimal
    """What there is without the reserve."""

    @property
    def share(self) -> Decimal:
        """Of what is usable; 0 where nothing is."""
        return self.used / self.usable if self.usable else Decimal(0)

    @property
    def word(self) -> str:
        """``over``, ``full``, ``tight``; nothing where there is room."""
        if not self.used or self.used < CLOSE * self.usable:
            return ""
        return "over" if self.used > self.usable else "full" if self.used == self.usable \
            else "tight"


def reserve_share(scenario: Scenario) -> Decimal:
    """The share of a site's power that stays unused."""
    settings: Any = RULES["site_power"].settings.model_validate(
        scenario.rules.get("site_power", {}))
    return Decimal(0) if settings.mode == "off" else Decimal(settings.reserve_share)


def rooms(use: SiteUse, reserve: Decimal) -> tuple[Room, ...]:
    """Everything a site has, in the order of ``MEASURES``."""
    return tuple(
        Room(name, unit, getattr(use, used), there := getattr(use, limit),
             there * (1 - reserve) if name == POWER else there)
        for name, used, limit, unit in MEASURES)


def standings(use: SiteUse, reserve: Decimal) -> list[tuple[str, str]]:
    """How a site stands: each word with what it is said of; one word alone where there is room."""
    words = [(room.word, room.measure) for room in rooms(use, reserve) if room.word]
    return words or [("unused" if not use.power_kw else "room", "")]
