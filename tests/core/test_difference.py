"""What was changed in a scenario can be changed again, from the assignments alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from optimizer.core.changes import with_aims, with_settings
from optimizer.core.difference import changes_between
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput
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
    _with(aims=[{"aim": "least_cost", "limit": 70}]),
], ids=["same", "offer gone", "price and text", "setting gone", "number for text",
        "added rows", "aims", "limit"])
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


def test_a_limit_of_an_aim_is_a_change_of_its_own() -> None:
    """Set, and taken away again; without one a scenario is written and hashed as before limits.

    Without that every plan made before would be one of a scenario that was changed since.
    """
    limited = with_settings(BASE, ["scenario.aims[0].limit=70"])
    assert changes_between(BASE, limited) == ("scenario.aims[0].limit=70",)
    assert with_settings(limited, ["scenario.aims[0].limit="]).sha256 == BASE.sha256
    assert BASE.model_dump(mode="json")["aims"] == [{"aim": "least_cost", "tolerance": 0}]


def test_aims_given_by_name_may_have_a_tolerance_and_a_limit() -> None:
    """Each after a colon; what is neither is one problem that shows how to write it."""
    aims = with_aims(BASE, ["least_cost:0.02", "most_compute:0:9000", "earliest_service"]).aims
    assert [(one.aim, one.tolerance, one.limit) for one in aims] == [
        ("least_cost", Decimal("0.02"), None), ("most_compute", 0, 9000),
        ("earliest_service", 0, None)]
    with pytest.raises(BadInput, match="most_compute:0:9000 for 9000 at least"):
        with_aims(BASE, ["most_compute:0:lots"])
