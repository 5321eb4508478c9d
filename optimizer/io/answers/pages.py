"""Where printed pages end: a table with its chart is not cut if it fits on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.io.plan.summary import PAGE_HEIGHT, PAGE_WIDTH, POINTS
from optimizer.io.style import LINE_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

USUAL_ROW = 15.0
"""Points of a row without a height of its own."""


class Pages:
    """Counts the points that are used on the page at hand, and sets the breaks."""

    def __init__(self, sheet: Worksheet, widths: Sequence[float]) -> None:
        self.sheet = sheet
        self.room = (PAGE_HEIGHT * max(1.0, sum(widths) * POINTS / PAGE_WIDTH)
                     - 3 * LINE_HEIGHT)
        self.used = 0.0
        self._breaks: list[int] = []

    def flow(self, height: float) -> None:
        """Something so high that may be anywhere."""
        self.used = (self.used + height) % self.room

    def together(self, blocks: Sequence[tuple[int, float]]) -> None:
        """Blocks, each by its first row and its height: on one page if one can hold them all.

        If none can, each begins a page, since programs differ in how much fits on one.
        """
        height = sum(high for _, high in blocks)
        if len(blocks) > 1 and height > self.room:
            for block in blocks:
                self.used = self.used and self.room
                self.together([block])
            return
        if self.used and self.used + height > self.room:
            self._breaks.append(blocks[0][0])
            self.used = 0.0
        self.used = (self.used + height) % self.room

    def end(self, row: int, columns: int) -> None:
        """Print up to this row and so many columns."""
        self.sheet.print_area(0, 0, row, columns - 1)
        self.sheet.set_h_pagebreaks(self._breaks)
