"""Labels in front of a value that holds for a whole quote: ``견적번호 : Q-17``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, cast, get_args

from optimizer.quotes.words.hints import Hints, KnownWords
from optimizer.quotes.words.lexicon import RATE, data, word_lists_of_roles
from optimizer.quotes.words.money_words import currencies_in, scale_in
from optimizer.quotes.words.normal import folded, normal
from optimizer.quotes.words.prose import prose
from optimizer.quotes.words.rows import no_bid
from optimizer.quotes.words.segment import Sense, Vocabulary

Field = Literal[
    "vendor", "customer", "number", "revision", "date", "validity", "payment", "lead", "incoterm",
    "currency", "vat", "minimum", "origin", "warranty", "project", "rate", "total", "remark",
    "delivery", "terms", "other",
]  # fmt: skip
"""What a label announces. ``delivery``: a lead time or a place, the value does not tell which.

``terms``: payment or delivery terms, likewise. ``other``: known, of no matter (phone, address).
"""

_FROM_HEADINGS = ("lead", "validity", "payment", "incoterm", "minimum", "warranty", "origin")
_LONGEST, _LONGEST_KEY = 400, 60
_MARKS = re.compile(
    r"^[\s\-*※•·■◆●▶▷○□▣◇☞→◎★☆#>]*(?:\(?\d{1,2}[.)]|[①-⑳]|[가나다라마바사아자차카타파하][.)]|"
    r"[A-Za-z][.)](?=\s))?\s*"
)
_BRACKETED = re.compile(
    r"^[\[【<〈(《]([^\]】>〉)》]{2,40})[\]】>〉)》]\s*[:：]?\s*(\S.*)$", re.DOTALL
)
_GAP = re.compile(r"\s{2,}|\t|\n|\u3000")
_COLON = re.compile(r"[:：﹕∶︰]")
_ADDRESSED = re.compile(
    r"^(.*?\S)\s*(?:귀중|귀하|御中|貴中|台鉴|台鑒|台照|台启|(?<=\s)様|\s님께?)$", re.DOTALL
)
_REVISION = re.compile(
    r"^(?:rev|ver|version|revision)[.\s#]*([0-9]{1,2}(?:\.\d)?|[a-z])$", re.IGNORECASE
)
_ROUND = re.compile(r"^(?:제\s?)?(\d{1,2})\s?차\s?(?:수정|변경|재|최종)?\s?견적서?$")
_ID = re.compile(r"^(?=[^\s]*\d)[#A-Za-z0-9][\w\-./#]{2,30}$")
_NAMED = re.compile(
    r"^(?:quote|quotation|offer|bid|proposal|estimate|견적|bid no\.?|offer no\.?)\s+"
    r"(?P<id>(?=\S*\d)[A-Z0-9]+(?:[-/][A-Z0-9]+)+|\d{5,})(?P<rest>\s+(?:rev|ver)\.?\s?\w{1,3})?"
    r"(?=$|,|\s+of\s)",
    re.IGNORECASE,
)
"""``Offer AS-902``, ``Quotation HS-26-0131 Rev. 2``: an identifier, not a model."""
_DAY = re.compile(r"^\d{1,4}\s?[-./년年]|^[A-Z][a-z]{2,8}\.? \d|^\d{1,2} [A-Z][a-z]{2}")
_COUNT = re.compile(r"^(?:\D{0,12})\d")


@lru_cache(maxsize=1 << 15)
def label(text: str) -> tuple[Field, str] | None:
    """Which field a text announces, and the value behind it; None where it is no label.

    The value is as written, blank for a label alone. Where the value tells more than the label
    does, it decides: "Delivery: DDP Busan" is an incoterm, "단위: 천원" a currency.
    """
    if not text or len(text) > _LONGEST:
        return None
    written = _MARKS.sub("", text.strip(), count=1)
    if not any(char.isalpha() for char in written) or no_bid(text):
        return None
    found = _with_colon(written) or _alone(written) or _with_gap(written) or _run_on(written)
    if found is None and (match := _ADDRESSED.match(written)) and len(written) < _LONGEST_KEY:
        return "customer", match[1].strip()
    if found is None:
        return None
    field, value = found
    if field == "customer" and (match := _ADDRESSED.match(value)):
        value = match[1]
    return _decided(field, value.strip(" \t\r\n")), value.strip()


def _with_colon(text: str) -> tuple[str, str] | None:
    for colon in _COLON.finditer(text):
        if colon.start() > _LONGEST_KEY:
            break
        if field := _field(text[: colon.start()])[0]:
            value = text[colon.end() :].strip()
            opened = text[: colon.start()].count("(") - text[: colon.start()].count(")")
            return field, value.removesuffix(")") if opened == 1 else value
    if (match := _BRACKETED.match(text)) and (field := _field(match[1])[0]):
        return field, match[2]
    return None


def _alone(text: str) -> tuple[str, str] | None:
    if len(text) <= _LONGEST_KEY and (field := _field(text)[0]):
        return field, ""
    if match := _REVISION.match(text) or _ROUND.match(text):
        return "revision", match[1]
    return None


def _with_gap(text: str) -> tuple[str, str] | None:
    """``견적번호   Q-17``: the longest label before a wide blank."""
    gaps = [gap for gap in _GAP.finditer(text) if gap.start() <= _LONGEST_KEY]
    for gap in reversed(gaps):
        value = text[gap.end() :]
        if field := _field(text[: gap.start()])[0]:
            return None if _belongs(value) else (field, value)
    return None


def _belongs(value: str) -> bool:
    """Whether what stands behind a gap is part of the label: "Lead time\\n(weeks)"."""
    unit = value.startswith("(") and not any(char.isdigit() for char in value)
    return unit or bool(_field(value)[0])


def _run_on(text: str) -> tuple[str, str] | None:
    """``Quote No. Q-17``: a sure label and a value that cannot be anything else."""
    if match := _NAMED.match(text):
        return "number", match["id"] + (match["rest"] or "")
    shapes = {"number": _ID, "date": _DAY, "validity": _COUNT, "revision": re.compile(r"^\w{1,3}$")}
    for gap in re.finditer(r"\s+|(?<=#)(?=\w)", text[:_LONGEST_KEY]):
        field, weak = _field(text[: gap.start()])
        value = text[gap.end() :].strip()
        if field in shapes and not weak and shapes[field].match(value):
            return field, value
    return None


@lru_cache(maxsize=1 << 15)
def _field(key: str) -> tuple[str, bool]:
    """The field of a label, blank where it is none, and whether it is weak.

    Of a label in two languages ("Datum / Date") one that is known is enough.
    """
    whole = _one_field(key)
    if whole[0] or " / " not in key or any(char.isdigit() for char in key):
        return whole
    parts = {found for part in key.split(" / ") if (found := _one_field(part))[0]}
    return parts.pop() if len(parts) == 1 else ("", False)


def _one_field(key: str) -> tuple[str, bool]:
    hints, known = _label_hints()
    quick = normal(key)
    if known.strange(quick) or not hints.may_be_in(quick):
        return "", False
    plain = folded(key)
    if not plain or len(plain) > _LONGEST_KEY:
        return "", False
    fields: set[str] | None = None
    weak = False
    for piece in _label_words().cut(plain):
        if not piece.senses:
            return "", False
        named = piece.of("label")
        if not named:
            continue
        own = {field for field, _ in named}
        weak = weak or all(is_weak for _, is_weak in named)
        fields = own if fields is None else fields & own
    if not fields:
        return "", False
    return next(field for field in (*get_args(Field), "unit") if field in fields), weak


def _decided(field: str, value: str) -> Field:
    if field == "unit":
        plain = normal(value)
        money = not value or currencies_in(plain)[0] or scale_in(plain)[0] != 1
        return "currency" if money else "other"
    if field in ("delivery", "terms") and value:
        kinds = {kind for kind, _ in prose(f"{_PROOF[field]} {value}")}
        told = [kind for kind in ("lead", "payment", "incoterm") if kind in kinds]
        if len(told) == 1:
            return cast("Field", told[0])
    return cast("Field", field)


_PROOF = {"delivery": "delivery", "terms": "payment"}


@cache
def _label_words() -> Vocabulary:
    vocabulary = Vocabulary()
    words = data("labels")
    own: set[str] = set()
    for field, entry in words.items():
        weak = {folded(word) for word in entry.get("weak", ())}
        for word in entry["words"]:
            own.add(folded(word))
            vocabulary.add([word], Sense("label", (field, folded(word) in weak)))
    for role in _FROM_HEADINGS:
        more = [word for word in word_lists_of_roles(role) if folded(word) not in own]
        vocabulary.add(more, Sense("label", (role, False)))
    vocabulary.add(data("modifiers")["fillers"]["words"], Sense("filler"))
    vocabulary.add(data("modifiers")["joiners"]["words"], Sense("filler"))
    vocabulary.add_pattern(RATE, lambda _: Sense("filler"))
    return vocabulary


@cache
def _label_hints() -> tuple[Hints, KnownWords]:
    phrases = _label_words().phrases
    named = (p for p, senses in phrases.items() if any(sense.kind == "label" for sense in senses))
    return Hints(named), KnownWords(phrases)
