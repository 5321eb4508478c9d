"""With the organisation's sign-in: nothing without it, and everybody finds their own work again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.sign_in import VARIABLES
from tests.browser.conftest import Server
from tests.browser.provider import CLIENT, SECRET, Provider


@pytest.fixture
def provider():
    with Provider(["Ann Lee", "Bob Kim", "Ann Lee"]) as made:
        yield made


@pytest.fixture
def guarded(tmp_path, monkeypatch, provider):
    server = Server(tmp_path)
    given = (provider.metadata, CLIENT, SECRET, f"{server.url}/oauth2callback", "c" * 40)
    for name, value in zip(VARIABLES.values(), given, strict=True):
        monkeypatch.setenv(name, value)
    server.start()
    yield server
    server.end()


def signs_in(planner):
    page = planner.opens()
    expect(page.get_by_text("Begin with an example")).to_be_hidden()
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Begin with an example")).to_be_visible()
    return page


def test_everybody_finds_their_own(seated, guarded, provider):
    ann = seated(guarded, known=(provider.url,))
    page = signs_in(ann)
    expect(page.get_by_text("Signed in as Ann Lee")).to_be_visible()
    ann.solved("korea-2025")
    bob = seated(guarded, known=(provider.url,))
    page = signs_in(bob)
    expect(page.get_by_text("Signed in as Bob Kim")).to_be_visible()
    page = bob.opens("plan")
    expect(page.get_by_text("Open a scenario first.")).to_be_visible()
    elsewhere = seated(guarded, known=(provider.url,))
    signs_in(elsewhere)
    page = elsewhere.opens("plan")
    expect(page.get_by_text("KRW 1.749 tn").first).to_be_visible()
