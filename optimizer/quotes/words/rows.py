"""What a row of texts is when it is no item, and words that stand in place of a figure."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, cast

from optimizer.quotes.words.lexicon import data, row_hints, row_words, without_vat_rates
from optimizer.quotes.words.normal import CJK, folded, normal
from optimizer.quotes.words.prose import prose

RowKind = Literal[
    "total", "subtotal", "tax", "freight", "discount", "section", "alternate", "no bid", "note"
]

_LONGEST = 80
_GOES_ON = r"\s*(?:[a-z0-9]{1,2}\b)?\s*(?:[:()\[\]】/|,.–-]|(?:for|of|to|by|via|from|in|at|on)\b)"
_OPENING = r"^[\[【(<■◆●▶※\s]*"
_CLAUSE = re.compile(
    r"(?<!^)\b(?:incl|including|inclusive|excl|excluding|exclusive|before|after|with|without|w/o"
    r"|net of)\b.*"
)
_CODE = re.compile(r"^(?=\S*\d)[A-Za-z0-9][A-Za-z0-9\-./_#]{1,24}$")
"""A part number in a row of freight or discount says nothing against it."""
_FIGURE = re.compile(r"\d")
_NOTE = re.compile(
    r"^\s*(?:※|＊|\*(?=\s*\S{2})|주\s?\d?\s?[):.]|注\s?\d?\s?[):：]|備考\s?[:：]|备注\s?[:：]|비고\s?[:：]"
    r"|(?:note|notes|remark|remarks)\b\s?\d?\s?[:.)])", re.IGNORECASE)  # fmt: skip
_SECTION = re.compile(
    r"^\s*(?:[■◆●▶▷○□▣◇◎★☆]\s*\S.{0,50}|[\[【<〈《][^\[\]【】<>]{1,40}[\]】>〉》]"
    r"|(?:[IVX]{1,4}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])\s*[.)]\s*\S.{0,50}|[A-H]\s*[.)]\s+\S.{0,50}"
    r"|[가나다라마바사]\s*[.)]\s*\S.{0,50}"
    r"|(?:section|category|part|group|lot|phase|bundle|package)\s*(?:no\.?\s*)?(?:[A-Z]|\d{1,2})\b.{0,50}"
    r"|\d{1,2}\.\s+\S.{0,40})$", re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _row_kind(texts: tuple[str, ...]) -> RowKind | None:
    cells = [(text, *_cell(text)) for text in texts if text and text.strip()]
    told = [(text, kind, sure) for text, kind, sure in cells if kind != "idle"]
    if not told:
        return _alone(cells[0][0]) if len(cells) == 1 else None
    if all(no_bid(text) for text, _, _ in told):
        return "no bid"
    kinds = [kind for _, kind, _ in told]
    known = [kind for kind in kinds if kind]
    if len(told) == 1 and not known:
        return _alone(told[0][0])
    if not known:
        return None
    kind = known[0]
    if kind in ("alternate", "base"):
        if len(told) > 1:
            return None
        return "alternate" if kind == "alternate" else "section"
    told = [cell for cell in told if cell[1] or not _CODE.match(cell[0].strip())]
    kinds = [kind for _, kind, _ in told]
    others = [text for text, other, _ in told if other != kind]
    if kinds[0] != kind:  # the section's name, then "소계"
        sums = kind in ("total", "subtotal") and told[kinds.index(kind)][2]
        return cast("RowKind", kind) if sums else None
    plain = all(not any(char.isdigit() for char in text) for text in others)
    if plain or kind in ("total", "subtotal", "tax", "discount"):
        return cast("RowKind", kind)
    return None


def row_kind(texts: list[str]) -> RowKind | None:
    """What a row is, by its texts (its cells without the figures); None for an item.

    ``section`` and ``note`` are told by the text alone and hold only for a row without figures;
    ``alternate`` heads what follows. An item that merely contains such a word is none of these.
    """
    if sum(map(len, texts)) > 2_000:
        return None
    return _row_kind(tuple(texts))


def _alone(text: str) -> RowKind | None:
    if _NOTE.match(text):
        return "note"
    section = bool(_SECTION.match(text)) and len(text) <= _LONGEST
    kinds = {said.kind for said in prose(text)}
    if kinds - {"warranty", "origin"} and not re.search(r"\b\d+\s?x\s|gpu", normal(text)):
        return "note"
    if section:
        return "note" if kinds else "section"
    return None


@lru_cache(maxsize=1 << 15)
def _cell(text: str) -> tuple[str, bool]:
    """What one cell says of its row ("" nothing), and whether it says it surely."""
    if len(text) > _LONGEST * 2:
        return "", False
    hints, known = row_hints()
    quick = normal(text)
    if known.strange(quick) and not hints.may_be_in(quick):
        return "", False
    plain = without_vat_rates(folded(text))
    if not any(char.isalpha() or char == "%" for char in plain):
        return "idle", True
    pieces = row_words().cut(plain)
    if not any(piece.has("row") for piece in pieces):
        return ("idle" if all(piece.senses for piece in pieces) else ""), True
    if (cut := _CLAUSE.sub("", plain).strip()) and cut != plain:
        kept = row_words().cut(cut)
        if any(piece.has("row") for piece in kept):
            plain, pieces = cut, kept
    rows = [(piece, *piece.of("row")[0]) for piece in pieces if piece.has("row")]
    kind, strong = _kind([(kind, strong) for _, kind, strong in rows])
    if not kind:
        return "", False
    if all(piece.senses for piece in pieces):
        return kind, True
    mine = [(piece, strong) for piece, own, strong in rows if own == kind]
    if len(plain) > _LONGEST:
        return "", False
    if _carries(kind, strong, mine[0][0].text, mine[-1][0].text, text, plain):
        return kind, False
    return "", False


def _kind(rows: list[tuple[str, bool]]) -> tuple[str, bool]:
    """Of the kinds one text names, the one it is: "Freight total" is freight."""
    kinds = list(dict.fromkeys(kind for kind, _ in rows))
    strong = {kind: any(sure for own, sure in rows if own == kind) for kind in kinds}
    if len(kinds) == 1:
        return kinds[0], strong[kinds[0]]
    sums = [kind for kind in kinds if kind in ("total", "subtotal")]
    rest = [kind for kind in kinds if kind not in sums]
    if not rest or set(kinds) <= {"alternate", "base"}:
        return kinds[0], strong[kinds[0]]
    if sums and set(rest) <= {"alternate", "base"}:  # "Total alternate 1"
        return sums[0], True
    if sums and (strong[sums[0]] or len(rest) > 1):
        return sums[0], strong[sums[0]]
    if sums and len(rest) == 1:
        return rest[0], strong[rest[0]]
    return "", False


def _carries(kind: str, strong: bool, first: str, last: str, text: str, plain: str) -> bool:
    """Whether a row word stands so in a longer text that it says what the row is."""
    goes_on = bool(re.match(_OPENING + re.escape(first) + _GOES_ON, normal(text)))
    ends = plain.endswith(last)
    cjk = bool(CJK.search(last))
    if kind in ("total", "subtotal"):
        starts = kind == "subtotal" and strong and plain.startswith(first)
        closes = ends and (strong or last.rstrip("s") in ("total", "ttl"))
        return goes_on or starts or (closes and (not cjk or len(last) > 1))
    if kind in ("alternate", "base"):
        return strong and goes_on
    if kind == "freight" and any(piece in plain for piece in ("week", "aro", "days")):
        return False  # "Delivery (weeks ARO)" is a lead time
    if kind in ("freight", "discount"):
        return goes_on or (strong and cjk and ends)
    return strong and goes_on


def no_bid(text: str) -> bool:
    """Whether the text says that a vendor does not offer this."""
    return _answers(text, "no_bid")


def included(text: str) -> bool:
    """Whether the text, in place of a price, says that it costs nothing more."""
    return _answers(text, "included")


def to_be_agreed(text: str) -> bool:
    """Whether the text, in place of a figure, leaves it to a later agreement."""
    return _answers(text, "agreed")


@lru_cache(maxsize=1 << 15)
def _answers(text: str, name: str) -> bool:
    if len(text) > _LONGEST or _FIGURE.search(text):
        return False
    return folded(text) in _answer_words(name)


@cache
def _answer_words(name: str) -> frozenset[str]:
    return frozenset(folded(word) for word in data("rows")["answers"][name])
