"""A catalogue's systems, prepared once for the descriptions that will be matched to them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from optimizer import assets
from optimizer.domain.catalogue import Accelerator, System
from optimizer.quotes.systems.chips import CHIPS, KNOWN, Chip
from optimizer.quotes.systems.fold import fold, unify
from optimizer.quotes.systems.forms import forms
from optimizer.quotes.systems.names import Names, names_of
from optimizer.quotes.systems.prefilter import prefilter
from optimizer.quotes.systems.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Entry:
    """A system of the catalogue as facts."""

    system: str
    title: str
    chip: str
    forms: frozenset[str]
    memory: Decimal
    count: int
    cooling: str
    families: frozenset[str]
    """Server models its name gives, as written."""


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Systems by the chip they hold, and the names to look for."""

    entries: tuple[Entry, ...]
    by_chip: dict[str, tuple[Entry, ...]]
    names: Names
    prefilter: re.Pattern[str]
    """Found in every folded description that may name an accelerator."""

    def named(self, *systems: str) -> tuple[Entry, ...]:
        """The systems of these ids, in this order; those it does not have are left out."""
        by_id = {entry.system: entry for entry in self.entries}
        return tuple(by_id[system] for system in systems if system in by_id)


def catalogue_of(accelerators: Iterable[Accelerator], systems: Iterable[System]) -> Catalogue:
    """A catalogue of these systems. One whose accelerator is not listed is left out."""
    market = names_of(())
    listed = {one.id: one for one in accelerators}
    own = {one.id: _chip_of(one, market) for one in listed.values()}
    names = names_of(tuple(dict.fromkeys(one for one in own.values() if one not in CHIPS)))
    entries = tuple(_entry(one, listed[one.accelerator], own[one.accelerator].key, market)
                    for one in systems if one.accelerator in listed)
    by_chip: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        by_chip[entry.chip] = (*by_chip.get(entry.chip, ()), entry)
    return Catalogue(entries, by_chip, names, prefilter(names.chips))


@cache
def shipped_catalogue() -> Catalogue:
    """The catalogue that ships with the planner."""
    path = assets.folder("catalogue") / "accelerators.json"
    content = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return catalogue_of(map(Accelerator.model_validate, content["accelerators"]),
                        map(System.model_validate, content["systems"]))


def _words(*parts: str) -> str:
    return unify(fold(" ".join(parts))).replace("_", " ")


def _chip_of(accelerator: Accelerator, market: Names) -> Chip:
    """The market's chip it is; its own name where the market list has none, or several."""
    for text in (accelerator.name, accelerator.id):
        _, found, _ = market.mark(_words(text))
        if len(found) == 1:
            return KNOWN[next(iter(found))]
    return Chip(*_own_name(_words(accelerator.name or accelerator.id),
                           _words(accelerator.maker)))


_COMMON = re.compile(
    r"\d+ ?gb|\(.*?\)|\b(?:sxm\d?|pcie|oam|hbm\d\w?|gpu|npu|card|accelerator|server|rack|per)\b|,.*"
)


_NEVER = "\x00(?!)"
_TELLING = 3
"""A name of so many letters or less tells nothing: it is looked for with its maker's, or not."""


def _own_name(name: str, maker: str) -> tuple[str, str]:
    """Key and pattern of a name: its words without maker, memory and form, gaps at will."""
    words = re.findall(r"[^\W_]+", _COMMON.sub(" ", name))
    kept = [word for word in words if word not in maker.split()]
    if len("".join(kept)) <= _TELLING:
        kept = words
    telling = len("".join(kept)) > _TELLING
    return " ".join(kept) or name, "~".join(map(re.escape, kept)) if kept and telling else _NEVER


def _entry(system: System, accelerator: Accelerator, key: str, market: Names) -> Entry:
    text = _words(accelerator.name, accelerator.id, system.name, system.id, system.platform_class)
    facts = read(_words(system.name or system.id), market)
    return Entry(
        system.id, system.name or system.id, key, forms(text), accelerator.memory_gb,
        system.accelerators_per_unit, system.cooling,
        frozenset(written for written, _ in facts.families),
    )
