"""Rows of a heading: which rows are its levels, and how far each of their texts reaches."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from optimizer.quotes.layout.column import WHAT
from optimizer.quotes.meaning import Heading, Per, Role
from optimizer.quotes.values.money import amount
from optimizer.quotes.values.quantity import quantity
from optimizer.quotes.values.tiers import tier
from optimizer.quotes.words.headings import heading, is_heading
from optimizer.quotes.words.normal import normal

if TYPE_CHECKING:
    from optimizer.quotes.layout.view import View

LONGEST_HEADING = 120
"""Characters; a longer text is a sentence."""
_DIVIDED: frozenset[Role] = frozenset({"price", "list_price", "extended", "total", "discount",
                                       "lead", "quantity", "tier", "item", "spec"})
"""What may stand over several columns of one kind."""
THINGS: dict[str, Literal["accelerator", "server", "rack", "each"]] = {
    **dict.fromkeys(("gpu", "gpus", "accelerator", "accelerators", "gpu 수", "가속기", "가속기 수",
                     "no. of gpus", "# of gpus", "gpu count", "gpu数", "gpu数量"), "accelerator"),
    **dict.fromkeys(("servers", "server", "nodes", "node", "systems", "서버", "서버 수", "노드",
                     "노드 수", "no. of servers", "no. of nodes", "サーバー台数", "台数",
                     "服务器数量"), "server"),
    **dict.fromkeys(("racks", "rack", "랙", "랙 수", "no. of racks", "ラック数", "机柜数"), "rack"),
}  # fmt: skip
"""Headings that name a thing: over numbers its count, over texts its description."""


def part_of_heading(text: str) -> bool:
    """Whether a text may stand in the lower level of a heading: "10-49" is no heading alone."""
    return is_heading(text) or any(meaning.tier for meaning in heading(text))


def headings(view: View, row: int) -> dict[int, tuple[Heading, ...]]:
    """What the cells of a row mean that are headings, by column."""
    found = {column: heading(text) for column, text in view.texts(row)
             if len(text) <= LONGEST_HEADING and is_heading(text)}
    for column, text in view.texts(row):
        if column not in found and (told := by_content(view, row, column, text)):
            found[column] = (told,)
    return found


def bands(view: View, row: int) -> dict[int, tuple[Heading, ...]]:
    """Quantity bands that stand side by side, as the lower level of a price's heading."""
    found = {column: heading(text) for column, text in view.texts(row) if not is_heading(text)}
    of_tiers = {column: options for column, options in found.items()
                if options and all(option.tier for option in options)}
    columns = list(of_tiers)
    firsts = [options[0].tier.first for options in of_tiers.values() if options[0].tier]
    together = columns == list(range(columns[0], columns[0] + len(columns))) if columns else False
    rising = all(one < after for one, after in pairwise(firsts))
    return of_tiers if len(of_tiers) >= 2 and together and rising else {}


def figures(view: View, row: int) -> int:
    """How many numbers stand in a row."""
    return sum(1 for value in view.row(row) if isinstance(value, (int, float)))


def divides(view: View, lower: int, row: int) -> bool:
    """Whether a row is a second level: headings below wide or empty cells of the row above."""
    below = view.texts(lower)
    known = [column for column, text in below if part_of_heading(text)]
    if len(known) < 2 or len(known) < len(below) - 1 or figures(view, lower) > len(known):
        return False
    own = {column for column, _ in view.texts(row)}
    reached = reach(view, row, lower)
    return sum(1 for c in known if c not in own or view.wide(row, c) or c in reached) >= 2


