"""Rule 13: nobody has too much of the whole, or too little."""

from collections.abc import Iterator

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.rule import Rows, RuleSettings, Sense
from optimizer.domain.units import doc
from optimizer.quantities.share import ShareEntry, amounts, by_measure


class Settings(RuleSettings):
    """Any number of shares."""

    entries: tuple[ShareEntry, ...] = doc("shares", default=())


@rule(
    family=13,
    title="Shares",
    math=r"\sum_{l \in g} m_l x_l \;\lessgtr\; \sigma_g \sum_l m_l x_l \qquad \forall g",
    unit="measure",
    remedy="move {gap:,.0f} across the line: {where}",
    relief=lambda r: by_measure(entry.measure for entry in r.entries),
    settings=Settings,
)
def shares(x: Decisions, s: Frame, r: Settings) -> Iterator[Rows]:
    """Each group's part of the whole is at least, or at most, its share."""
    for entry in r.entries:
        part, whole = amounts(x, entry)
        sense: Sense = ">=" if entry.bound == "at_least" else "<="
        yield Rows(part, sense, whole * s.number.one(entry.share), Index([entry.label]))
