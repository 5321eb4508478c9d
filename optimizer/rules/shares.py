"""Rule 13: nobody has too much of the whole, or too little."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

import numpy as np

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


def _alike(entries: tuple[ShareEntry, ...]) -> Iterator[list[ShareEntry]]:
    """Entries that follow each other and differ in their names only: they are built together."""
    for _, run in groupby(entries, attrgetter("of", "measure", "bound", "share", "site")):
        some: dict[str, ShareEntry] = {}
        for entry in run:
            if entry.name in some:
                yield list(some.values())
                some = {}
            some[entry.name] = entry
        yield list(some.values())


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
    for entries in _alike(r.entries):
        parts, whole = amounts(x, entries)
        sense: Sense = ">=" if entries[0].bound == "at_least" else "<="
        share = whole * s.number.one(entries[0].share)
        yield Rows(parts, sense, share.take(np.zeros(len(entries), dtype=np.int64)),
                   Index([entry.label for entry in entries]))
