"""What was measured, as rows of a table and as plain data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from .table import percent, seconds, table, times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .runs import Building, Planning, Run


@dataclass
class Case:
    """One case and all that was measured of it; None where it was not asked for."""

    name: str
    offers: int
    ours: Planning | None = None
    naive: Run | None = None
    scip: Run | None = None
    trouble: str = ""
    """Why our own measurement is missing."""

    def data(self) -> dict[str, Any]:
        """Everything, with the ratios, for a JSON file."""
        return {**asdict(self), "ratios": {
            "build_and_hand_over_to_plain": self.ours and self.ours.building.ratio,
            "hand_over_to_plain": self.ours and self.ours.building.hand_over_ratio,
            "naive_to_ours": self.against(self.naive)[0],
            "scip_to_ours": self.against(self.scip)[0],
        }}

    def against(self, other: Run | None) -> tuple[float | None, bool]:
        """How many times as long another solve took, and whether that is only a lower limit.

        Nothing is said where ours was not proven: then the gaps say which is better.
        """
        if self.ours is None or other is None or self.ours.run.status != "proven":
            return None, False
        if not other.seconds.cpu:
            return None, False
        ratio = other.seconds.cpu / max(self.ours.run.seconds.cpu, 1e-9)
        return ratio, other.status in ("stopped", "none found")


def model_table(cases: Sequence[Case]) -> str:
    """How large the models are, and what it takes to build them and to hand them over."""
    heads = ("case", "offers", "lines", "columns", "whole", "rows", "nonzeros", "build s",
             "hand-over s", "plain s", "hand/plain", "(b+h)/plain", "MB")
    return table(heads, [(c.name, f"{c.offers:,}", f"{c.ours.lines:,}", *_building(c.ours.building))
                         for c in cases if c.ours])


def build_table(built: Sequence[tuple[str, int, Building]]) -> str:
    """The same for cases that are only built."""
    heads = ("case", "offers", "columns", "whole", "rows", "nonzeros", "build s", "hand-over s",
             "plain s", "hand/plain", "(b+h)/plain", "MB")
    return table(heads, [(name, f"{offers:,}", *_building(b)) for name, offers, b in built])


def _building(b: Building) -> tuple[str, ...]:
    shape = (b.shape.columns, b.shape.whole, b.shape.rows, b.shape.nonzeros)
    return (*(f"{n:,}" for n in shape), seconds(b.build.cpu), seconds(b.hand_over.cpu),
            f"{b.plain.cpu:.4f}", times(b.hand_over_ratio), times(b.ratio), f"{b.memory_mb:,.0f}")


def solve_table(cases: Sequence[Case]) -> str:
    """How long the solves took, how good the plans are proven to be, and against what."""
    heads = ("case", "status", "solve s", "(wall)", "gap %", "audit s", "MB", "naive s", "gap %",
             "naive/ours", "SCIP s", "gap %", "SCIP/ours")
    return table(heads, [_solved(case) for case in cases])


def _solved(case: Case) -> tuple[str, ...]:
    ours = (case.trouble, "-", "-", "-", "-", "-")
    if case.ours:
        run = case.ours.run
        ours = (run.status, seconds(run.seconds.cpu), seconds(run.seconds.wall), percent(run.gap),
                seconds(case.ours.audit.cpu), f"{case.ours.memory_mb:,.0f}")
    return (case.name, *ours, *_other(case, case.naive), *_other(case, case.scip))


def _other(case: Case, run: Run | None) -> tuple[str, str, str]:
    if run is None:
        return "-", "-", "-"
    found = percent(run.gap) if run.objective is not None else run.status
    return seconds(run.seconds.cpu), found, times(*case.against(run))
