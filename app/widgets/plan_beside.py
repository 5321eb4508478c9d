"""Another plan of the same scenario beside this one, e.g. what was really awarded."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app import format as form
from app.widgets.plan_part import Part
from app.widgets.plan_sheet import Column, Sheet
from app.words import said, t
from optimizer.io.plan.beside import beside
from optimizer.io.plan.figures import NOWHERE, sections

if TYPE_CHECKING:
    from optimizer.io.plan.facts import Facts
    from optimizer.io.plan.figures import Figure


def besides(facts: Facts, name: str, other: Facts) -> Part:
    """The part that compares: sentences, and the figures that matter side by side."""
    rows = [_row(one, facts, other) for figures in sections(facts, other, NOWHERE).values()
            for one in figures]
    return Part("beside", (), (Sheet("beside", (
        Column(t("Figure")), Column(t("Unit")), Column(t("This plan")), Column(name),
        Column(t("Difference")), Column(t("Difference as a share"), "share")), tuple(rows),
        t("This plan beside {name}", name=name)),),
        tuple(said(one) for one in beside(facts, name, other)))


def _row(one: Figure, facts: Facts, other: Facts) -> tuple[str | Decimal | None, ...]:
    here, there = one.value(facts), one.value(other)
    apart = Decimal(here or 0) - Decimal(there or 0)
    share = apart / Decimal(there) if there and one.kind != "share" else None
    sign = "+" if apart > 0 else ""
    return (said(one.label), t(one.unit), _said(here, one, facts),
            _said(there, one, facts), sign + _said(apart, one, facts) if apart else "0", share)


def _said(value: Decimal | int | None, one: Figure, facts: Facts) -> str:
    if value is None:
        return "–"
    if one.unit == facts.plan.currency:
        return form.money(Decimal(value), one.unit)
    return form.share(value) if one.kind == "share" else form.number(value)
