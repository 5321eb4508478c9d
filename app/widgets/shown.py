"""A chart or a table on the screen, with its downloads beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from app.widgets.downloads import PRINT_INK, csv_of, png_of, svg_of
from app.words import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from streamlit.elements.lib.column_types import ColumnConfig

    from app.widgets.downloads import Chart

PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C6D31", "#666666")
"""Colours that colour-blind readers tell apart (Okabe and Ito 2008); never the only sign."""

INKS = {"dark": "#E5E7EB"}
"""Of words in charts, on the ground of a theme."""
WHOLE_ROWS = 30
"""A table of so many rows is shown whole; a longer one can be scrolled."""


def chart_shown(chart: Chart, frame: pd.DataFrame, name: str, told: str) -> None:
    """A chart; its picture and its figures can be downloaded.

    ``name`` is that of the files; ``told`` says in a sentence what it shows, for who cannot see it.
    """
    ink = INKS.get(str(st.context.theme.type), PRINT_INK)
    st.altair_chart(chart.configure_text(color=ink), width="stretch", alt=told)
    downloads_shown(chart, frame, name)


def downloads_shown(chart: Chart, frame: pd.DataFrame, name: str) -> None:
    """A chart's picture and its figures, to be downloaded."""
    with st.popover(t("Download"), icon=":material/download:", type="tertiary"):
        for kind, mime, made in (("png", "image/png", png_of), ("svg", "image/svg+xml", svg_of)):
            st.download_button(
                kind.upper(), partial(made, chart), f"{name}.{kind}", mime, on_click="ignore",
                key=f"{name}.{kind}")
        st.download_button("CSV", partial(csv_of, frame), f"{name}.csv", "text/csv",
                           on_click="ignore", key=f"{name}.chart.csv")


def table_shown(
    frame: pd.DataFrame, name: str, columns: Mapping[str, ColumnConfig] | None = None,
    file: pd.DataFrame | None = None, told: str | None = None,
) -> None:
    """A table; it can be downloaded as CSV. ``name`` is that of the file.

    ``file``: what the file holds, where that is more than what is shown; ``told`` says what the
    table is, for who cannot see it.
    """
    st.dataframe(frame, hide_index=True, width="stretch", column_config=dict(columns or {}),
                 height="content" if len(frame) <= WHOLE_ROWS else "auto", placeholder="", alt=told)
    st.download_button("CSV", partial(csv_of, frame if file is None else file),
                       f"{name}.csv", "text/csv", type="tertiary", icon=":material/download:",
                       on_click="ignore", key=f"{name}.csv")
