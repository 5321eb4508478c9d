"""How well the facts of a description fit each system that holds the chip it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from optimizer.quotes.systems.answer import Candidate
from optimizer.quotes.systems.chips import KNOWN
from optimizer.quotes.systems.forms import fit
from optimizer.quotes.systems.memory import fits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.quotes.systems.catalogue import Entry
    from optimizer.quotes.systems.memory import Sizes
    from optimizer.quotes.systems.reading import Facts

SILENT = 0.9
"""Score where the text names the chip and nothing else."""
AGREES = 0.02
AGAINST = 0.4
"""Factor for each fact that speaks against the system."""
OTHER_NAME = 0.15
"""Taken off where the text calls a card "PCIe" and the catalogue calls it "NVL"."""
MODULES = frozenset({"sxm", "oam", "pcie", "nvl"})
_TAKES = {"module": frozenset({"sxm", "oam"}), "pcie": frozenset({"pcie", "nvl"})}
SAME_MODEL = 0.2
FITS = 0.7
"""Nothing speaks against a candidate of this score."""


def candidates(
    facts: Facts, entries: Iterable[Entry], count: int | None, most: int = 6
) -> tuple[Candidate, ...]:
    """The systems, best first; those with a reason against them last."""
    said = _Said(said_forms(facts), facts.sizes, facts.cooling,
                 frozenset(written for written, _ in facts.families), count)
    return _ranked(said, tuple(entries))[:most]


@dataclass(frozen=True, slots=True)
class _Said:
    """What of a description tells systems with one chip apart."""

    forms: frozenset[str]
    sizes: Sizes
    cooling: frozenset[str]
    models: frozenset[str]
    count: int | None


@lru_cache(maxsize=4_096)
def _ranked(said: _Said, entries: tuple[Entry, ...]) -> tuple[Candidate, ...]:
    return tuple(sorted((_scored(said, one) for one in entries), key=lambda one: -one.score))


def _scored(said: _Said, entry: Entry) -> Candidate:
    held, count, sizes = said.forms, said.count, said.sizes
    agree: list[str] = []
    against: list[str] = []

    def weigh(stated: bool, ok: bool, name: str) -> None:
        if stated:
            (agree if ok else against).append(name)

    alike = KNOWN[entry.chip].alike if entry.chip in KNOWN else frozenset()
    if sizes.each or sizes.totals:
        weigh(True, fits(sizes, entry.memory, alike, {entry.count, count or 1}),
              f"{entry.memory:f} GB")
    weigh(bool(held and entry.forms), fit(held, entry.forms), "/".join(sorted(entry.forms)))
    weigh(count is not None, count == entry.count, f"{entry.count} per unit")
    weigh(bool(said.cooling), said.cooling == {entry.cooling}, f"{entry.cooling} cooling")
    score = (SILENT + AGREES * len(agree)) * AGAINST ** len(against)
    if "pcie" in held and "nvl" not in held and "nvl" in entry.forms:
        score -= OTHER_NAME * score
    if entry.families and said.models:
        same = entry.families & said.models
        score = min(1.0, score + SAME_MODEL) if same else score - SAME_MODEL * score
    why = "; ".join((*agree, *(f"but the catalogue says {one}" for one in against)))
    return Candidate(entry.system, round(score, 3), why)


def said_forms(facts: Facts) -> frozenset[str]:
    """Forms the text states, or the server model it names implies."""
    implied = implied_forms(facts)
    return facts.forms if facts.forms & MODULES or implied == MODULES else facts.forms | implied


def implied_forms(facts: Facts) -> frozenset[str]:
    """Forms the server models take; all of them where a model takes several or none is named."""
    implied = [_TAKES.get(family.form, MODULES) for _, family in facts.families]
    return frozenset().union(*implied) if implied else MODULES
