"""Rules: how near each one is, and every row of all of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import altair as alt

from app import format as form
from app.widgets.plan_marks import BLUE, LINE_PX, ORANGE, ROOM_FOR_WORDS, frame, names
from app.widgets.plan_part import Part, Picture
from app.widgets.plan_sheet import Cell, Column, Sheet
from app.widgets.shown import PALETTE
from app.words import said, t
from optimizer.io.plan.headline import titles
from optimizer.io.plan.overview import RuleStanding, charged, overview, share_left
from optimizer.io.plan.standing import SIGNS, STATES, counts, ordered, rule_title, state, unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.domain.plan import Plan, RuleUse
    from optimizer.io.plan.facts import Facts

CLEAR = frozenset({"BROKEN", "binding", "tight"})
"""States of rows that shape a plan."""
COLORS = {"BROKEN": PALETTE[5], "binding": ORANGE, "tight": PALETTE[4], "holds": BLUE,
          "idle": PALETTE[7]}
SIGN = {"BROKEN": "✗", "binding": "■", "tight": "◐", "holds": "○", "idle": "·"}


def rules(facts: Facts) -> Part:
    """The part about rules."""
    plan = facts.plan
    found = [one for one in overview(plan) if one.uses and one.mode != "off"]
    return Part("rules", (_nearness(plan, found),),
                (_by_rule(plan, found), rows_of(plan, plan.rules)), (_told(plan),))


def _told(plan: Plan) -> str:
    stand = counts(plan.rules)
    if broken := [use for use in plan.rules if state(use) == "BROKEN"]:
        return t("{n} rows are broken: {rules}. {binding} are used to the full.", n=len(broken),
                 rules=said(titles(broken)), binding=stand["binding"])
    return t("All {n} rows of the rules hold; {binding} are used to the full and shape the plan, "
             "{tight} are tight.", n=len(plan.rules), binding=stand["binding"],
             tight=stand["tight"])


def _nearness(plan: Plan, found: Sequence[RuleStanding]) -> Picture:
    """How much of its bound each rule has left at its nearest row."""
    near = sorted(((one, use) for one in found
                   if (use := one.nearest) is not None and state(use) != "idle"),
                  key=lambda pair: share_left(pair[1]))
    rows: list[dict[str, Any]] = []
    for one, use in near:
        words = f"{SIGN[state(use)]} {t(state(use))} · {_amount(use.headroom, use, plan)}"
        rows.append({"rule": t(one.rule.title), "state": state(use), "words": words,
                     "left": float(min(max(share_left(use), Decimal(0)), Decimal(1))),
                     "full": f"{t(one.rule.title)} ({use.where or t('in all')}): {words}"})
    base = alt.Chart(frame(rows)).encode(
        names("rule", sort=[row["rule"] for row in rows]),
        alt.X("left:Q", title=t("headroom as a share of the bound, up to 100 %"),
              axis=alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1]),
              scale=alt.Scale(domain=[0, ROOM_FOR_WORDS], nice=False)))
    chart = alt.layer(
        base.mark_bar(height={"band": 0.7}).encode(
            alt.Color("state:N", legend=None, scale=alt.Scale(
                domain=list(COLORS), range=list(COLORS.values()))),
            tooltip=[alt.Tooltip("full:N", title=" ")]),
        base.mark_text(align="left", dx=5, fontSize=12).encode(text="words:N"),
    ).properties(height=alt.Step(LINE_PX * 0.8))
    return Picture(
        t("How near each rule is: the headroom of its nearest row"),
        t("Rules at the top leave no room: loosening one of them may make the plan better. The "
          "words say how far the nearest row may still move, in its own unit."), chart,
        Sheet("rules-chart", (Column(t("Rule")), Column(t("Nearest row")), Column(t("Standing")),
                              Column(t("Headroom"), "number"), Column(t("Unit")),
                              Column(t("Share of bound left"), "share")),
              tuple((t(one.rule.title), use.where or t("in all"), t(state(use)), use.headroom,
                     t(unit_of(use, plan.currency)), share_left(use)) for one, use in near)))


def _amount(figure: Decimal, use: RuleUse, plan: Plan) -> str:
    """A figure in the unit of a row, money in words."""
    unit = unit_of(use, plan.currency)
    if unit == plan.currency:
        return form.money(figure, unit)
    return f"{form.number(figure, 0 if figure == figure.to_integral_value() else 2)} {t(unit)}"


def _by_rule(plan: Plan, found: Sequence[RuleStanding]) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        near, stand = one.nearest, one.counts
        rows.append((t(one.rule.title), t(one.mode), len(one.uses),
                     *(stand[word] for word in STATES), one.charged,
                     near.where or t("in all") if near else "",
                     _amount(near.headroom, near, plan) if near else "",
                     t(" ".join(one.rule.sentence.split()))))
    stand = counts(plan.rules)
    rows.append((t("All rules"), "", len(plan.rules), *(stand[word] for word in STATES),
                 charged(plan.rules), "", "", ""))
    return Sheet("rules", (
        Column(t("Rule")), Column(t("Mode")), Column(t("Rows"), "whole"),
        *(Column(t(word), "whole") for word in STATES),
        Column(t("Charged"), "money", plan.currency), Column(t("Nearest row")),
        Column(t("Headroom")), Column(t("What the rule says"), "long")), tuple(rows),
        t("Rules in one line each"), total=True)


def rows_of(plan: Plan, uses: Sequence[RuleUse]) -> Sheet:
    """Rows of rules, the worst first."""
    meanings = " ".join(f"{t(name)}: {t(text)}." for name, text in STATES.items())
    return Sheet("rule-rows", (
        Column(t("Standing")), Column(t("Rule")), Column(t("Where")),
        Column(t("Activity"), "number"), Column(t("Is")), Column(t("Bound"), "number"),
        Column(t("Headroom"), "number"), Column(t("Unit")), Column(t("Mode")),
        Column(t("Charged"), "money", plan.currency)),
        tuple((f"{SIGN[state(use)]} {t(state(use))}", t(rule_title(use.rule)),
               use.where or t("in all"), use.activity, SIGNS[use.sense], use.bound, use.headroom,
               t(unit_of(use, plan.currency)), t(use.mode), use.concession)
              for use in ordered(uses)),
        t("Rules, row by row"), meanings)
