"""All files of a draft taken together, and what accepting their offers would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, overload

from optimizer import api
from optimizer.domain.offers import Vendor
from optimizer.errors import BadInput, Problem
from optimizer.quotes.finding import QuoteReading, SideLine
from optimizer.quotes.goods import Goods, shipped_goods
from optimizer.quotes.settling import Settled
from optimizer.quotes.sorting import Sorted, sort
from optimizer.quotes.workbook.parts import OFFERS, VENDORS
from optimizer.quotes.workbook.unwritten import unwritten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from optimizer.domain.scenario import Scenario
    from optimizer.quotes.adding import Added


@dataclass(frozen=True)
class Outcome:
    """What becomes of the lines of all files, and of the scenario they would be accepted into."""

    sorted: Sorted
    added: Added | None = None
    """The scenario with the offers that are ready; None where something keeps them out."""
    problems: tuple[Problem, ...] = ()
    strangers: tuple[tuple[str, str], ...] = ()
    """Vendors with ready offers whose countries nobody has said: short name and full name."""


@dataclass(frozen=True, eq=False)
class Joined(Sequence[SideLine]):
    """Side lines of several files; those of a price list, maybe a million, are made when wanted."""

    parts: tuple[Sequence[SideLine], ...]

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    def __iter__(self) -> Iterator[SideLine]:
        return chain.from_iterable(self.parts)

    @overload
    def __getitem__(self, at: int) -> SideLine: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[SideLine]: ...

    def __getitem__(self, at: int | slice) -> SideLine | Sequence[SideLine]:
        return tuple(self)[at]


def sorted_lines(settled: Settled, vendors: Sequence[Vendor] = ()) -> Sorted:
    """What becomes of the lines, those of no offer left aside."""
    return sort(replace(settled.reading, side_lines=()), vendors)


def together(read: Iterable[Settled]) -> Settled:
    """The readings of several files as one."""
    parts = list(read)
    readings = [one.reading for one in parts]
    return Settled(
        QuoteReading(
            tuple(chain.from_iterable(one.lines for one in readings)),
            Joined(tuple(one.side_lines for one in readings)),
            tuple(chain.from_iterable(one.questions for one in readings)),
            tuple(chain.from_iterable(one.notes for one in readings)),
            tuple(chain.from_iterable(one.heads for one in readings))),
        tuple(chain.from_iterable(one.given for one in parts)),
        tuple(chain.from_iterable(one.notes for one in parts)))


def goods_for(scenario: Scenario | None, *, everything: bool) -> Goods:
    """The systems of a scenario; with ``everything``, or where it has none, all that are known."""
    own = Goods((), ()) if scenario is None else Goods.of(scenario)
    if own.systems and not everything:
        return own
    known = shipped_goods()
    have = {one.id for one in own.systems}, {one.id for one in own.accelerators}
    return Goods(
        (*own.accelerators, *(one for one in known.accelerators if one.id not in have[1])),
        (*own.systems, *(one for one in known.systems if one.id not in have[0])))


def outcome(
    scenario: Scenario | None, settled: Settled, goods: Goods,
    countries: Mapping[str, tuple[str, str]], today: date,
) -> Outcome:
    """What accepting the offers that are ready would make of a scenario.

    ``countries``: of vendors that are new, by short name: its own and that of its parent.
    """
    if scenario is None:
        return Outcome(sorted_lines(settled))
    book, done = unwritten(replace(settled.reading, side_lines=()), goods,
                           vendors_for(scenario, settled, countries))
    selling = {offer.vendor for _, offer in book.tables[OFFERS].rows}
    strangers = tuple(
        (str(row["id"]), str(row.get("name", ""))) for _, row in book.tables[VENDORS].partial
        if row["id"] in selling)
    if strangers:
        return Outcome(done, strangers=strangers)
    try:
        return Outcome(done, api.add_read(scenario, book, today))
    except BadInput as error:
        return Outcome(done, problems=error.problems)


def vendors_for(
    scenario: Scenario, settled: Settled, countries: Mapping[str, tuple[str, str]],
) -> tuple[Vendor, ...]:
    """The vendors of a scenario, and new ones whose countries are known."""
    names = sorted_lines(settled, scenario.vendors).vendors
    have = {vendor.id for vendor in scenario.vendors}
    return (*scenario.vendors, *(
        Vendor(id=name, name=full, country=countries[name][0], parent_country=countries[name][1])
        for name, full in names.items() if name in countries and name not in have))
