"""A batch in the browser: begun, watched, its process killed in the middle, gone on with."""

from __future__ import annotations

import os
import re
import signal

from playwright.sync_api import expect


def test_a_killed_batch_goes_on_where_it_was(seated, own_server):
    """What was finished is there at once, what is missing is solved, the page never failed."""
    planner = seated(own_server)
    planner.example("korea-2025")
    page = planner.opens("studies")
    page.get_by_text("Many cases of this scenario").click()
    values = page.locator(".st-key-studies-axis-0-values input")
    values.fill("100%, 101%, 102%, 103%, 104%, 105%, 106%, 107%")
    values.press("Enter")
    expect(page.get_by_text("8 cases: every value with every other.")).to_be_visible()
    page.locator(".st-key-studies-start button").click()
    expect(page.get_by_text(re.compile("^[1-7] of 8 cases"))).to_be_visible()
    for process in own_server.workers():
        os.kill(process, signal.SIGKILL)
    on = page.get_by_role("button", name=re.compile("Go on with the [1-7] that are missing"))
    on.click()
    expect(page.get_by_text("8 of 8 cases")).to_be_visible()
    expect(page.get_by_role("button", name="Open its plan")).to_be_enabled()
