"""Proof: how good the plan is proven to be, of which question, made with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import format as form
from app.widgets.plan_part import Part
from app.widgets.plan_sheet import Column, Sheet
from app.words import said, t
from optimizer.core.registry import AIMS
from optimizer.core.rule import MONEY
from optimizer.io.plan.headline import proof_sentences
from optimizer.io.plan.proof import STATUS

if TYPE_CHECKING:
    from decimal import Decimal

    from optimizer.domain.plan import Plan, Proof
    from optimizer.domain.scenario import AimChoice
    from optimizer.io.plan.facts import Facts


def proof(facts: Facts) -> Part:
    """The part about how sure the plan is."""
    plan = facts.plan
    return Part("proof", (), (_aims(plan), _made(plan)), (
        f"{t(STATUS[plan.status])}.", *(said(one) for one in proof_sentences(plan))))


def _aims(plan: Plan) -> Sheet:
    return Sheet("proof", (
        Column(t("Aim")), Column(t("Objective")), Column(t("Bound")), Column(t("Gap")),
        Column(t("What the aim is"), "long")),
        tuple((t(AIMS[one.aim].title), _value(one.objective, one, plan),
               _value(one.bound, one, plan), form.gap(float(one.gap)),
               t(" ".join(AIMS[one.aim].sentence.split()))) for one in plan.proofs),
        t("How good the plan is proven to be"),
        t("Objective: the value of the aim in this plan, recomputed exactly. Bound: no plan that "
          "keeps the hard rules can be better than this. Gap: the distance between the best plan "
          "of this aim and its bound, as a share. Aims are met in their order; a later one may "
          "give up no more of an earlier one than its tolerance."))


def _value(figure: Decimal, one: Proof, plan: Plan) -> str:
    if one.unit == MONEY:
        return form.money(figure, plan.currency)
    return f"{form.number(figure, 2)} {t(one.unit)}"


def _aim(choice: AimChoice) -> str:
    """An aim as it is set, with its limit where it has one."""
    title = t(AIMS[choice.aim].title)
    if choice.limit is None:
        return title
    limit = f"{choice.limit:,f}"
    most = AIMS[choice.aim].sense == "min"
    return f"{title} ({t('at most {n}', n=limit) if most else t('at least {n}', n=limit)})"


def _made(plan: Plan) -> Sheet:
    rows = [(t("Scenario"), plan.scenario.name),
            (t("Scenario hash (SHA-256)"), plan.scenario_sha256),
            (t("Export regime"), plan.scenario.export_regime),
            (t("Aims in order"), ", ".join(map(_aim, plan.scenario.aims))),
            *((f"{t('Options')}: {name}", value) for name, value in plan.options.items()),
            *((f"{t('Versions')}: {name}", value) for name, value in plan.versions.items())]
    return Sheet("how-made", (Column(t("Figure")), Column(t("Value"), "long")), tuple(rows),
                 t("How to solve it again"),
                 t("The same scenario, options and versions give the same plan."))
