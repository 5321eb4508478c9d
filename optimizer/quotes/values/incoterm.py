"""Delivery terms: an Incoterms code with its place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from optimizer.quotes.meaning import Reads, Vat
from optimizer.quotes.values.text import clean
from optimizer.quotes.words.patterns import any_of, word_lists

_LISTS = word_lists("values")["incoterm"]
_CODES = sorted(_LISTS["codes"], key=len, reverse=True)
_CAPITALS = frozenset(_LISTS["capitals_only"])
_CODE = re.compile(
    rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, _CODES))})(?![A-Za-z0-9])", re.IGNORECASE
)
_SPELLED = tuple((code, re.compile(pattern, re.IGNORECASE)) for code, pattern in (
    ("EXW", r"\bex[ -]works\b|\bab werk\b"), ("DDP", r"\bdelivered,? duty paid\b"),
    ("FOB", r"\bfree on board\b"), ("FCA", r"\bfree carrier\b"),
    ("DAP", r"\bdelivered at place\b")))
"""Codes in words."""
_SAME = {"CNF": "CFR", "C&F": "CFR"}
_LOCAL = re.compile(any_of(_LISTS["local"]))
_ENDS = frozenset(_LISTS["ends"])
_PLACE = re.compile(r"\s*[:\-–]?\s*[(\[]?\s*([^,;:()\[\]/\n\r.]+)")
_HARBOUR = re.compile(r"[^\W\d]{1,12}(?:港|항|공항|空港|机场|機場)|[A-Z][a-z]+ (?:[Pp]ort"
    r"|[Aa]irport)")
# A DPU is a network processor, too.
_PROCESSOR = re.compile(
    r"bluefield|smart ?nic|\bnic\b|network|[0-9]+ ?gb|qsfp|osfp|[0-9] ?x? ?dpu|dpu ?[x×*0-9]",
    re.IGNORECASE,
)
_LONGEST, _LONGEST_PLACE, _MOST_WORDS = 2000, 40, 4


@lru_cache(maxsize=5_000)
def incoterm(text: str) -> Reads[str]:
    """``DDP Seoul``: code and place as written; several codes are several meanings.

    A delivery term that is no Incoterm ("도착도") is kept as written, and said to be none.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text[:_LONGEST]).split(" "))
    for code, pattern in _SPELLED:
        plain = pattern.sub(code, plain)
    local = _LOCAL.search(clean(text[:_LONGEST]))
    if local and (local[0].startswith(("fob", "f.o.b")) or not _CODE.search(plain)):
        kept = " ".join(text.split())
        if len(kept) > _LONGEST_PLACE:
            kept = local[0]
        return Reads((kept,), "no Incoterm: as written", inferred=True)
    terms: dict[str, str] = {}
    for match in _CODE.finditer(plain):
        code = match[0].upper()
        if code in _CAPITALS and not match[0].isupper():
            continue
        if code == "DPU" and _PROCESSOR.search(plain):
            continue
        behind = _place(plain[match.end():])
        code, place = _SAME.get(code, code), behind or _place_before(plain[:match.start()])
        terms[code] = terms.get(code) or place
    found = tuple(f"{code} {place}".strip() for code, place in terms.items())
    if not found:
        return Reads(why="no delivery term in it")
    return Reads(found, "it names several delivery terms" if len(found) > 1 else "")


def _place_before(before: str) -> str:
    """The one word before a code, where it is a harbour's or an airport's: "仁川港 CIF"."""
    word = before.strip()
    return word if _HARBOUR.fullmatch(word) else ""


def _place(behind: str) -> str:
    match = _PLACE.match(behind)
    words: list[str] = []
    for word in match[1].split() if match else ():
        if word.casefold() in _ENDS or _CODE.fullmatch(word) or re.fullmatch(r"\d{4}", word):
            break
        words.append(word)
    place = " ".join(words)
    if len(words) > _MOST_WORDS or len(place) > _LONGEST_PLACE or not re.search(r"[^\W\d]", place):
        return ""
    return place


def vat_of_incoterm(code: str) -> Vat | None:
    """``out`` where the buyer clears the goods and so pays import VAT; None says nothing."""
    code = code.upper()
    if code == "DDP" or code not in _LISTS["codes"]:
        return None
    return "out"
