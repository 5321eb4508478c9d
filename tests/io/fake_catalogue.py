"""A small list of rules and terms that has every kind of setting, for tests of files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel

from optimizer.domain.units import Frozen, Id, NonNegative, Share, Text, Units, Weeks, doc

Mode = Literal["hard", "soft", "off"]


class RuleSettings(Frozen):
    mode: Mode = doc("hard: must hold; soft: may be broken at the price; off: does not count",
                     default="hard")
    price: NonNegative | None = doc(
        "what breaking it by one unit costs, reporting currency; needed when soft", default=None)
    max_concession: NonNegative | None = doc("how far a soft row may be broken at most",
                                             default=None)


class Milestone(Frozen):
    """So many accelerators in service by the end of a phase."""

    phase: Id = doc("phase")
    accelerators: Units = doc("accelerators in service by the end of the phase")
    site: Id | None = doc("site; blank: all", default=None)
    model: Id | None = doc("accelerator; blank: any", default=None)
    platform_class: Text = doc("platform class; blank: any", default="")
    use: Text = doc("use; blank: any", default="")


class DeliveryTarget(RuleSettings):
    milestones: tuple[Milestone, ...] = doc("milestones", default=())


class GridStep(RuleSettings):
    mode: Mode = doc("hard or off", default="off")
    threshold_kw: NonNegative = doc("load from which an assessment is needed, kW",
                                    default=Decimal(10000))
    fee: NonNegative = doc("fee of one assessment, reporting currency", default=Decimal(0))
    delay_weeks: Weeks = doc("weeks an assessment takes", default=Decimal(0))


class BudgetTotal(RuleSettings):
    amount: NonNegative | None = doc("money in all; blank: no limit", default=None)
    count_vat: bool = doc("whether VAT is paid from the budget", default=True)
    from_day: date | None = doc("first day that counts", default=None)
    vendors: tuple[Id, ...] = doc("vendors it counts; blank: all", default=())


class ShareEntry(Frozen):
    """The share of a group in all that is bought."""

    of: Literal["vendor", "maker", "country", "model", "platform_class", "vendor_group"] = doc(
        "what the group is")
    name: Id = doc("name of the group")
    measure: Literal["accelerators", "spend", "tpp"] = doc("what is counted",
                                                           default="accelerators")
    bound: Literal["at_least", "at_most"] = doc("kind of limit")
    share: Share = doc("share of all")
    site: Id | None = doc("site; blank: all", default=None)


class Shares(RuleSettings):
    entries: tuple[ShareEntry, ...] = doc("shares to keep", default=())


class TermSettings(Frozen):
    counted: bool = doc("whether the term is part of the bill", default=True)


class Network(TermSettings):
    per_accelerator: NonNegative = doc("network per accelerator, reporting currency",
                                       default=Decimal(0))


@dataclass(frozen=True)
class FakeEntry:
    id: str
    title: str
    sentence: str
    settings: type[BaseModel]
    unit: str = ""
    family: int = 1
    math: str = "x"
    modes: tuple[str, ...] = ("hard", "soft", "off")


def _book(*entries: FakeEntry) -> dict[str, FakeEntry]:
    return {entry.id: entry for entry in entries}


@dataclass(frozen=True)
class FakeCatalogue:
    rules: dict[str, FakeEntry] = field(default_factory=lambda: _book(
        FakeEntry("delivery_target", "Delivery target",
                  "By the end of each milestone's phase, so many accelerators are in service.",
                  DeliveryTarget, "accelerators"),
        FakeEntry("grid_step", "Grid assessment",
                  "A site that draws more than the threshold needs an assessment of the grid "
                  "first, which costs a fee and takes its time; until then it stays below.",
                  GridStep, "kW", 4, modes=("hard", "off")),
        FakeEntry("budget_total", "Total budget", "All payments stay within the amount.",
                  BudgetTotal, "reporting currency", 3),
        FakeEntry("shares", "Shares", "A group has at least or at most its share.", Shares,
                  "of the measure", 13),
    ))
    terms: dict[str, FakeEntry] = field(default_factory=lambda: _book(
        FakeEntry("purchase", "Purchase", "What is paid to vendors at list price.", TermSettings),
        FakeEntry("network", "Network", "The fabric that joins the accelerators.", Network),
    ))


CATALOGUE = FakeCatalogue()
