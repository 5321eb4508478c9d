"""Korean answers name rules, aims and reasons in Korean. Without: what a planner reads would change
language in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from optimizer.answers.bench import Bench
from optimizer.answers.cost_of_rules import cost_of_rules
from optimizer.answers.curve.verbs import CURVE, MARGINALS
from optimizer.answers.repair import repair
from optimizer.answers.replan import replan
from optimizer.answers.why import why
from optimizer.api import BOOK
from optimizer.domain.answer import Answer
from optimizer.domain.scenario import Scenario
from optimizer.model.options import Options
from optimizer.translation import retold
from tests.build import (
    accelerator,
    breaks,
    milestone,
    offer,
    order,
    priced,
    regime_rule,
    scenario,
    solved,
    system,
    target,
)

ENGLISH = [title for entry in (*BOOK.rules.values(), *BOOK.aims.values())
           for title in (entry.title, entry.title.lower()) if " " in title]
"""Titles of more than a word, which nothing else in a sentence can be."""


def _bench() -> Bench:
    return Bench(Options(gap=0.0), jobs=1)


def _supplied(most: int) -> Scenario:
    """10 wanted; of cheap so many at most, of dear 5."""
    return scenario(rules=target(milestone(10)), offers=[
        offer("cheap", 100, maximum_total=most), offer("dear", 150, maximum_total=5)])


def _dropped() -> Scenario:
    """b would come after the last phase; every chip of the maker of c's is prohibited."""
    return scenario(
        accelerators=[accelerator(), accelerator("C", maker_country="CN")],
        systems=[system(), system("T", "C")], export_regime="own",
        export_rules=[regime_rule("ban", "prohibited", makers=["CN"])],
        rules=target(milestone(10)),
        offers=[offer("a", 100), offer("b", 90, lead_weeks_max=60), offer("c", 80, system="T")])


def _gone() -> Answer:
    """As planned 10 of a; then a is not offered any more from the second phase on."""
    question = scenario(rules=target(milestone(10)), offers=[
        offer("a", 100, valid_from="2026-04-01"), offer("b", 150)])
    ended = question.offers[0].model_copy(update={
        "valid_from": date(2026, 1, 1), "valid_until": date(2026, 3, 31)})
    return replan(solved(question), date(2026, 4, 1), _bench(),
                  question.model_copy(update={"offers": (ended, question.offers[1])}))


@pytest.mark.parametrize("ask", [
    lambda: repair(_supplied(4), _bench()),
    lambda: repair(_supplied(4), _bench(), keep=("delivery_target",)),
    lambda: repair(_supplied(6), _bench()),
    lambda: cost_of_rules(_supplied(6), _bench()),
    lambda: cost_of_rules(_supplied(4), _bench()),
    lambda: MARGINALS.function(_supplied(6), _bench()),
    lambda: CURVE.function(_supplied(6), _bench(), "supply_total"),
    lambda: why(_supplied(10), _bench(), "dear"),
    lambda: why(_dropped(), _bench(), "c"),
    _gone,
], ids=["repair", "repair, keeping", "repair, feasible", "costs", "rescues", "marginals", "curve",
        "why", "why dropped", "replan"])
def test_titles_in_korean_sentences_are_korean(ask: Callable[[], Answer]) -> None:
    """No title of a rule or an aim stands in English in a Korean sentence or heading."""
    answer = ask()
    said = [answer.title, *answer.sentences, *(table.title for table in answer.tables),
            *(column.heading for table in answer.tables for column in table.columns)]
    assert all(re.search("[가-힣]", phrase.ko) for phrase in said)
    found = [(title, phrase.ko) for phrase in said for title in ENGLISH if title in phrase.ko]
    assert found == []


@pytest.mark.parametrize(("name", "reason"), [
    ("b", "아예 발주할 수 없습니다: 마지막 단계가 지난 뒤에야 가동됨 ("),
    ("c", "아예 발주할 수 없습니다: 수출통제: ban 규정에 따라 금지 (rule ban) (규정 ban, "),
])
def test_the_reason_of_a_dropped_offer_is_korean(name: str, reason: str) -> None:
    """Too late for the last phase; prohibited by a rule whose own sentence is its author's."""
    said = why(_dropped(), _bench(), name).sentences
    assert reason in said[0].ko


def test_warnings_of_a_plan_can_be_told_in_korean() -> None:
    """A broken soft rule, an offer without a quote, ten bought for a break at 10, no regime: every
    warning has Korean words, and its figures."""
    question = scenario(
        rules=target(milestone(9)) | {"supply_total": {"mode": "soft", "price": 1}},
        offers=[offer("a", 100, maximum_total=8, break_kind="all_units", break_basis="horizon")],
        price_breaks=breaks("a", (10, 80)))
    warnings = priced(question, order("a", 10)).warnings
    korean = [retold(text, "ko") for text in warnings]
    assert len(warnings) == 4
    assert all(re.search("[가-힣]", text) for text in korean)
    broken = next(text for text in korean if text.startswith("총공급량 규칙 위반"))
    assert "현재 10, 요구 <= 8" in broken
