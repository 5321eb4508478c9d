"""The lines of a scenario (offer x site x order phase): which exist, when they arrive, and lots."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from .records import day, exact, read
from .regime import FREE, Regime, tpp
from .settings import Settings, settings_of
from .times import Calendar, later

Key = tuple[str, str, str]
"""Offer, site and order phase: the name of a line."""


@dataclass(frozen=True, eq=False)
class Line:
    """One thing that can be ordered. ``phase``, ``delivery`` and ``service`` are phase numbers."""

    number: int
    key: Key
    offer: SimpleNamespace
    site: SimpleNamespace
    system: SimpleNamespace
    accelerator: SimpleNamespace
    vendor: SimpleNamespace
    phase: int
    delivery: int
    service: int
    service_date: Any
    most: int | None
    """Most units, where nothing new can be ordered."""
    export: SimpleNamespace
    accelerators: int
    tpp: Fraction


class World:
    """A scenario made ready: exact tables, calendar, lines, and the lines dropped with reasons."""

    def __init__(self, scenario: dict[str, Any], regime: dict[str, Any] | None = None) -> None:
        self.tables = t = read(scenario)
        self.currency = (scenario.get("money") or {}).get("currency", "KRW")
        self.calendar = Calendar(t.phases, scenario.get("money") or {})
        self.rules = scenario.get("rules") or {}
        self.terms = scenario.get("terms") or {}
        self.aims = [
            (aim["aim"], exact(aim.get("tolerance") or 0))
            for aim in scenario.get("aims") or [{"aim": "least_cost"}]
        ]
        self.limits = [(aim["aim"], exact(aim["limit"])) for aim in scenario.get("aims") or ()
                       if aim.get("limit") is not None]
        self.as_of = day(scenario["as_of"]) if scenario.get("as_of") else None
        self.regime = Regime(scenario.get("export_regime") or "none", t, regime)
        self.accelerators = {row.id: row for row in t.accelerators}
        self._tpp = {row.id: tpp(row) for row in t.accelerators}
        self.systems = {row.id: row for row in t.systems}
        self.vendors = {row.id: row for row in t.vendors}
        self.sites = {row.id: row for row in t.sites}
        self.offers = {row.id: row for row in t.offers}
        self._own_price = {
            (row.offer, row.phase): row.unit_price
            for row in t.offer_phases
            if row.unit_price is not None
        }
        self._rates = {(row.currency, row.phase): row.rate for row in t.exchange_rates}
        self.lines: list[Line] = []
        self.dropped: dict[Key, str] = {}
        for offer in t.offers:
            for site in t.sites:
                for phase in range(len(t.phases)):
                    self._add(offer, site, phase)
        self.by_key = {line.key: line for line in self.lines}

    def rule(self, rule: str) -> Settings:
        """Mode, price and figures of a rule."""
        return settings_of(rule, self.rules.get(rule) or {})

    def term(self, term: str, figure: str = "") -> Fraction:
        """A figure of a bill term, 0 where it is not set."""
        value = (self.terms.get(term) or {}).get(figure)
        return Fraction(0) if value is None else exact(value)

    def counted(self, term: str) -> bool:
        """Whether a bill term counts in least cost and in budgets."""
        value = (self.terms.get(term) or {}).get("counted")
        return True if value is None else bool(value)

    def rate(self, currency: str, phase: int) -> Fraction:
        """Reporting currency per unit of a currency, for payments of a phase."""
        for key in ((currency, self.tables.phases[phase].id), (currency, "")):
            if key in self._rates:
                return self._rates[key]
        if currency == self.currency:
            return Fraction(1)
        raise ValueError(f"exchange_rates: no rate for {currency}")

    def list_price(self, offer: SimpleNamespace, phase: int | None) -> Fraction:
        """List price of one unit in the offer's currency; of the offer itself if phase is None."""
        price = offer.unit_price
        if phase is not None:
            price = self._own_price.get((offer.id, self.tables.phases[phase].id), price)
        if offer.price_basis == "accelerator":
            price *= self.systems[offer.system].accelerators_per_unit
        return price

    def capacity(self, site: str, phase: int, what: str) -> Fraction:
        """What a site can take in a phase: its latest row up to then; 0 before its first row."""
        rows = [
            (self.calendar.index[row.phase], getattr(row, what))
            for row in self.tables.site_phases
            if row.site == site and self.calendar.index[row.phase] <= phase
        ]
        return max(rows, key=lambda row: row[0])[1] if rows else Fraction(0)

    def settlement(self, lines: list[Line]) -> int:
        """The phase in which savings of lines are credited: their latest in-service phase."""
        return max((line.service for line in lines), default=0)

    def lots(self, lines: list[Line]) -> dict[tuple[int, int, int], list[Line]]:
        """Lines of one offer grouped by order, delivery and in-service phase."""
        found: dict[tuple[int, int, int], list[Line]] = {}
        for line in lines:
            found.setdefault((line.phase, line.delivery, line.service), []).append(line)
        return found

    def _add(self, offer: SimpleNamespace, site: SimpleNamespace, phase: int) -> None:
        """Make the line, or say why it cannot be. An order already placed keeps its line."""
        when = self.tables.phases[phase]
        key = (offer.id, site.id, when.id)
        placed = any((o.offer, o.site, o.phase) == key for o in self.tables.placed_orders)
        system = self.systems[offer.system]
        accelerator = self.accelerators[system.accelerator]
        order = max(d for d in (when.start, offer.valid_from, self.as_of) if d is not None)
        if order > when.end or (offer.valid_until is not None and order > offer.valid_until):
            ordered_on, order = order, when.start  # an order placed there is older than today
        else:
            ordered_on = order
        ship = later(order, offer.lead_weeks_max)
        controlled = self.rule("export_eligibility").mode != "off"
        export = self.regime.decide(accelerator, site, ship) if controlled else FREE
        arrival = later(ship, export.lead_weeks)
        ready = later(arrival, system.acceptance_weeks)
        delivery, service = self.calendar.containing(arrival), self.calendar.containing(ready)
        reason = self._reason(offer, site, system, ordered_on, when, export, service)
        if reason and not placed:
            self.dropped[key] = reason
            return
        last = len(self.tables.phases) - 1
        self.lines.append(
            Line(
                most=sum(o.units for o in self.tables.placed_orders
                         if (o.offer, o.site, o.phase) == key) if reason else None,
                number=len(self.lines), key=key, offer=offer, site=site, system=system,
                accelerator=accelerator, vendor=self.vendors[offer.vendor], phase=phase,
                delivery=last if delivery is None else delivery,
                service=last if service is None else service,
                service_date=ready, export=export, accelerators=system.accelerators_per_unit,
                tpp=self._tpp[accelerator.id] * system.accelerators_per_unit,
            )
        )

    def _reason(self, offer: Any, site: Any, system: Any, order: Any, phase: Any, export: Any,
                service: int | None) -> str:
        """Why a line cannot be ordered; "" if it can."""
        rule = self.rule("export_eligibility")
        wet = system.cooling == "liquid" and self.rule("cooling").mode != "off"
        halls = range(len(self.tables.phases))
        if offer.sites and site.id not in offer.sites:
            return "site not served"
        if order > phase.end:
            return "phase is past, or quote not valid yet"
        if offer.valid_until is not None and order > offer.valid_until:
            return "quote no longer valid"
        if wet and not any(self.capacity(site.id, p, "liquid_kw") for p in halls):
            return "no liquid cooling at the site"
        if export.verdict == "prohibited":
            return f"export prohibited by {export.id}"
        if export.verdict == "licence":
            if export.refused_by_policy and not rule.flag("allow_refused"):
                return f"licence refused by policy under {export.id}"
            if export.chance < rule.number("min_chance", 0):
                return f"licence too unlikely under {export.id}"
        return "in service after the last phase" if service is None else ""
