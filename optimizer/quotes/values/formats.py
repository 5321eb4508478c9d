"""What a number format shows around the digits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from optimizer.quotes.grid import Figure
from optimizer.quotes.values.numerals import exact
from optimizer.quotes.values.text import clean
from optimizer.quotes.words.money_words import CODES
from optimizer.quotes.words.patterns import word_lists

_LOCALES: dict[str, str] = word_lists("money")["locale"]
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<sign>[^\]\-]*)(?:-(?P<locale>[^\]]*))?\]'
    r"|\[(?P<test><=|>=|<>|<|>|=)(?P<limit>-?[0-9.]+)\]|\[[^\]]*\]|_.|\*."
    r"|(?P<digits>[0#?](?:[0#?., /]*[0#?])?(?P<scaled>,*)(?:e[+-]0+)?)|(?P<end>;)"
    r"|(?P<general>general|@)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_TESTS = {
    "<": lambda x, y: x < y, ">": lambda x, y: x > y, "=": lambda x, y: x == y,
    "<=": lambda x, y: x <= y, ">=": lambda x, y: x >= y, "<>": lambda x, y: x != y,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """How a format dresses a number."""

    text: str
    """As ``clean`` leaves it, ``#`` in the place of the digits; no ``#``: they are not shown."""
    thousands: int = 0
    """How many times the digits shown are divided by 1000."""
    percent: bool = False
    """Whether the digits shown are the number times 100."""


@dataclass(frozen=True, slots=True)
class _Section:
    shown: Shown
    test: str
    limit: float


@lru_cache(maxsize=10_000)
def _sections(code: str) -> tuple[_Section, ...]:
    made, text, thousands, percent, test, limit = [], "", 0, False, "", 0.0
    for match in [*_TOKEN.finditer(code or "General"), None]:
        kind = match.lastgroup if match else "end"
        if kind == "end":
            made.append(_Section(Shown(clean(text), thousands, percent), test, limit))
            text, thousands, percent, test, limit = "", 0, False, "", 0.0
        elif match and (match["digits"] or match["general"]):
            text += "" if "#" in text else "#"
            thousands += len(match["scaled"] or "")
        elif match and match["sign"] is not None:
            text += _sign(match["sign"], match["locale"] or "")
        elif match and match["test"]:
            test, limit = match["test"], _limit(match["limit"])
        elif match:
            part = match["quoted"] or match["escaped"] or match["plain"] or " "
            percent = percent or match["plain"] == "%"
            text += part.replace("#", "") if part != "%" or match["plain"] is None else "%"
    return tuple(made)


def _limit(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _sign(sign: str, locale: str) -> str:
    """A currency sign; where the locale tells which dollar or yuan, the ISO code for it."""
    code = _LOCALES.get(locale.casefold().lstrip("0"), "")
    allowed = CODES.get("".join(clean(sign).split()), ())
    if len(allowed) > 1 and code in allowed:
        return f" {code} "
    return f" {sign} " if sign.isalpha() else sign


def shown(number: float, code: str) -> Shown:
    """How the format shows this number, by the section of the format that applies to it."""
    sections = _sections(code)
    tested = [part for part in sections if part.test]
    for part in tested:
        if _TESTS[part.test](number, part.limit):
            return part.shown
    if tested:
        rest = [part for part in sections if not part.test]
        return rest[0].shown if rest else sections[-1].shown
    if number < 0 and len(sections) > 1:
        return _unsigned(sections[1].shown)
    if number == 0 and len(sections) > 2 and "#" in sections[2].shown.text:
        return sections[2].shown
    return sections[0].shown


def _unsigned(part: Shown) -> Shown:
    """The negative section: its sign says again what the number says already."""
    return replace(part, text=" ".join(re.sub(r"[-()△▲▼]", " ", part.text).split()))


def written(figure: Figure) -> str:
    """A figure with the words of its format as one text: ``8 weeks``.

    Percent and scaling commas are not undone: such a figure is given with its ``%``.
    """
    view = shown(float(figure), figure.format)
    number = exact(float(figure))
    digits = "" if number is None else f"{number.normalize():f}"
    return view.text.replace("#", digits) if "#" in view.text else digits
