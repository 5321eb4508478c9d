"""Rule 19: a preference for accelerators made at home; soft by nature."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.rule import Mode, Rows, RuleSettings
from optimizer.domain.units import Country, Share, doc
from optimizer.quantities.share import ShareEntry, amounts, by_measure


class Settings(RuleSettings):
    """Which makers count as domestic, and the share looked for."""

    mode: Mode = doc("hard: must hold; soft: may be broken at the price; off: does not count",
                     default="off")
    country: Country = doc("country of the makers that count as domestic", default="KR")
    measure: Literal["accelerators", "tpp"] = doc("what is shared", default="accelerators")
    at_least: Share = doc("share looked for", default=Decimal(0))


@rule(
    family=19,
    title="Domestic preference",
    math=r"\sum_{l:\,\text{maker}(l) \in c} m_l x_l \;\ge\; \sigma \sum_l m_l x_l",
    unit="measure",
    remedy="accept {gap:,.0f} fewer from domestic makers",
    relief=lambda r: by_measure([r.measure]),
    settings=Settings,
)
def domestic_preference(x: Decisions, s: Frame, r: Settings) -> Iterator[Rows]:
    """Domestic makers have at least a share of the whole; falling short costs the rule's price."""
    entry = ShareEntry(of="country", name=r.country, measure=r.measure, bound="at_least",
                       share=r.at_least)
    part, whole = amounts(x, [entry])
    yield Rows(part, ">=", whole * s.number.one(r.at_least), Index([entry.label]))
