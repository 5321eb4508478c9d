"""Two plans in a few figures: the one that is shown, and what it would be after a change."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app.words import plain, t
from optimizer import api

if TYPE_CHECKING:
    from optimizer.domain.plan import Plan

NAMED = 4
"""So many vendors and rules are named in a line."""


def headline_shown(
    old: Plan, new: Plan | None, waiting: bool = False, about: Decimal | None = None,
    gap: float | None = None,
) -> None:
    """Cost, accelerators in service, and how well that is proven, new beside old.

    ``waiting``: the new plan is being sought; ``about`` and ``gap`` are how its cost stands.
    """
    last = new or old
    figures = st.container(horizontal=True, gap="large")
    figures.metric(
        t("Total cost"), _about(about, last.currency) if waiting else
        form.money(last.total_cost, last.currency), _money(new, old),
        delta_color="off" if new is None or within_gap(old, new) else "inverse",
        help=t("Present value of the whole bill"), width="content")
    figures.metric(
        t("Accelerators in service by {phase}", phase=_end(last)),
        "…" if waiting else form.number(last.accelerators),
        f"{new.accelerators - old.accelerators:+,}"
        if new is not None and new.accelerators != old.accelerators else None, width="content")
    figures.metric(t("Proven to within"), form.gap(gap if waiting else _gap(last)),
                   width="content")
    if new is not None or waiting:
        st.caption(t("Plan shown until now: {cost}, {n} accelerators",
                     cost=form.money(old.total_cost, old.currency),
                     n=form.number(old.accelerators)))


def within_gap(old: Plan, new: Plan) -> bool:
    """Whether the costs differ by no more than the proofs leave open."""
    open_ = Decimal(str(_gap(old))) * old.total_cost + Decimal(str(_gap(new))) * new.total_cost
    return abs(new.total_cost - old.total_cost) <= open_


def change_told(old: Plan, new: Plan) -> str:
    """What is different, in one line."""
    moved = _moved(old, new)
    parts = [t("no difference in cost that the proofs could tell")] if within_gap(old, new) else []
    parts += [", ".join(f"{plain(vendor)} {by:+,}" for vendor, by in moved[:NAMED])
             + " " + t("accelerators")] if moved else [t("the same orders by vendor")]
    tight, loose = _binding(new) - _binding(old), _binding(old) - _binding(new)
    if tight:
        parts.append(t("now binding: {rules}", rules=_titles(tight)))
    if loose:
        parts.append(t("no longer binding: {rules}", rules=_titles(loose)))
    return "; ".join(parts)


def _about(value: Decimal | None, currency: str) -> str:
    return "…" if value is None else t("about {amount}", amount=form.money(value, currency))


def _money(new: Plan | None, old: Plan) -> str | None:
    if new is None:
        return None
    more = new.total_cost - old.total_cost
    sign = "-" if more < 0 else "+"
    return sign + form.money(abs(more), new.currency) if more else None


def _end(plan: Plan) -> str:
    return plain(next(reversed(plan.in_service_by_phase), ""))


def _gap(plan: Plan) -> float:
    return max((float(proof.gap) for proof in plan.proofs), default=0.0)


def _moved(old: Plan, new: Plan) -> list[tuple[str, int]]:
    """Accelerators more or fewer by vendor; the largest change first."""
    by: Counter[str] = Counter()
    for plan, sign in ((new, 1), (old, -1)):
        for order in plan.orders:
            by[order.vendor] += sign * order.accelerators
    return sorted(((vendor, n) for vendor, n in by.items() if n), key=lambda one: -abs(one[1]))


def _binding(plan: Plan) -> set[str]:
    return {use.rule for use in plan.rules if use.binding}


def _titles(rules: set[str]) -> str:
    known = [t(rule.title) for rule in api.BOOK.rules.values() if rule.id in rules]
    rest = len(known) - NAMED
    return ", ".join(known[:NAMED]) + (" +" + form.number(rest) if rest > 0 else "")
