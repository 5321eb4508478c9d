"""What the style of a cell says of its value: its number format, and whether it is struck."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from optimizer.quotes.files.markup import true, walk
from optimizer.quotes.files.number_format import BUILTIN, Form, form

if TYPE_CHECKING:
    from optimizer.quotes.files.xlsx.package import Package


@dataclass(slots=True)
class Styles:
    """Styles by the number with which cells name them, as text."""

    telling: dict[str, Form] = field(default_factory=dict)
    """Those whose number format says more than how many digits to show."""
    struck: set[str] = field(default_factory=set)


def styles(package: Package, part: str) -> Styles:
    """Read the part that holds the styles of all cells.

    Raises:
        BadInput: it is damaged.
    """
    codes = dict(BUILTIN)
    fonts: list[bool] = []
    made = Styles()
    inside = ""
    cells = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside, cells
        if name in ("fonts", "cellXfs", "cellStyleXfs", "numFmts", "dxfs", "fills", "borders"):
            inside = name
        elif name == "numFmt" and inside == "numFmts":
            codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "font" and inside == "fonts":
            fonts.append(False)
        elif name == "strike" and inside == "fonts" and fonts:
            fonts[-1] = true(attributes.get("val", "1"))
        elif name == "xf" and inside == "cellXfs":
            _put(made, str(cells), form(codes.get(_number(attributes.get("numFmtId")), "")))
            font = _number(attributes.get("fontId"))
            if 0 <= font < len(fonts) and fonts[font]:
                made.struck.add(str(cells))
            cells += 1

    walk(package.path, part, package.small(part), start)
    return made


def _put(made: Styles, style: str, shown: Form) -> None:
    if shown.telling or shown.moment:
        made.telling[style] = shown


def _number(text: str | None) -> int:
    """A small whole number; 0 where it is missing or none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
