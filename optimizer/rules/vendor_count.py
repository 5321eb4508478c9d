"""Rule 12b: how many vendors are used."""

from collections.abc import Iterator

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows, RuleSettings
from optimizer.domain.units import Units, doc
from optimizer.quantities.units import vendor_used


class Settings(RuleSettings):
    """Least and most vendors."""

    minimum: Units = doc("least vendors", default=0)
    maximum: Units | None = doc("most vendors; blank: no limit", default=None)


@rule(
    family=12,
    title="Number of vendors",
    math=r"n \;\le\; \sum_v z_v \;\le\; N",
    unit="vendors",
    remedy="accept {gap:,.0f} vendors more or fewer",
    relief=in_accelerators("200"),
    settings=Settings,
)
def vendor_count(x: Decisions, s: Frame, r: Settings) -> Iterator[Rows]:
    """At least and at most so many vendors are used."""
    if r.minimum:
        yield Rows(vendor_used(x).total(), ">=", s.number.array([r.minimum]), Index(["at least"]))
    if r.maximum is not None:
        yield Rows(vendor_used(x).total(), "<=", s.number.array([r.maximum]), Index(["at most"]))
