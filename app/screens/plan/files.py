"""The whole plan as files: report, workbook, JSON."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import state
from app.report import report
from app.widgets.downloads import written
from app.words import LANGUAGES, t
from optimizer import api

if TYPE_CHECKING:

    from app.runs.record import Run
    from optimizer.domain.plan import Plan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def files(plan: Plan, run: Run, reference: tuple[str, Plan] | None) -> None:
    """Buttons; a file is made when it is asked for."""
    name = file_name(plan.scenario.name)
    with st.container(horizontal=True, horizontal_alignment="right"):
        language = state.language()
        for code in sorted(LANGUAGES, key=lambda one: one != language):
            with state.speaking(code):
                made = _made(run)
            st.download_button(
                t("Report, {language}", language=LANGUAGES[code]),
                partial(report, plan, code, made, reference), f"{name}-{code}.html", "text/html",
                key=f"plan.report.{code}", icon=":material/print:", on_click="ignore",
                help=t("One page for the file: print it or save it as PDF from the browser"))
        st.download_button(t("Workbook"), partial(workbook, plan, reference), f"{name}.xlsx", XLSX,
                           key="plan.workbook", icon=":material/table:", on_click="ignore")
        st.download_button("JSON", partial(written, "json", partial(_json, plan)), f"{name}.json",
                           "application/json", key="plan.json", icon=":material/data_object:",
                           on_click="ignore")


def file_name(scenario: str) -> str:
    """A name of a file that every system takes, whatever the scenario is called."""
    return f"plan-{re.sub(r'[^0-9A-Za-z가-힣._-]', '-', scenario)[:60]}"


def workbook(plan: Plan, reference: tuple[str, Plan] | None) -> bytes:
    """The plan workbook, beside another plan where one is given."""
    name, other = reference or ("", None)
    return written("xlsx", lambda path: api.write_plan(path, plan, other, name))


def _json(plan: Plan, path: Path) -> None:
    api.write_json(path, plan)


def _made(run: Run) -> str:
    """When the plan was made, and its run, for the head of the report."""
    when = form.moment(run.ended or run.made)
    return t("Made on {when}; run {run}", when=when, run=run.id[:8])
