"""What the columns of a heading hold: levels read together, and meanings that fit together."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from optimizer.quotes.layout.column import MONEY, WHAT, Column
from optimizer.quotes.layout.levels import part_of_heading
from optimizer.quotes.meaning import Heading, Role
from optimizer.quotes.words.headings import heading, is_heading
from optimizer.quotes.words.money_words import currencies_in, scale_in
from optimizer.quotes.words.normal import normal
from optimizer.quotes.words.vat_words import vat_in

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_OPEN = 6
"""Columns of several meanings that are weighed against each other."""
_PRICED = MONEY | {"discount"}
_DIVIDED: frozenset[Role] = frozenset({"quantity", "tier", "price", "minimum"})
_ENDS: dict[str, Role] = {
    **dict.fromkeys(("from", "min", "min.", "부터", "이상", "최소", "から", "以上", "起"),
                    "tier_from"),
    **dict.fromkeys(("to", "max", "max.", "until", "까지", "이하", "최대", "まで", "以下", "止"),
                    "tier_to"),
}  # fmt: skip
"""Lower levels of a heading of quantities that name the ends of bands."""
EARLIEST = frozenset({"from", "min", "min.", "earliest", "최소", "최단", "最短", "最早"})
LATEST = frozenset({"to", "max", "max.", "latest", "최대", "최장", "最長", "最长", "最晚"})
"""Lower levels of a lead time that has a column for each end."""
_SUM = re.compile(r"amount|amt|total|ext|금액|총액|金額|金额|总额|總額")
_REFERENCE = re.compile(
    r"for (?:your )?(?:reference|information)(?: only)?|(?:reference|info) only|\bref\."
    r"|\breference\b"
    r"|\bindicative\b|\bequivalent\b|참고용?|환산|참조|参考(?:価格|值|値)?|換算|折合|折算")
OFFERED = frozenset({"offer", "offered", "제안"})


def meaning(path: Sequence[str]) -> tuple[Heading, ...]:
    """What the levels of a heading say together, the topmost first."""
    known = [text for text in path if part_of_heading(text)]
    if not known or not part_of_heading(path[-1]):
        return (Heading(end),) if (end := _end(path)) and known else ()
    if end := _end(path):
        return (Heading(end),)
    joined = heading(" / ".join(known)) or heading(known[-1])
    levels = [level for text in path for level in text.split(" / ")]
    if normal(levels[-1]) in LATEST | EARLIEST and (
            ends := [m for text in levels[:-1] for m in heading(text) if m.role == "lead"]):
        return tuple(ends)
    in_bands = tuple(m for m in joined if m.tier and m.role == "price")
    if in_bands or len(path) == 1:
        return in_bands or joined
    own, roles = heading(path[-1]), {m.role for m in joined}
    above = {m.role for text in known[:-1] for m in heading(text)}
    plain = {m.role for m in own}
    if not is_heading(path[-1]) or roles < plain:  # the two make one phrase: "Unit / Price"
        return joined
    if above == {"list_price"}:
        return tuple(replace(m, role="list_price") if m.role == "price" else m for m in own)
    if plain & _PRICED:
        return own
    return tuple(m for m in own if m.role in above) or own


def _end(path: Sequence[str]) -> Role | None:
    if len(path) < 2:
        return None
    above = {m.role for text in path[:-1] for m in heading(text)}
    return _ENDS.get(normal(path[-1])) if above & _DIVIDED else None


def of_money(text: str) -> bool:
    """Whether a text over columns names their currency and hardly more: "USD (VAT excl.)"."""
    codes, rest = currencies_in(scale_in(vat_in(normal(text))[1])[1])
    return bool(codes) and not _REFERENCE.sub("", rest).strip(" .,:;()[]-–/")


def for_reference(text: str) -> bool:
    """Whether a heading says that its figures are for information only: "KRW (참고)"."""
    return _REFERENCE.search(normal(text)) is not None


def modified(own: Heading, above: str) -> Heading:
    """A heading with what a level above says of the money under it."""
    if own.role not in _PRICED:
        return own
    plain = normal(above)
    over = next((h for h in heading(above) if h.role in _PRICED), None)
    scale, _ = scale_in(plain)
    codes = over.currencies if over and over.currencies else currencies_in(plain)[0]
    states, per = vat_in(plain)[0].states, over.per if over else None
    return replace(
        own, scale=scale if own.scale == 1 else own.scale, currencies=own.currencies or codes,
        vat=own.vat or (states[0] if len(states) == 1 else None), per=own.per or per,
        net=over.net if own.net is None and over is not None else own.net,
        revised=own.revised or (over is not None and over.revised),
        rest=" ".join(dict.fromkeys(r for r in (own.rest, over.rest if over else "") if r)))


def settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Where headings mean several things, the meanings that fit together best."""
    listed = [_offered(c, columns) for c in sorted(columns, key=lambda c: c.index)]
    if not any(c.heading.role in WHAT for c in listed):
        listed = [_as_description(c) for c in listed]
    open_ones = [i for i, c in enumerate(listed) if c.others][:MOST_OPEN]
    choices = [(listed[i].heading, *listed[i].others) for i in open_ones]
    fixed = [c.heading for i, c in enumerate(listed) if i not in open_ones]
    texts = [listed[i].text for i in open_ones]
    best = max(product(*choices), key=lambda chosen: _fitting(fixed, chosen, choices, texts))
    for i, chosen in zip(open_ones, best, strict=True):
        listed[i] = replace(listed[i], heading=chosen, others=())
    return tuple(_alone(c, columns, listed) for c in listed)


def _offered(column: Column, columns: Sequence[Column]) -> Column:
    """"OFFER" beside a unit price and an amount is what is offered, in words."""
    own = normal(column.text.split(" / ")[-1])
    roles = {h.role for c in columns if c is not column for h in (c.heading, *c.others)}
    if own not in OFFERED or not roles >= {"price", "extended"}:
        return column
    return replace(column, heading=Heading("spec"), others=())


def _as_description(column: Column) -> Column:
    """In a table that describes nothing else, "Item" is what is offered and not its number."""
    meant = next((h for h in column.others if h.role in WHAT), None)
    return column if meant is None else replace(column, heading=meant, others=())


def _alone(column: Column, columns: Sequence[Column], listed: Sequence[Column]) -> Column:
    """The only sum of a line may be the price of one or of all: both meanings are kept."""
    if sum(c.heading.role in MONEY for c in listed) > 1 or column.heading.role not in MONEY:
        return column
    before = next(c for c in columns if c.index == column.index)
    meanings = {h.role: h for h in (before.heading, *before.others)}
    others = tuple(h for role, h in meanings.items()
                   if role in {"price", "extended"} - {column.heading.role})
    return replace(column, others=others)


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
