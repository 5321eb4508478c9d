"""Which cases: settings and the values each takes, chosen here, or a study file."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import state
from app.screens.questions.file_field import file_field
from app.screens.questions.own_fields import Field
from app.words import t
from optimizer.answers.verb import Parameter
from optimizer.domain.answer import phrase
from optimizer.io.toml_records import toml_text

if TYPE_CHECKING:
    from app.screens.questions.subject import Subject
    from optimizer.domain.scenario import Scenario

AXES = 3
HERE, FILE = "here", "file"
OTHER = "other"
USUAL = ("95%, 100%, 105%", "", "")
SETTINGS = {
    "scenario.budgets[*].amount": "Every year's budget",
    "scenario.site_phases[*].power_kw": "Power of every site",
    "delivery_target.milestones[*].accelerators": "Accelerators asked for",
    "scenario.offers[*].unit_price": "Price of every offer",
    "scenario.exchange_rates[*].rate": "Every exchange rate",
}
STUDY = Parameter("study", "file", phrase("A study (.toml): a grid, or a list of cases"))


def study_field(subject: Subject) -> dict[str, str] | None:
    """The study as a file, made of what is chosen or brought; None while there is none."""
    how = st.segmented_control(
        t("The cases"), [HERE, FILE], default=HERE, key="studies.how", required=True,
        format_func=lambda one: t("Chosen here") if one == HERE else t("From a study file"))
    if how == FILE:
        return file_field(Field(STUDY, "studies.study", subject, {}))
    grid = _grid(subject.scenario)
    if not grid:
        st.caption(t("Name a setting and at least one value."))
        return None
    count = math.prod(len(values) for values in grid.values())
    st.caption(t("{n} cases: every value with every other.", n=form.number(count)))
    return {"name": "grid.toml", "text": study_text(grid)}


def setting_title(name: str) -> str:
    """A setting as planners call it."""
    return t(SETTINGS[name]) if name in SETTINGS else name


def study_text(grid: dict[str, list[str]]) -> str:
    """The study as TOML."""
    rows = [f"{toml_text(name)} = {toml_text(values)}" for name, values in grid.items()]
    return "\n".join(["[grid]", *rows]) + "\n"


def values_in(text: str) -> list[str]:
    """Values apart by semicolons, by commas and spaces, or else by commas; each once.

    A comma within a value that is apart in another way is one between thousands.
    """
    mark = next((mark for mark in (";", ", ") if mark in text), ",")
    parts = (re.sub(r"(?<=\d),(?=\d{3})", "", part).strip(" ,") for part in text.split(mark))
    return list(dict.fromkeys(part for part in parts if part))


def _grid(scenario: Scenario) -> dict[str, list[str]]:
    here = _held(scenario)
    grid: dict[str, list[str]] = {}
    for row in range(AXES):
        left, right = st.columns(2)
        first = here[:1] if row == 0 else []
        options = [*first, "", *(one for one in here if one not in first), OTHER]
        with left:
            name = st.selectbox(
                t("What is changed"), options, key=f"studies.axis.{row}", format_func=_titled,
                label_visibility="visible" if row == 0 else "collapsed")
            if name == OTHER:
                name = st.text_input(
                    t("Its name"), key=f"studies.axis.{row}.name",
                    placeholder="site_power.reserve_share").strip()
        with right:
            text = st.text_input(
                t("Its values, apart by commas; 95% is that share of what stands there"),
                state.kept(f"studies.axis.{row}.values", USUAL[row]),
                key=f"studies.axis.{row}.values", disabled=not name,
                label_visibility="visible" if row == 0 else "collapsed")
        state.keep(f"studies.axis.{row}.values", text)
        if name and (values := values_in(text)):
            grid[name] = values
    return grid


def _titled(name: str) -> str:
    return {"": t("nothing more"), OTHER: t("Another setting, by its name")}.get(name) \
        or setting_title(name)


def _held(scenario: Scenario) -> list[str]:
    """Those settings that the scenario has figures for."""
    content = scenario.model_dump(mode="json")

    def has(name: str) -> bool:
        table, column = re.fullmatch(r"([\w.]+)\[\*\]\.(\w+)", name).groups()  # type: ignore[union-attr]
        first, _, rest = table.partition(".")
        held = content if first == "scenario" else content["rules"].get(first, {})
        rows = held.get(rest) or []
        return any(row.get(column) is not None for row in rows)

    return [name for name in SETTINGS if has(name)]
