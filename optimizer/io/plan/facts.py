"""Figures of a plan that its tables do not hold as they are: sums by vendor, compute, peaks."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from optimizer.domain.catalogue import H100_TPP

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.domain.plan import Order, Plan, SiteUse

NOTHING = Decimal(0)
VENDOR_TERMS = ("purchase", "price_breaks", "vendor_rebates", "conditional_rebates")
"""What vendors are paid for systems: the purchase money of a plan."""
MEASURES = (("power", "power_kw", "power_limit_kw", "kW"),
            ("liquid cooling", "liquid_kw", "liquid_limit_kw", "kW"),
            ("air cooling", "air_kw", "air_limit_kw", "kW"),
            ("rack space", "rack_units", "rack_units_limit", "U"))
"""What a site has: name, figure used, figure there is, unit."""


class Facts:
    """A plan with its derived figures."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.models = {model.id: model for model in plan.scenario.accelerators}

    def term(self, term: str) -> Decimal:
        """One term of the bill as paid; 0 where the bill does not count it."""
        return sum((line.nominal for line in self.plan.bill if line.term == term), NOTHING)

    @property
    def purchase(self) -> Decimal:
        """What vendors are paid for systems, after breaks and rebates, as paid."""
        return sum((self.term(term) for term in VENDOR_TERMS), NOTHING)

    @property
    def nominal(self) -> Decimal:
        """The whole bill as paid, not discounted."""
        return sum((line.nominal for line in self.plan.bill), NOTHING)

    @property
    def soft(self) -> Decimal:
        """The price of broken soft rules on the bill, which nobody pays."""
        return sum((line.amount for line in self.plan.bill if line.term == "soft_rules"), NOTHING)

    @property
    def cost(self) -> Decimal:
        """Total cost of ownership that somebody pays, present value."""
        return self.plan.total_cost - self.soft

    @property
    def paid(self) -> Decimal:
        """Payments of all fiscal years."""
        return sum((year.paid for year in self.plan.cash), NOTHING)

    @property
    def budget(self) -> Decimal | None:
        """Money voted for all fiscal years; None where no year has any."""
        voted = [year.budget for year in self.plan.cash if year.budget is not None]
        return sum(voted, NOTHING) if voted else None

    @cached_property
    def h100e(self) -> Decimal:
        """Compute bought, in H100 equivalents."""
        return self._sum(lambda order: self.models[order.accelerator].tpp) / H100_TPP

    @cached_property
    def memory_tb(self) -> Decimal:
        """Accelerator memory bought, TB."""
        return self._sum(lambda order: self.models[order.accelerator].memory_gb) / 1000

    def by(self, key: Callable[[Order], str]) -> dict[str, tuple[int, Decimal]]:
        """Accelerators and money of the orders by some name, largest first."""
        count: dict[str, int] = defaultdict(int)
        money: dict[str, Decimal] = defaultdict(Decimal)
        for order in self.plan.orders:
            count[key(order)] += order.accelerators
            money[key(order)] += order.money
        return {name: (count[name], money[name])
                for name in sorted(count, key=lambda name: (-count[name], name))}

    @property
    def end(self) -> tuple[SiteUse, ...]:
        """How each site stands in the last phase."""
        last = self.plan.scenario.phases[-1].id
        return tuple(use for use in self.plan.sites if use.phase == last)

    @property
    def power_kw(self) -> Decimal:
        """Facility power in use at the end, all sites."""
        return sum((use.power_kw for use in self.end), NOTHING)

    @property
    def power_limit_kw(self) -> Decimal:
        """Facility power there is at the end, all sites."""
        return sum((use.power_limit_kw for use in self.end), NOTHING)

    @property
    def fullest(self) -> tuple[Decimal, SiteUse, str] | None:
        """The highest share of what a site has, where, and of what; None: nothing stands."""
        shares = [(getattr(use, used) / getattr(use, limit), use, name)
                  for use in self.plan.sites for name, used, limit, _ in MEASURES
                  if getattr(use, used) > 0 and getattr(use, limit) > 0]
        return max(shares, key=lambda found: found[0], default=None)

    def _sum(self, per_accelerator: Callable[[Order], Decimal]) -> Decimal:
        return sum((per_accelerator(order) * order.accelerators for order in self.plan.orders),
                   NOTHING)
