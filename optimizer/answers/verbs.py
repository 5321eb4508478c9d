"""The questions that can be asked, each once, in the order a planner meets them.

An entry is all it takes: command, API, workbook section and app are loops over this list. E.g.::

    Verb("alternatives", Phrase("What else is nearly as good", "비슷하게 좋은 다른 계획"),
         Phrase("Plans within a share of the best that differ most.", "…"), alternatives,
         (Parameter("within", "number", Phrase("Share by which …", "…"), Decimal("0.02")),))
"""

from __future__ import annotations

from optimizer.answers.compare.verb import COMPARE
from optimizer.answers.curve.verbs import CURVE, MARGINALS
from optimizer.answers.frontier_verb import FRONTIER
from optimizer.answers.nearby.verb import ALTERNATIVES
from optimizer.answers.repair.verbs import REPAIR
from optimizer.answers.replanning.verb import REPLAN
from optimizer.answers.rule_costs.verb import COST_OF_RULES
from optimizer.answers.verb import Verb
from optimizer.answers.why.verbs import PRICE_TO_WIN, WHY

_ALL: tuple[Verb, ...] = (
    REPAIR, WHY, PRICE_TO_WIN, CURVE, MARGINALS, ALTERNATIVES, FRONTIER, COST_OF_RULES, COMPARE,
    REPLAN,
)

VERBS = {verb.id: verb for verb in _ALL}
"""By name."""
