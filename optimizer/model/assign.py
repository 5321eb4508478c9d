"""From what was ordered and what was placed to who ships what to where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from optimizer.core.columns import Columns
    from optimizer.core.number import Array


def line_units(x: Columns, values: Array) -> Array:
    """Whole units of every line.

    Lines with a column of their own are read off. In all other pools units are interchangeable:
    lots are handed out to placements in their order until both are used up.
    """
    layout = x.frame.layout
    whole = np.rint(values).astype(np.int64)
    units = np.where(x.line_columns >= 0, whole[np.maximum(x.line_columns, 0)], 0)
    pool = layout.lot_pool[layout.line_lot]
    open_lines = np.nonzero(x.line_columns < 0)[0]
    if not len(open_lines):
        return units
    lot_left = whole[x.lot_start : x.lot_start + len(layout.lot_pool)].copy()
    place_left = whole[x.placement_start : x.placement_start + len(layout.placement_pool)].copy()
    ordered = np.lexsort((layout.line_placement[open_lines], layout.line_lot[open_lines],
                          pool[open_lines]))
    for line in open_lines[ordered]:
        lot, place = layout.line_lot[line], layout.line_placement[line]
        moved = min(lot_left[lot], place_left[place])
        if moved > 0:
            units[line] = moved
            lot_left[lot] -= moved
            place_left[place] -= moved
    return units
