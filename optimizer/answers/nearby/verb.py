"""How the question what else is nearly as good is put."""

from __future__ import annotations

from optimizer.answers.alternatives import WITHIN, alternatives
from optimizer.answers.verb import Parameter, Verb
from optimizer.domain.answer import Phrase

ALTERNATIVES = Verb(
    "alternatives", Phrase("What else is nearly as good", "비슷하게 좋은 다른 계획"),
    Phrase("Plans within a share of the best that differ most, what each trades, and what all of "
           "them buy.",
           "최적에 가까우면서 가장 다른 계획들, 각각의 득실, 모두가 사는 공통분을 구합니다."),
    alternatives,
    (Parameter("within", "number", Phrase("Share of the best that may be given up, e.g. 0.01.",
                                          "최적 대비 포기할 수 있는 비율, 예: 0.01."), WITHIN),
     Parameter("count", "integer", Phrase("How many plans besides the best.",
                                          "최적 외에 보일 계획 수."), 4)))
