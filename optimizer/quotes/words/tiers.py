"""Quantity bands as headings write them: ``10-49``, ``50대 이상``, ``up to 9``, ``>=100``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.meaning import Tier
from optimizer.quotes.words.segment import Sense, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

_TO = r"(?:[-~]|to|thru|through|から|至|到|에서)"
_AT_LEAST = (
    r"\+(?!\d)|이상|以上|or more|or above|or over|or higher|or greater|and above|and over"
    r"|and up|and more|& above|& up|& over|up|plus|부터|から|및 그 이상|起|及以上|および以上"
    r"|~(?!\d)|-(?!\d)"
)
_ABOVE = r"초과|超過|超过|超|を超える|以上は"
_AT_MOST = r"이하|以下|or less|or fewer|and below|and under|까지|まで|以内|이내|max"
_BELOW = r"미만|未満|未满|未滿"
_FROM = r"≥ ?|from ?|min ?|at least ?|starting ?|최소|minimum "
_OVER = r"≫ ?|over ?|more than ?|above ?|greater than ?|exceeding ?"
_UNTIL = r"≤ ?|up to ?|at most ?|max ?|maximum |최대|through ?"
_UNDER = r"≪ ?|under ?|less than ?|below ?|fewer than ?"


def add_tiers(vocabulary: Vocabulary, units: Iterable[str]) -> None:
    """Let a vocabulary read quantity bands counted in these units (or in none)."""
    unit = "(?:{})?".format("|".join(sorted(map(re.escape, units), key=len, reverse=True)))
    first = r"(?P<first>[1-9]\d{0,2}(?:,\d{3})+|\d{1,7})"
    last = r"(?P<last>[1-9]\d{0,2}(?:,\d{3})+|\d{1,7})"
    end = r"(?![a-z0-9])"
    qualified = rf"(?:(?P<above>{_ABOVE})|이상|以上)?"
    below = rf"(?:(?P<below>{_BELOW})|이하|以下|まで|까지)?"
    shapes = (
        rf"{first} ?{unit}{qualified} ?{_TO} ?{last} ?{unit}{below}{end}",
        rf"{first} ?{unit}(?:(?P<above>{_ABOVE})|이상|以上)~?{last} ?{unit}"
        rf"(?:(?P<below>{_BELOW})|이하|以下){end}",
        rf"{first} ?{unit} ?(?:{_AT_LEAST}) ?{unit}{end}",
        rf"{first} ?{unit}(?P<above>{_ABOVE}){end}",
        rf"(?:{_FROM}){first} ?{unit}{end}",
        rf"(?P<above>{_OVER}){first} ?{unit}{end}",
        rf"~?{last} ?{unit} ?(?:{_AT_MOST}){end}",
        rf"~?{last} ?{unit} ?(?P<below>{_BELOW}){end}",
        rf"(?:{_UNTIL}|~){last} ?{unit}{end}",
        rf"(?P<below>{_UNDER}){last} ?{unit}{end}",
    )
    for shape in shapes:
        vocabulary.add_pattern(shape, _band, figure_first=shape.startswith(first))
        if shape.startswith("~?"):
            vocabulary.add_pattern(shape.removeprefix("~?"), _band)


def _band(match: re.Match[str]) -> Sense | None:
    groups = match.groupdict()
    first = _whole(groups.get("first"), 1)
    last = _whole(groups.get("last"), None)
    if first is None or (first and (groups.get("first") or "").startswith("0")):
        return None
    if groups.get("above"):
        first += 1
    if groups.get("below") and last is not None:
        last -= 1
    first = max(first, 1)
    if last is not None and (last < first or _dates(match.group(), first, last)):
        return None
    return Sense("tier", Tier(first, last))


def _whole(digits: str | None, otherwise: int | None) -> int | None:
    return int(digits.replace(",", "")) if digits else otherwise


def _dates(text: str, first: int, last: int) -> bool:
    """2025-2026 and 2025-10 are dates, not quantities."""
    years = range(1990, 2101)
    return text[:4].isdigit() and first in years and (last in years or last <= 12)
