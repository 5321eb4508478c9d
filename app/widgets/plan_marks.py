"""Bars and their labels, alike in every chart of a plan: also read in grey and without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from app.widgets.shown import PALETTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.widgets.downloads import Chart

BLUE, ORANGE, GREEN, *_ = PALETTE
PALE = "#C9D3DC"
INK = "#6B7280"
"""Of words and lines beside marks: seen on light and on dark ground."""
ROOM_FOR_WORDS = 1.45
"""How much longer than its longest bar an axis is, so that words fit beside it."""
LINE_PX = 30
LABELS_PX = 260
"""Names on an axis may be so wide."""


def ink_on(color: str) -> str:
    """White or black, whichever is read better on a colour (contrast as in WCAG 2)."""
    parts = (int(color[at:at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#FFFFFF" if 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 else "#000000"


def frame(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Rows of a chart; field names are ours, whatever people call their things."""
    return pd.DataFrame(list(rows))


def names(field: str, title: str | None = None, sort: Sequence[str] | None = None) -> alt.Y:
    """An axis of names from the top down, in the order given."""
    return alt.Y(f"{field}:N", title=title, sort=list(sort) if sort is not None else None,
                 axis=alt.Axis(labelLimit=LABELS_PX, ticks=False, domain=False))


def amounts(field: str, title: str, most: float, least: float = 0.0) -> alt.X:
    """An axis of amounts with room for words at its end."""
    top = most * ROOM_FOR_WORDS or 1.0
    return alt.X(f"{field}:Q", title=title, scale=alt.Scale(domain=[least, top], nice=False),
                 axis=alt.Axis(format=",~f", grid=True, tickCount=6))


def bars(
    rows: pd.DataFrame, y: alt.Y, x: alt.X, color: str = BLUE,
) -> Chart:
    """Bars with words at their ends; fields ``words`` and ``full`` of the rows say them."""
    base = alt.Chart(rows).encode(y=y, x=x)
    chart: Chart = alt.layer(
        base.mark_bar(color=color, height={"band": 0.7}).encode(tooltip=[
            alt.Tooltip("full:N", title=" ")]),
        words(base)).properties(height=alt.Step(LINE_PX))
    return chart


def words(base: alt.Chart) -> alt.Chart:
    """The words of a bar at its end."""
    said: alt.Chart = base.mark_text(align="left", dx=5, fontSize=12).encode(
        text="words:N")
    return said


def key(field: str, order: Sequence[str], colors: Sequence[str] = PALETTE) -> alt.Color:
    """Colours of names, and what they mean above the chart."""
    return alt.Color(f"{field}:N", title=None, sort=list(order),
                     scale=alt.Scale(domain=list(order), range=list(colors)[:len(order)]),
                     legend=alt.Legend(orient="top", labelLimit=LABELS_PX, columns=4,
                                       symbolType="square", symbolSize=120))
