"""What can stand on the axis of a curve, by name, and the rows that are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.answers.curve.row_dial import RowDial
from optimizer.answers.curve.rows import RuleRow, rows_of
from optimizer.answers.curve.share_dial import ShareDial
from optimizer.core.registry import RULES, settings_of
from optimizer.domain.checks.report import did_you_mean, listed
from optimizer.errors import BadInput, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.answers.curve.dial import Dial
    from optimizer.domain.scenario import Scenario

ALIASES: dict[str, tuple[str, ...]] = {
    "power": ("site_power",), "budget": ("budget_total", "budget_year"), "share": ("shares",),
    "target": ("delivery_target",), "compute": ("compute_target",), "space": ("rack_space",),
    "supply": ("supply_phase", "supply_total"), "minimum": ("minimum_order",),
    "change": ("change_limit",), "quota": ("export_quota",),
}
"""Everyday names; several rules of one name are moved together."""

DEADLINE = "deadline"
"""The one axis that is no row: a milestone of the delivery target moved over the phases."""


def dial_of(scenario: Scenario, axis: str, where: str = "") -> Dial:
    """The figure meant by the name of a rule (or an everyday one) and words of the row's name.

    Raises:
        BadInput: an unknown axis; a rule that is off or has no rows; words that fit no row.
    """
    rules = ALIASES.get(axis, (axis,))
    if rules[0] not in RULES:
        known = [DEADLINE, *ALIASES, *RULES]
        raise _bad("axis", f"there is no axis {axis}",
                   f"{did_you_mean(axis, known)}Use a rule or one of: {DEADLINE}, "
                   f"{', '.join(ALIASES)}.")
    settings = settings_of(scenario)
    rows = [row for rule in rules for row in rows_of(scenario, rule)]
    if not rows:
        off = [rule for rule in rules if not settings.on(rule)]
        why = f"{' and '.join(off)} is off" if off else f"{' and '.join(rules)} has no rows here"
        others = dict.fromkeys(row.rule for row in rows_of(scenario))
        raise _bad("axis", why, f"Rules that have rows: {', '.join(others) or 'none'}.")
    fitting = [i for i, row in enumerate(rows) if _fits(row.where, where)]
    if not fitting:
        names = list(dict.fromkeys(row.where for row in rows))
        raise _bad("where", f"{rows[0].rule} has no row {where}",
                   f"{did_you_mean(where, names)}Its rows: {listed(names)}.")
    exact = [i for i in fitting if where and rows[i].where == where]
    return _dial(scenario, rows, exact or fitting, where)


def single_dials(scenario: Scenario, rows: Iterable[RuleRow]) -> list[Dial]:
    """One dial per row, in the order of the rows."""
    dials: list[Dial] = []
    entries: dict[str, int] = {}
    for row in rows:
        nth = entries[row.rule] = entries.get(row.rule, -1) + 1
        share = _share(scenario, row, nth)
        dials.append(share or RowDial(scenario, (row,), row.where))
    return dials


def _dial(scenario: Scenario, rows: list[RuleRow], chosen: list[int], where: str) -> Dial:
    if rows[0].rule == "shares":
        if len(chosen) > 1:
            raise _bad("where", "shares are moved one at a time",
                       f"Name one of: {listed([rows[i].where for i in chosen])}.")
        share = _share(scenario, rows[chosen[0]], chosen[0])
        assert share is not None
        return share
    picked = tuple(rows[i] for i in chosen)
    return RowDial(scenario, picked, picked[0].where if len(picked) == 1 else where)


def _share(scenario: Scenario, row: RuleRow, entry: int) -> ShareDial | None:
    if row.rule != "shares":
        return None
    held = settings_of(scenario).rules["shares"].entries[entry]  # type: ignore[attr-defined]
    return ShareDial(scenario, entry, row.where, held.share, held.bound == "at_most")


def _fits(name: str, where: str) -> bool:
    """Whether all words asked for are in a row's name."""
    return set(where.split()) <= set(name.split())


def _bad(field: str, what: str, remedy: str) -> BadInput:
    return BadInput([Problem(Place(field=field), what, remedy)])
