"""What losing offers would have to charge: all of them in one picture, the nearest first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from app import format as form
from app.widgets.answer import (
    origin_shown,
    sentences_shown,
    table_shown,
)
from app.widgets.answer_chart import GREY
from app.widgets.answer_table import exact
from app.widgets.shown import PALETTE, chart_shown
from app.words import t

if TYPE_CHECKING:
    from app.screens.questions.subject import Shown
    from app.widgets.downloads import Chart
    from optimizer.domain.answer import Cell, Table


def prices_shown(shown: Shown) -> None:
    """Sentences, the picture of price now against price that wins, and the table sorted by it."""
    answer, name = shown.answer, shown.name
    sentences_shown(answer.sentences)
    for table in answer.tables:
        if table.key == "offers":
            nearest = _sorted(table)
            chart = price_chart(nearest)
            if chart is not None:
                chart_shown(chart, exact(nearest), f"{name}-prices", t(
                    "How far each losing offer's price is from one that wins"))
            table_shown(nearest, name)
        else:
            table_shown(table, name)
    origin_shown(answer, name, shown.base)


def price_chart(table: Table) -> Chart | None:
    """A line per offer from the price now (100 %) to the price that wins; None for fewer than two.

    Shares of the own price, since offers are in several currencies.
    """
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.rows]
    known = [(row, Decimal(row["now"]), Decimal(row["wins_at"])) for row in rows
             if row["wins_at"] is not None and row["now"]]
    if len(known) < 2:
        return None
    now, wins = t("price now"), t("price that wins")
    frame = pd.DataFrame([
        {"offer": str(row["offer"]), "what": what, "share": float(price / before),
         "price": f"{row['currency']} {form.number(price, 2)}"}
        for row, before, after in known for what, price in ((now, before), (wins, after))])
    lines = alt.Chart(frame).mark_line(color=GREY).encode(
        _across(), _down(), detail="offer:N")
    dots = alt.Chart(frame).mark_point(filled=True, size=110, opacity=1).encode(
        _across(), _down(),
        alt.Shape("what:N", title=None, scale=alt.Scale(
            domain=[now, wins], range=["circle", "diamond"])),
        alt.Color("what:N", title=None, legend=alt.Legend(orient="top"), scale=alt.Scale(
            domain=[now, wins], range=[PALETTE[5], PALETTE[0]])),
        tooltip=[alt.Tooltip("offer:N", title=t("Offer")), alt.Tooltip("what:N", title=" "),
                 alt.Tooltip("price:N", title=t("Price")),
                 alt.Tooltip("share:Q", title=t("of the price now"), format=".1%")])
    chart: Chart = alt.layer(lines, dots).properties(height=34 * len(known) + 110)
    return chart


def _across() -> alt.X:
    return alt.X("share:Q", title=t("share of the price now"), axis=alt.Axis(format="%"),
                 scale=alt.Scale(zero=False))


def _down() -> alt.Y:
    return alt.Y("offer:N", title=None, sort=None, axis=alt.Axis(
        labelLimit=260, labelOverlap=False))


def _sorted(table: Table) -> Table:
    """The offer that needs the least change first; those no price helps last."""
    place = [column.key for column in table.columns].index("change")

    def key(row: tuple[Cell, ...]) -> tuple[bool, float]:
        change = row[place]
        return change is None, abs(float(change or 0))

    return replace(table, rows=tuple(sorted(table.rows, key=key)))
