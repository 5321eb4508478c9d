"""Numbers somebody typed as text: which plain number was meant, said only where it is certain."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
SIGNS = re.compile(r"^(?:[A-Z]{2})?\$|^[\u00a3\u00a5\u20a9\u20ac]|[\u00a3\u00a5\u20a9\u20ac$]$|원$"
                   r"|^(?:[A-Za-z]{3})(?![A-Za-z])|(?<![A-Za-z])(?:[A-Za-z]{3})$")
MULTIPLES = {"조": 10**12, "억": 10**8, "만": 10**4, "tn": 10**12, "bn": 10**9, "billion": 10**9,
             "million": 10**6, "mn": 10**6, "k": 10**3, "trillion": 10**12, "m": 10**6, "b": 10**9}
PART = re.compile(r"([0-9.,]+)\s*([^\d\s.,+-]+)?\s*")


def meant(text: str) -> Decimal | None:
    """The number a text stands for if there is only one way to read it, else None.

    ``₩1,234`` → 1234, ``USD 500`` → 500, ``12 억`` → 1,200,000,000, ``25 %`` → 0.25.
    ``1.234,5`` and ``1,23`` can be read in more than one way.
    """
    body = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    percent = body.endswith("%")
    body = body.removesuffix("%").strip()
    previous = None
    while previous != body:
        previous = body
        if not _unit(body):
            body = SIGNS.sub("", body, count=1).strip()
    number = _whole(body)
    return number.scaleb(-2) if percent and number is not None else number


def _unit(body: str) -> bool:
    """Whether the text ends in a multiple such as ``억`` or ``mn`` rather than in a currency."""
    found = re.search(r"[^\d\s.,+-]+$", body)
    return bool(found and found[0].casefold() in MULTIPLES and body[:1].isdigit())


def _whole(body: str) -> Decimal | None:
    single = _single(body)
    if single is not None:
        return single
    sign, rest = (body[0], body[1:].strip()) if body[:1] in ("+", "-") else ("", body)
    total, position, before = Decimal(0), 0, None
    for part in PART.finditer(rest):
        if part.start() != position:
            return None
        position = part.end()
        number = _single(part[1])
        unit = MULTIPLES.get((part[2] or "").casefold()) if part[2] else 1
        if number is None or unit is None or (before is not None and unit >= before):
            return None
        total, before = total + number * unit, unit
    if before is None or position != len(rest):
        return None
    return -total if sign == "-" else total


def _single(text: str) -> Decimal | None:
    if GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if not PLAIN.fullmatch(text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def typed(number: Decimal) -> str:
    """A number as one types it: digits, at most one point, no exponent."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
