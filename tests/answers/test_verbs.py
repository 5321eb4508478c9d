"""Every question fits its function, so that a command or a page made from it can be asked."""

from __future__ import annotations

import inspect
import re

import pytest

from optimizer import api

VERBS = {**api.VERBS, **api.STUDIES}


@pytest.mark.parametrize("name", VERBS)
def test_a_function_takes_what_its_verb_says(name: str) -> None:
    """Without this a parameter renamed in one place fails only when somebody asks."""
    verb = VERBS[name]
    takes = inspect.signature(verb.function).parameters
    said = {*verb.subjects, "bench", *(p.name for p in verb.parameters)}
    assert said <= set(takes)
    needed = {n for n, p in takes.items() if p.default is inspect.Parameter.empty}
    assert needed <= said


@pytest.mark.parametrize("name", VERBS)
def test_a_question_is_put_in_both_languages(name: str) -> None:
    """Titles and helps are for readers: one sentence each, and Korean ones in Korean."""
    verb = VERBS[name]
    for phrase in (verb.title, verb.help, *(p.help for p in verb.parameters)):
        assert phrase.en
        assert re.search("[가-힣]", phrase.ko)
    assert verb.help.en.endswith(".")


@pytest.mark.parametrize("name", VERBS)
def test_what_need_not_be_said_comes_last(name: str) -> None:
    """Needed parameters are arguments of the command, in their order."""
    needed = [p.needed for p in VERBS[name].parameters]
    assert needed == sorted(needed, reverse=True)
