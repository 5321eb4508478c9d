"""Phases follow each other without overlap or hole."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from optimizer.domain.checks.report import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.draft import Draft
    from optimizer.errors import Problem

DAY = timedelta(days=1)


def phases(draft: Draft) -> Iterator[Problem]:
    """Phases that end before they start, overlap, leave a hole, or run backwards."""
    rows = list(draft.rows("phases"))
    for position, phase in rows:
        if phase.end < phase.start:
            yield at("phases", position, "end",
                     f"phase {phase.id} ends ({phase.end}) before it starts ({phase.start})",
                     "Correct one of the two dates.")
    for (before, one), (position, two) in pairwise(rows):
        if position != before + 1 or one.end < one.start or two.end < two.start:
            continue
        if two.start < one.start:
            yield at("phases", position, "start",
                     f"phase {two.id} starts ({two.start}) before phase {one.id} ({one.start})",
                     "List the phases in the order of their dates.")
        elif two.start <= one.end:
            yield at("phases", position, "start",
                     f"phase {two.id} starts ({two.start}) while phase {one.id} still runs "
                     f"(to {one.end})", f"Let it start on {one.end + DAY}.")
        elif two.start > one.end + DAY:
            yield at("phases", position, "start",
                     f"no phase covers the days from {one.end + DAY} to {two.start - DAY}",
                     f"Let phase {two.id} start on {one.end + DAY}.")
        elif two.fiscal_year < one.fiscal_year:
            yield at("phases", position, "fiscal_year",
                     f"fiscal year {two.fiscal_year} follows {one.fiscal_year}",
                     "Fiscal years may not run backwards; correct one of the two.")
