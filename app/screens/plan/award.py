"""What was really awarded, where that is known of a scenario, priced like the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app.words import t
from optimizer import api
from optimizer.assets import folder
from optimizer.errors import PlannerError

if TYPE_CHECKING:
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario

ENDING = "-award"


def award(scenario: Scenario) -> tuple[str, Plan] | None:
    """The award that ships for a scenario of this name, if its orders fit it; with its name."""
    found = _priced(scenario.sha256, scenario)
    return None if found is None else (t("Real award"), found)


@st.cache_resource(max_entries=16, show_spinner=False)
def _priced(sha256: str, _scenario: Scenario) -> Plan | None:  # noqa: ARG001
    """No path is made of a scenario's name: it is looked for among what ships."""
    path = next((path for path in folder("scenarios").glob(f"*{ENDING}.json")
                 if path.stem == _scenario.name + ENDING), None)
    if path is None:
        return None
    try:
        return api.price(_scenario, api.read_orders(path))
    except PlannerError:
        return None
