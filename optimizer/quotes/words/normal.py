"""One form of a text for all its spellings: width, case, blanks, dashes and quotes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
)
CJK = re.compile(f"[{_CJK}]")
_GONE = dict.fromkeys(
    [0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070),
     0xFEFF, *range(0xFE00, 0xFE10), *range(0x09), *range(0x0E, 0x20), 0x7F]
)  # fmt: skip
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−─━﹣⁃", "-"),
        **dict.fromkeys("〜∼˜～⁓", "~"),
        **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
        **dict.fromkeys("“”„‟″〝〞〟", '"'),
        **dict.fromkeys("⁄∕÷", "/"),
        **dict.fromkeys("・•∙⋅‧ㆍ･", "·"),
        **dict.fromkeys("×✕✖╳", "x"),
        **dict.fromkeys("\u1160\u115f\u3164\uffa0", " "),
    }
)
_ODD = re.compile("[{}]".format("".join(re.escape(chr(code)) for code in {**_ALIKE, **_GONE})))
_BETWEEN_CJK = re.compile(f"(?<=[{_CJK}]) (?=[{_CJK}])")
_BESIDE_CJK = re.compile(f"(?<=[{_CJK}]) | (?=[{_CJK}])")


@lru_cache(maxsize=1 << 16)
def normal(text: str) -> str:
    """The text in one width and case, with single blanks and none between CJK characters.

    ``수   량`` and ``수\\n량`` become ``수량``, ``Ｑ’ty`` becomes ``q'ty``. Line breaks are blanks.
    """
    if _ODD.search(text):
        text = text.translate(_ALIKE).translate(_GONE)
    if not text.isascii() and not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text).translate(_ALIKE).translate(_GONE)
    plain = " ".join(text.split()).casefold()
    return plain if plain.isascii() else _BETWEEN_CJK.sub("", plain)


_LETTER_LABEL = re.compile(r"[(\[]\s*[a-jln-z0-9](?:\s*[x*+=/-]\s*\(?\s*[a-z0-9]\s*\)?)*\s*[)\]]")
_DASH = re.compile(r"(?<!\d)(?<!\d )-|-(?! ?\d)")
_RANGE = re.compile(r"(?<=\d) ?([-~]) ?(?=\d)")
_STOPS = re.compile(r"\.(?!\d)|[_*※†‡▲▼△▽^!?\"\\]")
_SLASH = re.compile(r" ?/ ?")
_BRACKETS = re.compile(r"(?<!\d),|,(?!\d)|[;:|、()\[\]{}<>【】〔〕「」『』〈〉《》](?![=])")

BREAK = "\t"
"""Stands in a folded text where a bracket, a comma or a colon stood."""


@lru_cache(maxsize=1 << 15)
def folded(text: str) -> str:
    """The normal text without the marks that say nothing in a heading: ``Unit-Price.`` and so on.

    Brackets, commas and colons become ``BREAK``; letters that only number columns, ``금액(A×B)``,
    go; blanks beside CJK characters go; dashes stay between figures only.
    """
    plain = normal(text)
    if plain.replace(" ", "").isalnum():  # no mark to take out
        return plain if plain.isascii() else _BESIDE_CJK.sub("", plain)
    plain = _LETTER_LABEL.sub(" ", plain)
    plain = plain.replace(">=", "≥").replace("<=", "≤").replace("=>", "≥").replace("=<", "≤")
    plain = re.sub(r"[<>](?= ?\d)", lambda sign: "≫" if sign[0] == ">" else "≪", plain)
    plain = _RANGE.sub(r"\1", plain)
    plain = _DASH.sub(" ", _STOPS.sub(" ", plain))
    plain = _SLASH.sub("/", _BRACKETS.sub(BREAK, plain))
    plain = re.sub(rf" ?{BREAK}[ {BREAK}]*", BREAK, plain)
    plain = re.sub(" +", " ", plain).strip(f" {BREAK}").rstrip(f" /{BREAK}")
    return _BESIDE_CJK.sub("", plain)
