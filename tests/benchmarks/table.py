"""Plain tables: columns of text, numbers to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lines of equal columns; the first column is to the left, all others to the right."""
    widths = [max(len(line[i]) for line in (heads, *rows)) for i in range(len(heads))]
    lines = [
        "  ".join(text.rjust(width) if i else text.ljust(width)
                  for i, (text, width) in enumerate(zip(line, widths, strict=True))).rstrip()
        for line in (heads, *rows)
    ]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def seconds(value: float | None) -> str:
    """Seconds, fine where they are few."""
    if value is None:
        return "-"
    return f"{value:.3f}" if value < 1 else f"{value:.1f}"


def percent(value: float | None) -> str:
    """A share in per cent."""
    return "-" if value is None else f"{100 * value:.3f}"


def times(value: float | None, at_least: bool = False) -> str:
    """A ratio; ``at_least`` where the other side did not finish."""
    return "-" if value is None else f"{'>' if at_least else ''}{value:.1f}x"
