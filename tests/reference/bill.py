"""What the units of ONE offer cost, term by term. Terms that join offers are in ``joint.py``."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from types import SimpleNamespace

from .world import Line, World

TERMS = (
    "purchase", "price_breaks", "vendor_rebates", "conditional_rebates", "freight", "duty", "vat",
    "network", "fit_out", "support", "energy", "engagement", "licence_fees", "grid_assessment",
    "financing", "residual_value", "soft_rules",
)
"""Every bill term, in the order of the specification."""

CAPITAL = (
    "purchase", "price_breaks", "vendor_rebates", "conditional_rebates", "freight", "duty", "vat",
    "network", "fit_out", "engagement", "licence_fees", "grid_assessment",
)
"""Terms whose payments a yearly budget pays (VAT only where the rule says so)."""

Units = dict[Line, int]


class Bill:
    """Money by term, in the reporting currency: payments by phase, and amounts of no phase."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.flow: dict[str, list[Fraction]] = {t: [Fraction(0)] * len(world.tables.phases)
                                                for t in TERMS}
        self.running: dict[str, list[Fraction]] = {t: [Fraction(0)] * 2 for t in TERMS}

    def pay(self, term: str, phase: int, amount: Fraction) -> None:
        """A payment that falls in a phase."""
        if amount:
            self.flow[term][phase] += amount

    def run(self, term: str, nominal: Fraction, present: Fraction) -> None:
        """Money that falls in no phase, with its present value."""
        if nominal or present:
            self.running[term][0] += nominal
            self.running[term][1] += present

    def add(self, other: Bill) -> None:
        """Add all of another bill."""
        for term in TERMS:
            for phase, amount in enumerate(other.flow[term]):
                self.pay(term, phase, amount)
            self.run(term, *other.running[term])

    def nominal(self, term: str) -> Fraction:
        """As paid, not discounted."""
        return sum(self.flow[term]) + self.running[term][0]

    def present(self, term: str) -> Fraction:
        """Present value."""
        disc = self.world.calendar.disc
        paid = sum(f * d for f, d in zip(self.flow[term], disc, strict=True) if f)
        return paid + self.running[term][1]

    def spend(self) -> Fraction:
        """Purchase money after price breaks, before rebates."""
        return self.nominal("purchase") + self.nominal("price_breaks")

    def cash(self, year: int, vat: bool) -> Fraction:
        """Counted capital payments of a fiscal year, without VAT, or the VAT alone."""
        phases = [i for i, p in enumerate(self.world.tables.phases) if p.fiscal_year == year]
        terms = [t for t in CAPITAL if self.world.counted(t) and (t == "vat") == vat]
        return sum((self.flow[t][p] for t in terms for p in phases if self.flow[t][p]),
                   Fraction(0))


def payments(world: World, line: Line) -> list[tuple[int, Fraction]]:
    """List price of one unit as it is paid: (phase, reporting currency)."""
    offer, price = line.offer, world.list_price(line.offer, line.phase)
    shares = (
        (line.phase, offer.deposit_share),
        (line.delivery, offer.delivery_share),
        (line.service, offer.acceptance_share),
    )
    return [(phase, share * price * world.rate(offer.currency, phase))
            for phase, share in shares if share]


def offer_bill(world: World, units: Units) -> Bill:
    """The bill of one offer's lines (ALL of them, also those with 0 units)."""
    bill = Bill(world)
    lines = list(units)
    if not lines:
        return bill
    # Per phase: money on which duty and VAT are due.
    dutiable: dict[int, Fraction] = defaultdict(Fraction)
    for line, n in units.items():
        if not n:
            continue
        paid = payments(world, line)
        for phase, money in paid:
            bill.pay("purchase", phase, n * money)
        rate = world.rate(line.offer.currency, line.delivery)
        freight = n * line.offer.freight_per_unit * rate
        bill.pay("freight", line.delivery, freight)
        dutiable[line.delivery] += n * sum(money for _, money in paid) + freight
        _facility(bill, line, n)
        _running(bill, line, n)
        _financing(bill, line, n, paid)
    if world.rule("price_breaks").mode != "off":
        for group in _break_groups(lines):
            _price_breaks(bill, {line: units[line] for line in group}, dutiable)
    _taxes(bill, lines[0], dutiable)
    if any(n and line.export.verdict == "licence" for line, n in units.items()):
        bill.pay("licence_fees", 0, world.term("licence_fees", "per_offer"))
    return bill


