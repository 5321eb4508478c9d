"""How workbooks look: one place for colours, formats and widths."""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING, Any

from optimizer.domain.fields import Kind, limits_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from pydantic.fields import FieldInfo
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
DARK, PALE, LINE, GREY = "#1F3864", "#EEF2F8", "#B7C3D9", "#6B7280"
TAB_DATA, TAB_RULES, TAB_HELP = "#2F5597", "#7F6000", "#548235"
LINE_HEIGHT = 14.0
NARROWEST, WIDEST = 9, 44
TEXT, DATE, WHOLE, PLAIN_WHOLE, GENERAL = "@", "yyyy-mm-dd", "#,##0", "0", "General"
YES_NO = '"TRUE";"TRUE";"FALSE"'
"""Without it LibreOffice shows TRUE as 1 where a cell has a format of its own."""

KINDS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": DARK},
    "heading": {"bold": True, "font_color": "#FFFFFF", "bg_color": DARK, "text_wrap": True,
                "border": 1, "border_color": LINE, "valign": "vcenter"},
    "meaning": {"italic": True, "font_color": GREY, "bg_color": PALE, "text_wrap": True,
                "font_size": 9, "border": 1, "border_color": LINE},
    "example": {"italic": True, "font_color": GREY},
    "remark": {"italic": True, "font_color": GREY},
    "note": {"font_color": GREY, "text_wrap": True, "font_size": 9},
    "key": {"bold": True, "font_color": DARK},
    "same_key": {"font_color": GREY},
    "text": {"text_wrap": True},
    "link": {"font_color": "#0563C1", "underline": 1},
    "input": {"locked": False},
    "top": {"top": 1, "top_color": LINE},
}


class Styles:
    """Formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Any, ...], Format] = {}

    def __call__(self, *kinds: str, **more: Any) -> Format:
        key = (*kinds, *sorted(more.items()))
        if key not in self._made:
            look = dict(FONT)
            for kind in kinds:
                look |= KINDS[kind]
            self._made[key] = self._workbook.add_format(look | more)
        return self._made[key]

    def entry(self, kind: Kind, field: FieldInfo, *kinds: str, **more: Any) -> Format:
        """The format of a cell somebody fills in with values of this field."""
        return self(*kinds, num_format=number_format(kind, field), **more)


def number_format(kind: Kind, field: FieldInfo) -> str:
    """How values of a field show: texts stay texts even where they look like dates."""
    if kind.holds in ("text", "texts", "choice"):
        return TEXT
    if kind.holds == "date":
        return DATE
    if kind.holds == "yes_no":
        return YES_NO
    if kind.holds == "integer":
        limits = limits_of(field)
        year = limits.get("ge", 0) >= 1000 and limits.get("le", math.inf) <= 9999
        return PLAIN_WHOLE if year else WHOLE
    return GENERAL


def grouped(value: Decimal) -> str:
    """The format of one number: thousands apart, every decimal it has and no more."""
    exponent = value.normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    if abs(value) < 1000 or decimals > 10:
        return GENERAL
    return WHOLE if decimals <= 0 else f"#,##0.{'0' * decimals}"


def width_of(texts: Iterable[str]) -> float:
    """A column width that shows the longest line of these texts, within reason."""
    longest = max((len(line) + _wide(line) for text in texts for line in text.split("\n")),
                  default=0)
    return min(max(longest * 1.05 + 2, NARROWEST), WIDEST)


def _wide(line: str) -> int:
    """Characters that take two places, such as Hangul."""
    return sum(ord(character) >= 0x1100 for character in line)


def height_of(text: str, width: float, size: float = 9) -> float:
    """The height of a cell that wraps a text at a width."""
    per_line = max(width * 10 / size - 1, 1)
    lines = sum(max(math.ceil((len(line) + _wide(line)) / per_line), 1)
                for line in text.split("\n"))
    return lines * LINE_HEIGHT * size / 10 + 4


def set_up(workbook: Workbook, title: str) -> None:
    """Document properties that do not change from run to run: same content, same bytes."""
    workbook.set_properties({"title": title, "created": datetime(2025, 1, 1)})  # noqa: DTZ001
