"""Lines of an offer that are dropped before anything is solved: the rule, its date, its source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.answers.laid_out import layout_of

if TYPE_CHECKING:
    from optimizer.domain.offers import Offer
    from optimizer.domain.scenario import Scenario
    from optimizer.export import Decision


@dataclass(frozen=True)
class Dropped:
    """Lines of one site that are dropped for one reason."""

    site: str
    phases: tuple[str, ...]
    reason: str
    rule: str
    """The export rule; empty where it is not one."""
    date: str
    """Of the rule, or the day that decides: last of the quote, or of the plan."""
    source: str


@dataclass(frozen=True)
class Lines:
    """What is dropped of an offer, and whether anything is left."""

    rows: tuple[Dropped, ...]
    some_left: bool


def dropped(scenario: Scenario, offer: str) -> Lines:
    """Why lines of an offer cannot be ordered at all."""
    layout = layout_of(scenario)
    at = next(i for i, row in enumerate(scenario.offers) if row.id == offer)
    own = layout.dropped[layout.dropped[:, 0] == at].tolist()
    phases: dict[tuple[int, int, int], list[str]] = defaultdict(list)
    for _, phase, site, code, decision in own:
        # only an export reason depends on the decision
        key = site, code, decision if layout.reason(code, decision).startswith("export") else -1
        phases[key].append(scenario.phases[phase].id)
    row = scenario.offers[at]
    found = tuple(
        _told(row, scenario, scenario.sites[site].id, held, layout.reason(code, decision),
              layout.decisions[decision] if decision >= 0 else None)
        for (site, code, decision), held in phases.items())
    return Lines(found, bool((layout.lot_offer == at).any()))


def _told(
    offer: Offer, scenario: Scenario, site: str, phases: list[str], reason: str,
    decision: Decision | None,
) -> Dropped:
    if decision is not None:
        since = decision.rule_date.isoformat() if decision.rule_date else ""
        return Dropped(site, tuple(phases), reason, decision.rule, since, decision.source)
    quote = " ".join(part for part in (offer.source_file, offer.source_sheet, offer.source_cell)
                     if part) or offer.quote
    last = scenario.phases[-1].end.isoformat()
    day = last if "last phase" in reason else ""
    if "no order can be placed" in reason and offer.valid_until is not None:
        day = offer.valid_until.isoformat()
    return Dropped(site, tuple(phases), reason, "", day, quote)
