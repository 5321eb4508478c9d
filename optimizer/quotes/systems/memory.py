"""Memory sizes in a description that belong to an accelerator, not to a host or a network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.quotes.systems.marks import Segment

_SIZE = re.compile(
    r"(?<![\d.,a-wyz])(?P<n>\d{1,5}(?:\.\d+)?) ?-?(?P<unit>gib|gb|g|tib|tb)(?![a-wyz0-9]|/s)"
    r"(?P<hbm> ?hbm)?"
)
_HOST = re.compile(
    r" ?(?:[lr]?dimm|ddr|ram\b|nvme|ssd|hdd|m\.2|u\.2|sas|sata|disk|flash|lpddr|system|host|cpu"
    r"|ib\b|infiniband|ethernet|ndr|hdr|nic|ports?\b|시스템|硬盘)"
)
_HOST_BEFORE = re.compile(
    r"(?:dimm|ddr\d?(?:-?\d{4})?|\bram|nvme|ssd|hdd|disk|system memory|시스템 ?메모리|osfp|qsfp\d*)"
    r"[ :]*(?:\d+ ?x ?)?$"
)
_TELLING = {80, 94, 96, 141, 144, 180, 186, 188, 192, 288}
"""GB: sizes of accelerators that are seldom a host's; they count in any segment."""

_SPEEDS = {10, 25, 50, 100, 200, 400}
"""Gb/s of a network, often written "GB"; no accelerator has such a memory."""

CLOSE = Decimal("0.05")
"""How far a rounded total ("1.1 TB") may lie from accelerators × memory."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes stated, in GB: of one accelerator, and of all in a unit."""

    each: tuple[Decimal, ...] = ()
    totals: tuple[Decimal, ...] = ()


def sizes(pieces: Iterable[Segment]) -> Sizes:
    """What the segments state of the accelerator's memory."""
    each: list[Decimal] = []
    totals: list[Decimal] = []
    for piece in pieces:
        if piece.part or not ("g" in piece.text or "t" in piece.text):
            continue
        for found in _SIZE.finditer(piece.text):
            _sort(found, piece.text, each, totals)
    return Sizes(tuple(dict.fromkeys(each)), tuple(dict.fromkeys(totals)))


def _sort(
    found: re.Match[str], text: str, each: list[Decimal], totals: list[Decimal]
) -> None:
    size, unit, high = Decimal(found["n"]), found["unit"], found["hbm"]
    if not high and (_HOST.match(text, found.end())
                     or _HOST_BEFORE.search(text[:found.start()])):
        return
    here = "§" in text
    if unit[0] == "t":
        if high or "hbm" in text:
            totals.append(size * 1000)
    elif size >= 450:
        if high or "hbm" in text or (here and size % 256):
            totals.append(size)
    elif size in _SPEEDS and not high:
        return
    elif size in _TELLING or high or (here and unit != "g") or (
        unit == "g" and here and size in (40, 48, 64, 128)
    ):
        multiplied = re.search(r"\d ?x ?$", text[:found.start()])
        if here or high or not multiplied or size != 96:
            each.append(size)


def marked(text: str) -> str:
    """The text with sizes marked, for those who count accelerators."""
    return _SIZE.sub("¢", text) if "g" in text or "t" in text else text


def fits(stated: Sizes, memory: Decimal, alike: frozenset[int], counts: Iterable[int]) -> bool:
    """Whether every size stated is the memory of this accelerator, or of a unit of them."""
    printed = {memory, *(map(Decimal, alike) if int(memory) in alike else ())}
    if any(size not in printed and not _total(size, printed, counts) for size in stated.each):
        return False
    return all(_total(size, printed, counts) for size in stated.totals)


def _total(size: Decimal, printed: set[Decimal], counts: Iterable[int]) -> bool:
    return any(abs(size - one * count) <= CLOSE * size
               for one in printed for count in counts if count > 1)
