"""Adding an offers workbook to a scenario: all of it, or nothing and every problem named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from optimizer.domain.checks import check_scenario
from optimizer.domain.offers import Alternate, Offer, PriceBreak
from optimizer.errors import BadInput, Place, Problem
from optimizer.quotes.adding.leaving import GO_ALONG, held, without
from optimizer.quotes.adding.lines import kept_ids
from optimizer.quotes.adding.records import record
from optimizer.quotes.adding.standing import Arrival, arrivals
from optimizer.quotes.adding.vendors import firms
from optimizer.quotes.change import Change, changes
from optimizer.quotes.workbook import parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from optimizer.domain.quotes import Quote
    from optimizer.domain.scenario import Scenario
    from optimizer.quotes.offers import QuotedOffer
    from optimizer.quotes.workbook import OffersBook

PLANNERS = ("break_basis", "order_multiple", "maximum_per_phase", "valid_from",
            "support_per_year", "sites")
"""Fields of an offer that no quote gives: what a planner has set there outlives a revision."""


@dataclass(frozen=True)
class Added:
    """A scenario with offers added, and what is other than before."""

    scenario: Scenario
    changes: tuple[Change, ...] = ()
    told: tuple[str, ...] = ()
    """What was done with each quote, in sentences."""
    unchanged: bool = False


@dataclass
class _Adding:
    """The tables while they change."""

    before: Scenario
    book: OffersBook
    today: date
    offers: dict[str, Offer]
    tables: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    """Row of the workbook by id of the offer."""

    def table(self, name: str) -> tuple[Any, ...]:
        """A table as it stands now."""
        found: tuple[Any, ...] = self.tables.get(name, getattr(self.before, name))
        return found


def add(
    scenario: Scenario, book: OffersBook, today: date, file: str = "",
    names: Mapping[str, Collection[str]] | None = None,
) -> Added:
    """Add the offers of a workbook. ``file`` is the scenario's, for messages.

    Raises:
        BadInput: vendors or systems nobody knows, revisions whose order cannot be told, offers
            that are needed but gone, and whatever a scenario may not say.
    """
    found = firms(scenario, book)
    coming, problems = arrivals(scenario, book, found.names)
    if problems := [*found.problems, *problems]:
        raise BadInput(problems)
    work = _Adding(scenario, book, today, {one.id: one for one in scenario.offers},
                   told=list(found.told))
    offers = [one.model_copy(update={"vendor": found.names[one.vendor]})
              for one in book.rows(parts.OFFERS)]
    for arrival in coming:
        _quote(work, arrival, [one for one in offers if one.quote == arrival.key], file)
    _loose(work, [one for one in offers if not one.quote])
    _goods(work)
    buying = {one.vendor for one in work.offers.values()}
    work.tables["vendors"] = (
        *scenario.vendors, *(vendor for vendor in found.added if vendor.id in buying))
    if work.problems:
        raise BadInput(work.problems)
    done = scenario.model_copy(update=work.tables | {"offers": tuple(work.offers.values())})
    if wrong := check_scenario(done, names):
        raise BadInput([replace(one, place=_place(work, done, one.place, file)) for one in wrong])
    if book.waiting:
        work.told.append(f"{len(book.waiting)} line(s) wait for answers and were left out: "
                         f"{'; '.join(book.waiting[:5])}{' …' if len(book.waiting) > 5 else ''}")
    return Added(done, tuple(work.changes), tuple(work.told), unchanged=done == scenario)


def _quote(work: _Adding, arrival: Arrival, mine: list[QuotedOffer], file: str) -> None:
    """One quote goes in, or only on record."""
    quote, before = arrival.quote, arrival.before
    if arrival.part == "recorded":
        _keep(work, quote.model_copy(update={"standing": "replaced"}))
        if quote.standing == "current":
            work.told.append(f"{quote.id}: this very file was replaced by a newer revision before; "
                             "nothing changed.")
        return
    if arrival.part == "new" and not mine:
        work.told.append(f"{quote.id}: none of its lines is ready, nothing was added.")
        return
    counting = [one for one in work.offers.values() if before and one.quote == before.id]
    ids = kept_ids(mine, counting, _descriptions(work, before),
                   work.offers.keys() - {one.id for one in counting})
    new = {ids[one.id]: _offer(work, one, ids[one.id], quote.id) for one in mine}
    steps = {ids[one.id]: [step.model_copy(update={"offer": ids[one.id]})
                           for step in work.book.rows(parts.BREAKS) if step.offer == one.id]
             for one in mine}
    told = {ids[one.id]: one.description for one in mine}
    if arrival.part == "older":
        _on_record(work, quote.model_copy(update={"standing": "replaced"}), new, steps, told)
        work.told.append(f"{quote.id}: this revision is older than the one in the scenario; it "
                         "was only put on record.")
        return
    work.rows |= {ids[row.id]: position for position, row in work.book.tables[parts.OFFERS].rows
                  if row.id in ids and row.quote == arrival.key}
    gone = {one.id for one in counting} - new.keys()
    work.problems += _unsettled(work, quote, gone)
    work.problems += held(work.before, gone, file)
    old = {one.id: one for one in counting}
    old_steps = [step for step in work.table(parts.BREAKS) if step.offer in old]
    found = changes(old, new, old_steps, [step for ladder in steps.values() for step in ladder])
    if arrival.part == "same" and not found:
        work.told.append(f"{quote.id}: this very file is in the scenario already; nothing changed.")
        return
    _replace(work, old, new, gone, steps, {one.id: ids[one.id] for one in mine})
    if before is not None and arrival.part == "newer":
        _keep(work, before.model_copy(update={"standing": "replaced"}))
        work.told.append(f"{quote.id}: {_named(quote)} replaces {_named(before)}.")
    else:
        work.told.append(f"{quote.id}: {len(new)} offer(s) "
                         f"{'updated' if arrival.part == 'same' else 'added'}.")
    _on_record(work, quote, new, steps, told)
    work.changes += found


def _offer(work: _Adding, row: QuotedOffer, number: str, quote: str) -> Offer:
    """The offer under its id; what only a planner says is kept from the older one."""
    given = {name: value for name, value in row if name in Offer.model_fields}
    given |= {"id": number, "quote": quote}
    if (old := work.offers.get(number)) is not None:
        given |= {name: getattr(old, name) for name in PLANNERS
                  if given[name] == Offer.model_fields[name].get_default()}
    return Offer(**given)


def _replace(
    work: _Adding, old: Mapping[str, Offer], new: Mapping[str, Offer], gone: Collection[str],
    steps: Mapping[str, list[PriceBreak]], ids: Mapping[str, str],
) -> None:
    """Offers keep their place in the table, new ones come behind, what is gone goes."""
    work.offers = {number: new.get(number, one) for number, one in work.offers.items()
                   if number not in gone} | {
        number: one for number, one in new.items() if number not in old}
    current = work.before.model_copy(update=work.tables)
    work.tables |= without(current, gone)
    work.tables[parts.BREAKS] = (
        *(step for step in work.table(parts.BREAKS) if step.offer not in new),
        *(step for ladder in steps.values() for step in ladder))
    groups = [Alternate(group=row.group, offer=ids[row.offer])
              for row in work.book.rows(parts.ALTERNATES) if row.offer in ids]
    have = work.table(parts.ALTERNATES)
    work.tables[parts.ALTERNATES] = (*have, *(row for row in groups if row not in have))


def _loose(work: _Adding, offers: Iterable[QuotedOffer]) -> None:
    """Offers a planner typed into the workbook, of no quote."""
    for row in offers:
        new = _offer(work, row, row.id, "")
        steps = [step for step in work.book.rows(parts.BREAKS) if step.offer == row.id]
        if work.offers.get(row.id) == new:
            continue
        if row.id in work.offers:
            position = next(at for at, one in work.book.tables[parts.OFFERS].rows if one is not row
                            and one.id == row.id)
            work.problems.append(Problem(
                work.book.locate(Place(parts.OFFERS, position, "id")),
                f"the scenario has another offer {row.id}", "Give this one another id."))
            continue
        work.offers[row.id] = new
        work.tables[parts.BREAKS] = (*work.table(parts.BREAKS), *steps)
        work.changes += changes({}, {row.id: new}, (), steps)


def _goods(work: _Adding) -> None:
    """Systems and accelerators the scenario lacks, from the catalogue in the workbook."""
    wanted = {one.system for one in work.offers.values()}
    have = {one.id for one in work.before.systems}
    systems = [one for one in work.book.rows(parts.SYSTEMS) if one.id in wanted - have]
    chips = {one.accelerator for one in systems} - {one.id for one in work.before.accelerators}
    found = [one for one in work.book.rows(parts.ACCELERATORS) if one.id in chips]
    work.tables["systems"] = (*work.before.systems, *systems)
    work.tables["accelerators"] = (*work.before.accelerators, *found)
    if systems:
        work.told.append("Added from the catalogue: "
                         + ", ".join(f"system {one.id}" for one in systems) + ".")


def _descriptions(work: _Adding, before: Quote | None) -> dict[str, str]:
    return {} if before is None else {
        one.offer: one.description for one in work.table("quote_history")
        if (one.quote, one.sha256) == (before.id, before.sha256)}


def _on_record(
    work: _Adding, quote: Quote, offers: Mapping[str, Offer],
    steps: Mapping[str, list[PriceBreak]], told: Mapping[str, str],
) -> None:
    """The quote and its lines in the history; the same revision is not there twice."""
    _keep(work, quote)
    work.tables["quote_history"] = (
        *(one for one in work.table("quote_history")
          if (one.quote, one.sha256) != (quote.id, quote.sha256)),
        *(record(quote, one, steps[number], told[number]) for number, one in offers.items()))


def _keep(work: _Adding, quote: Quote) -> None:
    """Put a revision into the table of quotes, in the place of what it said before."""
    rows = list(work.table(parts.QUOTES))
    at = next((n for n, one in enumerate(rows)
               if (one.id, one.sha256) == (quote.id, quote.sha256)), len(rows))
    added = rows[at].added_on if at < len(rows) else work.today
    rows[at:at + 1] = [quote.model_copy(update={"added_on": added or work.today})]
    work.tables[parts.QUOTES] = tuple(rows)


def _unsettled(work: _Adding, quote: Quote, gone: Collection[str]) -> list[Problem]:
    """Whether a line is gone cannot be said while lines of its quote wait."""
    waiting = [key for key in work.book.waiting if key.startswith(f"{quote.file}: ")]
    if not (gone and waiting):
        return []
    return [Problem(
        Place(parts.WAITING, file=work.book.locate.file),
        f"{quote.id} replaces an older revision, and {len(waiting)} of its lines wait for answers: "
        f"whether {', '.join(sorted(gone))} is gone cannot be said",
        "Answer the questions of these lines first.")]


def _named(quote: Quote) -> str:
    return " of ".join(part for part in (
        quote.revision or "the quote", str(quote.dated) if quote.dated else quote.file) if part)


def _place(work: _Adding, done: Scenario, place: Place, file: str) -> Place:
    """Where a problem of the merged scenario stands: in the workbook, or in the scenario."""
    if place.table in ("offers", *GO_ALONG) and place.row is not None:
        row = getattr(done, place.table)[place.row]
        number = row.id if place.table == "offers" else row.offer
        if number in work.rows:
            return work.book.locate(_in_book(work, place, row, work.rows[number]))
    return replace(place, file=file)


def _in_book(work: _Adding, place: Place, row: Any, at: int) -> Place:
    """The row of the workbook: of the offer itself, or of its price break."""
    if isinstance(row, PriceBreak):
        offers = dict(work.book.tables[parts.OFFERS].rows)
        for position, step in work.book.tables[parts.BREAKS].rows:
            if (step.offer, step.from_units) == (offers[at].id, row.from_units):
                return Place(parts.BREAKS, position, place.field)
    return Place(parts.OFFERS, at, place.field)
