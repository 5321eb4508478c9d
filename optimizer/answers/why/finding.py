"""Everything that is found out about one offer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from optimizer.answers.bench import Bench
from optimizer.answers.why.blocked import blocked
from optimizer.answers.why.dropped import dropped
from optimizer.answers.why.lead import LeadSearch
from optimizer.answers.why.offer_terms import offer_of, strict, without
from optimizer.answers.why.price import PriceSearch
from optimizer.answers.why.quantity import QuantitySearch
from optimizer.errors import BadInput, NoPlan, Place, Problem, SolverTrouble
from optimizer.model.goals import none_keeps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.answers.why.blocked import Blocked
    from optimizer.answers.why.dropped import Dropped
    from optimizer.answers.why.lead import Sooner
    from optimizer.answers.why.price import Winning
    from optimizer.domain.answer import Trial
    from optimizer.domain.offers import Offer
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario


@dataclass
class Finding:
    """What is known of one offer; what was not reached in the time is None."""

    offer: Offer
    standing: Literal["dropped", "ordered", "bought", "loses"]
    """dropped: no line of it could be ordered; ordered: placed already, so it stays."""
    dropped: tuple[Dropped, ...] = ()
    units: int = 0
    """Bought in the best plan."""
    paid: Decimal = Decimal(0)
    """Average per unit, offer currency, after breaks; of what is bought."""
    first: Winning | None = None
    quoted: Winning | None = None
    lead: Sooner | None = None
    blocked: Blocked | None = None

    @property
    def wins_today(self) -> bool:
        """Whether a plan with it is as good as the best one already."""
        return self.first is not None and self.first.today

    @property
    def complete(self) -> bool:
        """Whether everything was found out."""
        if self.standing in ("dropped", "ordered"):
            return self.lead is None or self.lead.kind != "open"
        many = (self.offer.quoted_units or 0) > 1
        found = [self.first, *([self.quoted] if many else [])]
        known = all(one is not None and one.kind not in ("open", "range") for one in found)
        dated = self.lead is not None and self.lead.kind != "open"
        return known and (dated or self.standing == "bought" or self.wins_today)


def exact_bench(bench: Bench) -> Bench:
    """A bench without a gap for the time that is left: a price is known only as well as its
    plans are. No single solve takes more than a third of it."""
    left = max(bench.left, 0.0)
    options = replace(bench.options, gap=0.0,
                      time_limit=min(bench.options.time_limit, max(5.0, left / 3)))
    return Bench(options, left, bench.listen, bench.told, bench.stop, bench.jobs)


def check_offers(scenario: Scenario, names: Iterable[str]) -> None:
    """Raise BadInput for every name that is no offer's."""
    known = {offer.id for offer in scenario.offers}
    problems = [Problem(Place(field="offer"), f"unknown offer {name}",
                        "Name an offer as the table of offers does.")
                for name in names if name not in known]
    if problems:
        raise BadInput(problems)


def best_plan(scenario: Scenario, bench: Bench) -> tuple[Trial, Plan]:
    """The best plan, against which every offer is held.

    Raises:
        NoPlan: there is none. SolverTrouble: none was found in the time.
    """
    base = bench.solve(strict(scenario), "as it is")
    if base.plan is None:
        if base.status == "no plan":
            raise NoPlan(f"{none_keeps(scenario.aims)}, so no offer can win. Ask what has to be "
                         "conceded first.")
        raise SolverTrouble("Not even a first plan was found in the time. Allow more of it.")
    return base, base.plan


def standing(scenario: Scenario, offer: str, plan: Plan) -> Finding:
    """How an offer stands in the best plan: without a further solve."""
    row = offer_of(scenario, offer)
    orders = [order for order in plan.orders if order.offer == offer]
    units = sum(order.units for order in orders)
    if units:
        paid = sum((order.unit_price * order.units for order in orders), Decimal(0)) / units
        placed = any(order.offer == offer and order.units for order in scenario.placed_orders)
        return Finding(row, "ordered" if placed else "bought", units=units, paid=paid)
    lines = dropped(scenario, offer)
    return Finding(row, "loses" if lines.some_left else "dropped", lines.rows)


def find_prices(scenario: Scenario, found: Finding, base: Trial, bench: Bench) -> None:
    """The price to win, of a first unit and of the quoted quantity."""
    ruled, offer, many = strict(scenario), found.offer.id, found.offer.quoted_units or 0
    if found.standing in ("ordered", "dropped") or bench.over:
        return
    bought = found.standing == "bought"
    rival = bench.solve(without(ruled, offer), f"without {offer}") if bought else base
    search = PriceSearch(ruled, offer, 1, rival, bench)
    found.first = search.run(base if bought else None)
    if many > 1 and not bench.over:
        found.quoted = QuantitySearch(ruled, offer, many, found.first, bench).run()


def find_lead(scenario: Scenario, found: Finding, base: Trial, bench: Bench) -> None:
    """How much sooner an offer that loses or is dropped would have to come."""
    loses = found.first is not None and not found.wins_today and found.standing == "loses"
    if (loses or found.standing == "dropped") and not bench.over:
        found.lead = LeadSearch(strict(scenario), found.offer.id, base, bench).run()


def find_blocks(scenario: Scenario, found: Finding, base: Trial, bench: Bench) -> None:
    """Where no price wins: which rules keep the offer out."""
    if found.first is None or found.first.at_nothing is None or bench.over:
        return
    found.blocked = blocked(strict(scenario), found.offer.id, 1, base, found.first.at_nothing,
                            bench)


def search_further(scenario: Scenario, found: Finding, base: Trial, bench: Bench) -> None:
    """Lead times that were passed over at first, while there is time."""
    if found.lead is not None and not found.lead.all_tried and not bench.over:
        found.lead = LeadSearch(strict(scenario), found.offer.id, base, bench).one_by_one()
