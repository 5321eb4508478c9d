"""One part of a plan: sentences, charts with what they say, tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.widgets.downloads import Chart
    from app.widgets.plan_sheet import Sheet


@dataclass(frozen=True)
class Picture:
    """A chart, what it is of, and what it says in a sentence. ``figures`` are all it shows."""

    title: str
    told: str
    chart: Chart
    figures: Sheet


@dataclass(frozen=True)
class Part:
    """What stands together; texts are plain text, whatever signs are in them."""

    id: str
    pictures: tuple[Picture, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    sentences: tuple[str, ...] = ()
