"""How the question what changed is put."""

from __future__ import annotations

from optimizer.answers.compare.question import TITLE, compare
from optimizer.answers.verb import Verb
from optimizer.domain.answer import Phrase

COMPARE = Verb(
    "compare", TITLE,
    Phrase("Inputs, orders and bill of two scenarios side by side, and which change caused how "
           "much of the difference.",
           "두 시나리오의 입력·발주·비용을 나란히 비교하고, 어떤 변경이 차이를 얼마나 "
           "만들었는지 밝힙니다."),
    compare, subjects=("left", "right"), several=True)
