"""Asking a question by its name: everything said is checked first, then the function is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from optimizer.core.registry import BOOK
from optimizer.domain.checks.report import did_you_mean, listed
from optimizer.domain.given_file import GivenFile
from optimizer.domain.plan import Plan
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput, Place, Problem

if TYPE_CHECKING:
    from optimizer.answers.bench import Bench
    from optimizer.answers.verb import Parameter, Verb
    from optimizer.domain.answer import Answer

FORMS = {"integer": "a whole number, e.g. 5", "number": "a number, e.g. 0.02",
         "date": "a date, e.g. 2026-07-01", "scenario": "a scenario", "file": "a file",
         "text": "a word", "texts": "words"}

OBJECTS: dict[str, type] = {"scenario": Scenario, "file": GivenFile}
"""Kinds whose values cannot be typed."""


def verb_of(name: str, verbs: Mapping[str, Verb]) -> Verb:
    """A question by its name.

    Raises:
        BadInput: there is none of that name.
    """
    if name not in verbs:
        raise BadInput([Problem(Place(field=name), "there is no such question",
                                f"{did_you_mean(name, verbs)}Ask one of: {', '.join(verbs)}.")])
    return verbs[name]


def ask(
    verb: Verb, subjects: Sequence[Scenario | Plan], bench: Bench, given: Mapping[str, Any],
) -> Answer:
    """The answer to a question about scenarios or plans; values may be given as text.

    Raises:
        BadInput: an unknown question, offer, rule or aim, or a value that is none; all at once.
        NoPlan: the question needs a plan, and none exists.
        SolverTrouble: not even a first plan was found in the time.
    """
    if len(subjects) != len(verb.subjects):
        raise BadInput([Problem(Place(field=verb.id), f"it is asked about {len(verb.subjects)} "
                                f"scenario(s) or plan(s), not {len(subjects)}",
                                f"Give: {', '.join(verb.subjects)}.")])
    known = _names(subjects)
    problems = [
        Problem(Place(field=f"{verb.id} {word}"), "it takes no such parameter",
                f"{did_you_mean(word, [p.name for p in verb.parameters])}Leave it out.")
        for word in given if word not in {p.name for p in verb.parameters}]
    values = {}
    for one in verb.parameters:
        value, found = _value(one, given.get(one.name), known)
        values[one.name] = value
        problems += found
    if problems:
        raise BadInput(problems)
    return verb.function(**dict(zip(verb.subjects, subjects, strict=True)), bench=bench, **values)


def _names(subjects: Sequence[Scenario | Plan]) -> dict[str, list[str]]:
    """What can be named in a question: offers of the scenarios, rules and aims of the registry."""
    scenarios = [one.scenario if isinstance(one, Plan) else one for one in subjects]
    return {"offer": [offer.id for scenario in scenarios for offer in scenario.offers],
            "rule": list(BOOK.rules), "aim": list(BOOK.aims)}


def _value(
    one: Parameter, given: Any, known: Mapping[str, Sequence[str]],
) -> tuple[Any, list[Problem]]:
    """The value of a parameter, and what is wrong with it."""
    if given is None or given == "" or given == []:
        said = one.help.en.rstrip(".")
        missing = [Problem(Place(field=one.name), "it is missing", f"Say {said}.")]
        default = () if one.default is None and one.kind == "texts" else one.default
        return default, missing if one.needed else []
    try:
        value = _read(one, given)
    except (ValueError, InvalidOperation, TypeError):
        form = FORMS[one.kind]
        return None, [Problem(Place(field=one.name), f"{given!r:.60} cannot be read as {form}",
                              f"Write {form}.")]
    names = known[one.of] if one.of else list(one.choices)
    if not names:
        return value, []
    words = value if isinstance(value, tuple) else (value,)
    return value, [
        Problem(Place(field=one.name), f"unknown {one.of or 'choice'} {word}",
                f"{did_you_mean(str(word), names)}Use one of: {listed(names)}.")
        for word in words if word not in names]


def _read(one: Parameter, given: Any) -> Any:
    if one.kind == "texts":
        return (given,) if isinstance(given, str) else tuple(str(word) for word in given)
    if one.kind == "integer":
        return int(given)
    if one.kind == "number":
        value = Decimal(str(given).replace(",", ""))
        if not value.is_finite():
            raise ValueError
        return value
    if one.kind == "date":
        return given if isinstance(given, date) else date.fromisoformat(given)
    if one.kind in OBJECTS:
        if not isinstance(given, OBJECTS[one.kind]):
            raise TypeError
        return given
    return str(given)
