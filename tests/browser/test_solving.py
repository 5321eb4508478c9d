"""From opening the app to a plan, and what may come between: a stop, a reload, a second tab."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from optimizer import api
from tests.benchmarks.growing import draw
from tests.benchmarks.sizes import SIZES


@pytest.fixture(scope="session")
def long_case(tmp_path_factory):
    """A scenario that takes far longer to prove than a test may."""
    path = tmp_path_factory.mktemp("case") / "long.xlsx"
    api.write_scenario(path, draw("medium", SIZES["medium"], 1))
    return path


def begins(planner, case):
    """Upload a scenario and begin to solve it."""
    page = planner.opens()
    page.locator(".st-key-scenario-file input[type=file]").set_input_files(case)
    page.locator(".st-key-scenario-open button").click()
    page.locator(".st-key-solve button").click()
    expect(page.locator(".st-key-stop button")).to_be_visible()
    return page


def test_open_example_solve_plan(ann):
    page = ann.solved("korea-2025")
    expect(page.get_by_text("KRW 1.749 tn").first).to_be_visible()


def test_a_reload_and_a_second_tab_show_the_same_run(ann, long_case):
    page = begins(ann, long_case)
    page.reload()
    expect(page.locator(".st-key-stop button")).to_be_visible()
    other = ann.second_tab("solve")
    other.locator(".st-key-stop button").click()
    expect(page.locator(".st-key-stop button")).to_be_hidden()


def test_stop_keeps_the_best(ann, long_case):
    """The best plan so far is on the screen within about a second of the stop."""
    page = begins(ann, long_case)
    best = page.locator("[data-testid=stMetric]", has_text="Best plan so far")
    expect(best).to_contain_text("KRW")
    began = time.monotonic()
    page.locator(".st-key-stop button").click()
    expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()
    assert time.monotonic() - began < 10


def test_two_planners_do_not_see_each_other(ann, bob):
    ann.solved("korea-2025")
    page = bob.opens("plan")
    expect(page.get_by_text("Open a scenario first.")).to_be_visible()
    page = bob.opens("solve")
    expect(page.get_by_text("Open a scenario first.")).to_be_visible()


def test_korean(seated, server):
    page = seated(server, locale="ko-KR").opens()
    expect(page.get_by_role("heading", name="예시로 시작하기")).to_be_visible()


def test_a_solve_outlives_the_server(seated, own_server):
    """The solver is a process of its own: a restart in the middle loses nothing, nor what another
    planner had saved before."""
    planner, other = seated(own_server), seated(own_server)
    other.solved("korea-2025")
    page = planner.example("haenam-2028")
    page.locator(".st-key-solve button").click()
    expect(page.locator(".st-key-stop button")).to_be_visible()
    own_server.kill()
    own_server.start()
    page = planner.opens("solve")
    expect(page.get_by_role("heading", name="Plan", exact=True).or_(
        page.get_by_text("Solved in"))).to_be_visible()
    expect(other.opens("plan").get_by_text("KRW 1.749 tn").first).to_be_visible()
