"""Which language a quote is written in, as far as its script tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.quotes.layout.table import Scanned

Language = Literal["en", "ko", "ja", "zh-Hans", "zh-Hant"]

_HANGUL = re.compile("[\uac00-\ud7a3]")
_KANA = re.compile("[\u3041-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_SIMPLIFIED = re.compile("[单价总额货标规号称备务询报库发际质订营币]")

_JAPANESE = re.compile("[単円応検黒広気込]")


def language_of(sheets: Sequence[Scanned]) -> Language:
    """The language most texts are in; English where no East Asian script is seen."""
    text = "".join(_texts(sheets))
    if _KANA.search(text):
        return "ja"
    if len(_HANGUL.findall(text)) >= 2:
        return "ko"
    if not _HAN.search(text):
        return "en"
    if _SIMPLIFIED.search(text):
        return "zh-Hans"
    return "ja" if _JAPANESE.search(text) else "zh-Hant"


def _texts(sheets: Sequence[Scanned]) -> Iterator[str]:
    for sheet in sheets:
        yield sheet.sheet
        yield from (fact.source.text for fact in sheet.facts[:200])
        yield from (fact.text for fact in sheet.loose[:200])
        for table in sheet.tables[:20]:
            yield from (column.text for column in table.head.columns)
            yield from (item.what for item in table.items[:20])
