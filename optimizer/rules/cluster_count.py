"""Rule 14b: at least so many clusters of equal systems."""

from collections.abc import Iterator

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows, RuleSettings
from optimizer.domain.units import Frozen, Id, doc
from optimizer.quantities.milestones import by_phase


class Clusters(Frozen):
    """So many clusters of so many equal systems, each cluster at one site."""

    system: Id = doc("system the cluster is made of")
    units: int = doc("systems in one cluster, e.g. 256 servers", ge=1)
    count: int = doc("least clusters", ge=0)
    phase: Id = doc("phase by whose end they are in service")
    site: Id | None = doc("only at this site; blank: any site", default=None)


class Settings(RuleSettings):
    """Any number of requirements."""

    entries: tuple[Clusters, ...] = doc("clusters", default=())


@rule(
    family=14,
    title="Cluster count",
    math=r"\sum_s \left\lfloor \frac{1}{n_c} \sum_{l:\,s(l)=s,\,v(l)\le p} x_l \right\rfloor"
    r" \;\ge\; k_c \qquad \forall c",
    unit="clusters",
    remedy="accept {gap:,.0f} clusters fewer: {where}",
    relief=in_accelerators("200"),
    settings=Settings,
)
def cluster_count(x: Decisions, s: Frame, r: Settings) -> Iterator[Rows]:
    """At least so many clusters of equal systems stand whole at a site by a phase."""
    places, sites = x.placements, s.index("sites")
    for row, entry in enumerate(r.entries):
        fits = by_phase(x, places, entry.phase) & (places.system.id == entry.system)
        if entry.site is not None:
            fits = fits & (places.site.id == entry.site)
        units = x.placed(1, sites, places.site, where=fits)
        per = s.number.one(entry.units)
        clusters = x.whole_down(f"clusters {row}", units, per).total()
        place = f" at {entry.site}" if entry.site else ""
        name = f"{entry.units} x {entry.system}{place} by {entry.phase}"
        yield Rows(clusters, ">=", s.number.array([entry.count]), Index([name]))
