"""Headings of tables: which rows they are, what each column holds, whose columns they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING, Literal

from optimizer.quotes.layout.view import View
from optimizer.quotes.meaning import Heading, Per, Role
from optimizer.quotes.values.money import amount
from optimizer.quotes.values.quantity import quantity
from optimizer.quotes.values.tiers import tier
from optimizer.quotes.words.headings import heading, is_heading
from optimizer.quotes.words.money_words import currencies_in, scale_in
from optimizer.quotes.words.normal import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

WHAT: frozenset[Role] = frozenset({"item", "spec", "part"})
"""Roles that say what is offered."""
MONEY: frozenset[Role] = frozenset({"price", "list_price", "extended", "total"})
COUNT: frozenset[Role] = frozenset({"quantity", "tier", "tier_from", "minimum"})
VAGUE = frozenset({"unit", "units", "단위", "単位", "单位", "單位", "value", "values", "값", "値", "值", "total", "합계", "計", "计"})
"""Headings of money that head any column of figures; a table needs a plainer one."""
MOST_OPEN = 6
"""Columns of several meanings that are weighed against each other."""
LONGEST_HEADING = 120
"""Characters; a longer text is a sentence."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    index: int
    heading: Heading
    text: str
    """Its heading as written, levels joined by " / "."""
    row: int
    """Of the lowest level of its heading."""
    others: tuple[Heading, ...] = ()
    """What the heading could mean besides."""


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of one table: rows ``top`` to ``bottom``, and its columns from left to right."""

    top: int
    bottom: int
    columns: tuple[Column, ...]
    group: str = ""
    """What stands above these columns and is no heading: a vendor's name, "Alternate 1"."""
    group_at: tuple[int, int] | None = None
    own_from: int = 0
    """First column that no other table of the heading shares."""
    shared: frozenset[int] = frozenset()
    """Columns of the other tables of the heading."""
    last_column: int = field(default=-1)
    """The table's last column; figures further right stand beside it."""

    def having(self, *roles: Role) -> tuple[Column, ...]:
        """Columns of some roles, from left to right."""
        return tuple(column for column in self.columns if column.heading.role in roles)

    def first(self, *roles: Role) -> Column | None:
        """The first column of one of the roles, the earlier roles first."""
        return next((c for role in roles for c in self.having(role)), None)


def heads_at(view: View, row: int) -> tuple[Head, ...]:
    """The tables whose heading has its main row here: none, one, or several side by side."""
    texts = _headings(view, row) | _bands(view, row)
    if len(texts) < 2 or _figures(view, row) > len(texts) // 2:
        return ()
    above = _stands_over(view, row - 1, row)
    plain = {c: options for c, options in texts.items()
             if normal(view.covering(row, c)) not in VAGUE}
    roles = {meaning.role for options in plain.values() for meaning in options}
    if above:
        roles |= {m.role for options in _headings(view, row - 1).values() for m in options}
    vague = {m.role for options in texts.values() for m in options} & MONEY
    if not (roles & MONEY and roles & (WHAT | COUNT)) and not (
            vague and roles & WHAT and "quantity" in roles):
        return ()
    top = row - 1 if above else row
    bottom = row + 1 if _divides(view, row + 1, row) else row
    return _split(view, top, row, bottom)


def _headings(view: View, row: int) -> dict[int, tuple[Heading, ...]]:
    """What the cells of a row mean that are headings, by column."""
    found = {column: heading(text) for column, text in view.texts(row)
             if len(text) <= LONGEST_HEADING and is_heading(text)}
    for column, text in view.texts(row):
        if column not in found and (told := _by_content(view, row, column, text)):
            found[column] = (told,)
    return found


def _bands(view: View, row: int) -> dict[int, tuple[Heading, ...]]:
    """Quantity bands that stand side by side, as the lower level of a price's heading."""
    found = {column: heading(text) for column, text in view.texts(row) if not is_heading(text)}
    bands = {column: options for column, options in found.items()
             if options and all(option.tier for option in options)}
    return bands if len(bands) >= 2 else {}


