"""How the question what rules cost is put."""

from __future__ import annotations

from optimizer.answers.cost_of_rules import TITLE, cost_of_rules
from optimizer.answers.verb import Parameter, Verb
from optimizer.domain.answer import Phrase

COST_OF_RULES = Verb(
    "cost-of-rules", TITLE,
    Phrase("By how much the first aim is better without each rule, by itself and together.",
           "규칙을 하나씩, 또는 묶어서 뺐을 때 첫째 목표가 얼마나 나아지는지 구합니다."),
    cost_of_rules,
    (Parameter("groups", "texts", Phrase("Rules to lift together, e.g. site_power+cooling.",
                                         "함께 뺄 규칙, 예: site_power+cooling."), ()),))
