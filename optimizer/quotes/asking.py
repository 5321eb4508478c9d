"""Questions as they arise; an answer that is there already is used instead of asking again."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from optimizer.quotes.finding import Finding, Option, Question

if TYPE_CHECKING:
    from optimizer.quotes.finding import Source
    from optimizer.quotes.line import Line

@dataclass(frozen=True)
class Doubt:
    """What is to be asked of one line, should nobody have answered it before."""

    field: str
    text: str
    options: tuple[Option, ...]
    why: str
    free: str = ""
    sources: tuple[Source, ...] = ()
    scope: str = ""
    """Lines with one scope share one question; blank: the line's own."""
    whole_file: bool = False
    """Whether lines of other sheets share the scope, too."""
    lasting: str = ""
    """Profile key under which the answer also holds for the vendor's next quote."""


@dataclass(slots=True)
class _Open:
    """A question that may be asked of more lines: a list of ten thousand is no rare thing."""

    first: Question
    text: str = ""
    lines: list[str] = field(default_factory=list)
    options: dict[str, Option] = field(default_factory=dict)
    """By label; effects of the first line."""


@dataclass
class Asking:
    """All questions of one reading."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    _open: dict[str, _Open] = field(default_factory=dict, init=False)
    _of_line: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list), init=False)
    """Which questions are about a line, by its key."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in the order in which it first arose."""
        return tuple(replace(one.first, text=one.text, lines=tuple(one.lines),
                             options=tuple(one.options.values()))
                     for one in self._open.values())

    def ask(self, line: Line, doubt: Doubt) -> Finding:
        """The finding of a doubtful field: answered before, or asked."""
        number = self._id(line, doubt)
        found = Finding(None, "asked", doubt.field, doubt.sources, doubt.why,
                        tuple(option.value for option in doubt.options))
        if number in self.answers:
            return found.answered(self.answers[number], "as answered by the planner")
        self._add(number, line, doubt)
        return found

    def _add(self, number: str, line: Line, doubt: Doubt) -> None:
        """Ask of one line more; the first one's sources stand, options are gathered."""
        if (one := self._open.get(number)) is None:
            one = self._open[number] = _Open(Question(
                number, doubt.field, (), "", (), doubt.free,  # type: ignore[arg-type]
                doubt.sources, doubt.lasting))
        one.text = _of_vendor(line, doubt.text)
        one.lines.append(line.key)
        for option in doubt.options:
            one.options.setdefault(option.label, option)
        self._of_line[line.key].append(number)

    def told_apart(self) -> tuple[Question, ...]:
        """All questions; those of the same words say which line each is about."""
        questions = self.questions
        words = Counter(question.text for question in questions)
        return tuple(
            question if words[question.text] == 1 else replace(
                question, text=f"{question.text} ({_place(question)})")
            for question in questions)

    def withdraw(self, key: str) -> None:
        """Take a line out of all questions; those about it alone are not asked."""
        for number in dict.fromkeys(self._of_line.pop(key, ())):
            one = self._open[number]
            one.lines = [line for line in one.lines if line != key]
            if not one.lines:
                del self._open[number]

    @staticmethod
    def _id(line: Line, doubt: Doubt) -> str:
        scope = doubt.scope or line.key
        sheet = "" if doubt.whole_file else line.table.sheet
        text = "\n".join((line.table.file, sheet, doubt.field, scope, *_vendors_own(line)))
        return f"{doubt.field}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def _vendors_own(line: Line) -> tuple[str, ...]:
    """The vendor over the line's columns in a tabulation of several; each is asked for itself."""
    head = line.table.head
    return (head.group,) if head.group and head.beside_others else ()


def _of_vendor(line: Line, text: str) -> str:
    """The words of a question; in a tabulation of several vendors, with the vendor's name."""
    return ": ".join((*_vendors_own(line), text))


def _place(question: Question) -> str:
    """Where the first line of a question stands: its cell, else its row."""
    if question.sources:
        return f"{question.sources[0].sheet}!{question.sources[0].cell}"
    return question.lines[0].partition(": ")[2] or question.lines[0]
