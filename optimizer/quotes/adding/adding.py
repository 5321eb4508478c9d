"""Adding an offers workbook to a scenario: all of it, or nothing and every problem named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from optimizer.domain.checks import check_scenario
from optimizer.errors import BadInput, Place, Problem
from optimizer.quotes.adding.leaving import held
from optimizer.quotes.adding.lines import kept_ids
from optimizer.quotes.adding.places import place_of
from optimizer.quotes.adding.standing import Arrival, arrivals
from optimizer.quotes.adding.vendors import firms
from optimizer.quotes.adding.work import Work
from optimizer.quotes.change import Change, changes
from optimizer.quotes.workbook import parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from optimizer.domain.offers import Offer
    from optimizer.domain.quotes import Quote
    from optimizer.domain.scenario import Scenario
    from optimizer.quotes.offers import QuotedOffer
    from optimizer.quotes.workbook import OffersBook

MOST_NAMED = 5
"""Waiting lines named in the report; the workbook lists them all."""


@dataclass(frozen=True)
class Added:
    """A scenario with offers added, and what is other than before."""

    scenario: Scenario
    changes: tuple[Change, ...] = ()
    told: tuple[str, ...] = ()
    """What was done with each quote, in sentences."""
    unchanged: bool = False


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
    work = Work(scenario, book, today, {one.id: one for one in scenario.offers},
                told=list(found.told))
    offers = [one.model_copy(update={"vendor": found.names[one.vendor]})
              for one in book.rows(parts.OFFERS)]
    for arrival in coming:
        _quote(work, arrival, [one for one in offers if one.quote == arrival.key], file)
    _typed(work, [one for one in offers if not one.quote])
    _goods(work)
    buying = {one.vendor for one in work.offers.values()}
    work.tables[parts.VENDORS] = (
        *scenario.vendors, *(vendor for vendor in found.added if vendor.id in buying))
    if work.problems:
        raise BadInput(work.problems)
    done = scenario.model_copy(update=work.tables | {parts.OFFERS: tuple(work.offers.values())})
    if wrong := check_scenario(done, names):
        raise BadInput([replace(one, place=place_of(work, done, one.place, file))
                        for one in wrong])
    return Added(done, tuple(work.changes), (*work.told, *_waiting(book)), done == scenario)


def _quote(work: Work, arrival: Arrival, mine: list[QuotedOffer], file: str) -> None:
    """One quote goes in, or only on record."""
    quote, before = arrival.quote, arrival.before
    replaced = quote.model_copy(update={"standing": "replaced"})
    if arrival.part == "recorded":
        work.keep(replaced)
        if quote.standing == "current":
            work.told.append(f"{quote.id}: this very file was replaced by a newer revision before; "
                             "nothing changed.")
        return
    if arrival.part == "new" and not mine:
        work.told.append(f"{quote.id}: none of its lines is ready, nothing was added.")
        return
    old = {one.id: one for one in work.offers.values() if before and one.quote == before.id}
    ids = kept_ids(mine, tuple(old.values()), work.descriptions(before),
                   work.offers.keys() - old.keys())
    new = {ids[one.id]: work.offer(one, ids[one.id], quote.id) for one in mine}
    steps = {ids[one.id]: [step.model_copy(update={"offer": ids[one.id]})
                           for step in work.book.rows(parts.BREAKS) if step.offer == one.id]
             for one in mine}
    told = {ids[one.id]: one.description for one in mine}
    if arrival.part == "older":
        work.on_record(replaced, new, steps, told)
        work.told.append(f"{quote.id}: this revision is older than the one in the scenario; it "
                         "was only put on record.")
        return
    found = changes(old, new, [step for step in work.table(parts.BREAKS) if step.offer in old],
                    [step for ladder in steps.values() for step in ladder])
    if arrival.part == "same" and not found:
        work.told.append(f"{quote.id}: this very file is in the scenario already; nothing changed.")
        return
    work.rows |= {ids[row.id]: at for at, row in work.book.tables[parts.OFFERS].rows
                  if row.quote == arrival.key}
    gone = old.keys() - new.keys()
    work.problems += [*_unsettled(work, quote, gone), *held(work.before, gone, file)]
    work.replace(old.keys(), new, steps, {one.id: ids[one.id] for one in mine})
    if before is not None and arrival.part == "newer":
        work.keep(before.model_copy(update={"standing": "replaced"}))
        work.told.append(f"{quote.id}: {_named(quote)} replaces {_named(before)}.")
    else:
        done = "updated" if arrival.part == "same" else "added"
        work.told.append(f"{quote.id}: {len(new)} offer(s) {done}.")
    work.on_record(quote, new, steps, told)
    work.changes += found
    work.told += _beside(work, quote, new)


def _beside(work: Work, quote: Quote, new: Mapping[str, Offer]) -> list[str]:
    """Other quotes of the vendor for the same systems: only the planner knows if both count."""
    systems = {one.system for one in new.values()}
    others = {one.quote for one in work.offers.values()
              if one.vendor == quote.vendor and one.system in systems and one.quote != quote.id}
    return [f"{quote.id}: {quote.vendor} offers the same systems in {other} as well, and both "
            "count now. If this is a revision of that quote, write its key into quotes.id and "
            "offers.quote of the workbook, and add it to the scenario as it was before."
            for other in sorted(others - {""})]


def _typed(work: Work, offers: Iterable[QuotedOffer]) -> None:
    """Offers a planner typed into the workbook, of no quote."""
    at = {row.id: position for position, row in work.book.tables[parts.OFFERS].rows}
    for row in offers:
        new = work.offer(row, row.id, "")
        steps = [step for step in work.book.rows(parts.BREAKS) if step.offer == row.id]
        if row.id not in work.offers:
            work.rows[row.id] = at[row.id]
            work.offers[row.id] = new
            work.tables[parts.BREAKS] = (*work.table(parts.BREAKS), *steps)
            work.changes += changes({}, {row.id: new}, (), steps)
        elif work.offers[row.id] != new:
            work.problems.append(Problem(
                work.book.locate(Place(parts.OFFERS, at[row.id], "id")),
                f"the scenario has another offer {row.id}", "Give this one another id."))


def _goods(work: Work) -> None:
    """Systems and accelerators the scenario lacks, from the catalogue in the workbook."""
    wanted = {one.system for one in work.offers.values()}
    have = {one.id for one in work.before.systems}
    systems = [one for one in work.book.rows(parts.SYSTEMS) if one.id in wanted - have]
    chips = {one.accelerator for one in systems} - {one.id for one in work.before.accelerators}
    work.tables[parts.SYSTEMS] = (*work.before.systems, *systems)
    work.tables[parts.ACCELERATORS] = (*work.before.accelerators, *(
        one for one in work.book.rows(parts.ACCELERATORS) if one.id in chips))
    if systems:
        work.told.append(
            f"Added from the catalogue: {', '.join(f'system {one.id}' for one in systems)}.")


def _unsettled(work: Work, quote: Quote, gone: Collection[str]) -> list[Problem]:
    """Whether a line is gone cannot be said while lines of its quote wait."""
    waiting = [key for key in work.book.waiting if key.startswith(f"{quote.file}: ")]
    if not (gone and waiting):
        return []
    return [Problem(
        Place(parts.WAITING, file=work.book.locate.file),
        f"{quote.id} replaces an older revision, and {len(waiting)} of its lines wait for answers: "
        f"whether {', '.join(sorted(gone))} is gone cannot be said",
        "Answer the questions of these lines first.")]


def _waiting(book: OffersBook) -> list[str]:
    if not book.waiting:
        return []
    more = " …" if len(book.waiting) > MOST_NAMED else ""
    return [f"{len(book.waiting)} line(s) wait for answers and were left out: "
            f"{'; '.join(book.waiting[:MOST_NAMED])}{more}"]


def _named(quote: Quote) -> str:
    return " of ".join(part for part in (
        quote.revision or "the quote", str(quote.dated) if quote.dated else quote.file) if part)
