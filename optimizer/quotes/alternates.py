"""Base and alternate bids: lines of which at most one is taken share a group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.quotes.finding import QuotedLine


def grouped(
    lines: Sequence[QuotedLine], bids: Sequence[tuple[str, str]],
) -> list[QuotedLine]:
    """The lines, with a group where a sheet has alternates.

    ``bids`` names sheet and alternate of each line. The first line of every bid stands in for the
    first of the others, the second for the second: bids of unequal length share one group.
    """
    out = list(lines)
    places = [(line.quote.file, sheet, line.quote.vendor)
              for line, (sheet, _) in zip(lines, bids, strict=True)]
    for place in dict.fromkeys(places):
        mine = [i for i, where in enumerate(places) if where == place]
        named: dict[str, list[int]] = {}
        for i in mine:
            named.setdefault(bids[i][1], []).append(i)
        if len(named) < 2:
            continue
        equal = len({len(members) for members in named.values()}) == 1
        for members in named.values():
            for order, i in enumerate(members):
                group = f"{place[0]} {place[1]} alternates" + (f" {order + 1}" if equal else "")
                out[i] = replace(out[i], group=group)
    return out
