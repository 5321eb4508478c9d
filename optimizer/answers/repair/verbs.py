"""How the question is put."""

from __future__ import annotations

from optimizer.answers.repair.repair import repair
from optimizer.answers.verb import Parameter, Verb
from optimizer.domain.answer import Phrase

REPAIR = Verb(
    "repair", Phrase("Why it cannot be done, and the cheapest way out",
                     "불가능한 이유와 가장 저렴한 해결책"),
    Phrase("Minimal sets of rules that cannot stand together, and the cheapest concessions in "
           "real units, each applied and solved again.",
           "함께 지킬 수 없는 최소 규칙 묶음과, 실제 단위로 가장 저렴한 양보를 찾아 적용하고 다시 "
           "풉니다."),
    repair, (Parameter("keep", "texts", Phrase("Rules that must not be touched.",
                                               "건드리면 안 되는 규칙."),
                       default=(), of="rule"),))
