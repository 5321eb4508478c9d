"""Finding the names of accelerators in a text: those of the market and of a catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass

from optimizer.quotes.systems.alternation import any_of
from optimizer.quotes.systems.chips import (
    ACCELERATOR_WORD,
    CHIPS,
    Chip,
    spellings,
    without_decoys,
)

_NEAR_WORD = re.compile(r"(?:nvidia|tesla|gpu)[ :_-]*$")
_AFTER_WORD = re.compile(r"[ _-]*(?:tensor|gpu|\d+ ?gb)")
_TYPED = re.compile(
    r"(?<![a-z0-9])(?:(?=\w*o)(?:[hb][1-3][0o]{2}|gb[23][0o]{2}|a1[0o]{2}|h2o|mi3\d[0o5]x|l4os)"
    r"|[hb]-[12]00|mi-3\d\dx?|gb-[23]00)(?![a-z0-9])"
)
"""Names with the letter O typed for a nought, or a dash where none belongs."""
_STEM = re.compile(r"gb[23]00|[hb][1-3]00|h20|a100|l40s|mi3\d\dx|rngd|910[bc]")


_AFTER = r"(?=[^a-z0-9]|$|sxm|pcie|nvl|oam|x\d|gpu|tensor|\d*gb)"
_LETTER = re.compile("[a-z0-9]")
_BEFORE = re.compile(r"(?:\dx|nvidia|hgx|dgx)$")


@dataclass(frozen=True)
class Names:
    """A finder of accelerators' names."""

    chips: tuple[Chip, ...]
    pattern: re.Pattern[str]

    def mark(self, text: str) -> tuple[str, frozenset[str], str]:
        """The text with names replaced by ``§``, the chips named, and a name inside a word."""
        text = without_decoys(text)
        found: set[str] = set()
        parts: list[str] = []
        start = 0
        for one in self.pattern.finditer(text):
            named = self.chips[int((one.lastgroup or "c0").split("_")[0][1:])]
            if not _starts(text, one.start()) or (named.word and not _speaks(text, one)):
                continue
            found.add(named.key)
            parts += text[start:one.start()], "§"
            start = one.end()
        marked = "".join((*parts, text[start:])) if parts else text
        inside = None if found else _STEM.search(marked) or _TYPED.search(marked)
        return marked, frozenset(found), _inside(marked, inside) if inside else ""


def names_of(extra: tuple[Chip, ...]) -> Names:
    """A finder of the market's names and of a catalogue's own."""
    chips = (*extra, *CHIPS)
    spelled = any_of(f"{each}(?P<c{at}_{nth}>)" for at, one in enumerate(chips)
                     for nth, each in enumerate(spellings(one)))
    return Names(chips, re.compile(f"(?:{spelled}){_AFTER}"))


def _starts(text: str, at: int) -> bool:
    """Whether a word starts here, or follows "8x" or a brand written without a blank."""
    before = text[max(0, at - 6):at]
    return not _LETTER.match(before[-1:]) or _BEFORE.search(before) is not None


def _speaks(text: str, found: re.Match[str]) -> bool:
    """Whether a common word is an accelerator's name here."""
    return bool(_NEAR_WORD.search(text[max(0, found.start() - 12):found.start()])
                or (_AFTER_WORD.match(text, found.end()) and ACCELERATOR_WORD.search(text)))


def _inside(text: str, stem: re.Match[str]) -> str:
    """The word a stem sits in, if letters and not digits surround the stem; else blank."""
    before, after = text[:stem.start()], text[stem.end():]
    if before[-1:].isdigit() or after[:1].isdigit():
        return ""
    head = re.search(r"[a-z0-9]*$", before)
    tail = re.match(r"[a-z0-9]*", after)
    return (head.group() if head else "") + stem.group() + (tail.group() if tail else "")

