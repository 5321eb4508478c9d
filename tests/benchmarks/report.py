"""What was measured, as rows of a table and as plain data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from .table import percent, seconds, table, times

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .builds import Building
    from .runs import Planning, Run


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
            "build_and_hand_over_to_ready": self.ours and ratio(
                self.ours.building.ours, self.ours.building.ready, min),
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
    """How large the models are, and what it takes to build them and to hand them over (best)."""
    heads = ("case", "offers", "lines", *_SHAPE, "build s", "hand-over s", "ready s",
             "(b+h)/ready", "MB")
    return table(heads, [(c.name, f"{c.offers:,}", f"{c.ours.lines:,}", *_built(c.ours.building))
                         for c in cases if c.ours])


def _built(b: Building) -> tuple[str, ...]:
    return (*_shape(b), *(seconds(min(of)) for of in (b.build, b.hand_over)),
            f"{min(b.ready):.4f}", times(min(b.ours) / min(b.ready)), f"{b.memory_mb:,.0f}")


def build_table(built: Sequence[tuple[str, int, Building]]) -> str:
    """The same for cases that are only built: medians and bests of turns, beside other ways."""
    heads = ("case", "offers", *_SHAPE, "", "build s", "hand-over s", "by hand s",
             "(b+h)/by hand", "ready s", "(b+h)/ready", "MB")
    return table(heads, [row for name, offers, b in built for row in _turns(name, offers, b)])


def _turns(name: str, offers: int, b: Building) -> list[tuple[str, ...]]:
    return [
        (name, f"{offers:,}", *_shape(b), label,
         *(f"{of(taken):.4f}" for taken in (b.build, b.hand_over, b.by_hand)),
         f"{ratio(b.ours, b.by_hand, of):.2f}x", f"{of(b.ready):.4f}",
         f"{ratio(b.ours, b.ready, of):.2f}x", f"{b.memory_mb:,.0f}")
        for label, of in (("median", median), ("best", min))
    ]


def ratio(
    ours: Sequence[float], other: Sequence[float], of: Callable[[Sequence[float]], float]
) -> float:
    """How many times as long ours takes, by the median or the best of all turns."""
    return of(ours) / max(of(other), 1e-9)


_SHAPE = ("columns", "whole", "rows", "nonzeros")


def _shape(b: Building) -> tuple[str, ...]:
    return tuple(f"{n:,}" for n in (b.shape.columns, b.shape.whole, b.shape.rows,
                                    b.shape.nonzeros))


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
