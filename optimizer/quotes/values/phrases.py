"""Phrases that are known, taken out of a text: what is left was not understood."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from optimizer.quotes.words.patterns import any_of, key, word_lists

_ALL: dict[str, Any] = word_lists("values")


@lru_cache(maxsize=32)
def _known(table: str) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, words in _ALL[table].items():
        for word in words if isinstance(words, list) else ():
            kinds[key(word)] = (*kinds.get(key(word), ()), kind)
    words = [word for part in _ALL[table].values() if isinstance(part, list) for word in part]
    return re.compile(any_of(words)), kinds


def understood(text: str, table: str) -> tuple[frozenset[str], str]:
    """Which kinds of phrases of a table of ``values.toml`` stand in a text, and what is left."""
    pattern, kinds = _known(table)
    found: set[str] = set()

    def take(match: re.Match[str]) -> str:
        found.update(kinds[key(match[0])])
        return " "

    left = pattern.sub(take, text)
    return frozenset(found), " ".join(left.split()).strip(" .,:;()[]/*-'\"!·")
