"""Rule 2: enough compute or memory in service, in time."""

from typing import Literal

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import Relief, dearest, in_accelerators
from optimizer.core.rule import Rows, RuleSettings
from optimizer.domain.units import Frozen, Id, NonNegative, doc
from optimizer.quantities.compute import per_accelerator
from optimizer.quantities.milestones import by_phase
from optimizer.quantities.units import accelerators

Measure = Literal["h100e", "memory_tb", "pflops_bf16", "pflops_fp8", "pflops_fp6", "pflops_fp4",
                  "pflops_int8", "pflops_int4"]


class Target(Frozen):
    """So much compute or memory in service by the end of a phase."""

    phase: Id = doc("phase by whose end it is in service")
    measure: Measure = doc("H100 equivalents (TPP / 15,832), memory in TB, or dense PFLOPS")
    amount: NonNegative = doc("amount, in the measure's unit")


class Settings(RuleSettings):
    """Any number of targets."""

    targets: tuple[Target, ...] = doc("targets", default=())


_WORTH = {"h100e": "1", "memory_tb": "10", "pflops_bf16": "1", "pflops_fp8": "0.5",
          "pflops_fp6": "0.5", "pflops_fp4": "0.25", "pflops_int8": "0.5", "pflops_int4": "0.25"}


def by_measure(r: Settings) -> Relief:
    """An accelerator has about one H100 equivalent, 0.1 TB, 1 PFLOPS of BF16 or 2 of FP8."""
    return dearest(in_accelerators(_WORTH[target.measure]) for target in r.targets)


@rule(
    family=2,
    title="Compute target",
    math=r"\sum_{l:\,v(l)\le p} a_l c_{lk} x_l \;\ge\; C_t \qquad \forall t=(p, k, C)",
    unit="measure",
    remedy="accept {gap:,.1f} less of {where}",
    relief=by_measure,
    settings=Settings,
)
def compute_target(x: Decisions, s: Frame, r: Settings) -> Rows:
    """Each target's compute or memory is in service by the end of its phase."""
    index = Index([f"{t.measure} {t.phase}" for t in r.targets])
    lots = x.lots
    total = x.zero(index.size)
    for row, t in enumerate(r.targets):
        weight = accelerators(lots) * per_accelerator(s, lots.offer.system.accelerator, t.measure)
        into = lots.positions * 0 + row
        total = total + x.ordered(weight, index, into, where=by_phase(x, lots, t.phase))
    return Rows(total, ">=", s.number.array(t.amount for t in r.targets), index)
