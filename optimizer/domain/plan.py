"""The answer: orders, what they cost, which rules bind, and how good the plan is proven to be."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from optimizer.domain.commitments import OrderedUnits
from optimizer.domain.regime import Verdict
from optimizer.domain.scenario import Scenario
from optimizer.domain.units import Exact, Frozen

Status = Literal["optimal", "stopped", "priced"]
"""optimal: proven within the gap asked for; stopped: the best found so far, with its gap;
priced: orders given from outside, recomputed but not optimised."""


class Order(OrderedUnits):
    """One line of the plan."""

    vendor: str
    system: str
    accelerator: str
    order_phase: str
    delivery_phase: str
    in_service_phase: str
    accelerators: int
    tier: int
    """Price tier reached: 0 is the list price; with incremental breaks, that of the last unit."""
    list_price: Exact
    """Per unit, offer currency."""
    unit_price: Exact
    """Average paid per unit after price breaks, offer currency."""
    money: Exact
    """Purchase money after price breaks, reporting currency, as paid (not discounted)."""


class BillLine(Frozen):
    """One term of the bill, in the reporting currency."""

    term: str
    title: str
    amount: Exact
    """Present value: what the least-cost aim adds up."""
    nominal: Exact
    """As paid, not discounted."""


class RuleUse(Frozen):
    """How one row of a rule stands in the plan."""

    rule: str
    where: str
    sense: Literal["<=", ">=", "=="]
    activity: Exact
    bound: Exact
    headroom: Exact
    """How far the activity may still move before the rule binds; negative: broken (soft only)."""
    unit: str
    mode: Literal["hard", "soft"]
    concession: Exact = Decimal(0)
    """Money charged for breaking a soft rule, reporting currency."""

    @property
    def binding(self) -> bool:
        return self.headroom <= 0


class CashYear(Frozen):
    """Payments of one fiscal year against its money, reporting currency."""

    fiscal_year: int
    paid: Exact
    budget: Exact | None
    carried_in: Exact
    carried_out: Exact


class SiteUse(Frozen):
    """One site in one phase: what is used and what there is."""

    site: str
    phase: str
    power_kw: Exact
    power_limit_kw: Exact
    liquid_kw: Exact
    liquid_limit_kw: Exact
    air_kw: Exact
    air_limit_kw: Exact
    rack_units: Exact
    rack_units_limit: Exact


class ExportEvidence(Frozen):
    """Why a line may be shipped, or not: the rule, its date and its source."""

    offer: str
    site: str
    phase: str
    eccn: str
    tpp: Exact
    performance_density: Exact | None
    verdict: Verdict
    rule: str
    date: str
    sentence: str
    source: str
    confidence: str


class NotChosen(Frozen):
    """A candidate that is not in the plan, and why."""

    offer: str
    site: str
    phase: str
    reason: str


class Proof(Frozen):
    """How good the plan is proven to be, for one aim of the list."""

    aim: str
    objective: Exact
    bound: Exact
    gap: Exact
    unit: str


class Plan(Frozen):
    """A plan that survived the audit: every figure is recomputed from the whole-number orders."""

    scenario: Scenario
    status: Status
    proofs: tuple[Proof, ...]
    currency: str
    total_cost: Exact
    accelerators: int
    in_service_by_phase: dict[str, int]
    orders: tuple[Order, ...]
    bill: tuple[BillLine, ...]
    rules: tuple[RuleUse, ...]
    cash: tuple[CashYear, ...]
    sites: tuple[SiteUse, ...]
    export: tuple[ExportEvidence, ...]
    not_chosen: tuple[NotChosen, ...]
    warnings: tuple[str, ...]
    scenario_sha256: str
    versions: dict[str, str]
    options: dict[str, str]
    seconds: dict[str, float]
