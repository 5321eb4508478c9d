"""Headings of tables: which rows they are, what each column holds, whose columns they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.quotes.layout import levels
from optimizer.quotes.layout.column import COUNT, MONEY, WHAT, Column, Head
from optimizer.quotes.layout.meanings import meaning, modified, of_money, settled
from optimizer.quotes.words.normal import normal

if TYPE_CHECKING:
    from optimizer.quotes.layout.view import View

VAGUE = frozenset({"unit", "units", "단위", "単位", "单位", "單位", "value", "values", "값", "値",
                   "值", "total", "합계", "計", "计"})  # fmt: skip
"""Headings of money that head any column of figures; a table needs a plainer one."""


def heads_at(view: View, row: int) -> tuple[Head, ...]:
    """The tables whose heading has its main row here: none, one, or several side by side."""
    texts = levels.headings(view, row) | levels.bands(view, row)
    if len(texts) < 2 or levels.figures(view, row) > len(texts) // 2:
        return ()
    above = levels.stands_over(view, row - 1, row)
    plain = {c: options for c, options in texts.items()
             if normal(view.covering(row, c)) not in VAGUE}
    roles = {meant.role for options in plain.values() for meant in options}
    if above:
        roles |= {m.role for options in levels.headings(view, row - 1).values() for m in options}
    vague = {m.role for options in texts.values() for m in options} & MONEY
    if not (roles & MONEY and roles & (WHAT | COUNT)) and not (
            vague and roles & WHAT and "quantity" in roles):
        return ()
    top = row - 1 if above else row
    bottom = row + 1 if levels.divides(view, row + 1, row) else row
    return _split(view, top, bottom)


def _split(view: View, top: int, bottom: int) -> tuple[Head, ...]:
    """The columns of a heading, told apart by what stands above them and is no heading."""
    rows = range(top, bottom + 1)
    reached = {at: levels.spread(view, at, at + 1) if at < bottom else {} for at in rows}
    columns: list[Column] = []
    groups: dict[int, str] = {}
    where: dict[str, tuple[int, int]] = {}
    for index in sorted({c for at in rows for c, _ in view.texts(at)}
                        | {c for at in rows for c in view.spread(at)}):
        path: list[tuple[int, str]] = []
        for at in rows:
            text = view.covering(at, index) or reached[at].get(index, "")
            if text and all(text != seen for _, seen in path):
                path.append((at, text))
        meanings = meaning([text for _, text in path])
        if path and (told := levels.by_content(view, bottom, index, path[-1][1])):
            meanings = (told,)
        strange = [(at, text) for at, text in path[:-1]
                   if not levels.part_of_heading(text) and not of_money(text)]
        if strange:
            groups[index] = strange[0][1]
            where.setdefault(strange[0][1], (strange[0][0], index))
        for _, text in reversed(path[:-1]):
            meanings = tuple(modified(one, text) for one in meanings)
        if meanings:
            joined = " / ".join(text for _, text in path)
            columns.append(Column(index, meanings[0], joined, bottom, meanings[1:]))
    return _by_group(top, bottom, columns, groups, where)


def _by_group(
    top: int, bottom: int, columns: list[Column], groups: dict[int, str],
    where: dict[str, tuple[int, int]],
) -> tuple[Head, ...]:
    names = list(dict.fromkeys(groups[c.index] for c in columns if c.index in groups))
    priced = [name for name in names if any(
        groups.get(c.index) == name and c.heading.role in MONEY for c in columns)]
    end = max((c.index for c in columns), default=-1)
    every = frozenset(c.index for c in columns)
    if len(priced) >= 2:
        shared = [c for c in columns if groups.get(c.index) not in priced]
        return tuple(
            Head(top, bottom, settled([*_told_apart(shared, own), *own]), name,
                 where.get(name), min(c.index for c in own), every, end)
            for name in priced
            if (own := [c for c in columns if groups.get(c.index) == name])
        )
    parts = _side_by_side(columns)
    group = priced[0] if priced and len(parts) == 1 else ""
    return tuple(
        Head(top, bottom, settled(part), group, where.get(group), part[0].index, every,
             part[-1].index if len(parts) > 1 else end)
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
        both = {c.heading.role for c in seen} & {c.heading.role for c in columns[position:]}
        if again and len(both) >= 2 and both & MONEY:
            starts.append(position)
    ends = [*starts[1:], len(columns)]
    return [columns[a:b] for a, b in zip(starts, ends, strict=True)]
