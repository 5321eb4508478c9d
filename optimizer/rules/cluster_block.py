"""Rule 14a: a model comes to a site in force, or not at all."""

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows, RuleSettings
from optimizer.domain.units import Frozen, Id, Units, doc
from optimizer.quantities.at_site import model_at_site, models_at_sites


class Block(Frozen):
    """The least number of accelerators of a model that make sense at a site."""

    model: Id = doc("accelerator")
    site: Id | None = doc("site; blank: each site", default=None)
    accelerators: Units = doc("accelerators, e.g. 2,048 for a training cluster of 256 servers")


class Settings(RuleSettings):
    """Any number of blocks."""

    entries: tuple[Block, ...] = doc("blocks", default=())


@rule(
    family=14,
    title="Cluster block",
    math=r"\sum_{l:\,s(l)=s,\,g(l)=g} a_l x_l \;\ge\; n_{gs}\, y_{gs} \qquad \forall (g, s)",
    unit="accelerators",
    remedy="accept a block smaller by {gap:,.0f} accelerators: {where}",
    relief=in_accelerators("1"),
    settings=Settings,
)
def cluster_block(x: Decisions, s: Frame, r: Settings) -> Rows | tuple[Rows, ...]:
    """A model that comes to a site comes with at least its block of accelerators."""
    sites = range(len(s.scenario.sites))
    pairs = [
        (site, entry) for entry in r.entries
        for site in (sites if entry.site is None else s.positions("sites", [entry.site]))
    ]
    if not pairs:
        return ()
    index = s.index("sites", "accelerators")
    rows = index(np.array([site for site, _ in pairs], dtype=np.int64),
                 s.positions("accelerators", [entry.model for _, entry in pairs]))
    block = s.number.array(entry.accelerators for _, entry in pairs)
    there = model_at_site(x).take(rows)
    names = Index([f"{s.scenario.sites[site].id} {entry.model}" for site, entry in pairs])
    return Rows(models_at_sites(x).take(rows), ">=", there * block, names)
