"""Changing a scenario by naming what is changed."""

from __future__ import annotations

import json

import pytest

from optimizer.core.changes import with_settings
from optimizer.errors import BadInput
from tests.build import offer, scenario


def test_the_position_after_the_last_adds_an_item() -> None:
    """Without: a future with one offer more would have to give the whole table anew."""
    base = scenario(offers=[offer("a", 100)])
    changed = with_settings(base, [f"scenario.offers[1]={json.dumps(offer('b', 90))}",
                                   "scenario.offers[1].unit_price=80"])
    assert [(one.id, one.unit_price) for one in changed.offers] == [("a", 100), ("b", 80)]


@pytest.mark.parametrize("change", ["scenario.offers[2]=1", "scenario.offers[1].unit_price=80",
                                    "scenario.offers[x]={}"])
def test_no_item_is_skipped(change: str) -> None:
    """Without: a mistyped position would be an item of its own."""
    with pytest.raises(BadInput):
        with_settings(scenario(offers=[offer("a", 100)]), [change])
