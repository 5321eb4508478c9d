"""A quick look at a text: may it hold one of some phrases at all? Most texts of a quote may not."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from optimizer.quotes.words.normal import CJK

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = re.compile(r"[a-zà-öø-ÿ]+")
_WORDS = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*")
_SIGNS = re.compile(r"[^\w\s]")


class Hints:
    """Of some phrases (in normal form): their single words, word pairs, CJK beginnings, signs.

    A phrase that ends in ``*`` stands for every word that begins so.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._single: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        self._grams: set[str] = set()
        self._threes: set[str] = set()
        self._signs: set[str] = set()
        beginnings: set[str] = set()
        for phrase in phrases:
            words = _LETTERS.findall(phrase)
            if first := CJK.search(phrase):
                self._put(phrase, first.start())
            elif not words:
                self._signs.update(_SIGNS.findall(phrase))
            elif phrase.endswith("*"):
                beginnings.add(words[0])
            elif len(words) == 1:
                self._single.add(words[0])
            else:
                self._pairs.add((words[0], words[1]))
        self._beginnings = tuple(beginnings)
        self._lone = {gram for gram in self._grams if len(gram) == 1}

    def _put(self, phrase: str, start: int) -> None:
        """The beginning of a phrase's CJK part; with what stands before it, blank or not."""
        grams = [phrase[start : start + 3]]
        if start:
            grams = [phrase[start - 1 : start + 2], f" {phrase[start : start + 2]}"]
        for gram in grams:
            (self._threes if len(gram) == 3 else self._grams).add(gram)

    def may_be_in(self, plain: str) -> bool:
        """False only where none of the phrases is in the normal text."""
        words = _LETTERS.findall(plain)
        if not self._single.isdisjoint(words):
            return True
        if len(words) > 1 and not self._pairs.isdisjoint(pairwise(words)):
            return True
        if self._beginnings and any(word.startswith(self._beginnings) for word in words):
            return True
        if self._signs and not self._signs.isdisjoint(plain):
            return True
        if plain.isascii():
            return False
        if self._lone and not self._lone.isdisjoint(plain):
            return True
        return not (
            self._grams.isdisjoint(map("".join, pairwise(plain)))
            and self._threes.isdisjoint(
                map("".join, zip(plain, plain[1:], plain[2:], strict=False))
            )
        )


class KnownWords:
    """All Latin words of some phrases."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._words = {word for phrase in phrases for word in _LETTERS.findall(phrase)}

    def strange(self, plain: str) -> int:
        """So many characters of a normal text at least are in words none of the phrases has."""
        known = self._words
        return sum(
            len(word)
            for word in _WORDS.findall(plain)
            if word not in known and not known.issuperset(_LETTERS.findall(word))
        )
