"""A scenario laid out without a solve: its lines, what was dropped, and its figures, exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.core.frame import Frame
from optimizer.core.layout import lay_out
from optimizer.core.number import EXACT
from optimizer.core.registry import settings_of
from optimizer.export import find

if TYPE_CHECKING:
    from optimizer.core.layout import Layout
    from optimizer.domain.scenario import Scenario


def layout_of(scenario: Scenario) -> Layout:
    """What can be ordered, placed and shipped, and what cannot, with the reason.

    Raises:
        BadInput: rules, terms, aims or the export regime are not what they should be.
    """
    return lay_out(scenario, settings_of(scenario), find(scenario))


def exact_frame(scenario: Scenario) -> Frame:
    """The same with every figure as a fraction. Raises what ``layout_of`` raises."""
    settings = settings_of(scenario)
    return Frame(scenario, settings, lay_out(scenario, settings, find(scenario)), EXACT)
