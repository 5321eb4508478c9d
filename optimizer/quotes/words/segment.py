"""A text cut into known phrases so that the least of it is left over."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from optimizer.quotes.words.normal import BREAK, CJK, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

_GAPS = f" /{BREAK}"
_SKIPPED = frozenset(_GAPS)
_Choice = tuple[int, int, int, tuple["Sense", ...]]
_WORD = re.compile(r"[0-9a-zà-öø-ÿ]+(?:[.,'][0-9]+)*")


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing a phrase can be."""

    kind: str
    says: Any = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a folded text; without senses it is unknown."""

    text: str
    start: int
    senses: tuple[Sense, ...] = ()
    after: str = ""
    """What stood before it: "" (nothing), " ", "/" or ``BREAK``."""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of all its senses."""
        return frozenset(sense.kind for sense in self.senses)

    def of(self, kind: str) -> tuple[Any, ...]:
        """What the piece says in its senses of one kind."""
        return tuple(sense.says for sense in self.senses if sense.kind == kind)

    def has(self, kind: str) -> bool:
        """Whether it can be of that kind."""
        return any(sense.kind == kind for sense in self.senses)


def _wordy(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


Reader = Callable[[re.Match[str]], "Sense | None"]


@dataclass
class Vocabulary:
    """Phrases and patterns, each with its senses; filled once, then only read."""

    phrases: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    _patterns: dict[bool, list[tuple[re.Pattern[str], Reader]]] = field(
        default_factory=lambda: {True: [], False: []}
    )
    _starts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add_pattern(self, pattern: str, reader: Reader, *, figure_first: bool = True) -> None:
        """Let a pattern, which must hold a figure, be read as the reader says (None: not it).

        ``figure_first``: it begins with a figure; otherwise it never does.
        """
        self._patterns[figure_first].append((re.compile(pattern), reader))

    def add(self, phrases: Iterable[str], sense: Sense, *, plural: bool = False) -> None:
        """Let phrases have one more sense; with ``plural`` their English plurals too."""
        self.add_folded(filter(None, map(folded, phrases)), sense, plural=plural)

    def add_folded(self, phrases: Iterable[str], sense: Sense, *, plural: bool = False) -> None:
        """The same with phrases that are folded already."""
        for phrase in phrases:
            self._put(phrase, sense)
            if plural and phrase[-1].isascii() and phrase[-1].isalpha() and phrase[-1] != "s":
                self._put(phrase + "s", sense)

    def _put(self, phrase: str, sense: Sense) -> None:
        known = self.phrases.get(phrase)
        if known is None:
            self.phrases[phrase] = (sense,)
            lengths = self._starts[phrase[0]]
            if len(phrase) not in lengths:
                lengths.append(len(phrase))
        elif sense not in known:
            self.phrases[phrase] = (*known, sense)

    def _at(self, text: str, start: int, figures: bool) -> Iterable[tuple[int, tuple[Sense, ...]]]:
        """What may stand at a place where a word can begin."""
        for length in self._starts.get(text[start], ()):
            end = start + length
            phrase = text[start:end]
            senses = self.phrases.get(phrase)
            if not senses or len(phrase) < length:
                continue
            before, behind = text[start - 1 : start], text[end : end + 1]
            if _wordy(phrase[-1]) and behind and _wordy(behind):
                continue
            # A lone CJK character inside other CJK text is a syllable, not a word: 원 in 지원.
            alone = length == 1 and CJK.match(phrase)
            if alone and ((before and CJK.match(before)) or (behind and CJK.match(behind))):
                continue
            yield end, senses
        if figures:
            for pattern, reader in self._patterns[text[start].isdigit()]:
                if (match := pattern.match(text, start)) and match.end() > start:
                    sense = reader(match)
                    if sense is not None:
                        yield match.end(), (sense,)

    def cut(self, text: str) -> tuple[Piece, ...]:
        """A folded text as pieces: fewest characters left over, then fewest pieces.

        Of equals the longer first piece wins: "/ea" before "ea".
        """
        best: list[_Choice] = [(0, 0, len(text), ())] * (len(text) + 1)
        figures = any(char.isdigit() for char in text)
        for start in range(len(text) - 1, -1, -1):
            if start and _wordy(text[start]) and _wordy(text[start - 1]):
                continue  # inside a Latin word or a figure nothing begins
            if text[start] in _SKIPPED:
                left, pieces, _, _ = best[start + 1]
                choice: _Choice = (left, pieces, start + 1, ())
            else:
                word = _WORD.match(text, start)
                end = word.end() if word else start + 1
                left, pieces, _, _ = best[end]
                choice = (left + end - start, pieces + 1, end, ())
            for end, senses in self._at(text, start, figures):
                left, pieces, _, _ = best[end]
                if (left, pieces + 1, -end) < (*choice[:2], -choice[2]):
                    choice = (left, pieces + 1, end, senses)
            best[start] = choice
        return _pieces(text, best)


def _pieces(text: str, best: list[_Choice]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    start, gap = 0, ""
    while start < len(text):
        _, _, end, senses = best[start]
        if text[start] in _SKIPPED and not senses:
            gap = max(gap, text[start], key=("", *_GAPS).index)
        elif not senses and found and not found[-1].senses and gap in ("", " "):
            # Unknown characters in a row are one unknown stretch.
            last = found.pop()
            found.append(Piece(f"{last.text}{gap}{text[start:end]}", last.start, (), last.after))
            gap = ""
        else:
            found.append(Piece(text[start:end], start, senses, gap))
            gap = ""
        start = end
    return tuple(found)
