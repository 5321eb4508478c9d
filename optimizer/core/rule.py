"""What a business rule is: settings, sentence, maths, unit, and the rows it puts on a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from optimizer.core.index import ALL, Index
from optimizer.domain.units import Frozen, NonNegative, doc

if TYPE_CHECKING:
    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr
    from optimizer.core.frame import Frame
    from optimizer.core.number import Array
    from optimizer.core.relief import Relief

Mode = Literal["hard", "soft", "off"]
Sense = Literal["<=", ">=", "=="]
MONEY = "reporting currency"


class RuleSettings(Frozen):
    """What every rule has: whether it must hold, and what breaking it costs if it may be broken."""

    mode: Mode = doc("hard: must hold; soft: may be broken at the price; off: does not count",
                     default="hard")
    price: NonNegative | None = doc(
        "what breaking it by one unit costs, reporting currency; needed when soft", default=None
    )
    max_concession: NonNegative | None = doc(
        "how far a soft row may be broken at most, in the rule's unit; blank: no limit",
        default=None,
    )
    concession_price: NonNegative | None = doc(
        "what one unit of a concession counts as when ways out are ranked, reporting currency; "
        "blank: the price, else an assumption told with the rule", default=None,
    )


@dataclass(frozen=True)
class Rows:
    """Rows of a rule: an activity the reader knows, held against a bound the reader knows."""

    activity: Expr
    sense: Sense
    bound: Expr | Array | Any
    index: Index = ALL


RowsOf = Callable[["Decisions", "Frame", Any], "Rows | Iterable[Rows]"]


@dataclass(frozen=True)
class Rule:
    """One business rule. Model, audit, repair, Excel, app and docs are loops over these."""

    id: str
    family: int
    title: str
    sentence: str
    math: str
    unit: str
    remedy: str
    settings: type[RuleSettings]
    rows: RowsOf
    modes: tuple[Mode, ...]
    limits_quantities: bool
    """Its rows cap what can be ordered at all, so they are built first and tighten the rest."""
    relief: Relief | Callable[[Any], Relief] | None = None
    """What one unit of a concession is assumed to be worth; it may depend on the settings."""
