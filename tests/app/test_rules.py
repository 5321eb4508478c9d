"""Rules: a panel for everything registered, settings that change the draft, and what-ifs."""

from __future__ import annotations

from app.runs.worker import work_off
from app.store import store
from app.store.desks import keep_desk
from optimizer import api


def test_nothing_open(ann):
    at = ann.screen("rules")
    assert "Open a scenario first." in [one.value for one in at.info]


def test_every_rule_has_a_panel(ann):
    ann.opens()
    at = ann.screen("rules")
    assert not at.exception
    labels = [one.label for one in at.expander]
    for rule in api.BOOK.rules.values():
        assert any(f"**{rule.title}**" in label for label in labels), rule.id
