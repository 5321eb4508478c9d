"""Fields that can be easier to fill in than the kind of their parameter says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import streamlit as st

from app.words import said, t
from optimizer import api
from optimizer.answers.curve.axes import ALIASES, DEADLINE

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.screens.questions.subject import Subject
    from optimizer.answers.verb import Parameter

Given = dict[str, Any]
FIRST_AXES = ("site_power", "budget_total", "budget_year", "delivery_target")
"""What is asked most, where the scenario has it."""


@dataclass(frozen=True)
class Field:
    """One parameter to be filled in. ``given``: what was filled in before it."""

    parameter: Parameter
    key: str
    subject: Subject
    given: Given

    @property
    def label(self) -> str:
        return said(self.parameter.help).rstrip(".")


def titled(name: str) -> str:
    """The title of a rule or an aim; any other name as it is."""
    if name == DEADLINE:
        return t("Deadline of the delivery target")
    if name in api.BOOK.aims:
        return t(api.BOOK.aims[name].title)
    return t(api.BOOK.rules[name].title) if name in api.BOOK.rules else name


def _axis(field: Field) -> str | None:
    plan, rules = field.subject.plan, field.subject.rules
    if plan is not None:
        held = {use.rule for use in plan.rules}
        rules = [name for name in rules if name in held]
    first = [name for name in FIRST_AXES if name in rules]
    milestones = [DEADLINE] if "delivery_target" in rules else []
    return st.selectbox(
        t("The rule whose figure is moved"),
        [*first, *milestones, *(name for name in rules if name not in first)], key=field.key,
        format_func=titled)


def _where(field: Field) -> str | None:
    """Rows of the rule: all together, all of one site or year, or one."""
    plan, axis = field.subject.plan, field.given.get("axis", "")
    if plan is None:
        return st.text_input(field.label, key=field.key)
    of = "delivery_target" if axis == DEADLINE else axis
    rows = [use.where for use in plan.rules if use.rule in ALIASES.get(of, (of,))]
    words = Counter(word for row in rows for word in dict.fromkeys(row.split()))
    shared = [word for word, count in words.items() if 1 < count < len(rows)]
    return st.selectbox(
        t("Where"), list(dict.fromkeys(["", *shared, *rows])), key=f"{field.key}.{axis}",
        format_func=lambda row: row or t("everywhere, all together"))


def _share(field: Field) -> str:
    usual = field.parameter.default
    value = st.number_input(
        t("May be worse than the best by, %"), 0.0, 50.0,
        float(usual) * 100 if isinstance(usual, Decimal) else 1.0, 0.5, key=field.key)
    return str(Decimal(str(value)) / 100)


def _groups(field: Field) -> list[str]:
    chosen = st.multiselect(
        t("Rules to lift together, besides each one alone"), field.subject.rules, key=field.key,
        placeholder=t("none chosen"), format_func=titled)
    return ["+".join(chosen)] if len(chosen) > 1 else []


def _worst_cases(field: Field) -> str | None:
    """Only where the worst cases count."""
    usual = field.parameter.default
    if field.given.get("pursue") != "cvar" or not isinstance(usual, Decimal):
        return None
    value = st.number_input(field.label, 0.0, 1.0, float(usual), 0.05, key=field.key)
    return str(Decimal(str(value)))


def _of_target(field: Field) -> str | None:
    """A limit on the target: only where there is one."""
    value = st.number_input(
        field.label, 0.0, 1.0 if field.parameter.name == "chance" else None, None, key=field.key,
        placeholder=t("no limit"))
    return None if value is None else str(Decimal(str(value)))


def _with_shortfall(field: Field) -> str | None:
    """Only where the target may be missed by so many."""
    usual = field.parameter.default
    if "shortfall" not in field.given or not isinstance(usual, Decimal):
        return None
    value = st.number_input(field.label, 0.0, 1.0, float(usual), 0.05, key=field.key)
    return str(Decimal(str(value)))


OWN: dict[tuple[str, str], Callable[[Field], Any]] = {
    ("curve", "axis"): _axis, ("curve", "where"): _where, ("alternatives", "within"): _share,
    ("cost-of-rules", "groups"): _groups, ("robust", "chance"): _of_target,
    ("robust", "shortfall"): _of_target, ("robust", "shortfall_share"): _with_shortfall,
    ("robust", "cvar_share"): _worst_cases, ("robust", "cvar_weight"): _worst_cases,
}
"""By question and parameter."""
