"""Whoever sees or presses badly can read and use every screen: WCAG 2.1 A and AA, by axe-core."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
SCREENS = ("scenario", "quotes", "rules", "why", "studies", "compare", "history")
STREAMLITS_OWN = {"list", "listitem"}
"""Streamlit puts its links to the screens into groups within one list; screen readers cope."""


def barriers(page) -> list[str]:
    """What a check of the page finds, once all of it is drawn."""
    expect(page.locator("[data-testid=stApp]")).to_have_attribute(
        "data-test-script-state", "notRunning")
    found = Axe().run(page, options={"runOnly": LEVELS}).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found if one["id"] not in STREAMLITS_OWN
            for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_screen_has_a_barrier(seated, server, scheme):
    planner = seated(server, color_scheme=scheme)
    page = planner.opens()
    expect(page.locator(".st-key-open-korea-2025 button")).to_be_visible()
    met = {"start": barriers(page)}
    page = planner.example("korea-2025")
    met["solve"] = barriers(page)
    page.locator(".st-key-solve button").click()
    expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()
    met["plan"] = barriers(page)
    for screen in SCREENS:
        planner.opens(screen)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        met[screen] = barriers(page)
    assert not any(met.values()), met
