"""Whether two scenarios ask the solver the same thing, to the last figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection

    from optimizer.core.bounded import Bounded, RowFamily
    from optimizer.core.expr import Linear
    from optimizer.model.solve import Built


def same_question(one: Built, other: Built) -> bool:
    """Whether columns, rows and objectives of two models are equal; then so is the best.

    It is a proof without a solve that a change makes no difference. False proves nothing.
    """
    return (_columns(one.columns, other.columns)
            and _rows(one.columns.rows, other.columns.rows) and _objective(one, other))


def only_fewer_rows(whole: Built, less: Built, rules: Collection[str]) -> bool:
    """Whether one model is the other without the rows of some rules, and nothing else differs.

    Then every plan of the whole is one of the other, of the same worth: its best is no worse.
    Of several aims that is so for the first one only.
    """
    kept = [family for family in whole.columns.rows if family.name not in rules]
    return (_columns(whole.columns, less.columns) and _rows(kept, less.columns.rows)
            and _objective(whole, less))


def _objective(one: Built, other: Built) -> bool:
    return ([a.aim for a in one.aims] == [a.aim for a in other.aims]
            and all(_expr(a, b) for a, b in zip(one.objectives, other.objectives,
                                                strict=True)))


def _columns(one: Bounded, other: Bounded) -> bool:
    return all(np.array_equal(getattr(one, part), getattr(other, part))
               for part in ("lower", "upper", "integer"))


def _rows(one: list[RowFamily], other: list[RowFamily]) -> bool:
    mine = [family for family in one if family.expr.size]
    theirs = [family for family in other if family.expr.size]
    return len(mine) == len(theirs) and all(
        a.sense == b.sense and np.array_equal(a.bound, b.bound) and _expr(a.expr, b.expr)
        for a, b in zip(mine, theirs, strict=True))


def _expr(one: Linear, other: Linear) -> bool:
    return (one.size == other.size and np.array_equal(one.constants(), other.constants())
            and all(np.array_equal(a, b) for a, b in zip(one.summed(), other.summed(),
                                                         strict=True)))
