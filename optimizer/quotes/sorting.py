"""A reading sorted: offers under stable ids, lines that wait, and what newer revisions replace."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from optimizer.errors import BadInput
from optimizer.quotes.finding import SideLine, Source
from optimizer.quotes.firms import same, short
from optimizer.quotes.offers import QuotedOffer, breaks_of, offer_of, quote_key
from optimizer.quotes.revisions import Revision, newer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from optimizer.domain.offers import PriceBreak, Vendor
    from optimizer.quotes.finding import QuotedLine, QuoteHead, QuoteReading

LONGEST_SYSTEM = 30
"""Characters of a system's name in an offer's id."""


@dataclass(frozen=True)
class Sorted:
    """What becomes of every line of a reading."""

    offers: tuple[tuple[QuotedLine, QuotedOffer], ...]
    breaks: tuple[PriceBreak, ...]
    waiting: tuple[tuple[QuotedLine, str], ...]
    """Lines that are no offer yet, and why."""
    vendors: Mapping[str, str]
    """Full name by short name."""
    side_lines: tuple[SideLine, ...]
    replaced: frozenset[tuple[str, str]] = field(default=frozenset())
    """Quotes (key, SHA-256) of which the reading holds a newer revision."""


def sort(reading: QuoteReading, vendors: Sequence[Vendor] = ()) -> Sorted:
    """Sort a reading. ``vendors``: those a scenario has; a quote's vendor takes such a name."""
    replaced = _replaced([line.quote for line in reading.lines])
    names = _short_names(reading.lines, vendors)
    lines = [line for line in reading.lines if _mark(line.quote) not in replaced]
    old = [line for line in reading.lines if _mark(line.quote) in replaced]
    ids = _offer_ids(lines, names)
    offers: list[tuple[QuotedLine, QuotedOffer]] = []
    breaks: list[PriceBreak] = []
    waiting: list[tuple[QuotedLine, str]] = []
    for line, number in zip(lines, ids, strict=True):
        if not line.ready:
            asked = [name for name, found in line.findings.items() if not found.settled]
            waiting.append((line, f"asked: {', '.join(asked)}"))
            continue
        try:
            offer = offer_of(line, number, names.get(_vendor(line), ""))
            steps = breaks_of(line, offer.id)
        except BadInput as error:
            waiting.append((line, "; ".join(f"{p.place.field} {p.what}" for p in error.problems)))
            continue
        offers.append((line, offer))
        breaks += steps
    return Sorted(
        tuple(offers), tuple(breaks), tuple(waiting),
        {name: full for full, name in reversed(names.items())},
        (*reading.side_lines, *map(_aside, old)), replaced)


def _vendor(line: QuotedLine) -> str:
    return str(line.value("vendor") or line.quote.vendor)


def _mark(head: QuoteHead) -> tuple[str, str]:
    return quote_key(head), head.sha256


def _replaced(heads: Iterable[QuoteHead]) -> frozenset[tuple[str, str]]:
    revisions = {_mark(head): Revision.of(head) for head in heads}
    return frozenset(
        mark for mark, one in revisions.items()
        if any(other[0] == mark[0] and newer(two, one) for other, two in revisions.items()))


def _aside(line: QuotedLine) -> SideLine:
    price = line.findings.get("unit_price")
    place = price.sources[0] if price and price.sources else Source(line.quote.file, "", "")
    return SideLine(place, "replaced", line.description, str(line.value("unit_price") or ""),
                    f"a newer revision of {line.quote.key} was read beside it")


def _short_names(lines: Sequence[QuotedLine], vendors: Sequence[Vendor]) -> dict[str, str]:
    """Short name by full name: that of a scenario's vendor, else one of its own."""
    names: dict[str, str] = {}
    for full in dict.fromkeys(filter(None, map(_vendor, lines))):
        known = [v.id for v in vendors if v.id == full or same(v.id, full) or same(v.name, full)]
        alike = [name for other, name in names.items() if same(other, full)]
        if len(known) == 1 or alike:
            names[full] = (alike or known)[0]
            continue
        taken = {*names.values(), *(v.id for v in vendors)}
        name, number = short(full), 1
        while name in taken:
            number += 1
            name = f"{short(full)} {number}"
        names[full] = name
    return names


def _offer_ids(lines: Sequence[QuotedLine], names: Mapping[str, str]) -> list[str]:
    """Vendor, system and a running number in the order of the lines: no word of the revision.

    Blank where vendor or system is not known.
    """
    count: Counter[str] = Counter()
    ids: list[str] = []
    for line in lines:
        number = ""
        if (system := line.value("system")) and names.get(_vendor(line)):
            stem = f"{names[_vendor(line)]}-{str(system)[:LONGEST_SYSTEM]}".replace(" ", "_")
            count[stem] += 1
            number = f"{stem}-{count[stem]}"
        ids.append(number)
    return ids
