"""Word lists as patterns: whole Latin words, blanks that may be missing, longest first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from typing import Any

from optimizer.assets import folder

_LATIN = re.compile(r"[a-zäöüøåłč]")


def any_of(words: Iterable[str], touching: bool = False) -> str:
    """A pattern (without groups of its own) for any of the words, the longest first.

    ``touching``: Latin letters may stand beside a word, as in "kusd".
    """
    return (
        "(?:"
        + "|".join(_one(word, touching) for word in sorted(set(words), key=len, reverse=True))
        + ")"
    )


def _one(word: str, touching: bool) -> str:
    body = r"\s*".join(re.escape(part) for part in word.split(" "))
    before = "(?<![a-z])" if _LATIN.match(word[0]) and not touching else ""
    after = "(?![a-z])" if _LATIN.match(word[-1]) and not touching else ""
    return before + body + after


def key(found: str) -> str:
    """A matched word as it is looked up: without blanks."""
    return "".join(found.split())


_EMPTY = re.compile(r"[(\[{<]\s*[:;,/·\-]*\s*[)\]}>]")


def without(text: str, *spans: tuple[int, int]) -> str:
    """The text without some stretches, and without brackets that are empty then."""
    parts, at = [], 0
    for start, end in spans:
        parts.append(text[at:start])
        at = end
    parts.append(text[at:])
    return " ".join(_EMPTY.sub(" ", " ".join(parts)).split())


def word_lists(name: str) -> dict[str, Any]:
    """The lists of ``data/lexicon/NAME.toml``."""
    return tomllib.loads((folder("lexicon") / f"{name}.toml").read_text("utf-8"))
