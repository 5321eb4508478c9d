"""What the heading of a column, or the label in front of a value, can mean."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from optimizer.quotes.meaning import Heading, Role
from optimizer.quotes.words.labels import label
from optimizer.quotes.words.lexicon import RoleWord, heading_hints, heading_words, without_vat_rates
from optimizer.quotes.words.modifiers import Modifiers, modifiers_of
from optimizer.quotes.words.normal import BREAK, CJK, folded, normal
from optimizer.quotes.words.roles import chosen_roles
from optimizer.quotes.words.rows import no_bid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.quotes.words.segment import Piece

LONGEST = 120
"""No heading is longer, its two levels and line breaks included."""

_MONEY: frozenset[Role] = frozenset(
    ("price", "list_price", "extended", "total", "vat_amount", "discount", "freight")
)
_TIMED: frozenset[Role] = frozenset(("lead", "validity", "warranty", "other"))
_COUNTS: frozenset[Role] = frozenset(("quantity", "minimum", "maximum", "per_unit"))
_BANDS: frozenset[Role] = frozenset(("tier", "tier_from", "tier_to"))
_STATED: frozenset[Role] = frozenset(
    ("lead", "validity", "incoterm", "payment", "minimum", "maximum", "origin", "warranty")
)
"""Beside these a figure is their value: "Lead time 12 weeks" is no heading."""
_CLAUSE = re.compile(r"(incl|including|with|w|for|based|assuming|at|x|on|from|excl|as)\b")
_CLAUSE_SHARE, _SHARE, _WEAK_SHARE = 0.75, 0.5, 0.3
"""How much of a text may be left over: in a clause behind the heading word, anywhere, and beside
a word that heads a column only because of the money words around it."""
_MARKS = 3
"""Brackets and dashes that count in the quick look, but not in the shares."""
_FAULT = re.compile(r"#[A-Z][A-Z/0]*[!?]?$")
_SENTENCE = re.compile(
    r"(?:니다|です|ます|세요|바람|요망)$|\b(?:are|is|will|shall|be|was|please)\b"
)


@lru_cache(maxsize=1 << 16)
def heading(text: str) -> tuple[Heading, ...]:
    """All meanings of a column heading or a label: none, one, or several.

    Words that were not understood stand in ``rest``; where they outweigh what was understood the
    text is no heading. For "Lead time (weeks)" ``rest`` is the unit of time, to be read with the
    value. Levels may be joined by " / ".
    """
    return _read(text)[0]


@lru_cache(maxsize=1 << 16)
def is_heading(text: str) -> bool:
    """Whether the text is a heading and hardly anything else.

    False for what is as often a value: a bare "USD", "EA" or "10-49".
    """
    return _read(text)[1]


@lru_cache(maxsize=1 << 16)
def _read(text: str) -> tuple[tuple[Heading, ...], bool]:
    if not text or len(text) > LONGEST or text.isdigit():
        return (), False
    if not _may_be(normal(text)):
        return (), False
    plain = without_vat_rates(folded(text))
    if not plain or _SENTENCE.search(plain) or _is_value(text):
        return (), False
    words = heading_words()
    pieces = words.cut(plain)
    if " / " in text:  # two levels may make one phrase: "Unit / Price"
        joined = words.cut(plain.replace("/", " "))
        if len(joined) == 1 and any(word.role != "unit" for word in joined[0].of("role")):
            pieces = joined
    counted = any(word.role == "quantity" for piece in pieces for word in piece.of("role"))
    if counted and any(piece.has("per") and piece.text[0] == "/" for piece in pieces):
        pieces = words.cut(plain.replace("/", BREAK))  # "Qty/Unit": two headings, not "per unit"
    return _interpreted(plain, pieces)


def _is_value(text: str) -> bool:
    """Whether a text that may be a heading holds a value already: "납기 : 발주 후 8주"."""
    named = label(" ".join(text.split()))  # a wide blank or a line break divides no heading
    return (named is not None and bool(named[1])) or no_bid(text) or bool(_FAULT.match(text))


def _may_be(quick: str) -> bool:
    """False for most texts that are no headings, without cutting them."""
    sure, money, known = heading_hints(_MONEY)
    strange = known.strange(quick)
    if not strange:
        return True
    size = len(quick) - quick.count(" ")
    if sure.may_be_in(quick):
        return strange <= size * _CLAUSE_SHARE + _MARKS
    return strange <= size * _WEAK_SHARE + _MARKS and money.may_be_in(quick)


def _interpreted(plain: str, pieces: Sequence[Piece]) -> tuple[tuple[Heading, ...], bool]:
    said = modifiers_of(pieces)
    words, used, unknown = chosen_roles(pieces)
    implied = not words
    if implied:
        words = _implied(said)
    if not words:
        return (), False
    if said.tier:
        words = [word for word in words if word.role not in _COUNTS | _BANDS | {"unit"}]
        words = words or [RoleWord("price", weak=True)]
    unknown += [said.clash] if said.clash else []
    roles = {word.role for word in words}
    if not roles & (_MONEY | _COUNTS | _BANDS):
        unknown += [piece.text for piece in pieces if piece.has("revised") and piece not in used]
        if all(word.weak for word in words):  # "GPU system", "Brand new chassis"
            unknown += [piece.text for piece in pieces if piece.has("thing") and piece not in used]
    times = [piece.text for piece in pieces if piece.has("time") and not piece.has("role")]
    if times and not any(word.role in _TIMED for word in words):
        unknown, times = unknown + times, []
    if not said.vat and not any(word.role in ("vat_amount", "other") for word in words):
        unknown += [piece.text for piece in pieces if piece.has("rate")]
    if roles & _STATED and any(char.isdigit() for piece in unknown for char in piece):
        return (), False
    backed = any(p.has(k) for p in pieces for k in ("currency", "money", "vat", "per"))
    if not _explained(plain, used, unknown, backed):
        return (), False
    rest = " ".join([*unknown, *times]).strip()
    meanings = dict.fromkeys(_heading(word, said, rest) for word in words)
    itself = said.net is not None or said.revised or said.per is not None
    return tuple(meanings), not (all(word.value for word in words) or (implied and not itself))


def _implied(said: Modifiers) -> list[RoleWord]:
    """Without a heading word, what the modifiers alone can head."""
    if said.percent:
        return []
    if said.net is not None or said.revised:
        return [RoleWord("price", weak=True), RoleWord("extended", weak=True)]
    if said.tier or said.per:
        return [RoleWord("price", weak=True)]
    if said.currencies:
        return [RoleWord("price", weak=True), RoleWord("extended", weak=True)]
    return []


def _explained(plain: str, used: list[Piece], unknown: list[str], backed: bool) -> bool:
    """Whether what is left over is little enough for the text to be a heading.

    ``backed``: a currency, VAT or "per X" beside a weak money word shows that money is meant.
    """
    left = len("".join(unknown).replace(" ", ""))
    if not left:
        return True
    size = len(re.sub(rf"[ {BREAK}/]", "", plain))
    strong = [piece for piece in used if any(not word.weak for word in piece.of("role"))]
    if not strong:
        money = any(word.role in _MONEY for piece in used for word in piece.of("role"))
        figures = any(char.isdigit() for char in "".join(unknown))
        return backed and money and not figures and left <= size * _WEAK_SHARE
    clause = strong[0].start == 0 and _CLAUSE.search(plain, len(strong[0].text))
    last = strong[-1].start + len(strong[-1].text) == len(plain)
    named = last and CJK.search(strong[-1].text)  # "고객사 단가": the last word names it
    return left <= size * (_CLAUSE_SHARE if clause or named else _SHARE)


def _heading(word: RoleWord, said: Modifiers, rest: str) -> Heading:
    role = word.role
    vat = word.vat or said.vat
    if role == "extended" and vat == "in":
        role = "total"
    elif role == "total" and vat == "out":
        role = "extended"
    made = Heading(role, rest=rest, revised=said.revised)
    if role in _MONEY:
        net = word.net if word.net is not None else said.net
        made = replace(made, net=net, currencies=said.currencies, scale=said.scale, vat=vat,
                       per=word.per or said.per, percent=word.percent or said.percent,
                       tier=said.tier)  # fmt: skip
    elif role == "currency":
        made = replace(made, currencies=said.currencies, scale=said.scale)
    elif role in _COUNTS:
        made = replace(made, per=word.per or said.per)
    return made
