"""The scenario screen in each state, and what is done to a draft on it."""

from __future__ import annotations

from tests.app.test_start_and_solve import words


def test_nothing_open(ann):
    assert "Open a scenario first." in words(ann.screen("scenario"))


def test_valid(ann):
    ann.opens()
    at = ann.screen("scenario")
    assert not at.exception
    assert "No problems" in words(at)
    assert len(at.data_editor) == 1
    assert at.data_editor[0].value["unit_price"][0]
