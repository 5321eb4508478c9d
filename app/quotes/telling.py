"""What the reader of quotes says, in a planner's language."""

from __future__ import annotations

import re

from optimizer.translation import retold

_PLACED = re.compile(r"(.*[?.])( \([^()]*![^()]*\))", re.DOTALL)
"""A sentence with the place that tells it from others of the same words."""


def told_in(text: str, language: str) -> str:
    """A sentence of the reader's; the vendor or file before it and the place behind it stay."""
    placed = _PLACED.fullmatch(text)
    sentence, place = placed.groups() if placed else (text, "")
    said = retold(sentence, language)
    head, between, rest = sentence.partition(": ")
    if said == sentence and between:
        said = head + between + retold(rest, language)
    return said + place
