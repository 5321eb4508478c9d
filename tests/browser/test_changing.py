"""Changes that lead to another plan: a dial turned, a way out applied."""

from __future__ import annotations

from playwright.sync_api import expect

from optimizer import api
from tests.app.test_why import impossible


def test_a_dial_turned_makes_the_plan_stale_and_is_solved_again(ann):
    page = ann.solved("korea-2025")
    page = ann.opens("rules")
    expect(page.get_by_text("The plan is up to date")).to_be_visible()
    toggle = page.locator(".st-key-what-if-on input")
    if toggle.is_checked():
        page.locator(".st-key-what-if-on label").click()
        expect(toggle).not_to_be_checked()
    dial = page.get_by_role("slider").first
    dial.focus()
    dial.press("ArrowRight")
    expect(page.get_by_text("Changed since its plan: solve again")).to_be_visible()
    page.locator(".st-key-solve-beside button").click()
    expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()
    expect(page.get_by_text("The plan is up to date")).to_be_visible()


def test_a_way_out_is_applied_and_solved(ann, tmp_path):
    """10 are wanted, 6 can be shipped and 7 fed: a concession is applied, then there is a plan."""
    api.write_scenario(tmp_path / "small.xlsx", impossible())
    page = ann.opens()
    page.locator(".st-key-scenario-file input[type=file]").set_input_files(tmp_path / "small.xlsx")
    page.locator(".st-key-scenario-open button").click()
    page.locator(".st-key-solve button").click()
    expect(page.get_by_text("It is proven that no plan keeps all hard rules").first).to_be_visible()
    page.locator("[data-testid=stPageLink]", has_text="Why").click()
    page.locator(".st-key-why-repair-ask button").click()
    page.locator("[class*=st-key-why-apply] button").first.click()
    page.locator(".st-key-why-solve button").click()
    expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()
    expect(page.get_by_text("The plan is up to date")).to_be_visible()
