"""A description cut into segments, with accelerators, machines and sizes replaced by marks.

``§`` an accelerator, ``¤`` a rack scale (NVL72), ``ƒ`` a server model, ``¢`` a memory size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from optimizer.quotes.systems.words import COMPONENT

_CUT = re.compile(r"(\n)|,(?!\d)|(?<!\d),|[;|()\[\]、·，。]|\s[+/]\s")
_LANES = re.compile(
    r"(?:pci-?e?(?:xpress)?[ -]*)?(?:gen[ -]*\d|[3456]\.0|\bg[3456]\b|v[3456])[ -]*x ?\d{1,2}\b"
    r"|\bpci-?e[ -]*x ?16\b|\bx16\b(?= (?:slot|lane))"
)
_WIDTH = re.compile(r"x ?\d")
"""What every width of a bus ends in."""
_SCALE = re.compile(
    r"nvl(?:[-_]?(\d{1,3})(?![\d장개매枚卡张]| ?gb)|[ ]+(36|72|144|576)(?!\d))(?: ?x ?[24](?!\d))?"
)
_NAMED = ((re.compile(r"\bhelios\b"), 72), (re.compile(r"\bnxt[ -]*§"), 8))
"""Machines of one size that are known by a name."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text without a comma, bracket or line end."""

    text: str
    line: int
    part: bool
    """Speaks of a machine's other parts and names no accelerator."""


def segments(marked: str) -> tuple[Segment, ...]:
    """The segments of a marked text in their order."""
    made: list[Segment] = []
    line = start = 0
    for found in _CUT.finditer(marked):
        _add(made, marked[start:found.start()], line)
        line += found.group(1) is not None
        start = found.end()
    _add(made, marked[start:], line)
    return tuple(made)


def _add(made: list[Segment], text: str, line: int) -> None:
    if text := text.strip():
        made.append(Segment(text, line, _of_other_parts(text)))


@lru_cache(maxsize=16_384)
def _of_other_parts(text: str) -> bool:
    return "§" not in text and COMPONENT.search(text) is not None


def without_lanes(text: str) -> str:
    """The text without widths of a bus: "PCIe Gen5 x16" counts no accelerators."""
    return _LANES.sub("pcie ", text) if _WIDTH.search(text) else text


def scales(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with rack scales marked, and the scales: "NVL72" is 72."""
    named = tuple(size for pattern, size in _NAMED if pattern.search(text))
    if "nvl" not in text:
        return text, named
    found = tuple(int(one or spaced) for one, spaced in _SCALE.findall(text))
    return (_SCALE.sub("¤", text) if found else text), (*named, *found)
