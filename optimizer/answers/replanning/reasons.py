"""Why an order changed, where an input says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from optimizer.answers.compare.inputs import Field, differing, fields
from optimizer.answers.laid_out import layout_of
from optimizer.answers.wording import join
from optimizer.domain.answer import Phrase, phrase, phrase_of

if TYPE_CHECKING:
    from optimizer.answers.replanning.moves import Move
    from optimizer.domain.scenario import Scenario

OWN = frozenset({"placed_orders", "previous_plan"})
"""What planning again changes by itself."""


class Reasons:
    """Inputs that changed between the scenario of a plan and the one solved now."""

    def __init__(self, old: Scenario, wanted: Scenario, solved: Scenario) -> None:
        self.old, self.solved = old, solved
        self.changes = [field for field in fields(differing(old, wanted))
                        if field.table not in OWN]
        self._dropped = _dropped(solved)

    def of(self, move: Move) -> Phrase | None:
        """The one input change that concerns a line, or why it can no longer be ordered."""
        if move.what in ("ordered", "kept"):
            return None
        if move.before is not None:
            site, phase = move.before
            if reason := self._dropped.get((move.offer, site, phase)):
                return phrase("can no longer be ordered: {reason}", reason=phrase_of(reason))
        for names in self._circles(move):
            own = [field for field in self.changes if _mentions(field, names)]
            if own:
                more = [phrase("{count} more changes", count=len(own) - 2)] if own[2:] else []
                return join([*map(_said, own[:2]), *more])
        return _said(self.changes[0]) if len(self.changes) == 1 else None

    def _circles(self, move: Move) -> list[set[str]]:
        """The offer itself, then its vendor and system, then the sites."""
        row = next((o for scenario in (self.old, self.solved) for o in scenario.offers
                    if o.id == move.offer), None)
        sites = {spot[0] for spot in (move.before, move.after) if spot is not None}
        return [{move.offer}, {row.vendor, row.system} if row else set(), sites]


def _dropped(scenario: Scenario) -> dict[tuple[str, str, str], str]:
    layout = layout_of(scenario)
    return {
        (scenario.offers[offer].id, scenario.sites[site].id, scenario.phases[phase].id):
            layout.reason(code, decision)
        for offer, phase, site, code, decision in layout.dropped.tolist()}


def _mentions(field: Field, names: set[str]) -> bool:
    return field.row in names or any(word in names for word in field.row.split(" "))


def _said(field: Field) -> Phrase:
    where = " ".join(part for part in (field.table, field.row, field.field) if part)
    if field.left is None:
        return phrase("{what} is new", what=where)
    if field.right is None:
        return phrase("{what} is gone", what=where)
    text = f"{where} {_short(field.left)} → {_short(field.right)}"
    return Phrase(text, text)


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:37] + "…"
