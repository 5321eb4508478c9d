"""Risk as a question about a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.answers.verb import Parameter, Verb
from optimizer.domain.answer import Phrase, phrase
from optimizer.studies.engine import engine_of
from optimizer.studies.futures.reading import read_futures
from optimizer.studies.futures.starter import starter
from optimizer.studies.risk.assess import assess
from optimizer.studies.risk.telling import TITLE

if TYPE_CHECKING:
    from datetime import date

    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Answer
    from optimizer.domain.given_file import GivenFile
    from optimizer.domain.plan import Plan


def risk(
    plan: Plan, bench: Bench, futures: GivenFile | None, samples: int, since: date | None,
) -> Answer:
    """The answer; futures are drawn with the seed of the bench.

    Raises:
        BadInput: every problem of the file; figures that are none.
        SolverTrouble: stopped before there was any figure.
        WorkLost: the cluster is gone, or a worker died again and again.
        AuditMismatch: futures priced anew as scenarios cost something else.
    """
    given = None if futures is None else read_futures(futures, plan.scenario)
    return assess(plan, given, samples, bench.options.seed, since,
                  engine_of(bench.jobs, bench.cluster), bench.stop,
                  bench.told or (lambda _: None))


RISK = Verb(
    "risk", phrase(TITLE),
    Phrase("The chance of the target, what the plan may cost, and what makes bad futures bad.",
           "목표 달성 확률, 계획의 비용 분포, 나쁜 미래의 원인입니다."),
    risk, (
        Parameter("futures", "file", Phrase(
            "What may move (.toml); without it only the vendors' records of being late.",
            "움직일 수 있는 것(.toml). 없으면 공급사의 납기 지연 기록만 셉니다."), starter=starter),
        Parameter("samples", "integer", Phrase("Futures to draw.", "뽑을 미래의 수."), 10_000),
        Parameter("since", "date", Phrase(
            "Day from which the world may move; blank: the scenario's as_of, or its first day.",
            "세상이 움직일 수 있는 첫날. 비우면 시나리오의 as_of 또는 첫날입니다."))),
    ("plan",), spread=True)
