"""Firms that quote, under the names a scenario gives them; those it lacks are added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.errors import Place, Problem
from optimizer.quotes.firms import same
from optimizer.quotes.workbook.parts import OFFERS, VENDORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.domain.offers import Vendor
    from optimizer.domain.scenario import Scenario
    from optimizer.quotes.workbook import OffersBook


@dataclass(frozen=True)
class Firms:
    """The scenario's name of every firm of an offers workbook."""

    names: dict[str, str]
    added: tuple[Vendor, ...]
    told: tuple[str, ...]
    problems: tuple[Problem, ...]


def firms(scenario: Scenario, book: OffersBook) -> Firms:
    """Match the firms of the offers to the scenario's vendors, or add them from the workbook."""
    known = {vendor.id for vendor in scenario.vendors}
    rows = {vendor.id: vendor for vendor in book.rows(VENDORS)}
    partial = {str(values.get("id", "")): (position, str(values.get("name", "")))
               for position, values in book.tables[VENDORS].partial}
    names: dict[str, str] = {}
    added: list[Vendor] = []
    told: list[str] = []
    problems: list[Problem] = []
    for position, offer in book.tables[OFFERS].rows:
        name = offer.vendor
        if name in names:
            continue
        names[name] = name
        if name in known:
            continue
        full = rows[name].name if name in rows else partial.get(name, (0, ""))[1]
        alike = _alike((name, full), scenario.vendors)
        if len(alike) == 1:
            names[name] = alike[0]
            told.append(f"{full or name} is taken as the scenario's vendor {alike[0]}.")
        elif name in rows:
            added.append(rows[name])
        elif name in partial:
            problems += [
                Problem(one.place, f"vendor {name} is new to the scenario, and its "
                        f"{one.place.field} {one.what}",
                        "Fill it in there, or add the vendor to the scenario under this id.")
                for one in book.vendor_problems.get(partial[name][0], ())]
        else:
            problems.append(Problem(
                book.locate(Place(OFFERS, position, "vendor")),
                f"vendor {name} stands neither in the scenario nor in the sheet vendors",
                "Add a row to the sheet vendors, or correct the name."))
    return Firms(names, tuple(added), tuple(told), tuple(problems))


def _alike(names: Sequence[str], vendors: Sequence[Vendor]) -> list[str]:
    return [vendor.id for vendor in vendors
            if any(name and other and same(name, other)
                   for name in names for other in (vendor.id, vendor.name))]
