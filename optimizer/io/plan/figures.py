"""The figures that matter, one row each, for a plan and for another beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.domain.answer import Phrase, phrase
from optimizer.io.plan.facts import Facts
from optimizer.io.plan.look import Kind
from optimizer.io.plan.standing import state

if TYPE_CHECKING:
    from optimizer.domain.plan import Plan

Value = Callable[[Facts], "Decimal | int | None"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: ``live`` names the cell or formula that has it for this plan."""

    label: Phrase
    unit: str
    kind: Kind
    value: Value
    live: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the totals of a plan stand in its workbook."""

    accelerators: str
    present: str
    paid: str
    cash: str
    vendor: Callable[[str], str]
    model: Callable[[str], str]


NOWHERE = Places("", "", "", "", lambda _: "", lambda _: "")
"""For readers that have no workbook."""


def sections(facts: Facts, other: Facts | None, places: Places) -> dict[str, list[Figure]]:
    """All figures by heading; vendors and models of both plans."""
    both = [facts, other] if other else [facts]
    money = facts.plan.currency
    vendors = list(dict.fromkeys(name for one in both for name in one.by(lambda o: o.vendor)))
    models = list(dict.fromkeys(name for one in both for name in one.by(lambda o: o.accelerator)))
    return {
        "Accelerators": [
            Figure(phrase("Accelerators ordered"), "accelerators", "whole",
                   lambda f: f.plan.accelerators, f"={places.accelerators}"),
            Figure(phrase("In service at the end"), "accelerators", "whole", _in_service),
            Figure(phrase("Compute"), "H100 equivalents", "whole", lambda f: f.h100e),
            Figure(phrase("Memory"), "TB", "whole", lambda f: f.memory_tb),
            *(Figure(phrase("Accelerators of model {model}", model=model), "accelerators",
                     "whole", _model(model), places.model(model)) for model in models)],
        "Money": [
            Figure(phrase("Total cost of ownership, present value"), money, "money",
                   lambda f: f.plan.total_cost, f"={places.present}"),
            Figure(phrase("of which price of broken soft rules, paid by nobody"), money, "money",
                   lambda f: f.soft),
            Figure(phrase("Total cost of ownership, as paid"), money, "money",
                   lambda f: f.nominal, f"={places.paid}"),
            Figure(phrase("Purchase after breaks and rebates, as paid"), money, "money",
                   lambda f: f.purchase),
            *_years(facts, money, places),
            Figure(phrase("Total cost per H100 equivalent, without soft rules"), money, "money",
                   lambda f: f.cost / f.h100e if f.h100e else None)],
        "Power": [
            Figure(phrase("Facility power at the end"), "kW", "whole", lambda f: f.power_kw),
            Figure(phrase("Share of the power there is"), "%", "share",
                   lambda f: f.power_kw / f.power_limit_kw if f.power_limit_kw else None),
            *(Figure(phrase("Facility power at {site}", site=site.id), "kW", "whole",
                     _site(site.id))
              for site in facts.plan.scenario.sites)],
        "Accelerators by vendor": [
            Figure(Phrase(vendor, vendor), "accelerators", "whole", _vendor(vendor, 0),
                   places.vendor(vendor))
            for vendor in vendors],
        "Orders by vendor, after breaks, before rebates": [
            Figure(Phrase(vendor, vendor), money, "money", _vendor(vendor, 1))
            for vendor in vendors],
        "Rules": [
            Figure(phrase("Rows of hard rules broken"), "rows", "whole",
                   lambda f: _broken(f.plan, "hard")),
            Figure(phrase("Rows of soft rules broken"), "rows", "whole",
                   lambda f: _broken(f.plan, "soft"))],
    }


def _years(facts: Facts, money: str, places: Places) -> list[Figure]:
    years = [Figure(phrase("Paid in fiscal year {year}", year=year.fiscal_year), money, "money",
                    _paid(year.fiscal_year)) for year in facts.plan.cash]
    if len(years) == 1:
        return years
    return [*years, Figure(phrase("Paid in all fiscal years"), money, "money", lambda f: f.paid,
                           f"={places.cash}")]


def _in_service(facts: Facts) -> int:
    return max(facts.plan.in_service_by_phase.values(), default=0)


def _model(model: str) -> Value:
    return lambda facts: facts.by(lambda o: o.accelerator).get(model, (0, Decimal(0)))[0]


def _vendor(vendor: str, part: int) -> Value:
    return lambda facts: facts.by(lambda o: o.vendor).get(vendor, (0, Decimal(0)))[part]


def _paid(fiscal_year: int) -> Value:
    return lambda facts: sum((year.paid for year in facts.plan.cash
                              if year.fiscal_year == fiscal_year), Decimal(0))


def _site(site: str) -> Value:
    return lambda facts: sum((use.power_kw for use in facts.end if use.site == site), Decimal(0))


def _broken(plan: Plan, mode: str) -> int:
    return sum(use.mode == mode and state(use) == "BROKEN" for use in plan.rules)
