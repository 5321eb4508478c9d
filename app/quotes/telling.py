"""What the reader of quotes says, in a planner's language."""

from __future__ import annotations

import re

from optimizer.translation import TEXT, entries, retold

_PLACED = re.compile(r"(.*[?.])( \([^()]*![^()]*\))", re.DOTALL)
"""A sentence with the place that tells it from others of the same words."""
_BETWEEN = re.compile(r"; (?![^“]*”)")
"""Between reasons, not within what a vendor wrote."""


def told_in(text: str, language: str) -> str:
    """What the reader says; of several reasons each, and what stands before or behind one stays."""
    if text in entries(language, TEXT):
        return retold(text, language)
    parts = _BETWEEN.split(text)
    if len(parts) > 1:
        said = [told_in(part, language) for part in parts]
        if said != parts:
            return "; ".join(said)
    placed = _PLACED.fullmatch(text)
    sentence, place = placed.groups() if placed else (text, "")
    whole = retold(sentence, language)
    head, between, rest = sentence.partition(": ")
    if whole == sentence and between:
        whole = head + between + told_in(rest, language)
    return whole + place
