"""Answers given back to the reader: it reads again with them, until none is left to give.

An answer changes more than its own field (VAT in the price lowers every price), so the reader
applies it, not somebody after it. New questions may come up once others are answered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from optimizer.domain.checks.report import did_you_mean
from optimizer.errors import BadInput, Place, Problem
from optimizer.io.values import Flaw
from optimizer.quotes.answer_value import answer_value

if TYPE_CHECKING:
    from collections.abc import Collection

    from optimizer.quotes.finding import Question, QuotedLine, QuoteReading

Read = Callable[[Mapping[str, Any]], "QuoteReading"]
"""Reads the same files again with the answers known so far, by question id."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a planner typed, and where."""

    text: str
    place: Place
    source: str = ""
    """Where it comes from if not from the planner now: "as for quote … (profile)"."""


@dataclass(frozen=True, slots=True)
class Given:
    """A question with the answer it got."""

    question: Question
    answer: Answer
    vendor: str
    """Who quotes the lines it is about; blank where several do."""
    quote: str = ""


Recalled = Callable[[str, str], Answer | None]
"""What a vendor's profile holds: (vendor, profile key) → the answer given before."""


@dataclass(frozen=True)
class Settled:
    """A reading with all answers in it, and the questions they were given to."""

    reading: QuoteReading
    given: tuple[Given, ...] = ()
    notes: tuple[str, ...] = ()
    """Kept answers that no longer fit their question."""


def settle(
    read: Read, answers: Mapping[str, Answer], recall: Recalled = lambda _vendor, _key: None,
    systems: Collection[str] = (),
) -> Settled:
    """Read, answer what can be answered, and read again.

    ``answers`` are by question id. What the planner says now goes before what is recalled.

    Raises:
        BadInput: every answer that is none of its question's, and ids that nobody asks.
    """
    values: dict[str, Any] = {}
    given: dict[str, Given] = {}
    problems: list[Problem] = []
    refused: set[str] = set()
    notes: list[str] = []
    reading = read({})
    remembering = not answers
    while True:
        fresh = {}
        for question in reading.questions:
            if question.id in values or question.id in refused:
                continue
            vendor, quote = _whose(question, reading.lines)
            answer = answers.get(question.id)
            if answer is None and remembering and question.profile_key and vendor:
                answer = recall(vendor, question.profile_key)
            if answer is None:
                continue
            value = answer_value(question, answer.text, systems)
            if not isinstance(value, Flaw):
                fresh[question.id] = value
                given[question.id] = Given(question, answer, vendor, quote)
                continue
            refused.add(question.id)
            if answer.source:
                notes.append(f"{answer.source}: {value.what}, so it is asked again.")
            else:
                problems.append(Problem(answer.place, value.what, value.remedy))
        if not fresh and remembering:
            break
        # What was answered by hand may be what a profile knows as well: the hand goes first.
        remembering = remembering or not fresh
        values |= fresh
        reading = read(values) if fresh else reading
    asked = {*given, *refused}
    problems += [_nobody_asks(number, answer, asked | {q.id for q in reading.questions})
                 for number, answer in answers.items() if number not in asked]
    if problems:
        raise BadInput(problems)
    return Settled(_with_reasons(reading, given), tuple(given.values()), tuple(notes))


def _whose(question: Question, lines: tuple[QuotedLine, ...]) -> tuple[str, str]:
    """The vendor and the quote a question is about, where it is one."""
    mine = [line for line in lines if line.key in set(question.lines)]
    vendors = {line.quote.vendor for line in mine}
    quotes = {line.quote.key for line in mine}
    return (vendors.pop() if len(vendors) == 1 else "",
            quotes.pop() if len(quotes) == 1 else "")


def _nobody_asks(number: str, answer: Answer, asked: Collection[str]) -> Problem:
    return Problem(answer.place, f"nobody asks {number:.60}",
                   f"{did_you_mean(number, asked)}The answer is of other files or of an older "
                   "state of them: clear it, or read the files it belongs to.")


def _with_reasons(reading: QuoteReading, given: Mapping[str, Given]) -> QuoteReading:
    """The reading, with the source of recalled answers as the reason of the fields they settle."""
    sources = {(line, one.question.field): one.answer.source for one in given.values()
               if one.answer.source for line in one.question.lines}
    if not sources:
        return reading
    lines = []
    for line in reading.lines:
        told = {name: replace(found, reason=sources[line.key, name])
                for name, found in line.findings.items()
                if (line.key, name) in sources and found.status == "answered"}
        lines.append(replace(line, findings=line.findings | told) if told else line)
    return replace(reading, lines=tuple(lines))
