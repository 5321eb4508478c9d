"""What the tables must say together: names that exist, dates in order, shares that add up.

Every check is a function of a draft that yields problems; a new one joins the list ``CHECKS``.
A row that is bad in itself is reported by its reader and takes part in no check here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.domain.checks.breaks import break_ladders
from optimizer.domain.checks.duplicates import duplicates
from optimizer.domain.checks.money import budget_years, exchange_rates, missing_rates
from optimizer.domain.checks.names import names
from optimizer.domain.checks.offers import offers
from optimizer.domain.checks.phases import phases
from optimizer.domain.checks.quotes import quotes
from optimizer.domain.checks.regime import regime_dates, regime_names, regime_thresholds
from optimizer.domain.checks.systems import systems
from optimizer.domain.checks.vendors import awards, rebate_steps, slip_chances
from optimizer.domain.draft import Draft, draft_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from optimizer.domain.scenario import Scenario
    from optimizer.errors import Problem

CHECKS: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    duplicates, names, phases, systems, awards, slip_chances, offers, break_ladders,
    rebate_steps, exchange_rates, missing_rates, budget_years, regime_dates, regime_thresholds,
    regime_names, quotes,
)


def check_draft(draft: Draft) -> list[Problem]:
    """Every contradiction between the good rows of a draft."""
    return [problem for check in CHECKS for problem in check(draft)]


def check_scenario(
    scenario: Scenario, names: Mapping[str, Collection[str]] | None = None
) -> list[Problem]:
    """Every contradiction in a scenario. ``names``: e.g. the aims and export regimes there are."""
    return check_draft(draft_of(scenario, names))
