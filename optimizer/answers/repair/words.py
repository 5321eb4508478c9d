"""Concessions in a line each: ``+3.1 MW at haenam-1 from 2027Q1``, derived from the rule's row."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from optimizer.answers.wording import figure, rule_names, signed
from optimizer.domain.answer import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from optimizer.answers.repair.concessions import Conceded
    from optimizer.domain.plan import RuleUse
    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True)
class Place:
    """A row's name taken apart: its phase, if the last or first word is one, and the rest."""

    rest: Phrase
    phase: int | None


def place_of(scenario: Scenario, where: str) -> Place:
    """Sites and fiscal years with their prepositions; anything else as the row is named."""
    phases = {phase.id: i for i, phase in enumerate(scenario.phases)}
    sites = {site.id for site in scenario.sites}
    words = where.split()
    phase = next((phases[word] for word in words if word in phases), None)
    rest = [word for word in words if word not in phases]
    if not rest:
        return Place(Phrase("", ""), phase)
    text = " ".join(rest[:-1] if rest[-1] == "by" else rest)
    if text in sites:
        return Place(Phrase(f"at {text}", f"{text}에서"), phase)
    if text.startswith("FY"):
        return Place(Phrase(f"in {text}", f"{text[2:]} 회계연도"), phase)
    return Place(Phrase(f"({text})", f"({text})"), phase)


def lines(scenario: Scenario, given: Iterable[Conceded]) -> Iterator[Phrase]:
    """One line per concession; equal ones in phases that follow each other are one line."""
    last = len(scenario.phases) - 1
    currency = scenario.money.currency

    def key(one: Conceded) -> tuple[str, str]:
        return one.use.rule, place_of(scenario, one.use.where).rest.en

    for _, rows in groupby(sorted(given, key=lambda one: (*key(one), _phase(scenario, one))), key):
        for run in _runs(scenario, list(rows)):
            use, place = run[0].use, place_of(scenario, run[0].use.where)
            sign = 1 if use.sense == "<=" else -1
            amount = signed(sign * run[0].amount, use.unit, currency)
            when = _when(scenario, use.sense, place.phase, _phase(scenario, run[-1]), last)
            name = rule_names([use.rule])
            title = Phrase(f"[{name.en}]", f"[{name.ko}]")
            if use.unit == "measure":  # the row's name says what is measured
                bare = Phrase(place.rest.en.strip("()"), place.rest.ko.strip("()"))
                place = Place(bare, place.phase)
            yield Phrase(" ".join(filter(None, (amount.en, place.rest.en, when.en, title.en))),
                         " ".join(filter(None, (place.rest.ko, when.ko, amount.ko, title.ko))))


def _phase(scenario: Scenario, one: Conceded) -> int:
    phase = place_of(scenario, one.use.where).phase
    return -1 if phase is None else phase


def _runs(scenario: Scenario, rows: list[Conceded]) -> Iterator[list[Conceded]]:
    run: list[Conceded] = []
    for one in rows:
        follows = bool(run) and one.use.sense == "<=" and one.amount == run[-1].amount and (
            _phase(scenario, one) == _phase(scenario, run[-1]) + 1)
        if run and not follows:
            yield run
            run = []
        run.append(one)
    yield run


def _when(scenario: Scenario, sense: str, first: int | None, end: int, last: int) -> Phrase:
    if first is None:
        return Phrase("", "")
    ids = [phase.id for phase in scenario.phases]
    if sense == ">=":
        return Phrase(f"by {ids[first]}", f"{ids[first]}까지")
    if end == first:
        only = first == last
        return Phrase(f"{'from' if only else 'in'} {ids[first]}",
                      f"{ids[first]}{'부터' if only else '에'}")
    if end == last:
        return Phrase(f"from {ids[first]}", f"{ids[first]}부터")
    return Phrase(f"from {ids[first]} to {ids[end]}", f"{ids[first]}~{ids[end]}")


def standing(scenario: Scenario, use: RuleUse) -> Phrase:
    """How a row stands: what can be had of what is asked."""
    currency = scenario.money.currency
    where = _named(scenario, use)
    reached, asked = (figure(value, use.unit, currency) for value in (use.activity, use.bound))
    short = figure(abs(use.headroom), use.unit, currency)
    if use.sense == ">=":
        return Phrase(f"{where.en}: {reached.en} of {asked.en}, {short.en} short",
                      f"{where.ko}: {asked.ko} 중 {reached.ko}, {short.ko} 부족")
    return Phrase(f"{where.en}: {reached.en} against {asked.en}, {short.en} too much",
                  f"{where.ko}: 한도 {asked.ko}에 {reached.ko}, {short.ko} 초과")


def missing(scenario: Scenario, use: RuleUse, short: Decimal) -> Phrase:
    """The same where only the least that is missing is known."""
    currency = scenario.money.currency
    where, least = _named(scenario, use), figure(short, use.unit, currency)
    asked = figure(use.bound, use.unit, currency)
    if use.sense == ">=":
        return Phrase(f"{where.en}: of {asked.en} at least {least.en} are missing",
                      f"{where.ko}: {asked.ko} 중 적어도 {least.ko} 부족")
    return Phrase(f"{where.en}: {asked.en} are too little by at least {least.en}",
                  f"{where.ko}: 한도 {asked.ko}에서 적어도 {least.ko} 초과")


def _named(scenario: Scenario, use: RuleUse) -> Phrase:
    place = place_of(scenario, use.where)
    phase = "" if place.phase is None else scenario.phases[place.phase].id
    title = rule_names([use.rule])
    return Phrase(" ".join(filter(None, (title.en, place.rest.en, phase))),
                  " ".join(filter(None, (title.ko, place.rest.ko, phase))))
