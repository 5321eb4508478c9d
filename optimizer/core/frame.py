"""A scenario's data as tables of figures in one number system, for rules and terms to read."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.core.index import Index
from optimizer.core.table import Table, View
from optimizer.core.time_value import TimeValue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from optimizer.core.layout import Layout
    from optimizer.core.number import Array, Number
    from optimizer.core.registry import Settings
    from optimizer.domain.scenario import Scenario


class Frame:
    """Tables of one scenario. ``FLOAT`` figures build the model, ``EXACT`` ones audit the plan."""

    def __init__(
        self, scenario: Scenario, settings: Settings, layout: Layout, number: Number
    ) -> None:
        self.scenario = scenario
        self.settings = settings
        self.layout = layout
        self.regime = layout.regime
        self.number = number
        self.time = TimeValue(scenario)
        self._ids: dict[str, dict[str | None, int]] = {}
        self._kept: dict[Any, Any] = {}
        self.conceded: set[tuple[str, str]] = set()
        """Concessions that met their row: rule and row."""
        tables: dict[str, Table] = {}
        self.tables = tables
        for name in ("phases", "accelerators", "vendors", "sites"):
            tables[name] = Table(number, getattr(scenario, name))
        self._refer("systems", accelerator="accelerators")
        self._refer("offers", vendor="vendors", system="systems")
        tables["decisions"] = Table(number, layout.decisions)
        phases = tables["phases"]
        tables["lots"] = Table(
            number, size=len(layout.lot_offer),
            refs={"offer": (tables["offers"], layout.lot_offer),
                  "order": (phases, layout.lot_order),
                  "delivery": (phases, layout.lot_delivery),
                  "in_service": (phases, layout.lot_in_service),
                  "decision": (tables["decisions"], layout.lot_decision)},
            columns={"in_service_date": layout.lot_in_service_date},
        )
        tables["placements"] = Table(
            number, size=len(layout.placement_site),
            refs={"system": (tables["systems"], layout.pool_system[layout.placement_pool]),
                  "site": (tables["sites"], layout.placement_site),
                  "delivery": (phases, layout.placement_delivery),
                  "in_service": (phases, layout.placement_in_service),
                  "decision": (tables["decisions"], layout.placement_decision)},
        )
        tables["lines"] = Table(
            number, size=len(layout.line_lot),
            refs={"lot": (tables["lots"], layout.line_lot),
                  "site": (tables["sites"], layout.line_site),
                  "placement": (tables["placements"], layout.line_placement)},
        )

    def _refer(self, name: str, **refs: str) -> None:
        rows = getattr(self.scenario, name)
        self.tables[name] = Table(
            self.number, rows,
            refs={field: (self.tables[table],
                          self.positions(table, list(map(attrgetter(field), rows))))
                  for field, table in refs.items()},
        )

    def keep(self, key: Any, make: Callable[[], Any]) -> Any:
        """Figures that are made once for all who ask under the same key."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def positions(self, table: str, ids: Sequence[str | None]) -> Array:
        """Positions of ids in a table of the scenario; −1 for None."""
        return np.fromiter(map(self._positions(table).__getitem__, ids), np.int64, len(ids))

    def known(self, table: str, name: str) -> bool:
        """Whether an id is in a table of the scenario."""
        return name in self._positions(table)

    def _positions(self, table: str) -> dict[str | None, int]:
        if table not in self._ids:
            rows = getattr(self.scenario, table)
            self._ids[table] = {None: -1, **{row.id: i for i, row in enumerate(rows)}}
        return self._ids[table]

    def view(self, table: str) -> View:
        """All rows of a table."""
        return View(self.tables[table])

    def rows_of(self, records: Sequence[Any], **refs: str) -> View:
        """Records from a settings list or a scenario table, their id fields as references."""
        return View(Table(
            self.number, records,
            refs={field: (self.tables[table],
                          self.positions(table, list(map(attrgetter(field), records))))
                  for field, table in refs.items()},
        ))

    def index(self, *tables: str) -> Index:
        """One row per combination of the tables' rows."""
        return Index(*([row.id for row in getattr(self.scenario, name)] for name in tables))

    @cached_property
    def granted(self) -> dict[str, dict[str, Decimal]]:
        """What is conceded, by rule and row."""
        out: dict[str, dict[str, Decimal]] = {}
        for one in self.scenario.concessions:
            rows = out.setdefault(one.rule, {})
            rows[one.where] = rows.get(one.where, Decimal(0)) + one.amount
        return out

    @cached_property
    def offer_phases(self) -> View:
        """What is quoted for single phases."""
        return self.rows_of(self.scenario.offer_phases, offer="offers", phase="phases")

    @cached_property
    def phases(self) -> Index:
        """One row per phase."""
        return self.index("phases")

    @cached_property
    def _rates(self) -> tuple[Array, Array]:
        rows = self.scenario.exchange_rates
        codes = {c: i for i, c in enumerate(dict.fromkeys(
            [self.scenario.money.currency, *(o.currency for o in self.scenario.offers)]))}
        general = {row.currency: row.rate for row in rows if row.phase is None}
        special = {(row.currency, row.phase): row.rate for row in rows if row.phase is not None}
        flat = [
            special.get((code, phase.id), general.get(code, 1))
            for code in codes for phase in self.scenario.phases
        ]
        matrix = self.number.array(flat).reshape(len(codes), -1)
        own = np.array([codes[o.currency] for o in self.scenario.offers], dtype=np.int64)
        return matrix, own

    def rate(self, offers: View, phases: View) -> Array:
        """Reporting currency per unit of each offer's currency, at payments in these phases."""
        matrix, own = self._rates
        return np.asarray(matrix[own[offers.positions], phases.positions])

    @cached_property
    def _prices(self) -> tuple[Array, Array]:
        offers = self.view("offers")
        per_unit = self.per_unit(offers)
        general = offers.unit_price * per_unit
        priced = self.offer_phases.where(self.offer_phases.known("unit_price"))
        at = priced.offer.positions
        own = np.repeat(general[:, None], len(self.scenario.phases), axis=1)
        own[at, priced.phase.positions] = priced.unit_price * per_unit[at]
        return general, own

    def list_price(self, offers: View, orders: View | None = None) -> Array:
        """List price per unit in the offer's currency: of orders in a phase, or in general."""
        general, own = self._prices
        if orders is None:
            return np.asarray(general[offers.positions])
        return np.asarray(own[offers.positions, orders.positions])

    def per_unit(self, offers: View) -> Array:
        """What turns an offer's price into a price per unit: 1, or accelerators per unit."""
        per_accelerator = offers.price_basis == "accelerator"
        per_unit = offers.system.accelerators_per_unit
        return np.asarray(np.where(per_accelerator, per_unit, self.number.one(1)))

    def capacity(self, column: str) -> Array:
        """A capacity of every site in every phase (site-major), held until the next row."""
        phases = len(self.scenario.phases)
        at = {(row.site, row.phase): getattr(row, column) for row in self.scenario.site_phases}
        out: list[Decimal | int] = []
        for site in self.scenario.sites:
            held: Decimal | int = 0
            for phase in self.scenario.phases:
                held = at.get((site.id, phase.id), held)
                out.append(held)
        return self.number.array(out).reshape(len(self.scenario.sites) * phases)

    def settled(self, lots: View, groups: Array, size: int) -> Array:
        """Per group of lots, the phase in which its credits are paid: the last one in service.

        ``lots`` are all lots that could be bought, ``groups`` the group of each (−1: none).
        """
        last = np.zeros(size, dtype=np.int64)
        held = groups >= 0
        np.maximum.at(last, groups[held], lots.in_service.positions[held])
        return last
