"""The rows of a batch as planners read them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from app import format as form
from app.screens.studies.grid import setting_title
from app.words import t
from optimizer.studies.outcome import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


def frame_of(batch: Batch, found: Mapping[int, Outcome]) -> pd.DataFrame:
    """A row for every case that is finished, in their order."""
    return pd.DataFrame([_row(batch, number, one) for number, one in sorted(found.items())])


def _row(batch: Batch, number: int, one: Outcome) -> dict[str, Any]:
    case = batch.cases[number]
    named = dict(zip(axis_titles(batch), case.at, strict=True)) or {t("Case"): case.name}
    money = one.unit == one.currency != ""
    return {
        t("No."): number + 1, **named, t("Result"): t(WORDS[one.status]),
        t("Aim"): "" if one.value is None else (
            form.money(one.value, one.currency) if money
            else f"{form.number(one.value, 1)} {t(one.unit)}"),
        t("Gap"): "" if one.gap is None else form.gap(float(one.gap)),
        t("Accelerators"): one.accelerators,
        t("Total cost"): "" if one.total_cost is None else form.money(one.total_cost, one.currency),
        t("Seconds"): round(one.seconds, 2), t("Trouble"): one.trouble}
