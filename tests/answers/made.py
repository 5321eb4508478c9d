"""An answer made by hand that has everything an answer can have, and the scenario it is about."""

from __future__ import annotations

from decimal import Decimal

from optimizer.answers.bench import Bench
from optimizer.domain.answer import Answer, Column, Phrase, Table, Trial
from optimizer.domain.scenario import Scenario
from optimizer.model.options import Options
from tests.build import milestone, offer, scenario, target

KRW = "KRW"


def question() -> Scenario:
    """10 accelerators from the cheaper of two offers: 10 × 7,000,000 won."""
    return scenario(offers=[offer("dear", 9_000_000), offer("cheap", 7_000_000)],
                    rules=target(milestone(10)))


def trials(base: Scenario) -> tuple[Trial, ...]:
    """The base; one offer cheaper; a hall too small, so that no plan exists; one not begun."""
    bench = Bench(Options(gap=0.0), jobs=1)
    cheaper = base.offers[0].model_copy(update={"unit_price": Decimal(6_999_999)})
    small = base.site_phases[0].model_copy(update={"power_kw": Decimal(50)})
    stopped = base.model_copy(update={"name": "later"})
    return (bench.solve(base, "as it stands"),
            bench.solve(base.model_copy(update={"offers": (cheaper, *base.offers[1:])}),
                        '=HYPERLINK("dear") at 6,999,999'),
            bench.solve(base.model_copy(update={"site_phases": (small,)}), "50 kW at H"),
            Trial("not begun", stopped, "unknown"))


TEXT = Column("rule", Phrase("Rule", "규칙"))
POWER = Column("power", Phrase("Power", "전력"), "number", "MW")
COST = Column("cost", Phrase("Total cost", "총비용"), "money", KRW)
UNITS = Column("units", Phrase("Accelerators", "가속기"), "integer")
PART = Column("share", Phrase("Share of the cost", "비용 비중"), "share")
DAY = Column("day", Phrase("From", "시작일"), "date")
DOLLARS = Column("price", Phrase("Unit price", "단가"), "money", "USD")


def answer(base: Scenario, *, complete: bool = True) -> Answer:
    """Sentences in two languages; a staircase, points, bars, an empty table, dangerous texts."""
    steps = tuple((Decimal(5) + Decimal("0.5") * i, Decimal(1_748_800_000_000 - i * 42_000_000_000),
                   7_000 + 72 * i) for i in range(8))
    return Answer(
        "curve", Phrase("What one more MW is worth", "전력 1 MW의 가치"),
        (Phrase("One more MW at Haenam saves KRW 84.0 bn, up to 8.5 MW; proven within 0.01 %.",
                "해남에 1 MW를 더하면 8.5 MW까지 840억 원을 아낍니다(0.01 % 이내로 입증)."),
         Phrase("=1+1 is a text, and so is -3 MW; a long sentence wraps within the page and keeps "
                "every word of it in sight, however much there is to say about one megawatt more.",
                "=1+1은 글자이며 -3 MW도 글자입니다. 긴 문장은 쪽 안에서 줄을 바꾸어, 1 MW에 대해 "
                "할 말이 아무리 많아도 모든 낱말이 보입니다. 그래서 읽는 사람이 놓치는 것이 "
                "없습니다.")),
        (Table("steps", Phrase("Every step", "모든 단계"), (POWER, COST, UNITS), steps,
               Phrase("A cost holds until the next row.", "비용은 다음 행까지 같습니다."), "steps"),
         Table("points", Phrase("Points", "점"), (COST, UNITS),
               tuple((row[1], row[2]) for row in steps), chart="points"),
         Table("rules", Phrase("By rule", "규칙별"), (TEXT, COST, PART, DAY, DOLLARS),
               (("=site_power", Decimal(42_000_000_000), Decimal("0.024"), "2027-01-01",
                 Decimal("31234.56")),
                ("@maker share cap, 제조사 비중 상한", Decimal(-7_000_000), Decimal(0), None, None),
                ("+delivery target " * 6, None, None, "not before 2027", Decimal(-1))),
               chart="bars"),
         Table("none", Phrase("Nothing", "없음"), (TEXT, COST), ())),
        trials(base), complete, 12.5)
