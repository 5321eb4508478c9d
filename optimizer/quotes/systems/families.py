"""Server models that hold accelerators, and what a model's name alone says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A server model. What its name leaves open stays blank."""

    pattern: str
    form: str = ""
    """``module``: SXM or OAM modules on a board; ``pcie``: cards."""
    cooling: str = ""
    accelerators: int | None = None
    """In one unit, where the model takes only one number of them."""


FAMILIES = (
    Family(r"xe9680l|xe9685l|xe9780l|xe9785l", "module", "liquid", 8),
    Family(r"xe9680|xe9780|xe9785", "module", "air", 8),
    Family(r"xe9640", "module", "liquid", 4), Family(r"xe8640", "module", "air", 4),
    Family(r"xe9712", "", "liquid"), Family(r"xe77[45]\d|r760xa|r750xa|xe8545"),
    Family(r"xd670|xd68\d|dl38\d a|dl380a|xl675d", ""),
    Family(r"(?:sys|as|ars|srs)?-?[a-z0-9]{4,8}-[a-z0-9]{3,8}-lcc", "", "liquid"),
    Family(r"(?:sys-?)?[48]21ge-tnhr", "module", "", 8),
    Family(r"(?:as-?)?-?[48]125gs-tn(?:hr|mr)\d?", "module", "", 8),
    Family(r"(?:sys-?)?a2[12]ge?a?-n[a-z]{2,3}", "module", "air", 8),
    Family(r"(?:sys|as|ars)-?\d{3,4}[a-z]{2,3}(?:-[a-z0-9]+)+"),
    Family(r"sr68[05]a|sr680", "module", "air", 8), Family(r"sr780a", "module", "liquid", 8),
    Family(r"sr675|sr650a|sr670"),
    Family(r"esc[ -]?n8\w*(?:-\w+)?", "module", "", 8), Family(r"esc[ -]?[48]000\w*|esc8\w*"),
    Family(r"g[58]93(?:-\w+)*", "module", "", 8),
    Family(r"g4l3\w*", "module", "liquid", 8), Family(r"g[24]9[23]-\w+"),
    Family(r"c885a", "module", "air", 8), Family(r"c845a"),
    Family(r"nf5688\w*", "module", "", 8), Family(r"nf5468\w*|r5[35]00\s*g\d|g8600|g5500"),
    Family(r"atlas[ -]*(?:800|900)[ati]?[ -]*(?:a[23])?"), Family(r"d74h\w*"),
)

_FAMILY = re.compile(
    r"(?<![a-z0-9])(?:" + "|".join(f"(?P<f{at}>{one.pattern})" for at, one in enumerate(FAMILIES))
    + r")(?![a-z0-9])"
)


def families(text: str) -> list[tuple[str, Family]]:
    """Server models named in a folded text, as written and as known."""
    return [(found.group(), FAMILIES[int((found.lastgroup or "f0")[1:])])
            for found in _FAMILY.finditer(text)]
