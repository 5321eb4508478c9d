"""Everything a description says of an accelerator system, as facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.quotes.systems.counts import Counts, counts
from optimizer.quotes.systems.families import Family, families
from optimizer.quotes.systems.fold import unify
from optimizer.quotes.systems.forms import by_number, forms
from optimizer.quotes.systems.marks import Segment, scales, segments, without_lanes
from optimizer.quotes.systems.memory import Sizes, sizes
from optimizer.quotes.systems.words import AIR, IMMERSION, LIQUID

if TYPE_CHECKING:
    from optimizer.quotes.systems.names import Names


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said. Silence is an empty set."""

    chips: frozenset[str]
    forms: frozenset[str]
    sizes: Sizes
    counts: Counts
    scales: tuple[int, ...]
    """"NVL72" is 72; what it counts depends on the chip."""
    cooling: frozenset[str]
    told_by: str
    """The model whose name tells the cooling; blank where the text says it or nothing does."""
    families: tuple[tuple[str, Family], ...]
    pieces: tuple[Segment, ...]
    """The text, cut and marked."""
    text: str
    """All of ``pieces``."""
    glued: str
    """A chip's name inside a longer word: like an accelerator, but not surely one."""


_CLOUD = re.compile(r"cloudmatrix[ -]*384")


def read(folded: str, names: Names) -> Facts:
    """The facts in a folded text, as far as the names of chips are known."""
    text = without_lanes(unify(folded))
    marked, chips, glued = names.mark(text)
    marked, said = scales(marked)
    models = tuple(families(marked))
    for written, _ in models:
        marked = marked.replace(written, "ƒ")
    if _CLOUD.search(text):
        said = (*said, 384)
    pieces = segments(marked)
    whole = "\n".join(piece.text for piece in pieces)
    return Facts(
        chips, by_number(text) or _forms(pieces), sizes(pieces), counts(pieces),
        tuple(dict.fromkeys(said)), *_cooling(whole, models, chips), models,
        pieces, whole, glued,
    )


def names_chips(folded: str, names: Names) -> bool:
    """Whether ``read`` would find a chip in a folded text."""
    return bool(names.mark(without_lanes(unify(folded)))[1])


def _forms(pieces: tuple[Segment, ...]) -> frozenset[str]:
    """Forms said beside the accelerator; where none is, those said anywhere but of other parts."""
    near = forms("\n".join(piece.text for piece in pieces if "§" in piece.text))
    return near or forms("\n".join(piece.text for piece in pieces if not piece.part))


def _cooling(
    text: str, models: tuple[tuple[str, Family], ...], chips: frozenset[str]
) -> tuple[frozenset[str], str]:
    """Cooling as said; else as the model's name tells, and that name."""
    found = {kind for kind, words in _COOLING if words.search(text)}
    if found:
        return frozenset(found), ""
    if "dgx" in text and "hgx" not in text and chips & _AIR_DGX:
        return frozenset({"air"}), "dgx"
    telling = [(written, one.cooling) for written, one in models if one.cooling]
    return frozenset(kind for _, kind in telling), telling[0][0] if telling else ""


_AIR_DGX = {"a100", "h100", "h200", "b200"}
"""The maker's own servers with these are air cooled and nothing else."""
_COOLING = (("liquid", LIQUID), ("air", AIR), ("immersion", IMMERSION))
