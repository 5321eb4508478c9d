"""How a solve stands: the best plan so far and what no plan can beat, drawing together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from app.words import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.runs.record import Event


def gap_chart(events: Sequence[Event], seconds: float, unit: str) -> alt.Chart:
    """Incumbent and bound over time, as steps, for the aim that is solved at last."""
    aim = events[-1].aim if events else ""
    best, bound = t("best plan so far"), t("no plan can beat")
    points = [(event.seconds, name, value) for event in events if event.aim == aim
              for name, value in ((best, event.value), (bound, event.bound)) if value is not None]
    for name in (best, bound):
        last = next((point for point in reversed(points) if point[1] == name), None)
        if last is not None:
            points.append((max(seconds, last[0]), name, last[2]))
    frame = pd.DataFrame(points, columns=["s", "line", "value"])
    chart: alt.Chart = alt.Chart(frame).mark_line(interpolate="step-after", point=True).encode(
        alt.X("s:Q", title=t("seconds")),
        alt.Y("value:Q", title=unit, scale=alt.Scale(zero=False), axis=alt.Axis(format="~s")),
        alt.Color("line:N", title=None, legend=alt.Legend(orient="top")),
        alt.StrokeDash("line:N", title=None),
        tooltip=[alt.Tooltip("s:Q", title=t("seconds"), format=".1f"),
                 alt.Tooltip("line:N", title=" "),
                 alt.Tooltip("value:Q", title=unit, format=",.0f")]).properties(height=260)
    return chart
