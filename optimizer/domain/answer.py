"""What every answer is made of: sentences in two languages, tables, and the scenarios solved.

A question is answered once and shown by one loop each on the screen, in the workbook, in JSON and
in the app.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from optimizer.translation import particled, retold, translated

if TYPE_CHECKING:
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario


class Phrase(NamedTuple):
    """The same words in English and Korean, figures filled in."""

    en: str
    ko: str

    def in_(self, language: str) -> str:
        """The words in a language; English where it is not Korean."""
        return particled(self.ko) if language == "ko" else self.en


def phrase(text: str, /, **figures: object) -> Phrase:
    """A text of the catalogue in both languages; a figure that is a phrase is said in each."""
    def said(language: str) -> str:
        return translated(text, language, **{
            name: figure.in_(language) if isinstance(figure, Phrase) else figure
            for name, figure in figures.items()})

    return Phrase(said("en"), said("ko"))


def phrase_of(text: str) -> Phrase:
    """The same of a text whose figures are filled in already, e.g. why a line is dropped."""
    return Phrase(text, retold(text, "ko"))


EARLY = Phrase(
    "Stopped early, or time was up: this is the best so far, not the whole answer.",
    "중간에 멈췄거나 시간이 다 되었습니다. 전체 답이 아니라 지금까지의 최선입니다.")
"""What is said wherever an answer is not complete."""

Kind = Literal["text", "integer", "number", "money", "share", "date"]
"""What a column holds, for its format. Shares are fractions of one."""

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an answer's table."""

    key: str
    """Its name in JSON."""
    heading: Phrase
    kind: Kind = "text"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of an answer, values in the order of the columns."""

    key: str
    title: Phrase
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: Phrase | None = None
    chart: Literal["", "steps", "points", "bars", "fan"] = ""
    """How a chart shows it: its first number column against the second, or bars by the first.
    fan: by the first column a band for each pair of number columns from the outside in, a line for
    the one between, and another for the last one, as planned."""


Status = Literal["optimal", "stopped", "no plan", "unknown"]
"""no plan: proven that none exists. unknown: neither a plan nor a proof in the time."""


@dataclass(frozen=True)
class Trial:
    """One scenario that was solved to answer a question, so that its figures can be re-derived."""

    name: str
    """What was changed, in words."""
    scenario: Scenario
    status: Status
    plan: Plan | None = None
    value: Decimal | None = None
    """Of the first aim, recomputed exactly."""
    bound: Decimal | None = None
    """What no plan can beat."""
    seconds: float = 0.0

    @property
    def feasible(self) -> bool:
        """Whether there is a plan."""
        return self.plan is not None


@dataclass(frozen=True)
class Answer:
    """The answer to one question about a scenario or a plan."""

    verb: str
    """Of the command and the API: ``repair``, ``why``, …"""
    title: Phrase
    sentences: tuple[Phrase, ...]
    """What a reader must know, the most important first."""
    tables: tuple[Table, ...]
    trials: tuple[Trial, ...] = ()
    complete: bool = True
    """False where time was up or a stop was asked: it is then the best so far, and says so."""
    seconds: float = 0.0
