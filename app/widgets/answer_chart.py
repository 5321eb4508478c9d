"""Charts of an answer's tables: a staircase, points, bars, a fan; with units, readable in print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from app import format as form
from app.widgets.answer_fan import fan_of
from app.widgets.answer_figures import cell_shown, heading_of, scale_of
from app.widgets.shown import PALETTE
from app.words import t

if TYPE_CHECKING:
    from app.widgets.downloads import Chart
    from optimizer.domain.answer import Table

MOST_BARS = 25
PICK = "pick"
"""The selection of a chart of points that can be clicked on."""
DARK = PALETTE[0]
GREY = "#7A7A7A"
"""Of words and lines beside the marks: read on white and on black."""


def chart_of(table: Table) -> Chart | None:
    """The chart of a table; None where it has none, or too little to show."""
    figures = [place for place, column in enumerate(table.columns)
               if column.kind not in ("text", "date")]
    if table.chart == "bars" and figures and table.rows:
        return _bars(table, figures[0])
    if len(figures) < 2 or not table.chart:
        return None
    if table.chart == "fan":
        return fan_of(table, figures) if table.rows else None
    frame = _frame(table, figures[0], figures[1])
    if table.chart == "points" and len(frame):
        way, names, dots = _points(table, frame, figures)
        return _high(alt.layer(way, dots, names))
    return _steps(table, frame, figures) if table.chart == "steps" and len(frame) > 1 else None


def _frame(table: Table, across: int, up: int) -> pd.DataFrame:
    """Rows that have both figures, scaled; ``row`` is the place in the table."""
    keys = [column.key for column in table.columns]
    end = keys.index("to") if "to" in keys else across
    note = keys.index("changes") if "changes" in keys else None

    def value(row: tuple[Any, ...], place: int) -> Any:
        return cell_shown(row[place], table.columns[place], scale_of(table, place))

    frame = pd.DataFrame([
        {"row": i, "x": value(row, across), "y": value(row, up),
         "to": value(row, end) if row[end] is not None else value(row, across),
         "changes": "" if note is None else str(row[note] or "")}
        for i, row in enumerate(table.rows) if row[across] is not None and row[up] is not None],
        columns=["row", "x", "y", "to", "changes"])
    frame["label"] = [form.number(x, 3) for x in frame["x"]]
    frame["number"] = [str(row + 1) for row in frame["row"]]
    return frame.sort_values("x", ignore_index=True)


def _axis(kind: type[alt.X] | type[alt.Y], field: str, table: Table, place: int) -> Any:
    share = table.columns[place].kind == "share"
    return kind(f"{field}:Q", title=heading_of(table, place), scale=alt.Scale(zero=False),
                axis=alt.Axis(format="%" if share else ",~f"))


def _tips(table: Table, figures: list[int]) -> list[alt.Tooltip]:
    form_of = [".1%" if table.columns[place].kind == "share" else ",.4~f" for place in figures[:2]]
    return [alt.Tooltip("x:Q", title=heading_of(table, figures[0]), format=form_of[0]),
            alt.Tooltip("y:Q", title=heading_of(table, figures[1]), format=form_of[1]),
            alt.Tooltip("changes:N", title=t("What changes here"))]


def _steps(table: Table, frame: pd.DataFrame, figures: list[int]) -> Chart:
    """Proven stretches are thick, what lies between is dashed; every break carries its figure."""
    x, y = _axis(alt.X, "x", table, figures[0]), _axis(alt.Y, "y", table, figures[1])
    base = alt.Chart(frame)
    between = base.mark_line(interpolate="step-after", strokeDash=[4, 3], color=GREY).encode(
        x, y)
    proven = base.mark_rule(strokeWidth=3, color=DARK).encode(x, y, x2="to:Q")
    breaks = base.mark_point(filled=True, size=70, color=DARK, opacity=1).encode(
        x, y, tooltip=_tips(table, figures))
    names = base.mark_text(align="left", dx=5, dy=-9, fontSize=12, color=GREY).encode(
        x, y, text="label:N")
    chart: Chart = alt.layer(between, proven, breaks, names).properties(height=320)
    return chart


def picking_chart(table: Table) -> Chart:
    """Points that can be clicked on: the selection ``PICK`` has the ``row``; it is a square."""
    figures = [place for place, column in enumerate(table.columns)
               if column.kind not in ("text", "date")]
    way, names, dots = _points(table, _frame(table, *figures[:2]), figures)
    pick = alt.selection_point(name=PICK, fields=["row"], empty=False)
    picked = dots.encode(
        shape=alt.condition(pick, alt.value("square"), alt.value("circle")),
        size=alt.condition(pick, alt.value(620), alt.value(320))).add_params(pick)
    return _high(alt.layer(way, picked, names))


def _points(
    table: Table, frame: pd.DataFrame, figures: list[int],
) -> tuple[alt.Chart, alt.Chart, alt.Chart]:
    """The way between the points, their numbers within them, the points."""
    x, y = _axis(alt.X, "x", table, figures[0]), _axis(alt.Y, "y", table, figures[1])
    base = alt.Chart(frame)
    return (base.mark_line(strokeDash=[2, 3], color=GREY).encode(x, y),
            base.mark_text(fontSize=11, fontWeight="bold", color="white").encode(
                x, y, text="number:N"),
            base.mark_point(filled=True, opacity=1, color=DARK, size=320).encode(
                x, y, tooltip=_tips(table, figures)))


def _high(chart: alt.LayerChart | alt.FacetChart) -> Chart:
    made: Chart = chart.properties(height=340)
    return made


def _bars(table: Table, up: int) -> Chart:
    keys = [column.key for column in table.columns]
    texts = [place for place, column in enumerate(table.columns) if column.kind == "text"]
    label = keys.index("title") if "title" in keys else texts[0] if texts else up
    scale = scale_of(table, up)
    rows = [row for row in table.rows[:MOST_BARS] if row[up] is not None]
    frame = pd.DataFrame({
        "name": [cell_shown(row[label], table.columns[label], scale) for row in rows],
        "value": [cell_shown(row[up], table.columns[up], scale) for row in rows]})
    share = table.columns[up].kind == "share"
    frame["label"] = [form.share(v) if share else form.number(v, max(scale.places, 1))
                      for v in frame["value"]]
    y = alt.Y("name:N", title=None, sort=None, axis=alt.Axis(labelLimit=260))
    base = alt.Chart(frame)
    bars = base.mark_bar(color=DARK).encode(
        alt.X("value:Q", title=heading_of(table, up), axis=alt.Axis(
            format="%" if share else ",~f")), y)
    figures = base.mark_text(align="left", dx=4, fontSize=12, color=GREY).encode(
        alt.X("value:Q"), y, text="label:N")
    chart: Chart = alt.layer(bars, figures).properties(height=max(110, 30 * len(frame) + 40))
    return chart
