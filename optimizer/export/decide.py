"""May this chip go to this site on this day? The first rule of the regime that fits decides."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.export.classify import classify
from optimizer.export.countries import members
from optimizer.export.periods import in_force

if TYPE_CHECKING:
    from datetime import date

    from optimizer.domain.catalogue import Accelerator
    from optimizer.domain.regime import ExportRegime, ExportRule, Verdict
    from optimizer.domain.sites import Site

DEFAULT_RULE = "no-rule-applies"
"""Name of the rule in a decision that no rule of the regime made: no licence is needed."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a regime says of a chip, a site and a day, and the evidence for it."""

    verdict: Verdict
    rule: str
    exception: str
    """Code of the licence exception, e.g. AIA; empty where there is none."""
    lead_weeks: Decimal
    """Weeks from readiness to ship until the licence or notice is through."""
    chance: Decimal
    """Chance in [0, 1] that the licence is granted; 1 where none is needed."""
    refused_by_policy: bool
    """The authority presumes denial."""
    quotas: tuple[str, ...]
    """Quotas on TPP that the shipment draws on."""
    eccn: str | None
    """Control class of the chip on that day; None: below every threshold."""
    rule_date: date | None
    """First day of the rule; None where no rule made the decision."""
    sentence: str
    source: str
    confidence: str


def decide(accelerator: Accelerator, site: Site, regime: ExportRegime, day: date) -> Decision:
    """The decision of the first rule that fits; where none does, no licence is needed.

    Raises BadInput where a rule names an unknown country group or one that contains itself.
    """
    eccn = classify(accelerator, regime, day)
    for rule in regime.rules:
        if in_force(rule, day) and _fits(rule, eccn, accelerator, site, regime):
            return _by(rule, eccn)
    return Decision(
        verdict="no_licence", rule=DEFAULT_RULE, exception="", lead_weeks=Decimal(0),
        chance=Decimal(1), refused_by_policy=False, quotas=(), eccn=eccn, rule_date=None,
        sentence="No rule of the regime reaches this chip at this site on this day",
        source=f"export regime {regime.id}: {regime.title}", confidence="",
    )


def _fits(
    rule: ExportRule, eccn: str | None, accelerator: Accelerator, site: Site,
    regime: ExportRegime,
) -> bool:
    return (
        (not rule.classes or eccn in rule.classes)
        and _reaches(rule.makers, accelerator.maker_country, regime)
        and _reaches(rule.destinations, site.country, regime)
        and site.country not in members(rule.not_destinations, regime)
        and _reaches(rule.parents, site.operator_parent_country, regime)
    )


def _reaches(names: tuple[str, ...], country: str, regime: ExportRegime) -> bool:
    """An empty list in a rule means any country."""
    return not names or country in members(names, regime)


def _by(rule: ExportRule, eccn: str | None) -> Decision:
    return Decision(
        verdict=rule.verdict, rule=rule.id, exception=rule.exception, lead_weeks=rule.lead_weeks,
        chance=rule.chance, refused_by_policy=rule.refused_by_policy, quotas=rule.quotas,
        eccn=eccn, rule_date=rule.valid_from, sentence=rule.sentence, source=rule.source,
        confidence=rule.confidence,
    )
