"""What a description is about: a machine, a bare accelerator, or something that goes with one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from optimizer.quotes.systems.parts import PART
from optimizer.quotes.systems.words import (
    ADDER,
    BOARD,
    CAPABLE,
    EXTENSION,
    FOR,
    FOR_AFTER,
    FOR_SERVER,
    GOODS,
    INCLUDED,
    INCLUDED_AFTER,
    LONE_BOARD,
    NO_SERVER,
    SERVER,
    SPARE,
    TRADE_IN,
    WARRANTY,
)

if TYPE_CHECKING:
    from optimizer.quotes.systems.marks import Segment
    from optimizer.quotes.systems.reading import Facts

_MACHINE_NAME = re.compile(r"§|ƒ|¤|\bhgx\b|\bdgx\b")
_COUNTED = re.compile(r"\d ?[x*] ?(?:[\w.-]+ ){0,3}$")
_COUNTED_AFTER = re.compile(r"[\w -]{0,8}[ :x]\d{1,2} ?(?:ea|개|식|장|枚|个|個)?(?:$|[ /])")
"""Six power supplies, eight adapters: what a counted machine holds."""
_NOTHING_BEHIND = re.compile(
    r"\s?(?:of|for|credit|value|price|per|/|each|기존장비|매입|대당|분)?[ ]?(?:server|system|unit"
    r"|node|서버|대)?"
    r"\s?(?:매입|분)?[)\]]?$")
"""Behind words that say what a line is: at most what they count."""
_LIQUID_WORDS = re.compile(r"(?:liquid|air|water)[ -]?cooling system|\bai enterprise ready")


@dataclass(frozen=True, slots=True)
class Subject:
    """What it is, and why it is thought so."""

    what: Literal["system", "accelerator", "part", "unsure"]
    why: str


def _for_another(text: str) -> bool:
    return FOR_AFTER.search(text) is not None or FOR.search(text) is not None


def machine(facts: Facts) -> bool:
    """Whether something says it is a whole machine."""
    text = facts.text
    return bool(facts.families or facts.scales or facts.counts.accelerators - {1}
                or re.search(r"\b[hd]gx\b", text) or _server(text))


def _server(text: str) -> bool:
    return SERVER.search(NO_SERVER.sub("", text.replace("server edition", ""))) is not None


def subject(facts: Facts) -> Subject:
    """The subject of a text that names an accelerator."""
    pieces = facts.pieces
    at = next(n for n, piece in enumerate(pieces) if "§" in piece.text)
    head = [piece for piece in pieces if piece.line == pieces[0].line]
    counted = bool(facts.counts.accelerators - {1}) and machine(facts)
    named = pieces[at]
    if found := _no_machine(facts, named):
        return found
    if found := _foreign_head(pieces, at, head, counted):
        return found
    if _for_another(named.text) or FOR_SERVER.search(facts.text):
        what: Literal["part", "unsure"] = "part" if PART.search(facts.text) else "unsure"
        return Subject(what, "what is named is for another thing")
    if part := _own_part(named.text, settled=counted):
        if counted:
            return Subject("unsure", f"a machine with, or only, {part!r}")
        return Subject("part", f"{part!r} for an accelerator")
    if found := _unsettled(facts, named, head, at):
        return found
    board = any(BOARD.search(piece.text) for piece in head if not piece.part)
    if board and not facts.families and not _server(facts.text):
        return Subject("accelerator", "a board or module, no word says a machine")
    if machine(facts):
        return Subject("system", "")
    return Subject("accelerator", "no word says a machine")


def _no_machine(facts: Facts, named: Segment) -> Subject | None:
    """What names an accelerator and can be no machine with it, whatever it counts."""
    for pattern in (ADDER, TRADE_IN):
        found = pattern.search(facts.text)
        if found and (not facts.text[:found.start()].strip(" [(:-")
                      or _NOTHING_BEHIND.match(facts.text, found.end())):
            return Subject("part", f"{found.group()!r}: no machine is offered")
    extended = EXTENSION.search(named.text)
    if extended and not (INCLUDED.search(named.text[:extended.start()])
                         or INCLUDED_AFTER.search(named.text, extended.end())):
        return Subject("part", f"{extended.group()!r} for a machine")
    if facts.families or _server(facts.text):
        return None
    lone = LONE_BOARD.search(facts.text.replace("\n", ", ")) or NO_SERVER.search(facts.text)
    spare = SPARE.search(facts.text) if BOARD.search(facts.text) else None
    if (found := lone or spare) is not None:
        return Subject("part", f"{found.group()!r}: a board or card, not a machine")
    return None


def _foreign_head(
    pieces: tuple[Segment, ...], at: int, head: list[Segment], counted: bool
) -> Subject | None:
    """A line that starts with something else than a machine or accelerator."""
    for piece in pieces[:at]:
        part = _own_part(piece.text)
        if _names_machine(piece.text) and not part:
            return None
        if part:
            return Subject("unsure" if counted else "part", f"{part!r} comes first")
        if piece.part and piece.line == head[0].line:
            return Subject("unsure", f"{piece.text!r} comes first")
    return None


def _own_part(text: str, settled: bool = False) -> str:
    """A part or service that is what the segment offers, not one said to be included."""
    text, found = _parts_in(text)
    if not found:
        return ""
    marker = INCLUDED.search(text)
    names_first = marker is not None and _names_machine(text[:marker.start()])
    for one in found:
        if INCLUDED_AFTER.search(text, one.end(), one.end() + 14):
            continue
        if marker and names_first and marker.start() < one.start():
            continue
        before = text[:one.start()]
        if settled and _names_machine(before) and (
            _COUNTED.search(before) or _COUNTED_AFTER.match(text, one.end())
        ):
            continue
        return one.group()
    return ""


@lru_cache(maxsize=16_384)
def _parts_in(text: str) -> tuple[str, tuple[re.Match[str], ...]]:
    """The text without words of cooling that name no part, and the parts it names."""
    text = _LIQUID_WORDS.sub("", text)
    return text, tuple(PART.finditer(text))


def _names_machine(text: str) -> bool:
    return _MACHINE_NAME.search(text) is not None or _server(text)


def _unsettled(facts: Facts, named: Segment, head: list[Segment], at: int) -> Subject | None:
    """Words that leave open what is offered."""
    for piece in {named, *head}:
        if capable := CAPABLE.search(piece.text):
            return Subject("unsure", f"{capable.group().strip()!r} leaves open what is offered")
    if warranty := WARRANTY.search(named.text):
        after = INCLUDED_AFTER.search(named.text, warranty.end())
        before = INCLUDED.search(named.text[:warranty.start()])
        if not after and not before:
            return Subject("unsure", f"a machine with, or only, {warranty.group()!r}")
    settled = machine(facts) and (facts.counts.accelerators - {1} or facts.families)
    for piece in facts.pieces[at + 1:]:
        if piece.line != named.line or settled:
            continue
        if INCLUDED.match(piece.text):
            continue
        if part := _own_part(piece.text) or _warranty(piece.text):
            return Subject("unsure", f"an accelerator with, or only, {part!r}")
    return None


def _warranty(text: str) -> str:
    found = WARRANTY.search(text)
    return found.group() if found and not INCLUDED_AFTER.search(text, found.end()) else ""


FOR_A_RACK = re.compile(r"\bfor (?:\w+ )?¤|¤[- ]?(?:class|ready|compatible)")


def about_nothing_named(facts: Facts) -> Subject | None:
    """The subject of a text that names no accelerator; None where it is of no concern."""
    text = facts.text
    if re.search(r"no gpu|without gpu", text):
        return None
    if found := PART.search(text) or WARRANTY.search(text):
        return Subject("part", f"{found.group()!r}") if GOODS.search(text) else None
    if FOR_A_RACK.search(text):
        return Subject("part", "for a rack-scale system, not one")
    if facts.glued:
        return Subject("unsure", f"{facts.glued!r} holds an accelerator's name")
    if facts.families or facts.scales:
        written = facts.families[0][0] if facts.families else "a rack scale"
        return Subject("unsure", f"{written} is named, its accelerators are not")
    if GOODS.search(text):
        return Subject("unsure", "accelerators are spoken of, no known one is named")
    return None
