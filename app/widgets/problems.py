"""Problems of an input: all of them, where each is, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from app.widgets.fields import heading
from app.words import plain, t, told, trouble_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.errors import Problem


def problems_shown(problems: Sequence[Problem], file: str = "") -> None:
    """A table of problems; in English the words of the command line."""
    if problems:
        st.error(t("{n} problems to mend before this can be solved", n=len(problems)),
                 icon=":material/error:")
        problems_listed(problems, file)


def problems_listed(problems: Sequence[Problem], file: str = "") -> None:
    """Each problem with its cell; nothing where there are none."""
    if problems:
        st.dataframe(pd.DataFrame({
            t("Where"): [file if one.place.file and not (one.place.cell or one.place.table)
                         else f"{one.place.cell or one.place.table}" for one in problems],
            t("Field"): [heading(one.place.field) for one in problems],
            t("What is wrong"): [told(one.what) for one in problems],
            t("What to do"): [told(one.remedy) for one in problems],
        }), hide_index=True, width="stretch")


def problems_told(problems: Sequence[Problem]) -> None:
    """Each problem as a line that can be read to its end, for beside what is being mended."""
    if not problems:
        return
    with st.container(border=True, height=SCROLLED_PX if len(problems) > LINES else "content"):
        st.markdown("\n".join(f"- {_line(one)}" for one in problems))


LINES, SCROLLED_PX = 8, 280
"""So many problems stand there in full; more are scrolled."""


def _line(problem: Problem) -> str:
    place = problem.place
    where = " ".join(part for part in (place.cell or place.table, heading(place.field)) if part)
    return f"**{plain(where)}**: {plain(trouble_told(problem))}"
