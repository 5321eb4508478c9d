"""A fan: how figures are spread over futures, by phase; the plan stands in it as a dashed line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from app.widgets.answer_figures import cell_shown, heading_of, scale_of
from app.widgets.shown import PALETTE
from app.words import said

if TYPE_CHECKING:
    from app.widgets.downloads import Chart
    from optimizer.domain.answer import Table

DARK = PALETTE[0]
PLANNED = "#C00000"
LIGHTEST, DARKEST = 0.18, 0.36
"""Opacity of the outer and the inner band."""


def fan_of(table: Table, figures: list[int]) -> Chart:
    """Bands between pairs of columns from the outside in, the middle one and the last as lines."""
    *spread, planned = figures
    middle = spread[len(spread) // 2]
    frame = pd.DataFrame([
        {f"c{place}": cell_shown(row[place], table.columns[place], scale_of(table, place))
         for place in (0, *figures)} for row in table.rows])
    x = alt.X("c0:N", title=said(table.columns[0].heading), sort=None,
              axis=alt.Axis(labelAngle=0, labelOverlap=True))
    base = alt.Chart(frame)
    tips = [alt.Tooltip(f"c{place}:Q", title=heading_of(table, place), format=",.4~f")
            for place in figures]
    bands = [base.mark_area(color=DARK, opacity=opacity).encode(
                x, alt.Y(f"c{low}:Q", title=said(table.title)), y2=f"c{high}:Q")
             for low, high, opacity in zip(
                 spread[:len(spread) // 2], reversed(spread[len(spread) // 2 + 1:]),
                 (LIGHTEST, DARKEST), strict=False)]
    line = base.mark_line(color=DARK, strokeWidth=3, point=True).encode(
        x, y=f"c{middle}:Q", tooltip=[alt.Tooltip("c0:N", title=""), *tips])
    dashed = base.mark_line(color=PLANNED, strokeDash=[6, 4], strokeWidth=2).encode(
        x, y=f"c{planned}:Q")
    chart: Chart = alt.layer(*bands, line, dashed).properties(height=340)
    return chart
