"""Countries of origin."""

from __future__ import annotations

import re
from functools import lru_cache

from optimizer.quotes.meaning import Reads
from optimizer.quotes.values.phrases import understood
from optimizer.quotes.values.text import LONGEST, clean
from optimizer.quotes.words.patterns import any_of, key, word_lists

_COUNTRIES: dict[str, list[str]] = word_lists("values")["country"]
_NAMES = {key(name): code for code, names in _COUNTRIES.items() for name in names}
_NAME = re.compile(any_of(n for names in _COUNTRIES.values() for n in names))
# "NO" says no more often than Norway.
_CODES = {**{code: code for code in _COUNTRIES if code != "NO"}, "UK": "GB"}


@lru_cache(maxsize=5_000)
def origin(text: str) -> Reads[str]:
    """ISO codes of the countries a text names; several are several meanings."""
    if len(text) > LONGEST:
        return Reads(why="a text too long for a country")
    bare = re.sub(r"^(?:Made in|Origin|COO|원산지)\b\s*:?", "", text.strip(), flags=re.IGNORECASE)
    short = [part for part in re.split(r"[\s,;/&+]+", bare) if part]
    if short and all(part in _CODES for part in short):
        return _named(dict.fromkeys(_CODES[part] for part in short), "")
    plain = clean(text)
    codes = dict.fromkeys(_NAMES[key(match[0])] for match in _NAME.finditer(plain))
    return _named(codes, understood(_NAME.sub(" ", plain), "origin")[1])


def _named(codes: dict[str, None], rest: str) -> Reads[str]:
    if not codes:
        return Reads(why="no country known in it")
    if len(codes) > 1:
        return Reads(tuple(codes), "it names several countries")
    return Reads(tuple(codes), f"not understood: {rest}" if rest else "", bool(rest))
