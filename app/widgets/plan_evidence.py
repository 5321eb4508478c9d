"""Evidence: why each line may be shipped, and why other candidates are not in the plan."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from app.widgets.plan_part import Part
from app.widgets.plan_sheet import Column, Sheet
from app.words import said, t
from optimizer.domain.answer import phrase_of
from optimizer.io.plan.evidence import IMPOSSIBLE, POSSIBLE, VERDICTS, merged

if TYPE_CHECKING:
    from optimizer.domain.plan import Plan
    from optimizer.io.plan.facts import Facts


def export(facts: Facts) -> Part:
    """The part about export control."""
    plan = facts.plan
    found = Counter(VERDICTS[row.verdict] for row in plan.export)
    told = t("Under the regime {regime}: {verdicts}.", regime=plan.scenario.export_regime,
             verdicts=", ".join(f"{t(verdict)}: {n}" for verdict, n in found.items())) \
        if found else t("No line needed an export decision.")
    return Part("export", (), (_decisions(plan),), (told,))


def _decisions(plan: Plan) -> Sheet:
    return Sheet("export", (
        Column(t("Offer")), Column(t("Site")), Column(t("Ordered in")),
        Column(t("Export class (ECCN)")), Column(t("TPP"), "whole"), Column(t("Verdict")),
        Column(t("Rule")), Column(t("Rule holds from"), "date"), Column(t("What it says"), "long"),
        Column(t("Source"), "long"), Column(t("Confidence"))),
        tuple((row.offer, row.site, row.phase, row.eccn or t("none"), row.tpp,
               t(VERDICTS[row.verdict]), row.rule,
               date.fromisoformat(row.date) if row.date else None, said(phrase_of(row.sentence)),
               row.source, row.confidence) for row in plan.export),
        t("Export decisions"),
        t("One row per ordered line: the export rule that decides, the day from which it holds and "
          "its source, under the regime {regime}. TPP: total processing performance. Confidence: "
          "V seen in the source, W weak, M memory, E estimate, C computed. This is planning "
          "evidence, not legal advice.", regime=plan.scenario.export_regime))


def not_chosen(facts: Facts) -> Part:
    """The part about candidates that are not in the plan."""
    plan = facts.plan
    offers = {offer.id: offer for offer in plan.scenario.offers}
    rows = tuple((row.offer, offers[row.offer].vendor, offers[row.offer].system,
                  t(IMPOSSIBLE if row.phase else POSSIBLE), said(phrase_of(row.reason)),
                  "; ".join(sites) or t("all"), row.phase or t("all"))
                 for row, sites in merged(plan.not_chosen))
    idle = sum(not row.phase for row in plan.not_chosen)
    told = t("{n} of {all} offers could be bought, but the plan is better without them.", n=idle,
             all=len(plan.scenario.offers))
    return Part("not-chosen", (), (Sheet("not-chosen", (
        Column(t("Offer")), Column(t("Vendor")), Column(t("System")), Column(t("Kind")),
        Column(t("Reason"), "long"), Column(t("Sites")), Column(t("Ordered in"))), rows,
        t("Candidates not chosen, and why"),
        t("Candidates that are not in the plan, and why. First offers that could be bought but are "
          "not; then sites and phases for which an offer could not be ordered at all. An offer of "
          "the second kind may be bought for other sites or phases.")),), (told,))
