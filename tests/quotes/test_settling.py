"""Proves that answers go back to the reader until none is left, and that profiles come second."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from optimizer.errors import BadInput, Place
from optimizer.quotes.settling import Answer, settle
from tests.quotes.hand import NORTH, reading


def said(text: str, cell: str = "questions!G3") -> Answer:
    return Answer(text, Place("questions", file="o.xlsx", cell=cell))


def test_an_answer_may_raise_the_next_question_and_answer_it_too() -> None:
    """VAT is asked first; the break kind only then. Both answers stand in one workbook."""
    settled = settle(reading, {"vat-1": said("with VAT"), "kind-1": said("all units")})
    assert [question.id for question in settled.reading.questions] == ["lead-1"]
    line = settled.reading.lines[-1]
    assert line.ready
    assert line.value("unit_price") == D(420_000)
    assert [one.question.id for one in settled.given] == ["vat-1", "kind-1"]


def test_without_answers_everything_is_asked() -> None:
    """Partial answers are answers: what is not answered stays asked."""
    assert [q.id for q in settle(reading, {}).reading.questions] == ["vat-1", "lead-1"]
    some = settle(reading, {"lead-1": said("12-14")})
    assert [q.id for q in some.reading.questions] == ["vat-1"]


def test_all_wrong_answers_are_named_with_their_cells() -> None:
    """An answer that is none and an id nobody asks: two problems, not the first."""
    with pytest.raises(BadInput) as error:
        settle(reading, {"vat-1": said("perhaps", "questions!G3"),
                         "vat-9": said("with VAT", "questions!G4")})
    first, second = map(str, error.value.problems)
    assert first.startswith('o.xlsx: questions!G3: "perhaps" is not among the answers. Pick one')
    assert second.startswith("o.xlsx: questions!G4: nobody asks vat-9. Did you mean vat-1?")


def recalled(vendor: str, key: str) -> Answer | None:
    kept = {(NORTH, "vat"): "with VAT", (NORTH, "break_kind"): "incremental?"}
    text = kept.get((vendor, key))
    return text and Answer(text, Place(file="p.toml"), f"as for quote Q of 2026-01-05, {key}")


def test_a_profile_answers_what_it_knows_and_says_so() -> None:
    """The reason is the quote it was given for; what no longer fits is asked again, with a note."""
    settled = settle(reading, {}, recalled)
    vat = settled.reading.lines[-1].findings["vat"]
    assert (vat.value, vat.status) == ("in", "answered")
    assert vat.reason == "as for quote Q of 2026-01-05, vat"
    assert [q.id for q in settled.reading.questions] == ["kind-1", "lead-1"]
    [note] = settled.notes
    assert "is not among the answers, so it is asked again" in note


def test_what_is_said_now_goes_before_the_profile() -> None:
    """Without it a planner could not answer otherwise than last time."""
    settled = settle(reading, {"vat-1": said("without VAT")}, recalled)
    assert settled.reading.lines[-1].value("vat") == "out"
    assert settled.reading.lines[-1].findings["vat"].reason == "as answered by the planner"
