"""A quick look at a text: may it hold one of some phrases at all? Most texts of a quote may not."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from optimizer.quotes.words.normal import CJK

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = re.compile(r"[a-zà-öø-ÿ]+")
_WORDS = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*")
_SIGNS = re.compile(r"[^\w\s]")


class _Look(NamedTuple):
    """What one text is made of; looked at once, asked by several."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    grams: frozenset[str]
    """CJK or mixed stretches of one to three characters; empty for plain Latin text."""
    mixed: frozenset[str]
    """Words of letters and figures."""


@lru_cache(maxsize=1 << 12)
def _look(plain: str) -> _Look:
    words = _LETTERS.findall(plain)
    grams: frozenset[str] = frozenset()
    if not plain.isascii():
        twos = map("".join, pairwise(plain))
        threes = map("".join, zip(plain, plain[1:], plain[2:], strict=False))
        grams = frozenset((*plain, *twos, *threes))
    return _Look(frozenset(words), frozenset(pairwise(words)), grams,
                 frozenset(_WORDS.findall(plain)))  # fmt: skip


class Hints:
    """Of some phrases (in normal form): their single words, word pairs, CJK beginnings, signs.

    A phrase that ends in ``*`` stands for every word that begins so.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._single: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        self._grams: set[str] = set()
        self._signs: set[str] = set()
        beginnings: set[str] = set()
        for phrase in phrases:
            words = _LETTERS.findall(phrase)
            if first := CJK.search(phrase):
                self._grams |= _beginnings(phrase, first.start())
            elif not words:
                self._signs.update(_SIGNS.findall(phrase))
            elif phrase.endswith("*"):
                beginnings.add(words[0])
            elif len(words) == 1:
                self._single.add(words[0])
            else:
                self._pairs.add((words[0], words[1]))
        self._starts = tuple(beginnings)

    def may_be_in(self, plain: str) -> bool:
        """False only where none of the phrases is in the normal text."""
        look = _look(plain)
        return not (
            self._single.isdisjoint(look.words)
            and self._pairs.isdisjoint(look.pairs)
            and self._grams.isdisjoint(look.grams)
            and self._signs.isdisjoint(plain)
            and not (self._starts and any(word.startswith(self._starts) for word in look.words))
        )


def _beginnings(phrase: str, start: int) -> set[str]:
    """The beginning of a phrase's CJK part; with what stands before it, blank or not."""
    if start:
        return {phrase[start - 1 : start + 2], f" {phrase[start : start + 2]}"}
    return {phrase[:3]}


class KnownWords:
    """All Latin words of some phrases."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._words = {word for phrase in phrases for word in _LETTERS.findall(phrase)}

    def strange(self, plain: str) -> int:
        """So many characters of a normal text are in words that none of the phrases has.

        A word that stands twice counts once: it is the least there can be.
        """
        known = self._words
        return sum(
            len(word)
            for word in _look(plain).mixed - known
            if not known.issuperset(_LETTERS.findall(word))
        )
