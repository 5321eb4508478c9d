"""How the question of a plan after part of it is ordered is put."""

from __future__ import annotations

from optimizer.answers.replan import TITLE, replan
from optimizer.answers.verb import Parameter, Verb
from optimizer.domain.answer import Phrase

REPLAN = Verb(
    "replan", TITLE,
    Phrase("What is ordered by a day stays, the rest is solved again, and every change is "
           "explained.",
           "기준일까지 발주한 것은 두고 나머지를 다시 풀어, 바뀐 것을 모두 설명합니다."),
    replan,
    (Parameter("as_of", "date", Phrase("Orders before this day are placed.",
                                       "이 날 이전의 발주는 확정입니다."), needed=True),
     Parameter("scenario", "scenario", Phrase("A newer scenario; else the plan's own.",
                                              "새 시나리오; 없으면 계획의 시나리오.")),
     Parameter("most_change", "integer", Phrase("Most units added or taken away.",
                                                "늘리거나 줄일 수 있는 최대 대수."))),
    subjects=("plan",))
