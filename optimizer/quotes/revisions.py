"""Which of two revisions of one quote is the newer, where they say so."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.domain.quotes import Quote
    from optimizer.quotes.finding import QuoteHead

_MARK = re.compile(
    r"""[\s_./(\[-]*
    (?: (?:revision|rev|version|ver|개정|수정|改訂|改|修订|版本)[\s.:#_-]*(?:\d+(?:\.\d+)*|[a-z])
      | (?:제\s*)?\d+\s*차 | 第?\s*\d+\s*版
      | (?<=[\s_/(-])[rv][.]?\s?\d{1,2} )
    [)\]]?\s*$""", re.IGNORECASE | re.VERBOSE)
"""A revision at the end of a quote's number: ``HB-17 Rev. 2``, ``Q-8_v3``, ``17호 2차``."""
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_LETTER = re.compile(r"(?:^|[\s._-])([a-z])$")


@dataclass(frozen=True, slots=True)
class Revision:
    """What orders two revisions: the revision as written, and the day of the quote."""

    text: str
    day: date | None

    @classmethod
    def of(cls, head: QuoteHead) -> Revision:
        """The revision a quote's head states."""
        return cls(number_of(head)[1], date.fromisoformat(head.date) if head.date else None)

    @classmethod
    def kept(cls, quote: Quote) -> Revision:
        """The revision a scenario keeps."""
        return cls(quote.revision, quote.dated)


def number_of(head: QuoteHead) -> tuple[str, str]:
    """A quote's number without a revision at its end, and the revision.

    Without it ``HB-17 Rev. 2`` and ``HB-17 Rev. 3`` would be two quotes, and both would count.
    """
    mark = _MARK.search(head.number)
    bare = head.number[:mark.start()].strip() if mark else ""
    if mark is None or not bare:
        return head.number, head.revision
    return bare, head.revision or mark[0].strip(" _./()[]-")


def newer(one: Revision, other: Revision) -> bool | None:
    """Whether ``one`` is newer; None where the two do not say, or contradict themselves."""
    signs = {sign for sign in (_by_text(one.text, other.text), _by_day(one.day, other.day))
             if sign}
    return signs.pop() > 0 if len(signs) == 1 else None


def _by_day(one: date | None, other: date | None) -> int:
    return 0 if one is None or other is None else (one > other) - (one < other)


def _by_text(one: str, other: str) -> int:
    """By number (Rev. 2, v1.3, 2차) or letter (Rev. B) where both words are of one kind."""
    left, right = _rank(one), _rank(other)
    if left is None or right is None or left[0] != right[0]:
        return 0
    return (left[1] > right[1]) - (left[1] < right[1])


def _rank(text: str) -> tuple[str, tuple[int, ...]] | None:
    """The words around the figure, and the figure; a text with several figures has no rank."""
    even = unicodedata.normalize("NFKC", text).casefold().strip()
    numbers = _NUMBER.findall(even)
    if len(numbers) == 1:
        return "number", tuple(int(part) for part in numbers[0].split("."))
    if not numbers and (letter := _LETTER.search(even)):
        return "letter", (ord(letter[1]),)
    return None
