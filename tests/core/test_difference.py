"""What was changed in a scenario can be changed again, from the assignments alone."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.core.changes import with_settings
from optimizer.core.difference import changes_between
from optimizer.domain.scenario import Scenario
from tests.build import milestone, offer, scenario, target

BASE = scenario(offers=[offer("dear", 9), offer("cheap", 7)],
                rules=target(milestone(10)) | {"site_power": {"reserve_share": "0.1"}})


def _with(**content: Any) -> Scenario:
    return Scenario.model_validate({**BASE.model_dump(mode="json"), **content})


@pytest.mark.parametrize("other", [
    BASE,
    BASE.model_copy(update={"offers": BASE.offers[:1]}),
    BASE.model_copy(update={"offers": (BASE.offers[0], BASE.offers[1].model_copy(
        update={"unit_price": BASE.offers[1].unit_price / 8, "note": 'says "=1+1", [0].x=3'}))}),
    BASE.model_copy(update={"rules": {**BASE.rules, "site_power": {"mode": "off"}}}),
    BASE.model_copy(update={"rules": {"site_power": {"reserve_share": 0.1}}}),
    _with(concessions=[{"rule": "site_power", "where": "H, P1", "amount": 3}], as_of="2026-01-02"),
    _with(aims=[{"aim": "earliest_service"}, {"aim": "least_cost"}]),
], ids=["same", "offer gone", "price and text", "setting gone", "number for text",
        "added rows", "aims"])
def test_a_change_can_be_made_again(other: Scenario) -> None:
    """Rebuilt from its assignments a scenario has the same hash: it is the same question."""
    said = changes_between(BASE, other)
    rebuilt = with_settings(BASE, said) if said else BASE
    assert rebuilt.sha256 == other.sha256


def test_a_change_names_only_what_differs() -> None:
    """One price is one assignment, not a list of all offers."""
    dearer = BASE.offers[1].model_copy(update={"unit_price": BASE.offers[1].unit_price + 1})
    other = BASE.model_copy(update={"offers": (BASE.offers[0], dearer)})
    assert changes_between(BASE, other) == ("scenario.offers[1].unit_price=8",)
