"""Every fixture quote is read as its hand-written expectation says, or asked where it is open."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any

import pytest

from optimizer.quotes.finding import FIELDS, QuoteReading
from optimizer.quotes.reader import read_quotes
from optimizer.quotes.systems import shipped_catalogue
from tests.quotes.fixtures.expected import Verdict, compare, load_all

WANTED_SHARE = 0.95
"""Of all fields: right without a question."""
EXPECTED = load_all()


@cache
def reading(number: int) -> QuoteReading:
    return read_quotes([EXPECTED[number]["path"]], shipped_catalogue())


def verdict(number: int) -> Verdict:
    read = reading(number)
    return compare(EXPECTED[number], [asdict(line) for line in read.lines],
                   [asdict(line) for line in read.side_lines],
                   [asdict(question) for question in read.questions])


@pytest.mark.parametrize("number", range(len(EXPECTED)),
                         ids=[expected["file"] for expected in EXPECTED])
def test_nothing_is_wrong_and_nothing_is_missing(number: int) -> None:
    """Without it a figure is taken for what it is not, and nobody is asked."""
    found = verdict(number)
    assert found.wrong == ()
    assert found.missing == ()


def test_hardly_anything_is_asked_that_the_quotes_say() -> None:
    """Without it asking about everything would pass for never being wrong."""
    total = sum((verdict(number) for number in range(len(EXPECTED))), Verdict())
    assert len(total.right) > 1_000
    assert total.share_right is not None
    assert total.share_right >= WANTED_SHARE


@pytest.mark.parametrize("number", range(len(EXPECTED)),
                         ids=[expected["file"] for expected in EXPECTED])
def test_what_is_asked_is_open_and_what_is_open_is_asked(number: int) -> None:
    """A question names fields and lines that exist; a field waits only where a question does."""
    read: Any = reading(number)
    keys = {line.key: line for line in read.lines}
    assert len(keys) == len(read.lines)
    for question in read.questions:
        assert question.field in FIELDS
        assert set(question.lines) <= set(keys)
        assert question.options or question.free
        assert len({option.label for option in question.options}) == len(question.options)
    asked = {key for question in read.questions for key in question.lines}
    assert {line.key for line in read.lines if not line.ready} <= asked
