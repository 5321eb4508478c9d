"""How the questions about the figures of rules are put."""

from __future__ import annotations

from optimizer.answers.curve.curve import curve
from optimizer.answers.curve.marginals import marginals
from optimizer.answers.verb import Parameter, Verb
from optimizer.domain.answer import Phrase

CURVE = Verb(
    "curve", Phrase("What one more MW, billion or week is worth", "한도를 바꿀 때의 가치"),
    Phrase("The exact step curve of the first aim against a rule's figure, with its breaks named.",
           "규칙의 한도에 따른 첫 번째 목표의 정확한 계단 곡선과 꺾이는 지점을 보여 줍니다."),
    curve, (
        Parameter("axis", "text", Phrase(
            "A rule, or power, budget, deadline, share, target, compute, supply, space, ….",
            "규칙 이름, 또는 power, budget, deadline, share, target 등."), needed=True),
        Parameter("where", "text", Phrase(
            "Words of the rows meant, e.g. haenam-1; all rows together if blank.",
            "대상 행에 들어 있는 말, 예: haenam-1. 비우면 모든 행을 함께 바꿉니다."), default=""),
        Parameter("low", "number", Phrase(
            "The lowest figure, in the rule's unit; by how much it is loosened where rows differ.",
            "가장 낮은 값(규칙의 단위). 행마다 다르면 완화 폭.")),
        Parameter("high", "number", Phrase("The highest figure.", "가장 높은 값.")),
        Parameter("most_points", "integer", Phrase(
            "How many scenarios are solved at most.", "계산할 조건의 최대 수."), default=12)))

MARGINALS = Verb(
    "marginals", Phrase("What one step of each rule is worth", "규칙별 한계 가치"),
    Phrase("For every rule that binds, what one step more leeway is worth, as exact differences.",
           "한도에 닿은 규칙마다 한 단계 완화의 가치를 두 최적값의 차이로 구합니다."),
    marginals)
