"""Text of a cell, made even before it is read."""

from __future__ import annotations

import re
from functools import lru_cache

from optimizer.quotes.words.normal import normal

LONGEST = 200
"""Characters; a longer text is prose, not a value."""

_EVEN = str.maketrans({
    "【": "[", "】": "]", "〔": "[", "〕": "]", "「": "[", "」": "]", "、": ",", "。": ".",
    "≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤",
})
# Digits that NFKC would glue to the figure before them: footnote marks, ①, ½.
_MARK = re.compile(r"[²³¹⁰⁴-⁹₀-₉①-⓿❶-➓¼-¾⅐-⅞]")
_BREAK = re.compile(r"(?<=[0-9])\s*[\r\n\v\f]+\s*(?=[0-9])")


@lru_cache(maxsize=50_000)
def clean(text: str) -> str:
    """The text as ``normal`` has it, after what it would hide.

    A superscript or circled digit becomes ``※``, so that no figure grows by its footnote; a
    line break between two figures becomes ``;``.
    """
    if "\n" in text or "\r" in text:
        text = _BREAK.sub(" ; ", text)
    if not text.isascii():
        text = _MARK.sub(" ※ ", text).translate(_EVEN)
    return normal(text)
