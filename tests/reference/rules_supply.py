"""Rows of the rules on offers, vendors, commitments and changes."""

from __future__ import annotations

from .records import exact
from .rows import Bench, Settings, filtered, rule
from .world import Line


def _orders(b: Bench) -> list[tuple[str, int]]:
    """Offer and phase of every order that can be placed."""
    return list(dict.fromkeys((line.offer.id, line.phase) for line in b.lines))


def _ordered(b: Bench, offer: str, phase: int):
    return b.units(lambda line: line.offer.id == offer and line.phase == phase)


def _of_offer(b: Bench, offer: str):
    return b.units(lambda line: line.offer.id == offer)


@rule("supply_phase")
def supply_phase(b: Bench, s: Settings) -> None:
    quoted = {(row.offer, row.phase): row.maximum for row in b.world.tables.offer_phases}
    for offer, phase in _orders(b):
        caps = (b.world.offers[offer].maximum_per_phase, quoted.get((offer, b.phases[phase])))
        known = [cap for cap in caps if cap is not None]
        if known:
            b.limit(s, (offer, b.phases[phase]), _ordered(b, offer, phase), min(known),
                    offer=offer)


@rule("supply_total")
def supply_total(b: Bench, s: Settings) -> None:
    for offer in b.world.tables.offers:
        if offer.maximum_total is not None:
            b.limit(s, (offer.id,), _of_offer(b, offer.id), offer.maximum_total, offer=offer.id)
    for vendor in b.world.tables.vendors:
        if vendor.maximum_total is not None:
            b.limit(s, (vendor.id,), _of_vendor(b, vendor.id), vendor.maximum_total)


@rule("minimum_order")
def minimum_order(b: Bench, s: Settings) -> None:
    for offer, phase in _orders(b):
        units, least = _ordered(b, offer, phase), b.scaled(b.world.offers[offer].minimum_order)
        b.row(s, (offer, b.phases[phase]), units, ">=",
              lambda t, units=units, least=least: least if units(t) > 0 else 0, offer)


@rule("order_multiple")
def order_multiple(b: Bench, s: Settings) -> None:
    for offer, phase in _orders(b):
        units, lot = _ordered(b, offer, phase), b.scaled(b.world.offers[offer].order_multiple)
        b.row(s, (offer, b.phases[phase]), units, ">=",
              lambda t, units=units, lot=lot: -(-units(t) // lot) * lot, offer)


@rule("overbuy")
def overbuy(b: Bench, s: Settings) -> None:
    goals = b.world.rule("delivery_target").entries("milestones")
    whole = [exact(goal["accelerators"]) for goal in goals if not filtered(goal)]
    if whole:
        b.limit(s, (), b.chips(lambda line: True), (1 + s.number("share", 0)) * max(whole))


@rule("bundles")
def bundles(b: Bench, s: Settings) -> None:
    items = b.world.tables.bundles
    for item in items:
        together = {other.offer for other in items if other.bundle == item.bundle}
        taken = b.units(lambda line, together=together: line.offer.id in together)
        least = b.scaled(item.units)
        b.row(s, (item.bundle, item.offer), _of_offer(b, item.offer), ">=",
              lambda t, taken=taken, least=least: least if taken(t) > 0 else 0)


@rule("alternates")
def alternates(b: Bench, s: Settings) -> None:
    rows = b.world.tables.alternates
    for group in dict.fromkeys(row.group for row in rows):
        offers = dict.fromkeys(row.offer for row in rows if row.group == group)
        b.row(s, (group,), b.count(_of_offer(b, offer) for offer in offers), "<=", b.constant(1))


def _of_vendor(b: Bench, vendor: str):
    return b.units(lambda line: line.vendor.id == vendor)


@rule("vendor_award")
def vendor_award(b: Bench, s: Settings) -> None:
    for vendor in b.world.tables.vendors:
        units = _of_vendor(b, vendor.id)
        money = [b.ledger.money["spend", o.id] for o in b.world.tables.offers
                 if o.vendor == vendor.id]

        def spend(t, money=money):
            return sum(of(t) for of in money)

        if vendor.award_min is not None:
            least = b.scaled(vendor.award_min)
            b.row(s, (vendor.id, "min"), spend, ">=",
                  lambda t, units=units, least=least: least if units(t) > 0 else 0)
        if vendor.award_max is not None:
            b.row(s, (vendor.id, "max"), spend, "<=", b.constant(vendor.award_max))


@rule("vendor_count")
def vendor_count(b: Bench, s: Settings) -> None:
    used = b.count(_of_vendor(b, vendor) for vendor in b.world.vendors)
    b.row(s, ("minimum",), used, ">=", b.constant(s.number("minimum", 0)))
    if s.number("maximum") is not None:
        b.row(s, ("maximum",), used, "<=", b.constant(s.number("maximum")))


@rule("placed_orders")
def placed_orders(b: Bench, s: Settings) -> None:
    """Several orders of one line add up."""
    orders = b.world.tables.placed_orders
    for key in dict.fromkeys((o.offer, o.site, o.phase) for o in orders):
        units = sum(o.units for o in orders if (o.offer, o.site, o.phase) == key)
        b.row(s, key, b.units(lambda line, key=key: line.key == key), ">=", b.constant(units))


@rule("pins")
def pins(b: Bench, s: Settings) -> None:
    sense = {"exactly": "==", "at_least": ">=", "at_most": "<="}
    for i, pin in enumerate(b.world.tables.pins):

        def chosen(line: Line, pin=pin) -> bool:
            return (
                line.offer.id == pin.offer
                and pin.site in ("", line.site.id)
                and pin.phase in ("", line.key[2])
            )

        b.limit(s, (i, pin.offer, pin.kind), b.units(chosen), pin.units, sense=sense[pin.kind],
                offer=pin.offer)


@rule("change_limit")
def change_limit(b: Bench, s: Settings) -> None:
    """Units moved against the previous plan; orders whose line is gone count in full."""
    most = s.number("units")
    if most is None:
        return
    before: dict[tuple[str, str, str], int] = {}
    for o in b.world.tables.previous_plan:
        key = (o.offer, o.site, o.phase)
        before[key] = before.get(key, 0) + o.units
    gone = b.scaled(sum(n for key, n in before.items() if key not in b.world.by_key))
    moved = b.ledger.separable("moved", lambda line, n: abs(n - before.get(line.key, 0)))
    b.row(s, (), lambda t: moved(t) + gone, "<=", b.constant(most))