def _facility(bill: Bill, line: Line, n: int) -> None:
    world = bill.world
    per_chip, per_kw = world.term("network", "per_accelerator"), world.term("fit_out", "per_kw")
    bill.pay("network", line.delivery, per_chip * n * line.accelerators)
    bill.pay("fit_out", line.delivery, per_kw * n * line.system.unit_kw_max)


def _running(bill: Bill, line: Line, n: int) -> None:
    """Support and energy for the years in service, and what is left at the horizon."""
    world, site, calendar = bill.world, line.site, bill.world.calendar
    support = n * line.offer.support_per_year * world.rate(line.offer.currency, line.service)
    kw = n * line.system.unit_kw_typical * site.load_factor * site.pue
    energy = kw * 8760 * site.tariff_per_kwh
    years, present = calendar.years[line.service], calendar.pv_years[line.service]
    bill.run("support", support * years, support * present)
    bill.run("energy", energy * years, energy * present)


def _financing(bill: Bill, line: Line, n: int, paid: list[tuple[int, Fraction]]) -> None:
    """Interest from each list payment to service; and residual value, a share of list money."""
    world, month = bill.world, bill.world.calendar.month
    rate = world.term("financing", "rate_per_year")
    for phase, money in paid if rate else ():
        wait = Fraction(month[line.service] - month[phase], 12)
        bill.pay("financing", line.service, rate * n * money * wait)
    share = world.term("residual_value", "share")
    left = share * n * sum(money for _, money in paid) if share else Fraction(0)
    bill.run("residual_value", -left, -left * world.calendar.end_disc)


def _break_groups(lines: list[Line]) -> list[list[Line]]:
    """Lines whose units count together for the offer's price breaks."""
    if lines[0].offer.break_basis == "horizon":
        return [lines]
    return [[line for line in lines if line.phase == p] for p in {line.phase for line in lines}]


def _price_breaks(bill: Bill, units: Units, dutiable: dict[int, Fraction]) -> None:
    """Savings of one group, in the payments (all_units) or as one credit (incremental)."""
    world, offer = bill.world, next(iter(units)).offer
    tiers = sorted((r for r in world.tables.price_breaks if r.offer == offer.id),
                   key=lambda row: row.from_units)
    bought = sum(units.values())
    if offer.break_kind == "all_units":
        reached = [tier for tier in tiers if tier.from_units <= bought]
        off = 1 - reached[-1].unit_price / offer.unit_price if reached else Fraction(0)
        for line, n in units.items() if reached else ():
            for phase, money in payments(world, line) if n else ():
                bill.pay("price_breaks", phase, -off * n * money)
                dutiable[line.delivery] -= off * n * money
    elif offer.break_kind == "incremental":
        phase = None if offer.break_basis == "horizon" else next(iter(units)).phase
        saving = Fraction(0)
        for tier, after in zip(tiers, [*tiers[1:], None], strict=True):
            end = bought if after is None else min(bought, after.from_units - 1)
            inside = max(0, end - tier.from_units + 1)
            off = 1 - tier.unit_price / offer.unit_price
            saving += inside * off * world.list_price(offer, phase)
        when = world.settlement(list(units))
        credit = saving * world.rate(offer.currency, when)
        bill.pay("price_breaks", when, -credit)
        dutiable[when] -= credit


def _taxes(bill: Bill, line: Line, dutiable: dict[int, Fraction]) -> None:
    """Duty and VAT of the origin on price after breaks and freight."""
    origin = line.offer.origin or line.vendor.country
    tax: SimpleNamespace | None = next(
        (row for row in bill.world.tables.taxes if row.origin == origin), None
    )
    if tax is None:
        return
    for phase, money in dutiable.items():
        bill.pay("duty", phase, tax.duty_share * money)
        bill.pay("vat", phase, tax.vat_share * (1 + tax.duty_share) * money)