def _figures(view: View, row: int) -> int:
    return sum(1 for value in view.row(row) if isinstance(value, (int, float)))


def _divides(view: View, lower: int, row: int) -> bool:
    """Whether a row is a second level: headings below wide or empty cells of the row above."""
    below = view.texts(lower)
    known = [column for column, text in below if _part_of_heading(text)]
    if len(known) < 2 or len(known) < len(below) - 1 or _figures(view, lower) > len(known):
        return False
    own = {column for column, _ in view.texts(row)}
    return sum(1 for c in known if c not in own or view.wide(row, c)) >= 2


def _part_of_heading(text: str) -> bool:
    """Whether a text may stand in the lower level of a heading: "10-49" is no heading alone."""
    return is_heading(text) or any(meaning.tier for meaning in heading(text))


def _stands_over(view: View, upper: int, row: int) -> bool:
    """Whether a row is a level above: wide cells over headings, or headings where none is below."""
    above, own = view.texts(upper), {column for column, _ in view.texts(row)}
    if not above or _figures(view, upper) > len(above):
        return False
    over = [c for c, text in above if len(text) <= LONGEST_HEADING
            and len(own & set(range(c, c + view.width(upper, c)))) >= 2]
    down = [c for c, text in above if is_heading(text) and c not in own and view.tall(upper, c)]
    if over and any(view.width(upper, c) < len(own) or len(own) <= 3 for c in over):
        return len(over) >= 2 or bool(down) or any(is_heading(dict(above)[c]) for c in over)
    bands = _bands(view, row)
    if bands and any(is_heading(text) and c <= min(bands) for c, text in above):
        return True
    aside = [c for c, text in above if c not in own and is_heading(text)]
    return len(aside) >= 1 and _repeats(view, row)


def _split(view: View, top: int, row: int, bottom: int) -> tuple[Head, ...]:
    """The columns of a heading, told apart by what stands above them and is no heading."""
    levels = range(top, bottom + 1)
    spread = {level: _spread(view, level, row) if level < row else {} for level in levels}
    columns, groups, at = [], {}, {}
    for index in sorted({c for level in levels for c, _ in view.texts(level)}
                        | {c for level in levels for c in view.spread(level)}):
        path: list[tuple[int, str]] = []
        for level in levels:
            text = view.covering(level, index) or spread[level].get(index, "")
            if text and all(text != seen for _, seen in path):
                path.append((level, text))
        meanings = _meaning([text for _, text in path])
        if path and (by_content := _by_content(view, bottom, index, path[-1][1])):
            meanings = (by_content,)
        strange = [(level, text) for level, text in path[:-1] if not _part_of_heading(text)]
        if strange:
            groups[index] = strange[0][1]
            at.setdefault(strange[0][1], (strange[0][0], index))
            meanings = tuple(_modified(meaning, strange[0][1]) for meaning in meanings)
        if meanings:
            joined = " / ".join(text for _, text in path)
            columns.append(Column(index, meanings[0], joined, bottom, meanings[1:]))
    return _by_group(top, bottom, columns, groups, at)


def _modified(meaning: Heading, above: str) -> Heading:
    """A heading with the scale and currency of a level above that is no heading itself."""
    if meaning.role not in MONEY:
        return meaning
    scale, rest = scale_in(normal(above))
    codes, _ = currencies_in(normal(above) if scale == 1 else rest)
    return replace(meaning, scale=scale if meaning.scale == 1 else meaning.scale,
                   currencies=meaning.currencies or codes)


def _by_content(view: View, bottom: int, column: int, text: str) -> Heading | None:
    """What the cells below tell of a heading that does not: bands, or a count of what it names."""
    below = [view.value(row, column) for row in range(bottom + 1, bottom + 4)]
    filled = [value for value in below if value is not None]
    if not is_heading(text):
        bands = [tier(value).options for value in filled if isinstance(value, str)]
        if len(bands) == len(filled) >= 2 and all(bands) and any(b[0].last for b in bands):
            return Heading("tier")
    options = heading(text)
    if {"unit", "price"} <= {option.role for option in options} and filled:
        money = [amount(value).one for value in filled]
        sums = all(one is not None and not one.rest for one in money)
        return next(o for o in options if o.role == ("price" if sums else "unit"))
    what = THINGS.get(normal(text))
    if what is not None and filled and all(quantity(value).one is not None for value in filled):
        return Heading("quantity", per=Per(what))
    if what is not None and filled and all(isinstance(value, str) for value in filled):
        return Heading("item")
    return None


