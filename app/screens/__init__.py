"""The screens, in the order of the work: a screen is one function that draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.screens import (
    compare,
    history,
    plan,
    quotes,
    rules,
    scenario,
    solve,
    start,
    studies,
    why,
)

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Screen:
    """One screen. ``id`` is its address; titles are texts of the catalogue."""

    id: str
    title: str
    group: str
    icon: str
    show: Callable[[], None]


QUESTION, ANSWER, RECORD = "The question", "The answer", "The record"

SCREENS = (
    Screen("start", "Start", QUESTION, ":material/home:", start.show),
    Screen("scenario", "Scenario", QUESTION, ":material/table:", scenario.show),
    Screen("quotes", "Quotes", QUESTION, ":material/request_quote:", quotes.show),
    Screen("rules", "Rules", QUESTION, ":material/rule:", rules.show),
    Screen("solve", "Solve", ANSWER, ":material/play_circle:", solve.show),
    Screen("plan", "Plan", ANSWER, ":material/assignment:", plan.show),
    Screen("why", "Why", ANSWER, ":material/help_center:", why.show),
    Screen("studies", "Studies", ANSWER, ":material/grid_on:", studies.show),
    Screen("compare", "Compare", RECORD, ":material/compare_arrows:", compare.show),
    Screen("history", "History", RECORD, ":material/history:", history.show),
)

