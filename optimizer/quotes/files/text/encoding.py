"""Which encoding a text is in: those that decode it without fault, weighed by what comes out."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from optimizer.quotes.files.text import letters

SURE = 0.6
"""By how much the mean weight of a letter must exceed the next best decoding's."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {
    "cp949": "Korean (cp949)", "cp932": "Japanese (Shift-JIS)", "euc_jp": "Japanese (EUC-JP)",
    "gb18030": "simplified Chinese (GB 18030)", "big5hkscs": "traditional Chinese (Big5)",
    "cp1252": "Western European (cp1252)",
}
_COMMON = {
    "cp949": letters.KOREAN, "cp932": letters.JAPANESE, "euc_jp": letters.JAPANESE,
    "gb18030": letters.SIMPLIFIED, "big5hkscs": letters.TRADITIONAL,
}
_KANA = ("cp932", "euc_jp")
_WIDE_SIGNS = re.compile("[\u2000-\u27bf\u3000-\u3029\u3200-\u33ff\uff00-\uff5e\uffe0-\uffe6"
                         "\u00a1-\u00ff\u0391-\u03c9]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The encoding of a text, and how sure that is."""

    encoding: str
    note: str


def by_mark(head: bytes) -> str | None:
    """The encoding that the first bytes of a file declare."""
    return next((name for mark, name in _BOMS if head.startswith(mark)), None)


def wide_without_mark(head: bytes) -> str | None:
    """UTF-16 without a mark: a text with NULs on one side of its ASCII letters only."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = head[:len(head) // 2 * 2].decode(name)
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return None
        text = head[:error.start].decode(name)
    plain = sum(letter.isprintable() or letter in "\r\n\t" for letter in text)
    if not re.search(r"[\r\n,;\t|]", text) or plain < len(text):
        return None
    return name


def legacy(sample: bytes) -> Decoded | None:
    """The encoding of text that is not UTF-8; None where none fits.

    ``sample`` holds whole lines, those with letters beyond ASCII.
    """
    weights = {}
    for name in _NAMES:
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        weights[name] = _western(text) if name == "cp1252" else _eastern(text, name)
    ranked = sorted(weights, key=lambda name: -weights[name])
    if not ranked or weights[ranked[0]] < -0.5:
        return None
    best = ranked[0]
    note = f"Read as {_NAMES[best]} text."
    rivals = [name for name in ranked[1:]
              if weights[best] - weights[name] < SURE and sample.decode(name) !=
              sample.decode(best)]
    if rivals:
        others = " or ".join(_NAMES[name] for name in rivals)
        note = (f"Read as {_NAMES[best]} text, but it could be {others} as well: check the words, "
                "or save it as UTF-8.")
    return Decoded(best, note)


def _eastern(text: str, name: str) -> float:
    """Mean weight of the letters beyond ASCII: common ones speak for a decoding, odd against."""
    total = count = 0.0
    common = _COMMON[name]
    for letter in text:
        if letter < "\x80":
            continue
        count += 1
        if letter in common or (name in _KANA and "\u3041" <= letter <= "\u30fe"):
            total += 2
        elif _WIDE_SIGNS.match(letter):
            count -= 0.5
        elif "\uac00" <= letter <= "\ud7a3":
            # Syllables outside the 2,350 of the Korean standard hardly occur in words.
            total += 0.5 if name == "cp949" and _standard(letter) else -2
        elif "\uff61" <= letter <= "\uff9f":
            total += 0.3  # half-width kana are single bytes, so they turn up by chance
        elif "\u4e00" <= letter <= "\u9fff":
            total += _ideograph(letter, name)
        else:
            total -= 3
    return total / count if count else 0.0


def _standard(syllable: str) -> bool:
    return syllable.encode("cp949")[1] >= 0xA1 and syllable.encode("cp949")[0] >= 0xA1


def _ideograph(letter: str, name: str) -> float:
    """Everyday ideographs stand in the first plane of each standard."""
    lead = letter.encode(name)[0]
    if name == "cp949":
        return -0.5
    if name == "gb18030":
        return 0.4 if 0xB0 <= lead <= 0xD7 and letter.encode(name)[1] >= 0xA1 else -1.5
    if name == "big5hkscs":
        return 0.4 if 0xA4 <= lead <= 0xC6 else -1.5
    if name == "cp932":
        return 0.4 if 0x88 <= lead <= 0x97 else -1
    return 0.4 if 0xB0 <= lead <= 0xCF else -1


def _western(text: str) -> float:
    """Mean weight: accents stand alone between ASCII letters, signs beside figures and blanks."""
    total = count = 0.0
    for found in re.finditer("[^\x00-\x7f]+", text):
        run = found[0]
        count += len(run)
        if len(run) > 2 or any(letter not in letters.WESTERN | letters.SIGNS for letter in run):
            total -= 2 * len(run)
        elif all(letter in letters.SIGNS for letter in run):
            total += 1.5 * len(run)
        else:
            beside = text[max(found.start() - 1, 0):found.start()] + text[found.end():][:1]
            total += 2 * len(run) if re.search("[A-Za-z]", beside) else 0
    return total / count if count else 0.0
