"""The rows of a batch as planners read them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from app import format as form
from app.screens.studies.grid import setting_title
from app.words import t, told
from optimizer import api
from optimizer.studies.outcome import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from streamlit.elements.lib.column_types import ColumnConfig

    from optimizer.studies.cases import Batch
    from optimizer.studies.outcome import Outcome

WORDS = {"proven": "proven", "stopped": "not proven in the time", "no plan": "no plan exists",
         "bad input": "bad input", "failed": "failed"}


def counted(found: Iterable[Outcome]) -> str:
    """How many of each status, in a line."""
    counts = Counter(one.status for one in found)
    return " · ".join(f"{t(WORDS[status])} {form.number(counts[status])}"
                      for status in STATUSES if counts[status])


def axis_titles(batch: Batch) -> list[str]:
    """The settings that are changed, as planners call them, no two alike."""
    return [setting_title(name) for name in batch.axes]


def aim_title(batch: Batch) -> str:
    """The first aim, which the values are of."""
    aims = batch.base.aims if batch.base else ()
    return t(api.BOOK.aims[aims[0].aim].title) if aims else t("Aim")


def frame_of(batch: Batch, found: Mapping[int, Outcome]) -> pd.DataFrame:
    """A row for every case that is finished, in their order; trouble only where there is any."""
    frame = pd.DataFrame([_row(batch, number, one) for number, one in sorted(found.items())])
    trouble = t("Trouble")
    return frame if frame.empty or frame[trouble].any() else frame.drop(columns=trouble)


def columns_of() -> dict[str, ColumnConfig]:
    """Figures with their thousands apart."""
    return {t("Accelerators"): st.column_config.NumberColumn(format="localized"),
            t("Seconds"): st.column_config.NumberColumn(format="%.2f")}


def _row(batch: Batch, number: int, one: Outcome) -> dict[str, Any]:
    case = batch.cases[number]
    named = dict(zip(axis_titles(batch), case.at, strict=True)) or {t("Case"): case.name}
    money = one.unit == one.currency != ""
    return {
        t("No."): number + 1, **named, t("Result"): t(WORDS[one.status]),
        aim_title(batch): "" if one.value is None else (
            form.money(one.value, one.currency) if money
            else f"{form.number(one.value, 1)} {t(one.unit)}"),
        t("Gap"): "" if one.gap is None else form.gap(float(one.gap)),
        t("Accelerators"): one.accelerators,
        t("Total cost"): "" if one.total_cost is None else form.money(one.total_cost, one.currency),
        t("Seconds"): one.seconds, t("Trouble"): "\n".join(map(told, one.trouble.splitlines()))}
