"""Rule 20b: quantities the planner sets by hand."""

from collections.abc import Iterator

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows, Sense

_SENSE: dict[str, Sense] = {"exactly": "==", "at_least": ">=", "at_most": "<="}


@rule(
    family=20,
    title="Pins",
    math=r"\sum_{l \in k} x_l \;\lessgtr\; u_k \qquad \forall k",
    unit="units",
    remedy="move the pin by {gap:,.0f} units: {where}",
    relief=in_accelerators("5"),
)
def pins(x: Decisions, s: Frame, _r: object) -> Iterator[Rows]:
    """Pinned quantities hold: exactly, at least, at most (at most 0 forbids)."""
    for pin in s.scenario.pins:
        lots = x.lots if pin.site is None else x.lines.lot
        held = lots.offer.id == pin.offer
        if pin.phase is not None:
            held = held & (lots.order.id == pin.phase)
        if pin.site is None:
            units = x.ordered(1, where=held)
        else:
            units = x.shipped(1, where=held & (x.lines.site.id == pin.site))
        parts = (pin.offer, pin.site, pin.phase, pin.kind.replace("_", " "))
        index = Index([" ".join(part for part in parts if part)])
        yield Rows(units, _SENSE[pin.kind], s.number.array([pin.units]), index)
