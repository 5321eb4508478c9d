"""Prices and checks a plan given as whole units per line: every figure an exact fraction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .bill import TERMS, Bill, offer_bill
from .ledger import Ledger
from .plan import Yardstick
from .world import Key, World


@dataclass(frozen=True)
class BillLine:
    """One term of the bill, reporting currency."""

    term: str
    nominal: Fraction
    present: Fraction


@dataclass(frozen=True)
class RuleRow:
    """One row of a rule in the plan."""

    rule: str
    key: tuple[str, ...]
    mode: str
    sense: str
    activity: Fraction
    bound: Fraction
    broken: Fraction
    concession: Fraction


@dataclass(frozen=True)
class Evaluation:
    """All that is to be known of a plan. ``broken`` names the rows that make it infeasible."""

    bill: dict[str, BillLine]
    cash: dict[int, Fraction]
    cash_without_vat: dict[int, Fraction]
    rows: tuple[RuleRow, ...]
    concession: Fraction
    feasible: bool
    broken: tuple[tuple[str, tuple[str, ...]], ...]
    aims: tuple[tuple[str, Fraction], ...]
    accelerators: int
    in_service_by_phase: dict[str, int]

    @property
    def total(self) -> Fraction:
        """Present value of all terms, counted or not."""
        return sum((line.present for line in self.bill.values()), Fraction(0))


def evaluate(
    scenario: dict[str, Any] | World,
    orders: Mapping[Key, int],
    regime: dict[str, Any] | None = None,
) -> Evaluation:
    """Price and check orders: {(offer, site, order phase): units}; missing lines mean 0 units."""
    world = scenario if isinstance(scenario, World) else World(scenario, regime)
    for key, n in orders.items():
        if n and key not in world.by_key:
            raise ValueError(f"{key} is not a line: {world.dropped.get(key, 'unknown')}")
        most = world.by_key[key].most if n else None
        if most is not None and n > most:
            raise ValueError(f"{key} takes no new orders: no more than {most} units were placed")
    units = {line: int(orders.get(line.key, 0)) for line in world.lines}
    by_offer = [
        {line: n for line, n in units.items() if line.offer.id == offer} for offer in world.offers
    ]
    ledger = Ledger(world)
    yardstick = Yardstick(ledger)
    bills = [offer_bill(world, mine) for mine in by_offer]
    parts = [ledger.part(mine, own) for mine, own in zip(by_offer, bills, strict=True)]
    totals = yardstick.joint.complete([sum(column) for column in zip(*parts, strict=True)])

    bill = Bill(world)
    for own in bills:
        bill.add(own)
    for term, phase, amount in yardstick.joint.payments(totals):
        bill.pay(term, phase, Fraction(amount))
    concession = Fraction(yardstick.concession(totals))
    bill.run("soft_rules", concession, concession)

    net = {year: bill.cash(year, vat=False) for year in ledger.years}
    return Evaluation(
        bill={term: BillLine(term, Fraction(bill.nominal(term)), Fraction(bill.present(term)))
              for term in TERMS},
        cash={year: net[year] + bill.cash(year, vat=True) for year in ledger.years},
        cash_without_vat=net,
        rows=_rule_rows(yardstick, totals),
        concession=concession,
        feasible=yardstick.feasible(totals),
        broken=tuple((row.rule, row.key) for row in yardstick.broken_hard(totals)),
        aims=tuple((aim, Fraction(value)) for (aim, _), value in
                   zip(yardstick.aims, yardstick.aim_values(totals), strict=True)),
        accelerators=sum(n * line.accelerators for line, n in units.items()),
        in_service_by_phase={
            phase.id: sum(n * line.accelerators for line, n in units.items() if line.service <= p)
            for p, phase in enumerate(world.tables.phases)
        },
    )


def _rule_rows(yardstick: Yardstick, totals: list[Any]) -> tuple[RuleRow, ...]:
    rows = []
    for row in yardstick.rows:
        settings, broken = yardstick.settings[row.rule], Fraction(row.broken(totals))
        charge = settings.number("price") * broken if settings.mode == "soft" else Fraction(0)
        rows.append(
            RuleRow(row.rule, row.key, settings.mode, row.sense, Fraction(row.activity(totals)),
                    Fraction(row.bound(totals)), broken, charge)
        )
    return tuple(rows)
