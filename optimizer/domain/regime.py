"""Export-control regimes as data: thresholds, country groups, decisions in order, and quotas.

A planner adds a regime by adding rows; no code changes. Countries are given as ISO codes or as
names of the regime's country groups, e.g. ``D5``; an empty list means any.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from optimizer.domain.units import Frozen, Id, NonNegative, Positive, Share, Text, Weeks, doc

Verdict = Literal["no_licence", "exception", "licence", "prohibited"]


class CountryGroup(Frozen):
    """A named list of countries."""

    regime: Id = doc("regime")
    group: Id = doc("name of the group, e.g. D5")
    countries: tuple[Id, ...] = doc("ISO 3166 codes, or names of other groups")
    source: Text = doc("where the list was read", default="")
    confidence: Text = doc("V seen, W weak, M memory, E estimate, C computed", default="")


class ControlThreshold(Frozen):
    """One way for an accelerator to fall under a control class. Blank limits do not matter."""

    regime: Id = doc("regime")
    eccn: Id = doc("export control classification number, e.g. 3A090.a")
    valid_from: date = doc("first day it holds")
    valid_to: date | None = doc("last day it holds", default=None)
    tpp_from: NonNegative | None = doc("TPP at least", default=None)
    tpp_below: NonNegative | None = doc("TPP below", default=None)
    density_from: NonNegative | None = doc("performance density at least", default=None)
    density_below: NonNegative | None = doc("performance density below", default=None)
    data_centre_only: bool = doc(
        "reaches only chips designed or marketed for data centres", default=False
    )
    source: Text = doc("Federal Register citation or other source")
    confidence: Text = doc("V seen, W weak, M memory, E estimate, C computed", default="")


class ExportRule(Frozen):
    """One rule of a regime. Rules are tried in their order; the first that fits decides."""

    regime: Id = doc("regime")
    id: Id = doc("name of the rule, as shown in evidence")
    valid_from: date = doc("first day it holds")
    valid_to: date | None = doc("last day it holds", default=None)
    classes: tuple[Id, ...] = doc(
        "control classes it concerns; empty: any, classed or not", default=()
    )
    makers: tuple[Id, ...] = doc("countries of the maker", default=())
    destinations: tuple[Id, ...] = doc("countries of the site", default=())
    not_destinations: tuple[Id, ...] = doc("countries of the site it does not reach", default=())
    parents: tuple[Id, ...] = doc("countries of the operator's ultimate parent", default=())
    verdict: Verdict = doc("what it decides")
    exception: Text = doc("code of the licence exception, e.g. AIA", default="")
    lead_weeks: Weeks = doc("weeks the licence or notice takes", default=Decimal(0))
    chance: Share = doc("chance that the licence is granted", default=Decimal(1))
    refused_by_policy: bool = doc("presumption of denial", default=False)
    quotas: tuple[Id, ...] = doc("quotas that what it lets through draws on", default=())
    sentence: Text = doc("the rule in plain words")
    source: Text = doc("citation")
    confidence: Text = doc("V seen, W weak, M memory, E estimate, C computed", default="")


class ExportQuota(Frozen):
    """A cap on TPP. ``consignee_year`` holds per site operator and calendar year of delivery."""

    regime: Id = doc("regime")
    id: Id = doc("name of the quota")
    scope: Literal["country", "consignee_year"] = doc("per destination country, or as named")
    tpp: Positive = doc("most TPP")
    valid_from: date = doc("first day of delivery that counts")
    valid_to: date = doc("last day of delivery that counts")
    source: Text = doc("citation")
    confidence: Text = doc("V seen, W weak, M memory, E estimate, C computed", default="")


class ExportRegime(Frozen):
    """A named set of rules. Several ship with the planner; a scenario picks one."""

    id: Id = doc("name a scenario refers to")
    title: Text = doc("one line for a reader")
    note: Text = doc("what it stands for; says so if it is a counterfactual")
    counterfactual: bool = doc("true where this is not the law as enforced", default=False)
    groups: tuple[CountryGroup, ...] = ()
    thresholds: tuple[ControlThreshold, ...] = ()
    rules: tuple[ExportRule, ...] = ()
    quotas: tuple[ExportQuota, ...] = ()
