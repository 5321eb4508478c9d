"""What the theme's settings cannot say of how the app looks."""

from __future__ import annotations

import streamlit as st

DARK_BUTTONS = """<style>
[data-testid="stBaseButton-primary"] :is(p, span) { color: #0e1117; }
</style>"""
"""A primary colour that is read as text on a dark ground is too bright for white words on it."""


def legible() -> None:
    """Dark words on the primary buttons of the dark theme."""
    if st.context.theme.type == "dark":
        st.html(DARK_BUTTONS)
