"""Questions as they arise; an answer that is there already is used instead of asking again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from optimizer.quotes.finding import Finding, Option, Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.quotes.finding import Source
    from optimizer.quotes.line import Line

Known = Callable[[str, str], "tuple[Any, str] | None"]
"""What is known of a vendor: (vendor, profile key) → value and where it came from, or None."""


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


@dataclass
class Asking:
    """All questions of one reading."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    known: Known = lambda _vendor, _key: None
    questions: dict[str, Question] = field(default_factory=dict)

    def ask(self, line: Line, doubt: Doubt) -> Finding:
        """The finding of a doubtful field: answered before, or asked."""
        number = self._id(line, doubt)
        found = Finding(None, "asked", doubt.field, doubt.sources, doubt.why,
                        tuple(option.value for option in doubt.options))
        before = self.questions.get(number)
        lines = (line.key,) if before is None else (*before.lines, line.key)
        question = Question(
            number, doubt.field, lines, doubt.text, _merged(before, doubt.options),
            doubt.free, doubt.sources if before is None else before.sources,  # type: ignore[arg-type]
            doubt.lasting,
        )
        if number in self.answers:
            return found.answered(self.answers[number], "as answered by the planner")
        if doubt.lasting and (kept := self.known(line.head.vendor, doubt.lasting)) is not None:
            value, where = kept
            if doubt.free or value in [option.value for option in doubt.options]:
                return found.answered(value, where)
        self.questions[number] = question
        return found

    def withdraw(self, key: str) -> None:
        """Take a line out of all questions; those about it alone are not asked."""
        for number, question in list(self.questions.items()):
            left = tuple(line for line in question.lines if line != key)
            if left:
                self.questions[number] = replace(question, lines=left)
            else:
                del self.questions[number]

    @staticmethod
    def _id(line: Line, doubt: Doubt) -> str:
        scope = doubt.scope or line.key
        sheet = "" if doubt.whole_file else line.table.sheet
        text = "\n".join((line.table.file, sheet, doubt.field, scope))
        return f"{doubt.field}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def _merged(before: Question | None, options: Sequence[Option]) -> tuple[Option, ...]:
    """The options of all lines a question is about; effects of the first."""
    if before is None:
        return tuple(options)
    have = {option.label for option in before.options}
    return (*before.options, *(replace(o) for o in options if o.label not in have))
