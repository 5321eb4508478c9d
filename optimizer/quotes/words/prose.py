"""What sentences in footnotes and remarks state, and the piece that states it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from optimizer.quotes.words.hints import Hints
from optimizer.quotes.words.lexicon import data
from optimizer.quotes.words.money_words import currencies_in, scale_in
from optimizer.quotes.words.normal import CJK, normal
from optimizer.quotes.words.vat_words import vat_in

Kind = Literal[
    "vat", "currency", "validity", "lead", "payment", "incoterm", "freight", "minimum", "origin",
    "warranty", "rate", "all_units", "incremental",
]  # fmt: skip


class Said(NamedTuple):
    """One statement."""

    kind: Kind
    """``all_units`` and ``incremental``: what the price of a quantity band holds for. Both of one
    piece: it is about that, and can be read either way."""
    text: str
    """The piece of the text, as written."""


LONGEST = 4_000
"""Of a longer text only so much is read."""

_SENTENCE = re.compile(
    r"[\r\n]+|[。；;※●■▶◆]|\s{3,}|(?<=[A-Za-z가-힣)%0-9][.!?])\s+(?=[A-Z0-9가-힣(\"])"
    r"|(?<!\d\.)\s+(?=\d{1,2}[.)]\s)|(?<=다\.)"
)
_SHORT = re.compile(
    r"(?:\b(?:incl|excl|no|approx|max|min|est|ref|rev|ca|inc|co|ltd|qty|vs|dept|corp|e\.g|i\.e|st)"
    r"|^\s*[(]?\d{1,2}|(?:19|20)\d\d(?:\. ?\d{1,2}){0,2})\.$", re.IGNORECASE)  # fmt: skip
_CLAUSE = re.compile(r"[,，、](?!\d)|\s/\s|\s\|\s|(?<=고)\s|(?<=며)\s")
_TIME = re.compile(
    r"\d+\+? ?(?:[-~/]|to|or|から|至|到)? ?\d* ?\(?(?:calendar |business |working |work |full )?"
    r"(?:weeks?|wks?|days?|months?|mos?\b|years?|yrs?|주|일|개월|달|년|週|日|営業日|[ヶかカケ]月|周|天"
    r"|个月|個月|工作日|个工作日|個工作天|年)|(?:one|two|three|four|six|eight|ten|twelve|thirty|sixty"
    r"|ninety) (?:\(\d+\) )?(?:weeks?|days?|months?)|[일이삼사오육칠팔구십]+개월"
)
_DATE = re.compile(
    r"\d{2,4} ?[-./년年] ?\d{1,2}|\d{1,2} ?[월月] ?\d{1,2}|[a-z]{3,9}\.? \d{1,2},? \d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?[ .-][a-z]{3,9}[.-]?,? ?\d{4}|year[- ]end|q[1-4]|연말|월말|年末"
    r"|月末|end of"
)
_NET = re.compile(r"(?<![a-z])net ?-?\d{1,3}(?!\d|[.,]\d|%)|(?<![a-z])n/?\d{2}(?!\d)")
_SHARES = re.compile(r"(?<![\d/])\d{2}(?: ?/ ?\d{2}){1,2}(?![\d/])")
"""``30/60/10``, of a payment."""
_FIGURE = re.compile(r"\S{0,3}\s?\d[\d,.]*\s?\S{0,4}")


@lru_cache(maxsize=1 << 14)
def prose(text: str) -> tuple[Said, ...]:
    """All statements of a text, sentence by sentence; values are left to their readers.

    Of a sentence with statements of several kinds, each comes with its own clauses.
    """
    if len(text) < 3 or not _hints().may_be_in(normal(text[:LONGEST])):
        return ()
    found: list[Said] = []
    for sentence in _sentences(text[:LONGEST]):
        found += _said(sentence)
    return tuple(dict.fromkeys(found))


def _sentences(text: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for stop in _SENTENCE.finditer(text):
        piece = text[start : stop.start()]
        if stop[0].strip() == "" and "\n" not in stop[0] and _SHORT.search(piece):
            continue
        parts.append(piece)
        start = stop.end()
    parts.append(text[start:])
    return [part.strip(" \t\u3000-*•·") for part in parts if part.strip()]


def _said(sentence: str) -> list[Said]:
    kinds = _kinds(sentence)
    if len(kinds) <= 1:
        return [Said(kind, sentence) for kind in kinds]
    pieces: dict[Kind, list[str]] = {}
    current: tuple[Kind, ...] = ()
    for clause in filter(None, map(str.strip, _CLAUSE.split(sentence))):
        current = _kinds(clause) or current
        for kind in current:
            pieces.setdefault(kind, []).append(clause)
    return [Said(kind, ", ".join(pieces.get(kind, ())) or sentence) for kind in kinds]


@lru_cache(maxsize=1 << 14)
def _kinds(sentence: str) -> tuple[Kind, ...]:
    plain = normal(sentence)
    has = {kind: bool(_pattern(kind, "words").search(plain))
           for kind in ("validity", "payment", "freight", "minimum", "origin", "warranty", "rate",
                        "currency")}  # fmt: skip
    timed = bool(_TIME.search(plain))
    digit = any(char.isdigit() for char in plain)
    paid = bool(_NET.search(plain)) or (
        has["payment"] and not _pattern("payment", "passes").search(plain)
        and (timed or bool(_SHARES.search(plain) or _pattern("payment", "needs").search(plain)))
    )
    found: dict[Kind, bool] = {
        "vat": _about_vat(plain),
        "currency": has["currency"] and not has["rate"] and _names_currency(plain),
        "validity": has["validity"] and (timed or bool(_DATE.search(plain))),
        "lead": _about_lead(plain, timed, paid or has["validity"] or has["warranty"]),
        "payment": paid and not has["warranty"],
        "incoterm": _names_incoterm(sentence, plain),
        "freight": has["freight"] and bool(_pattern("freight", "needs").search(plain)),
        "minimum": has["minimum"] and digit,
        "origin": has["origin"] and len(plain) > 8,
        "warranty": has["warranty"] and timed,
        "rate": has["rate"] and digit,
    }
    return (*(kind for kind, said in found.items() if said), *_break_kinds(plain))


def _about_vat(plain: str) -> bool:
    taxed, _ = vat_in(plain)
    if taxed.states or taxed.rate is not None:
        return True
    return bool(_vat_noun().search(plain) and _pattern("vat", "hints").search(plain))


def _about_lead(plain: str, timed: bool, another: bool) -> bool:
    sure = _pattern("lead", "sure").search(plain)
    when = timed or bool(_DATE.search(plain))
    if sure and (when or _pattern("lead", "open").search(plain)):
        return True
    if another or not when:
        return False
    likely = _pattern("lead", "likely")  # in one clause with the time, not merely near it
    return any(
        likely.search(c) and (_TIME.search(c) or _DATE.search(c)) for c in _CLAUSE.split(plain)
    )


def _names_currency(plain: str) -> bool:
    bare = _FIGURE.sub(" ", plain)  # "USD 500" is an amount, not a statement
    return bool(currencies_in(bare)[0]) or scale_in(bare)[0] != 1


def _names_incoterm(sentence: str, plain: str) -> bool:
    terms = data("prose")["incoterm"]
    for match in _pattern("incoterm", "codes").finditer(plain):
        wordy = match[0] in terms["capitals"]
        if not wordy or re.search(rf"\b{match[0].upper()}\b(?!\s+[a-z])", sentence):
            return True
    return bool(_pattern("incoterm", "words").search(plain))


def _break_kinds(plain: str) -> tuple[Kind, ...]:
    if not all(_pattern("break", part).search(plain) for part in ("subject", "applies")):
        return ()
    kinds: list[Kind] = []
    if _shape("all_units").search(plain) and not _pattern("break", "condition").search(plain):
        kinds.append("all_units")
    if _shape("incremental").search(plain):
        kinds.append("incremental")
    if kinds and _pattern("break", "negation").search(plain):
        return ("all_units", "incremental")  # "not retroactive": a planner must read it
    return tuple(kinds)


@cache
def _hints() -> Hints:
    words = data("prose")
    lists = [words[kind].get("words", ()) for kind in words]
    lists += [words["lead"]["sure"], words["lead"]["likely"], words["incoterm"]["codes"],
              words["break"]["subject"], data("money")["vat"]["tax"], ["net", "n"]]  # fmt: skip
    lists += [data("money")["vat"][name] for name in ("in_whole", "out_whole")]
    return Hints(normal(word) for some in lists for word in some)


@cache
def _shape(name: str) -> re.Pattern[str]:
    shapes = data("prose")["break"][name]
    return re.compile("|".join(f"(?<![a-z])(?:{s})" if s[0].isascii() else s for s in shapes))


@cache
def _pattern(kind: str, part: str) -> re.Pattern[str]:
    """Any of the words of one list."""
    return re.compile("|".join(map(_one, data("prose")[kind][part])))


@cache
def _vat_noun() -> re.Pattern[str]:
    vat = data("money")["vat"]
    before = "".join(f"(?<!{word})(?<!{word} )" for word in vat["not_before"])
    behind = "|".join(vat["not_behind"])
    return re.compile(f"{before}(?:{'|'.join(map(_one, vat['tax']))})(?! ?(?:{behind}))")


def _one(word: str) -> str:
    word = normal(word)
    body = re.escape(word.removesuffix("*"))
    if CJK.search(word) or not word[0].isalnum():
        return body
    return rf"(?<![a-z]){body}" + ("[a-z]*" if word.endswith("*") else "(?![a-z])")
