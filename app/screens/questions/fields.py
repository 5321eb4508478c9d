"""What a question is asked with: a field for every parameter of it, with names and titles."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import streamlit as st

from app.runs.question import AS_IT_STANDS
from app.screens.questions.file_field import file_field
from app.screens.questions.own_fields import OWN, Field, Given, titled
from app.words import name_of, said, t
from optimizer import api

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from app.screens.questions.subject import Subject
    from optimizer.answers.verb import Parameter, Verb


COLUMNS = 2
FIGURES = ("integer", "number", "date")


def fields(verb: Verb, subject: Subject) -> Given:
    """A field for each parameter; what was filled in, as plain data. Blank ones are left out."""
    given: Given = {}
    files = [one for one in verb.parameters if one.kind == "file"]
    others = [one for one in verb.parameters if one.kind != "file"]
    places = [*(st.container() for _ in files), *_columns(len(others))]
    for one, place in zip([*files, *others], places, strict=True):
        field = Field(one, f"why.{verb.id}.{one.name}", subject, given)
        with place:
            value = OWN.get((verb.id, one.name), _any)(field)
        if value not in (None, "", []):
            given[one.name] = value
    return given


def _columns(count: int) -> list[DeltaGenerator]:
    columns = st.columns(COLUMNS)
    return [columns[number % COLUMNS] for number in range(count)]


def in_words(verb: Verb, given: Given) -> str:
    """What a question was asked with, in a line; blank where only what is usual was."""
    said_of = []
    for one in verb.parameters:
        value = given.get(one.name)
        if value is None or _is_usual(one, value):
            continue
        if isinstance(value, dict):
            said_of.append(str(value["name"]))
            continue
        values = value if isinstance(value, list) else [value]
        words = ", ".join(_named(one, str(item)) for item in values)
        said_of.append(f"{name_of(one.name)} {words}" if one.kind in FIGURES else words)
    return " · ".join(said_of)


def _is_usual(one: Parameter, value: object) -> bool:
    if isinstance(one.default, Decimal):
        return Decimal(str(value)) == one.default
    return str(value) == str(one.default)


def _any(field: Field) -> Any:
    one, key = field.parameter, field.key
    if one.kind == "file":
        return file_field(field)
    if one.kind == "scenario":
        return _scenario(field)
    if one.choices:
        return st.selectbox(field.label, list(one.choices), key=key,
                            index=list(one.choices).index(str(one.default)),
                            format_func=lambda name: said(one.choices[name]))
    if one.of and one.kind == "texts":
        return st.multiselect(field.label, _names(field), key=key, placeholder=t("none chosen"),
                              format_func=lambda name: _titled(field, name))
    if one.of:
        return st.selectbox(field.label, _names(field), _usual(field), key=key,
                            format_func=lambda name: _titled(field, name))
    return _typed(field)


def _scenario(field: Field) -> str | None:
    if field.subject.fresh:
        return None
    changed = st.checkbox(t("With the scenario as it stands now, which was changed since this "
                            "plan"), value=True, key=field.key)
    return AS_IT_STANDS if changed else None


def _typed(field: Field) -> Any:
    one, key = field.parameter, field.key
    if one.kind == "date":
        phases = field.subject.scenario.phases
        second = phases[min(1, len(phases) - 1)].start
        day: Any = st.date_input(field.label, second if one.needed else None, key=key)
        return day.isoformat() if isinstance(day, date) else None
    if one.kind == "integer":
        start = one.default if isinstance(one.default, int) else None
        return st.number_input(field.label, value=start, step=1, key=key,
                               placeholder=t("no limit"))
    if one.kind == "number":
        begin = float(one.default) if isinstance(one.default, Decimal) else None
        value = st.number_input(field.label, value=begin, key=key,
                                placeholder=t("found by itself"))
        return None if value is None else str(value)
    if one.kind == "texts":
        return st.multiselect(field.label, [], accept_new_options=True, key=key)
    return st.text_input(field.label, str(one.default or ""), key=key)


def _names(field: Field) -> list[str]:
    if field.parameter.of == "offer":
        return [offer.id for offer in field.subject.scenario.offers]
    return list(api.BOOK.aims) if field.parameter.of == "aim" else field.subject.rules


def _usual(field: Field) -> int:
    """The first offer that was not bought; the first aim, and for a second one another."""
    names = _names(field)
    if field.parameter.of == "aim":
        own = [choice.aim for choice in field.subject.scenario.aims]
        wanted = [*own, "most_compute", *names]
        return names.index(next(aim for aim in wanted if aim not in field.given.values()))
    plan = field.subject.plan
    bought = {order.offer for order in plan.orders} if plan else set()
    return next((i for i, name in enumerate(names) if name not in bought), 0)


def _titled(field: Field, name: str) -> str:
    if field.parameter.of == "offer":
        offer = next(row for row in field.subject.scenario.offers if row.id == name)
        return f"{name} · {offer.vendor} · {offer.system}"
    return titled(name)


def _named(one: Parameter, name: str) -> str:
    if name == AS_IT_STANDS:
        return t("with the changed scenario")
    if name in one.choices:
        return said(one.choices[name])
    return name if one.of == "offer" else " + ".join(map(titled, name.split("+")))
