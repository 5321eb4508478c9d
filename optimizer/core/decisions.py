"""What rules and terms are written on: whole units ordered, placed and shipped, and what follows.

Two implementations share this face: ``Columns`` turns the formulas into rows for a solver,
``Orders`` evaluates the same formulas on the whole numbers of a plan, exactly. What follows from
the orders (a vendor is used, a price step is reached) is asked for here by name; asking twice
gives the same thing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.core.index import ALL
from optimizer.core.registry import TERMS
from optimizer.core.term import Flow

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.core.expr import Expr
    from optimizer.core.frame import Frame
    from optimizer.core.index import Index
    from optimizer.core.number import Array
    from optimizer.core.table import View


@dataclass(frozen=True)
class Steps:
    """Steps of a price or rebate schedule: the group each belongs to and where it begins.

    Sorted by group, then by threshold.
    """

    group: Array
    threshold: Array
    groups: int


@dataclass(frozen=True)
class Reached:
    """Amounts at a step: which member, which step, how much of the member is at that step."""

    member: Array
    step: Array
    amount: Expr


class Decisions(ABC):
    """The face that rules and terms see."""

    lots: View
    placements: View
    lines: View

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.concessions: list[tuple[str, Expr]] = []
        self._kept: dict[Any, Any] = {}

    def keep(self, key: Any, make: Callable[[], Any]) -> Any:
        """What is made once and shared by all who ask under the same key."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def flow(self, term: str) -> Flow:
        """The money of a term; nothing where the term is not counted."""
        settings = self.frame.settings.terms[term]
        if not settings.counted:
            return Flow()
        return self.keep(("flow", term), lambda: TERMS[term].flow(self, self.frame, settings))  # type: ignore[no-any-return]

    # ---- quantities: units times a weight, added up into the rows of an index

    def ordered(
        self, weight: Any = 1, index: Index = ALL, *into: View | Array, where: Array | None = None
    ) -> Expr:
        """Units of lots (what vendors see) × weight, into rows of ``index`` at ``into``."""
        return self.lot_units(weight).collect(*_rows(self.lots, index, into, where))

    def placed(
        self, weight: Any = 1, index: Index = ALL, *into: View | Array, where: Array | None = None
    ) -> Expr:
        """Units of placements (what sites see) × weight, into rows of ``index`` at ``into``."""
        return self.placement_units(weight).collect(*_rows(self.placements, index, into, where))

    def shipped(
        self, weight: Any = 1, index: Index = ALL, *into: View | Array, where: Array | None = None
    ) -> Expr:
        """Units of lines (who ships to where) × weight, into rows of ``index`` at ``into``.

        Dearer than the other two: a rule that needs to know vendor and site at once.
        """
        rows, size = _rows(self.lines, index, into, where)
        return self.line_units(weight, rows >= 0).collect(rows, size)

    @abstractmethod
    def lot_units(self, weight: Any) -> Expr:
        """One row per lot of ``lots``: units × weight."""

    @abstractmethod
    def placement_units(self, weight: Any) -> Expr:
        """One row per placement of ``placements``: units × weight."""

    @abstractmethod
    def line_units(self, weight: Any, needed: Array) -> Expr:
        """One row per line of ``lines``: units × weight where needed, else nothing."""

    # ---- what follows from quantities

    @abstractmethod
    def zero(self, size: int = 1) -> Expr:
        """Nothing, in so many rows."""

    @abstractmethod
    def amount(self, name: str, value: Expr) -> Expr:
        """The value itself, never negative, for many rows to refer to.

        In the model it has a column of its own: a long sum then stands once, not in every row.
        """

    @abstractmethod
    def whether(
        self, name: str, value: Expr, above: Any = 0, least: Any = None,
        parts: tuple[Expr, Array] | None = None,
    ) -> Expr:
        """1 in the rows where ``value`` is above a figure, else 0.

        In the model the 1 may also stand where it need not, unless ``least`` says what the value
        then is at least. ``parts``: finer amounts that add up to the value, and the row each
        belongs to; linking them one by one makes the relaxation stronger.
        """

    @abstractmethod
    def reached(self, name: str, value: Expr, least: Any) -> Expr:
        """1 in the rows where ``value`` has reached a figure; the model may leave it at 0."""

    @abstractmethod
    def when(self, name: str, condition: Expr, amount: Expr) -> Expr:
        """The amount in the rows where the condition is 1, else 0; the model may take less."""

    @abstractmethod
    def excess(self, name: str, value: Expr, limit: Any = None) -> Expr:
        """max(0, value) by row, at most ``limit``; for amounts the aim or a rule keeps small."""

    @abstractmethod
    def whole_down(self, name: str, value: Expr, per: Any) -> Expr:
        """⌊value / per⌋ by row; the model may take less."""

    @abstractmethod
    def whole_up(self, name: str, value: Expr, per: Any) -> Expr:
        """⌈value / per⌉ by row; the model may take more."""

    @abstractmethod
    def free(self, name: str, size: int, upper: Any, derive: Callable[[], Expr]) -> Expr:
        """Amounts between 0 and ``upper`` that rows decide; ``derive`` finds them in a plan."""

    @abstractmethod
    def stepped(
        self, name: str, members: Expr, group: Array, steps: Steps, whole: bool
    ) -> Reached:
        """All-units steps: members of a group that reached a step are wholly at that step.

        ``group`` is the group of each member (−1: none). The highest step whose threshold the
        group's total has reached holds. ``whole``: totals are whole numbers.
        """

    @abstractmethod
    def banded(self, name: str, amount: Expr, steps: Steps) -> Expr:
        """Incremental steps: per step, the part of its group's amount that lies in its band.

        A band runs from its threshold to the next one of its group.
        """


def _rows(
    view: View, index: Index, into: tuple[View | Array, ...], where: Array | None
) -> tuple[Array, int]:
    if into:
        rows = index(*into)
        return (rows if where is None else np.where(where, rows, -1)), index.size
    return (np.zeros(len(view), dtype=np.int32) if where is None else where - np.int32(1)), 1
