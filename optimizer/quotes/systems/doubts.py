"""What in a description contradicts itself or leaves the unit open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.systems.chips import ACCELERATOR_WORD, KNOWN
from optimizer.quotes.systems.forms import contradictory
from optimizer.quotes.systems.scoring import MODULES, implied_forms, said_forms
from optimizer.quotes.systems.words import SERVER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.quotes.systems.catalogue import Entry
    from optimizer.quotes.systems.reading import Facts

_DIES = {(16, "b300"): 8, (16, "b200"): 8, (144, "rubin"): 72}
"""Scales that count dies, two of them in one accelerator: HGX B300 NVL16 holds 8."""


_SEVERAL = re.compile(
    r"\bstation\b|\bspark\b|super ?pods?|base ?pods?|clusters?\b|클러스터|集群|クラスタ"
    r"|scalable unit"
)
"""Of several machines, or a desktop of the same name."""


_NODE = re.compile(r"\bnodes?\b|노드|节点|節點|ノード")
_SUPERCHIPS = frozenset({"gb200", "gb300", "rubin"})
"""Also the name of a board of several accelerators and processors: only a scale tells."""


def unit_count(facts: Facts) -> int | None:
    """Accelerators in one unit as stated; None where silent or where the text contradicts."""
    found = _said(facts)
    return next(iter(found)) if len(found) == 1 else None


def _said(facts: Facts) -> frozenset[int]:
    """Every number of accelerators stated; else the one the server model takes.

    A one beside a machine's name counts machines. "8 EA" counts only where a machine is named.
    """
    scales = {_DIES.get((scale, key), scale) for scale in facts.scales for key in facts.chips}
    models = _models(facts)
    counted = facts.counts.accelerators
    if scales or models or len(counted) > 1:
        counted -= {1}
    named = bool(facts.families or "hgx" in facts.text
                 or SERVER.search(facts.text.partition("§")[0]))
    return frozenset(scales | counted) or models or (
        facts.counts.loose if named else frozenset()
    )


def _models(facts: Facts) -> frozenset[int]:
    """Accelerators the server models take, where they take one number only."""
    return frozenset(one.accelerators for _, one in facts.families if one.accelerators)


def doubts(facts: Facts, what: str, entries: list[Entry], count: int | None) -> tuple[str, ...]:
    """Every reason not to take the description at its word."""
    return tuple(_doubts(facts, what, entries, count))


def _doubts(facts: Facts, what: str, entries: list[Entry], count: int | None) -> Iterator[str]:
    if len(facts.chips) > 1:
        yield f"several accelerators are named: {', '.join(sorted(facts.chips))}"
        return
    chip = KNOWN.get(next(iter(facts.chips)))
    held = said_forms(facts)
    if contradictory(facts.forms):
        yield f"{' and '.join(sorted(facts.forms))} exclude each other"
    if facts.forms & MODULES and not facts.forms & implied_forms(facts):
        yield f"{facts.families[0][0]} takes no {'/'.join(sorted(facts.forms))}"
    if len(facts.cooling) > 1:
        yield f"cooled by {' and by '.join(sorted(facts.cooling))}"
    if len(_said(facts)) > 1:
        yield f"several numbers of accelerators: {sorted(_said(facts))}"
    if count is not None and (models := _models(facts)) and count not in models:
        yield f"{count} accelerators, but {facts.families[0][0]} takes {min(models)}"
    loose = facts.counts.loose - {1, count} if count and what == "system" else frozenset()
    if units := (facts.counts.units | loose) - {1}:
        yield f"{max(units)} units are named in the description: price of one, or of all?"
    if chip and chip.forms and not held & chip.forms and not chip.forms <= _all_forms(entries):
        yield f"which {chip.key}: {', '.join(sorted(chip.forms))}?"
    sizes = facts.sizes
    if chip and chip.memories and not sizes.each and not sizes.totals and not chip.memories <= {
        int(entry.memory) for entry in entries
    }:
        yield f"which {chip.key}: {', '.join(f'{size} GB' for size in sorted(chip.memories))}?"
    if what == "accelerator" and not _supported(facts):
        yield "may be the name of something else"
    if found := _SEVERAL.search(facts.text):
        yield f"{found.group()!r}: not the plain server"
    if facts.chips & _SUPERCHIPS and not facts.scales and "dgx" not in facts.text:
        yield "what it is built into is not stated"
    if facts.scales and any(_NODE.search(one.text) for one in facts.pieces if "§" in one.text):
        yield "a rack, or one node of it?"
    if what == "system" and count is None and not _conventional(facts, entries):
        yield "the number of accelerators in one unit is not stated"


def _supported(facts: Facts) -> bool:
    """Whether more than a letter and a number says that it is an accelerator."""
    if not all(_BARE.fullmatch(key) for key in facts.chips) or facts.forms or facts.sizes.each:
        return True
    text = facts.text.replace("§", "")
    return not re.search(r"[^\W\d]", text) or ACCELERATOR_WORD.search(text) is not None


_BARE = re.compile(r"[abh]\d{2,3}")


def _all_forms(entries: list[Entry]) -> frozenset[str]:
    return frozenset().union(*(entry.forms for entry in entries))


def _conventional(facts: Facts, entries: list[Entry]) -> bool:
    """Whether the machine's name settles the number: DGX and HGX hold 8 where nothing is said."""
    text = facts.text
    return "dgx" in text or ("hgx" in text and {entry.count for entry in entries} == {8})
