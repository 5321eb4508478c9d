"""Scenario: everything a plan is made from, as tables that are checked while they are filled in."""

from __future__ import annotations


def show() -> None:
    """Draw the screen."""
