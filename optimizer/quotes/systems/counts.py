"""How many accelerators a unit holds, and how many units, as a description says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from optimizer.quotes.systems.memory import marked
from optimizer.quotes.systems.words import COMPONENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from optimizer.quotes.systems.marks import Segment

_FILL = (
    r"(?:nvidia|amd|intel|huawei|rebellions?|furiosa(?:ai)?|instinct|tesla|hgx|hopper|blackwell"
    r"|ultra|tensor|core|gpus?|npus?|accelerators?|oam|ubb|sxm\d?|pci-?e|nvl|hbm\d?e?|ascend"
    r"|server edition|memory|ai|¢|[-_:/ ])*"
)
_TIMES = r" ?[x*] ?"
_NO_SIZE = r"(?![\d.]| ?(?:gb|tb|g|w|kw|¢|u|port)\b)"
_N = r"(?<![\d.a-z])(?<!\d-)(\d{1,4})"
_GOODS = r"(?:gpus?|npus?|accelerators?|가속기|アクセラレータ|加速卡)"
_CARDS = r"(?:장|매|카드|カード|枚|卡|张|張|片|块|颗|顆)"
_EACH = r"(?:ea|each|개|個|个|pcs|pieces|units?)(?![a-z])"

_BEFORE = re.compile(rf"{_N}(?:{_TIMES}| ?{_CARDS} ?){_FILL}§")
_WITH = re.compile(
    rf"(?<!\w)(?:with|w/) ?(\d{{1,3}}) {_FILL}§|{_N} {_FILL}§{_FILL}(?:gpus|npus|cards)\b"
)
_AFTER = re.compile(rf"§{_FILL}(?:\([a-z0-9 ./-]{{1,20}}\) ?)?[x*] ?(\d{{1,4}}){_NO_SIZE}")
_TIMED = re.compile(r"[x*] ?\d")
"""What ``_AFTER`` ends in, which is slow to find that it does not match."""
_GOODS_COUNT = re.compile(
    rf"{_N}[ -]*(?:x ?)?{_GOODS}(?![a-z])"
    rf"|{_GOODS} ?[:=]? ?(\d{{1,4}}) ?(?:{_CARDS}|{_EACH})"
    rf"|{_GOODS} ?[:=x*] ?(\d{{1,4}}){_NO_SIZE}"
)
_CARD_COUNT = re.compile(
    r"(?<![\d.a-z])(\d{1,4})[ -]*(?:way|웨이|cards?|oams?|sxm\d?)(?![a-z])"
    r"(?! ?(?:nvlink|bridge|브))"
    rf"|(?<![\d.a-z])(\d{{1,4}}) ?{_CARDS}"
    r"|^[x*] ?(\d{1,4})(?:$| (?=(?:gpu )?(?:systems?|servers?|nodes?|서버|시스템"
    r"|サーバー?|服务器|系统)$))"
    rf"|(?<![\d.a-z])(\d{{1,4}}) ?(?:{_EACH}|기|基|枚) ?(?:탑재|장착|내장|搭載|搭载)"
    r"|(?<![\d.a-z])(\d{1,3}) ?(?:per|/) ?(?:server|system|node|chassis|서버|노드)(?![a-z])"
)
_SIZE_COUNT = re.compile(rf"{_N}{_TIMES}¢|§{_FILL}¢{_TIMES}(\d{{1,4}}){_NO_SIZE}")
_WORDS = {"two": 2, "dual": 2, "four": 4, "eight": 8, "sixteen": 16, "octa": 8, "octo": 8,
          "一": 1, "双": 2, "两": 2, "兩": 2, "四": 4, "八": 8, "十六": 16}
_WORD_COUNT = re.compile(
    rf"\b(two|dual|four|eight|sixteen|oct[ao])[ -]+{_FILL}(?:§|(?<=gpu)|(?<=gpus))"
    r"|(十六|[一双两兩四八])(?:卡|张|張|枚|片)"
)
_WEAK = re.compile(rf"(?<![\d.a-z])(\d{{1,4}}) ?{_EACH}")
_KEPT = 16_384
"""Segments remembered: "air-cooled" stands in every line of a list."""

_MACHINE = (
    r"(?:servers?|서버|サーバー?|服务器|服務器|伺服器|systems?|시스템|システム|nodes?|노드|ノード|节点"
    r"|racks?|랙|ラック|机柜|ƒ|¤|\bdgx §|appliances?)"
)
_UNITS = re.compile(
    rf"{_N}{_TIMES}(?:(?:nvidia|dell|hpe?|supermicro|lenovo|asus|gigabyte|poweredge|proliant) )*"
    rf"(?:dgx|{_MACHINE})"
    rf"|(?<![\d.a-z*-])(?<![*x] )(\d{{1,4}}) (?:servers?|nodes|racks)(?![a-z])(?! pod)"
    rf"|{_MACHINE}[ -]*[x*] ?(\d{{1,4}}){_NO_SIZE}"
    rf"|{_MACHINE}[ -]*[:=]? ?(\d{{1,4}}) ?(?:{_EACH}|대|台|식|套|sets?\b)"
    rf"|(?<![\d.a-z])(\d{{1,4}}) ?(?:대(?!역|의|비)|台|식|套|sets?(?![a-z])|랙|노드)"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers a description states."""

    accelerators: frozenset[int]
    """Said to be in a unit; several contradict each other."""
    loose: frozenset[int]
    """Said with "EA" or the like: in a unit, or the quantity of the line."""
    units: frozenset[int]
    """Machines the description speaks of, where it says how many."""


def counts(pieces: Iterable[Segment]) -> Counts:
    """What the segments state."""
    said = [_of_piece(piece) for piece in pieces]
    found = frozenset[int]().union(*(one.accelerators for one in said)) - {0}
    loose = frozenset[int]().union(*(one.loose for one in said))
    units = frozenset[int]().union(*(one.units for one in said))
    return Counts(found, loose - found - {0}, units - {0})


@lru_cache(maxsize=_KEPT)
def _of_piece(piece: Segment) -> Counts:
    """What one segment states."""
    found: set[int] = set()
    loose: set[int] = set()
    text = marked(piece.text)
    units = machines = set(_numbers(_UNITS, text))
    found |= set(_numbers(_GOODS_COUNT, text))
    if not piece.part:
        found |= set(_numbers(_CARD_COUNT, text)) | set(_numbers(_WORD_COUNT, text))
        if "§" in text:
            found |= set(_numbers(_BEFORE, text)) | set(_numbers(_WITH, text))
            found |= set(_numbers(_SIZE_COUNT, text))
            after = (set(_numbers(_AFTER, text)) if _TIMED.search(text, text.index("§"))
                     else set())
            units, found = (units | after, found) if "dgx §" in text else (units, found | after)
        if not COMPONENT.search(text):
            loose = set(_numbers(_WEAK, text)) - machines
    return Counts(frozenset(found), frozenset(loose), frozenset(units))


def _numbers(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    for found in pattern.finditer(text):
        if found.lastindex:
            number = found.group(found.lastindex)
            yield _WORDS[number] if number in _WORDS else int(number)