def _spread(view: View, upper: int, row: int) -> dict[int, str]:
    """Texts over several columns without being merged: each reaches to the next one."""
    texts = view.texts(upper)
    if not _repeats(view, row):
        bands = sorted(_bands(view, row))
        over = [text for c, text in texts if bands and c <= bands[0] and is_heading(text)]
        return dict.fromkeys(bands, over[-1]) if over else {}
    end = max((c for c, _ in view.texts(row)), default=-1) + 1
    found: dict[int, str] = {}
    for position, (column, text) in enumerate(texts):
        until = texts[position + 1][0] if position + 1 < len(texts) else end
        if not is_heading(text):
            found.update(dict.fromkeys(range(column, until), text))
    return found


def _meaning(path: Sequence[str]) -> tuple[Heading, ...]:
    """What the levels of a heading say together."""
    known = [text for text in path if _part_of_heading(text)]
    if not known:
        return ()
    if len(path) > 1 and (end := _ENDS.get(normal(path[-1]))):
        return (Heading(end),)
    if not _part_of_heading(path[-1]):
        return ()
    meanings = heading(" / ".join(known)) or heading(known[-1])
    bands = tuple(m for m in meanings if m.tier and m.role == "price")
    return bands or meanings


_ENDS: dict[str, Role] = {
    **dict.fromkeys(("from", "min", "min.", "부터", "이상", "최소", "から", "以上", "起"), "tier_from"),
    **dict.fromkeys(("to", "max", "max.", "until", "까지", "이하", "최대", "まで", "以下", "止"), "tier_to"),
}  # fmt: skip
"""Lower levels of a heading that name the ends of quantity bands."""


def _repeats(view: View, row: int) -> bool:
    """Whether one heading stands twice or more in a row, as in a bid tabulation."""
    texts = [normal(text) for _, text in view.texts(row) if is_heading(text)]
    return len(set(texts)) < len(texts)


def _by_group(
    top: int, bottom: int, columns: list[Column], groups: dict[int, str],
    where: dict[str, tuple[int, int]],
) -> tuple[Head, ...]:
    names = list(dict.fromkeys(groups[c.index] for c in columns if c.index in groups))
    priced = [name for name in names if any(
        groups.get(c.index) == name and c.heading.role in MONEY for c in columns)]
    end = max((c.index for c in columns), default=-1)
    if len(priced) >= 2:
        shared = [c for c in columns if groups.get(c.index) not in priced]
        return tuple(
            Head(top, bottom, _settled([*_told_apart(shared, own), *own]), name,
                 where.get(name), min(c.index for c in own),
                 frozenset(c.index for c in columns), end)
            for name in priced
            if (own := [c for c in columns if groups.get(c.index) == name])
        )
    parts = _side_by_side(columns)
    return tuple(
        Head(top, bottom, _settled(part), priced[0] if priced and len(parts) == 1 else "",
             where.get(priced[0]) if priced and len(parts) == 1 else None, part[0].index,
             frozenset(c.index for c in columns), part[-1].index if len(parts) > 1 else end)
        for part in parts
    )


def _told_apart(shared: list[Column], own: list[Column]) -> list[Column]:
    """Columns all vendors share, without those to which the vendor has one of its own."""
    mine = {c.heading.role for c in own}
    return [c for c in shared if c.heading.role in WHAT or c.heading.role not in mine]


