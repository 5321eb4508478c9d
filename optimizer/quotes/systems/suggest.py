"""Systems whose names look alike: to be suggested to a planner, never to be taken."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from optimizer.quotes.systems.answer import Candidate
from optimizer.quotes.systems.fold import unify

if TYPE_CHECKING:
    from optimizer.quotes.systems.catalogue import Catalogue

_MOST = 0.5
"""Score of a perfect likeness: below every score that facts give."""


def suggestions(
    folded: str, catalogue: Catalogue, name: str = "", most: int = 3
) -> tuple[Candidate, ...]:
    """Systems most like the text in letters: in the chip's name if one was made out."""
    if name:
        query, choices = name.replace("o", "0").replace("-", ""), _chips(catalogue)
    else:
        query, choices = unify(folded)[:200], _titles(catalogue)
    found = process.extract(query, choices, limit=most, score_cutoff=1,
                            scorer=fuzz.ratio if name else fuzz.token_set_ratio)
    return tuple(Candidate(key, round(_MOST * score / 100, 3), "looks alike")
                 for _, score, key in found)


@lru_cache(maxsize=512)
def nearest(best: Candidate, catalogue: Catalogue) -> tuple[Candidate, ...]:
    """The runner-up of a system that stands alone."""
    titles = _titles(catalogue)
    found = suggestions(titles[best.system], catalogue, most=2)
    why = "next of kin, another accelerator"
    return tuple(Candidate(one.system, round(best.score * one.score, 3), why)
                 for one in found if one.system != best.system)[:1]


@lru_cache(maxsize=16)
def _chips(catalogue: Catalogue) -> dict[str, str]:
    return {entry.system: entry.chip for entry in catalogue.entries}


@lru_cache(maxsize=16)
def _titles(catalogue: Catalogue) -> dict[str, str]:
    return {entry.system: entry.title.casefold() for entry in catalogue.entries}
