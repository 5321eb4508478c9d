"""Studies: many cases of the scenario, what may become of its plan, a plan for every future."""

from __future__ import annotations

from functools import partial

import streamlit as st

from app.runs.question import BATCH
from app.screens.opened import opened_whole
from app.screens.questions.panel import panel
from app.screens.questions.panels import Panel, panels_shown
from app.screens.questions.subject import subject_of
from app.screens.studies.batch import batch_panel
from app.words import said, t
from optimizer import api

ICONS = {"risk": ":material/casino:", "robust": ":material/shield:"}


def show() -> None:
    """Draw the screen."""
    found = opened_whole(t("Studies"))
    if found is None:
        return
    st.write(t("Studies solve or reckon many cases. They go on while you work elsewhere or close "
               "the browser, and step back where somebody waits for a single solve."))
    subject = subject_of(*found, "studies")
    panels_shown([
        Panel(BATCH, t("Many cases of this scenario"), ":material/grid_on:", batch_panel),
        *(Panel(verb.id, said(verb.title), ICONS[verb.id], partial(panel, verb))
          for verb in api.STUDIES.values())], subject)
