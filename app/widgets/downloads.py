"""Tables and charts as files: CSV that no spreadsheet runs, SVG and PNG that print well."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import altair as alt
import vl_convert

from optimizer.domain.units import unformulated

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

Chart = alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart | alt.FacetChart
FONT = "Noto Sans CJK KR, Noto Sans, sans-serif"
PRINT_SCALE = 2.0
PRINT_INK = "#374151"
"""Of words in charts, on white."""


def written(ending: str, write: Callable[[Path], object]) -> bytes:
    """The bytes of a file that ``write`` fills; ``ending`` without the dot."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"made.{ending}"
        write(path)
        return path.read_bytes()


def csv_of(frame: pd.DataFrame) -> bytes:
    """A table as CSV that opens in Excel with its Korean; text is never a formula."""
    safe = frame.rename(columns=unformulated).map(unformulated)
    return bytes(safe.to_csv(index=False).encode("utf-8-sig"))


def svg_of(chart: Chart) -> bytes:
    """A chart as SVG."""
    return str(vl_convert.vegalite_to_svg(_printed(chart))).encode()


def png_of(chart: Chart) -> bytes:
    """A chart as PNG, fine enough to print."""
    return bytes(vl_convert.vegalite_to_png(_printed(chart), scale=PRINT_SCALE))


def _printed(chart: Chart) -> dict[str, Any]:
    content: dict[str, Any] = chart.to_dict()
    content.setdefault("width", 720)
    content["background"] = "white"
    content.setdefault("config", {}).update(font=FONT, text={"color": PRINT_INK})
    return content