def _side_by_side(columns: list[Column]) -> list[list[Column]]:
    """A heading that begins again further right is a second table."""
    starts = [0]
    for position, column in enumerate(columns):
        seen = columns[starts[-1]:position]
        again = column.heading.role in {"item", "number", "part"} and any(
            c.heading.role == column.heading.role for c in seen)
        rest = {c.heading.role for c in columns[position:]}
        if again and {c.heading.role for c in seen} & MONEY and rest & MONEY:
            starts.append(position)
    ends = [*starts[1:], len(columns)]
    return [columns[a:b] for a, b in zip(starts, ends, strict=True)]


THINGS: dict[str, Literal["accelerator", "server", "rack", "each"]] = {
    **dict.fromkeys(("gpu", "gpus", "accelerator", "accelerators", "gpu 수", "가속기", "가속기 수",
                     "no. of gpus", "# of gpus", "gpu count", "gpu数", "gpu数量"), "accelerator"),
    **dict.fromkeys(("servers", "server", "nodes", "node", "systems", "서버", "서버 수", "노드", "노드 수",
                     "no. of servers", "no. of nodes", "サーバー台数", "台数", "服务器数量"), "server"),
    **dict.fromkeys(("racks", "rack", "랙", "랙 수", "no. of racks", "ラック数", "机柜数"), "rack"),
}  # fmt: skip
"""Headings that name a thing: over numbers its count, over texts its description."""
OFFERED = frozenset({"offer", "offered", "제안"})


def _offered(column: Column, columns: Sequence[Column]) -> Column:
    """"OFFER" beside a unit price and an amount is what is offered, in words."""
    own = normal(column.text.split(" / ")[-1])
    roles = {h.role for c in columns if c is not column for h in (c.heading, *c.others)}
    if own not in OFFERED or not roles >= {"price", "extended"}:
        return column
    return replace(column, heading=Heading("spec"), others=())


def _settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Where headings mean several things, the meanings that fit together best."""
    listed = [_offered(c, columns) for c in sorted(columns, key=lambda c: c.index)]
    if not any(c.heading.role in WHAT for c in listed):
        listed = [_as_description(c) for c in listed]
    open_ones = [i for i, c in enumerate(listed) if c.others][:MOST_OPEN]
    choices = [(listed[i].heading, *listed[i].others) for i in open_ones]
    fixed = [c.heading for i, c in enumerate(listed) if i not in open_ones]
    texts = [listed[i].text for i in open_ones]
    best = max(product(*choices), key=lambda chosen: _fitting(fixed, chosen, choices, texts))
    for i, meaning in zip(open_ones, best, strict=True):
        listed[i] = replace(listed[i], heading=meaning, others=())
    return tuple(_alone(c, columns, listed) for c in listed)


def _alone(column: Column, columns: Sequence[Column], listed: Sequence[Column]) -> Column:
    """The only sum of a line may be the price of one or of all: both meanings are kept."""
    if sum(c.heading.role in MONEY for c in listed) > 1 or column.heading.role not in MONEY:
        return column
    before = next(c for c in columns if c.index == column.index)
    meanings = {h.role: h for h in (before.heading, *before.others)}
    others = tuple(h for role, h in meanings.items()
                   if role in {"price", "extended"} - {column.heading.role})
    return replace(column, others=others)


_SUM = re.compile(r"amount|amt|total|ext|금액|총액|金額|金额|总额|總額")


def _fitting(
    fixed: Sequence[Heading], chosen: Sequence[Heading], choices: Sequence[tuple[Heading, ...]],
    texts: Sequence[str],
) -> tuple[int, int, int, int]:
    """How well meanings fit together: each role once, a price first, amounts for all, usual ones.
    """
    roles = [h.role for h in (*fixed, *chosen)]
    usual = sum(options.index(h) for h, options in zip(chosen, choices, strict=True))
    priced = {"price", "list_price"} & set(roles)
    sums = sum(h.role == "extended" and _SUM.search(normal(text)) is not None
               for h, text in zip(chosen, texts, strict=True))
    return len(set(roles)), int(bool(priced)), sums if priced else 0, -usual


def _as_description(column: Column) -> Column:
    """In a table that describes nothing else, "Item" is what is offered and not its number."""
    meant = next((h for h in column.others if h.role in WHAT), None)
    return column if meant is None else replace(column, heading=meant, others=())
