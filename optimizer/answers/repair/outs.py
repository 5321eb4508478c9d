"""The ways out that an answer tells of, read from its tables: to be applied, and shown as lines."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.answers.repair.concessions import Conceded
from optimizer.answers.repair.variants import granted, money_aside
from optimizer.answers.repair.way_words import head
from optimizer.answers.repair.words import lines
from optimizer.core.registry import RULES
from optimizer.domain.answer import Phrase
from optimizer.domain.plan import RuleUse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.answer import Answer, Trial
    from optimizer.domain.commitments import Concession
    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True)
class WayOut:
    """One way out of a scenario."""

    number: int
    """As the tables of the answer count it."""
    head: Phrase
    """What kind of way it is."""
    lines: tuple[Phrase, ...]
    """What is conceded, a line each, in real units."""
    worth: Decimal
    """What it counts as, reporting currency."""
    concessions: tuple[Concession, ...]
    """As the scenario takes them."""
    trial: Trial | None
    """The scenario with them, solved again: with its own aims, else with money aside."""


def ways_out(answer: Answer, scenario: Scenario) -> tuple[WayOut, ...]:
    """The ways out that an answer to ``repair`` about this scenario has; none where none is
    needed or known."""
    return tuple(_out(answer, scenario, way) for way in _rows(answer, "ways"))


def is_way(sentence: Phrase, outs: tuple[WayOut, ...]) -> bool:
    """Whether a sentence of the answer tells one of the ways out."""
    return any(sentence.en.startswith(f"{out.head.en}: ") for out in outs)


def _out(answer: Answer, scenario: Scenario, way: dict[str, Any]) -> WayOut:
    given = [_conceded(row) for row in _rows(answer, "concessions") if row["way"] == way["way"]]
    changed = granted(scenario, [one.concession for one in given])
    found = {trial.scenario.sha256: trial for trial in answer.trials}
    own = found.get(changed.sha256)
    trial = own or found.get(money_aside(changed).sha256)
    asked = way["spared"].split(", ")[-1:]  # what the question keeps stands before it
    return WayOut(way["way"], head(way["kind"], asked),
                  tuple(lines(scenario, given)), way["worth"],
                  tuple(one.concession for one in given), trial)


def _conceded(row: dict[str, Any]) -> Conceded:
    needed, bound = row["needed"], row["bound"]
    broken = -needed if row["sense"] == ">=" else needed
    use = RuleUse(rule=row["rule"], where=row["where"], sense=row["sense"],
                  activity=bound + broken, bound=bound, headroom=-needed,
                  unit=RULES[row["rule"]].unit, mode="soft")
    return Conceded(use, needed, row["amount"], row["price"])


def _rows(answer: Answer, key: str) -> Iterator[dict[str, Any]]:
    for table in answer.tables:
        if table.key == key:
            names = [column.key for column in table.columns]
            yield from (dict(zip(names, row, strict=True)) for row in table.rows)