def reach(view: View, upper: int, lower: int) -> dict[int, str]:
    """Headings over several columns without being merged: each reaches over the blank cells
    right of it under which something stands, if something stands under itself too."""
    texts = view.texts(upper)
    own = {column for column, _ in view.texts(lower)}
    end = max(own, default=-1) + 1
    found: dict[int, str] = {}
    for position, (column, text) in enumerate(texts):
        until = texts[position + 1][0] if position + 1 < len(texts) else end
        if column not in own or view.wide(upper, column) or not (
                is_heading(text) and _DIVIDED & {meant.role for meant in heading(text)}):
            continue
        covered = [column]
        while covered[-1] + 1 < until and covered[-1] + 1 in own:
            covered.append(covered[-1] + 1)
        below = [view.covering(lower, at) for at in covered]
        if len(covered) > 1 and sum(map(part_of_heading, below)) >= 2:
            found.update(dict.fromkeys(covered, text))
    return found


def stands_over(view: View, upper: int, row: int) -> bool:
    """Whether a row is a level above: wide cells over headings, or headings where none is below."""
    above, own = view.texts(upper), {column for column, _ in view.texts(row)}
    if not above or figures(view, upper) > len(above):
        return False
    over = [c for c, text in above if len(text) <= LONGEST_HEADING
            and len(own & set(range(c, c + view.width(upper, c)))) >= 2]
    down = [c for c, text in above if is_heading(text) and c not in own and view.tall(upper, c)]
    if over and any(view.width(upper, c) < len(own) or len(own) <= 3 for c in over):
        return len(over) >= 2 or bool(down) or any(is_heading(dict(above)[c]) for c in over)
    known = [c for c, text in above if is_heading(text)]
    aside = [c for c in known if c not in own]
    if over and len(aside) >= 2:
        return True
    in_bands = bands(view, row)
    if in_bands and any(is_heading(text) and c <= min(in_bands) for c, text in above):
        return True
    if reach(view, upper, row) and len(known) >= len(above) - 1:
        return True
    return len(aside) >= 1 and repeats(view, row)


def spread(view: View, upper: int, lower: int) -> dict[int, str]:
    """Texts over several columns without being merged, by the columns they reach."""
    texts = view.texts(upper)
    if not repeats(view, lower):
        in_bands = sorted(bands(view, lower))
        over = [text for c, text in texts if in_bands and c <= in_bands[0] and is_heading(text)]
        return reach(view, upper, lower) | (dict.fromkeys(in_bands, over[-1]) if over else {})
    end = max((c for c, _ in view.texts(lower)), default=-1) + 1
    found: dict[int, str] = {}
    for position, (column, text) in enumerate(texts):
        until = texts[position + 1][0] if position + 1 < len(texts) else end
        if not is_heading(text):
            found.update(dict.fromkeys(range(column, until), text))
    return found


def repeats(view: View, row: int) -> bool:
    """Whether one heading stands twice or more in a row, as in a bid tabulation."""
    texts = [normal(text) for _, text in view.texts(row) if is_heading(text)]
    return len(set(texts)) < len(texts)


def by_content(view: View, bottom: int, column: int, text: str) -> Heading | None:
    """What the cells below tell of a heading that does not: bands, or a count of what it names."""
    below = [view.value(row, column) for row in range(bottom + 1, bottom + 4)]
    filled = [value for value in below if value is not None]
    if not is_heading(text):
        in_bands = [tier(value).options for value in filled if isinstance(value, str)]
        if len(in_bands) == len(filled) >= 2 and all(in_bands) and any(
                band[0].last for band in in_bands):
            return Heading("tier")
    options = heading(text)
    if {"unit", "price"} <= {option.role for option in options} and filled:
        money = [amount(value).one for value in filled]
        sums = all(one is not None and not one.rest for one in money)
        return next(o for o in options if o.role == ("price" if sums else "unit"))
    what = THINGS.get(normal(text))
    if what is not None and filled and all(quantity(value).one is not None for value in filled):
        return Heading("quantity", per=Per(what))
    texts = bool(filled) and all(
        isinstance(value, str) and quantity(value).one is None for value in filled)
    if texts and not is_heading(text) and (
            named := next((o for o in options if o.role in WHAT), None)):
        return named  # "GPU type" is as often a value
    if what is not None and texts:
        return Heading("item")
    return None
