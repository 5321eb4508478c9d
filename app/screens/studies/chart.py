"""The first aim of every case over what was changed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from app import format as form
from app.screens.studies.rows import WORDS, aim_title, axis_titles
from app.widgets.shown import PALETTE
from app.words import t
from optimizer.studies.summary_axes import figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.widgets.downloads import Chart
    from optimizer.studies.cases import Batch
    from optimizer.studies.outcome import Outcome

MOST_LINES = 8
HEIGHT = 340


def chart_of(batch: Batch, found: Mapping[int, Outcome]) -> Chart | None:
    """Lines over the first setting, one for each value of the second; None without a grid.

    Where the settings are more, the others are as they stand first. Cases without a plan are left
    out; a line is broken there.
    """
    held = {number: one for number, one in found.items() if _fits(batch, number)}
    valued = [one for one in held.values() if one.value is not None]
    if not batch.axes or len(valued) < 2:
        return None
    unit, currency = valued[0].unit, valued[0].currency
    size, unit_shown = (form.money_unit(currency, max(one.value or Decimal(0) for one in valued))
                        if unit == currency else (Decimal(1), t(unit)))
    titles, aim = axis_titles(batch), aim_title(batch)
    frame = pd.DataFrame([_point(batch, number, one, size) for number, one in held.items()])
    lines = list(dict.fromkeys(frame["line"]))
    shown = [figure(x) for x in frame["x"]]
    kinds = {kind for _, kind in shown}
    across: Any = alt.X("x:N" if "text" in kinds else "x:Q", title=titles[0], sort=None)
    if "text" not in kinds:
        frame["x"] = [float(value) for value, _ in shown]
        across = across.scale(zero=False).axis(format=".0%" if kinds == {"share"} else ",~f")
    colour = [] if len(batch.axes) < 2 or len(lines) > MOST_LINES else [
        alt.Color("line:N", title=titles[1], sort=None, scale=alt.Scale(range=list(PALETTE))),
        alt.Shape("line:N", title=titles[1], sort=None)]
    chart: Chart = alt.Chart(frame).mark_line(point=alt.OverlayMarkDef(size=80)).encode(
        across, alt.Y("y:Q", title=f"{aim} ({unit_shown})", scale=alt.Scale(zero=False)),
        *colour, detail="line:N", tooltip=[
            alt.Tooltip("case:N", title=t("Case")), alt.Tooltip("result:N", title=t("Result")),
            alt.Tooltip("y:Q", title=aim, format=",.4~f")]).properties(height=HEIGHT)
    return chart


def _fits(batch: Batch, number: int) -> bool:
    """Whether a case has the first values of all settings after the second."""
    return batch.cases[number].at[2:] == batch.cases[0].at[2:]


def _point(batch: Batch, number: int, one: Outcome, size: Decimal) -> dict[str, Any]:
    at = batch.cases[number].at
    return {"x": at[0], "line": at[1] if len(at) > 1 else "",
            "y": None if one.value is None else float(one.value / size),
            "case": batch.cases[number].name, "result": t(WORDS[one.status])}
