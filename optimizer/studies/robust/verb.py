"""Robust as a question about a scenario."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from optimizer.answers.verb import Parameter, Verb
from optimizer.domain.answer import Phrase
from optimizer.studies.futures.reading import read_futures as read_moving
from optimizer.studies.robust.futures import read_futures
from optimizer.studies.robust.pursuit import Pursue, Pursuit
from optimizer.studies.robust.robust import TITLE, robust
from optimizer.studies.robust.sampled import sampled
from optimizer.studies.robust.starter import starter
from optimizer.studies.robust.targets import Shortfall

if TYPE_CHECKING:
    from datetime import date

    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Answer
    from optimizer.domain.given_file import GivenFile
    from optimizer.domain.scenario import Scenario


def asked(
    scenario: Scenario, bench: Bench, futures: GivenFile, decide_by: date, pursue: Pursue,
    chance: Decimal | None, shortfall: Decimal | None, shortfall_share: Decimal,
    cvar_share: Decimal, cvar_weight: Decimal, sample: int | None,
) -> Answer:
    """The answer; see ``robust`` for what it raises, ``sampled`` for futures that are drawn."""
    named = read_futures(futures) if sample is None else sampled(
        read_moving(futures, scenario), scenario, decide_by, sample, bench.options.seed)
    return robust(
        scenario, named, decide_by, bench,
        Pursuit(pursue, Fraction(cvar_share), Fraction(cvar_weight)),
        None if chance is None else Fraction(chance),
        None if shortfall is None else Shortfall(Fraction(shortfall), Fraction(shortfall_share)))


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
        Parameter("chance", "number", Phrase(
            "Least chance that the delivery targets are met, e.g. 0.9; blank: always.",
            "도입 목표를 맞출 최소 확률, 예: 0.9. 비우면 항상.")),
        Parameter("shortfall", "number", Phrase(
            "Accelerators that the targets may be missed by in the worst cases (their mean, CVaR).",
            "최악의 경우 목표에 모자라도 되는 가속기 수(평균, CVaR).")),
        Parameter("shortfall_share", "number", Phrase(
            "For the shortfall: 0.95 for the worst 5 % of all cases; 0 for all.",
            "부족 수에서: 0.95이면 전체 중 최악의 5 %, 0이면 전체."), Decimal("0.95")),
        Parameter("cvar_share", "number", Phrase(
            "For cvar: 0.95 for the worst 5 % of all cases.",
            "cvar에서: 0.95이면 전체 중 최악의 5 %."), Decimal("0.95")),
        Parameter("cvar_weight", "number", Phrase(
            "For cvar: weight of the worst cases beside all cases.",
            "cvar에서: 전체에 견준 최악의 경우의 비중."), Decimal("0.5")),
        Parameter("sample", "integer", Phrase(
            "Draw so many futures from a file of what may move, as for risk, instead of naming "
            "them.", "미래를 이름으로 적는 대신 위험 분석용 파일에서 이만큼 뽑기."))),
    gap=1e-3)
