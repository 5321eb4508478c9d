"""A description → what it is, and which systems of the catalogue it may be."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from optimizer.quotes.systems.answer import NEAR, Candidate, Match, Verdict
from optimizer.quotes.systems.doubts import doubts, unit_count
from optimizer.quotes.systems.fold import fold
from optimizer.quotes.systems.reading import Facts, names_chips, read
from optimizer.quotes.systems.scoring import FITS, candidates, said_forms
from optimizer.quotes.systems.subject import about_nothing_named, subject
from optimizer.quotes.systems.suggest import nearest, suggestions

if TYPE_CHECKING:
    from optimizer.quotes.systems.catalogue import Catalogue, Entry

_OTHER = Match("other", why="names no accelerator")
_KEPT = 65_536
"""Descriptions remembered; a price list repeats itself."""


def match(text: str, catalogue: Catalogue) -> Match:
    """What a description means. Never raises, whatever the text; the same text costs once."""
    folded = fold(text)
    if catalogue.prefilter.search(folded) is None:
        return _OTHER
    return _judged(folded, catalogue)


def concerns(text: str, catalogue: Catalogue) -> bool:
    """Whether a description is more than "other". A chip's name settles it: cheaper than ``match``.
    """
    folded = fold(text)
    if catalogue.prefilter.search(folded) is None:
        return False
    return names_chips(folded, catalogue.names) or _judged(folded, catalogue) is not _OTHER


@lru_cache(maxsize=_KEPT)
def _judged(folded: str, catalogue: Catalogue) -> Match:
    facts = read(folded, catalogue.names)
    if facts.chips:
        return _of_named(facts, folded, catalogue)
    found = about_nothing_named(facts)
    if found is None:
        return _OTHER
    if found.what == "part":
        return Match("part", why=found.why)
    return Match("unsure", suggestions(folded, catalogue, facts.glued), None, {}, found.why)


def _of_named(facts: Facts, folded: str, catalogue: Catalogue) -> Match:
    about = subject(facts)
    count = unit_count(facts)
    stated = _stated(facts)
    if about.what == "part":
        return Match("part", (), count, stated, about.why)
    entries = [entry for key in sorted(facts.chips) for entry in catalogue.by_chip.get(key, ())]
    if not entries:
        why = f"the catalogue has no {', '.join(sorted(facts.chips))}"
        name = min(facts.chips)
        return Match("unsure", suggestions(folded, catalogue, name), count, stated, why)
    bare = about.what == "accelerator" and any(entry.count == 1 for entry in entries)
    weighed = count if about.what != "accelerator" else (count or 1) if bare else None
    ranked = candidates(facts, entries, weighed)
    if len(ranked) == 1:
        ranked = (*ranked, *nearest(ranked[0], catalogue))
    doubt = doubts(facts, about.what, entries, count)
    if about.what == "unsure":
        doubt = (about.why, *doubt)
    if ranked[0].score < FITS:
        doubt = (*doubt, ranked[0].why)
    if doubt:
        return Match("unsure", ranked, count, stated, "; ".join(doubt))
    whole = about.what == "system" or (bare and count in (None, 1))
    verdict: Verdict = "system" if whole else "accelerator"
    return Match(verdict, ranked, count, stated, about.why or _tie(facts, ranked, entries))


def _stated(facts: Facts) -> dict[str, Any]:
    """What the text states besides the chip, for the reader of the trace."""
    stated: dict[str, Any] = {}
    if facts.sizes.each:
        stated["memory_gb"] = facts.sizes.each[0]
    if held := said_forms(facts):
        stated["form"] = "/".join(sorted(held))
    if facts.cooling and not facts.told_by:
        stated["cooling"] = "/".join(sorted(facts.cooling))
    if units := facts.counts.units - {1}:
        stated["units"] = max(units)
    return stated


def _tie(facts: Facts, ranked: tuple[Candidate, ...], entries: list[Entry]) -> str:
    """Why several fit alike, or what a lone one leaves unsaid."""
    by_id = {entry.system: entry for entry in entries}
    top = [by_id[one.system] for one in ranked if one.system in by_id
           and ranked[0].score - one.score < NEAR]
    if len({entry.cooling for entry in top}) > 1:
        return "the text does not say whether air or liquid cooled"
    if len(top) > 1:
        return "several systems of the catalogue fit alike"
    cooled = f"{top[0].cooling} cooled in the catalogue, the text is silent"
    if facts.cooling:
        cooled = f"{facts.told_by or 'the text'} says {top[0].cooling} cooled"
    return "; ".join((f"names {top[0].chip}", ranked[0].why, cooled))

