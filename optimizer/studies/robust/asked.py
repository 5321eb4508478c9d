"""Robust as a question about a scenario."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from optimizer.answers.verb import Parameter, Verb
from optimizer.domain.answer import Phrase
from optimizer.studies.robust.futures import read_futures
from optimizer.studies.robust.pursuit import Pursue, Pursuit
from optimizer.studies.robust.starter import starter
from optimizer.studies.robust.verb import TITLE, robust

if TYPE_CHECKING:
    from datetime import date

    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Answer
    from optimizer.domain.given_file import GivenFile
    from optimizer.domain.scenario import Scenario


def asked(
    scenario: Scenario, bench: Bench, futures: GivenFile, decide_by: date, pursue: Pursue,
    chance: Decimal, cvar_share: Decimal, cvar_weight: Decimal,
) -> Answer:
    """The answer; see ``robust`` for what it raises."""
    pursuit = Pursuit(pursue, Fraction(cvar_share), Fraction(cvar_weight))
    return robust(scenario, read_futures(futures), decide_by, bench, pursuit, Fraction(chance))


ROBUST = Verb(
    "robust", TITLE,
    Phrase("What to order now so that every future can be borne, and what follows in each.",
           "어떤 미래가 와도 감당할 수 있도록 지금 무엇을 주문하고 이후 무엇을 할지 알려줍니다."),
    asked, (
        Parameter("futures", "file", Phrase(
            "Futures (.toml): name, chance and changes of the scenario of each.",
            "미래 목록(.toml): 각각의 이름, 확률, 시나리오에서 달라지는 것."),
            needed=True, starter=starter),
        Parameter("decide_by", "date", Phrase(
            "Orders up to this day are the same in all futures.",
            "이날까지의 주문은 모든 미래에서 같습니다."), needed=True),
        Parameter("pursue", "text", Phrase("What is made small.", "무엇을 작게 할지."),
                  "expected", choices={
            "expected": Phrase("the expected aim", "기대 목적값"),
            "cvar": Phrase("in part the aim in the worst cases",
                           "최악의 경우를 일부 반영한 목적값"),
            "regret": Phrase("the most that any future is worse off than with a plan of its own",
                             "자기만의 계획보다 나빠지는 정도의 최댓값")}),
        Parameter("chance", "number", Phrase("Least chance that the delivery targets are met.",
                                             "도입 목표를 맞출 최소 확률."), Decimal(1)),
        Parameter("cvar_share", "number", Phrase(
            "For cvar: 0.95 for the worst 5 % of all cases.",
            "cvar에서: 0.95이면 전체 중 최악의 5 %."), Decimal("0.95")),
        Parameter("cvar_weight", "number", Phrase(
            "For cvar: weight of the worst cases beside all cases.",
            "cvar에서: 전체에 견준 최악의 경우의 비중."), Decimal("0.5"))),
    gap=1e-3)
