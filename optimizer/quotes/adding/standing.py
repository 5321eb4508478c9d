"""What each quote of an offers workbook is to a scenario: new, newer, older, or there already."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from optimizer.errors import Place, Problem
from optimizer.quotes.revisions import Revision, newer
from optimizer.quotes.workbook.parts import QUOTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from optimizer.domain.quotes import Quote
    from optimizer.domain.scenario import Scenario
    from optimizer.quotes.workbook import OffersBook

Part = Literal["new", "newer", "older", "same", "recorded"]
"""new: no revision is there. newer, older: than the one that counts. same: that very file counts.

recorded: it stands as replaced already, or the workbook itself holds a newer one.
"""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One quote of the workbook."""

    quote: Quote
    """Under the scenario's vendor and key."""
    key: str
    """Its key in the workbook."""
    part: Part
    before: Quote | None
    """The revision that counts in the scenario so far."""


def arrivals(
    scenario: Scenario, book: OffersBook, names: Mapping[str, str],
) -> tuple[list[Arrival], list[Problem]]:
    """Every quote of the workbook with what it is to the scenario, and what cannot be told."""
    found: list[Arrival] = []
    problems: list[Problem] = []
    for position, row in book.tables[QUOTES].rows:
        quote = row.model_copy(update={"vendor": names.get(row.vendor, row.vendor)})
        mine = [one for one in scenario.quotes if _one_quote(one, quote)]
        before = next((one for one in mine if one.standing == "current"), None)
        if mine:
            quote = quote.model_copy(update={"id": mine[0].id})
        part = _part(quote, mine, before)
        if part is None:
            problems.append(_undecided(book, position, quote, before))
        else:
            found.append(Arrival(quote, row.id, part, before))
    problems += _twice(book, found)
    return found, problems


def _one_quote(one: Quote, other: Quote) -> bool:
    """Two revisions of one quote: of one key, or of one vendor and number."""
    numbered = one.number and _even(one.number) == _even(other.number)
    return one.id == other.id or bool(numbered and one.vendor == other.vendor)


def _even(number: str) -> str:
    return "".join(unicodedata.normalize("NFKC", number).casefold().split())


def _part(quote: Quote, mine: list[Quote], before: Quote | None) -> Part | None:
    there = next((one for one in mine if one.sha256 and one.sha256 == quote.sha256), None)
    if quote.standing == "replaced" or (there is not None and there.standing == "replaced"):
        return "recorded"
    if there is not None:
        return "same"
    if before is None:
        return "new"
    later = newer(Revision.kept(quote), Revision.kept(before))
    return None if later is None else "newer" if later else "older"


def _undecided(book: OffersBook, position: int, quote: Quote, before: Quote | None) -> Problem:
    kept = " of ".join(part for part in (
        (before.revision or "no revision", str(before.dated or "no date")) if before else ()))
    return Problem(
        book.locate(Place(QUOTES, position, "revision")),
        f"the scenario holds {quote.id} already ({kept}), and revision and date do not say which "
        "of the two is newer",
        "Fill in or correct revision or dated in this row.")


def _twice(book: OffersBook, found: list[Arrival]) -> Iterator[Problem]:
    counting: set[str] = set()
    for arrival in found:
        key = arrival.quote.id
        if arrival.part != "recorded" and key in counting:
            yield Problem(
                Place(QUOTES, file=book.locate.file),
                f"two revisions of {key} are current, and revision and date do not say which is "
                "newer", "Set standing of the older one to replaced and delete its offers.")
        if arrival.part != "recorded":
            counting.add(key)
