"""How the question about two aims is put."""

from __future__ import annotations

from optimizer.answers.frontier import frontier
from optimizer.answers.verb import Parameter, Verb
from optimizer.domain.answer import Phrase

FRONTIER = Verb(
    "frontier", Phrase("One aim against another", "두 목표의 절충"),
    Phrase("The plans that no other beats in two aims, such as cost and compute, time or risk.",
           "비용과 연산량·시기·위험처럼 두 목표에서 다른 계획에 뒤지지 않는 계획들입니다."),
    frontier, (
        Parameter("aim", "text", Phrase("The aim solved for at every point.",
                                        "점마다 최적화할 목표."), needed=True, of="aim"),
        Parameter("other", "text", Phrase("The aim it is held against.", "비교할 목표."),
                  needed=True, of="aim"),
        Parameter("points", "integer", Phrase("How many points at most.", "점의 최대 수."),
                  default=9)))
