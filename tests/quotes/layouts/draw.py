"""A random quote and its truth: ``draw(seed)``."""

from __future__ import annotations

import csv
import datetime as dt
import io
from random import Random
from typing import Any

from tests.quotes.fixtures.made_b.book import Cell, Sheet, workbook
from tests.quotes.fixtures.made_b.truth import Fields
from tests.quotes.layouts import phrases
from tests.quotes.layouts.choice import Choice, choose, faults
from tests.quotes.layouts.columns import columns_of
from tests.quotes.layouts.goods import SYSTEMS
from tests.quotes.layouts.heads import Head, head_of
from tests.quotes.layouts.items import (
    Row,
    no_bid_row,
    other_rows,
    system_rows,
    tier_names,
    tier_starts,
)
from tests.quotes.layouts.money import Pen
from tests.quotes.layouts.page import Page, amount_of
from tests.quotes.layouts.terms import said


def draw(seed: int) -> tuple[bytes, Fields]:
    """The bytes of a quote (xlsx, or csv as ``file`` says) and what stands in it.

    The truth has the form of the fixtures' expected json, and ``faults``: what was combined.
    """
    choice = choose(seed)
    rng = Random(f"layout {seed}")
    pen = Pen(choice, rng)
    head = head_of(rng, choice, pen)
    page = Page(choice, rng, pen)
    head.put_above(page)
    placed = _table(rng, choice, pen, page, head)
    head.put_below(page)
    suffix = "csv" if choice.encoding else "xlsx"
    name = f"layout_{seed}.{suffix}"
    sheet = f"layout_{seed}" if choice.encoding else said(rng, phrases.SHEETS["main"], choice.lang)
    expected = {
        "file": name,
        "quotes": [head.quote],
        "lines": [head.line(f"{sheet}!{at}", row) for at, row in placed if row.role == "item"],
        "side_lines": [
            {"at": f"{sheet}!{at}", "kind": _KINDS[row.role]}
            for at, row in placed
            if row.role in _KINDS
        ],
        "why": f"seed {seed}",
        "faults": sorted(faults(choice)),
    }
    if choice.encoding:
        return _text(choice, page), expected
    return workbook(*_sheets(rng, choice, page, head, sheet, placed)), expected


_KINDS = {"part": "part of", "other": "other goods", "no bid": "no bid", "freight": "freight",
          "total": "total", "tax": "tax"}  # fmt: skip


def _table(rng: Random, choice: Choice, pen: Pen, page: Page, head: Head) -> list[tuple[int, Row]]:
    """Lays the table out; every row with the number it got."""
    starts = tier_starts(rng, choice)
    tiers = tier_names(rng, choice, starts)
    columns = columns_of(rng, choice, pen, tiers)
    page.header(columns)
    placed: list[tuple[int, Row]] = []
    ordinal = 0

    def put(rows: list[Row]) -> None:
        nonlocal ordinal
        for row in rows:
            numbered = row.role in ("item", "other", "no bid")
            ordinal += numbered
            if choice.valid_place == "column" and numbered:
                row.cells["valid"] = head.dates.valid
            placed.append((page.row(row, columns, str(ordinal) if numbered else ""), row))

    def section(name: str) -> None:
        if choice.sections:
            page.label(columns, said(rng, phrases.SECTIONS[name], choice.lang))

    def subtotal(rows: list[Row]) -> None:
        if choice.subtotals and rows:
            text = said(rng, phrases.SUBTOTAL, choice.lang)
            placed.append((page.label(columns, text, amount_of(rows)), Row("total")))

    systems = rng.sample(SYSTEMS, rng.randint(2, 5))
    goods = system_rows(rng, choice, pen, starts, systems[1:])
    _name_tiers(rng, goods, tiers)
    if choice.no_bid:
        goods.append(no_bid_row(rng, choice))
    section("goods")
    put(goods)
    subtotal(goods)
    others = other_rows(rng, choice, pen, starts, choice.sides)
    if others:
        section("other")
        _name_tiers(rng, others, tiers)
        put(others)
        subtotal(others)
    total = amount_of(goods + others)
    if choice.freight == "lump":
        freight = pen.as_written(pen.small(22000))
        total += freight
        text = said(rng, phrases.FREIGHT, choice.lang)
        placed.append((page.label(columns, text, freight), Row("freight")))
    if choice.totals:
        totals, tax = page.sums(columns, total)
        placed += [(at, Row("total")) for at in totals] + [(at, Row("tax")) for at in tax]
    if choice.second_table != "none":
        page.line()
        page.line(said(rng, phrases.SECTIONS["other"], choice.lang))
        columns = columns_of(rng, choice, pen, tiers)
        page.header(columns)
        more = other_rows(rng, choice, pen, starts, 2)
        if choice.second_table == "systems":
            more = system_rows(rng, choice, pen, starts, systems[:1]) + more
        _name_tiers(rng, more, tiers)
        put(more)
    return placed


def _name_tiers(rng: Random, rows: list[Row], tiers: list[str]) -> None:
    """Says of each row which range it prices; some repeat the article on each."""
    step, again = 0, rng.random() < 0.4
    for before, row in zip([None, *rows], rows, strict=False):
        step = step + 1 if row.role == "tier" else 0
        row.cells["tier"] = tiers[step]
        if step and again and before:
            row.cells["desc"] = before.cells["desc"]


def _sheets(
    rng: Random, choice: Choice, page: Page, head: Head, name: str, placed: list[tuple[int, Row]]
) -> list[Sheet]:
    main = Sheet(name, page.rows, merged=page.merged)
    kind, lang = choice.extra_sheets, choice.lang
    clauses = phrases.CLAUSES[lang].split("|")
    if kind in ("cover", "terms on cover"):
        cover = Page(choice, rng, page.pen)
        cover.line(said(rng, phrases.TITLES, lang))
        if kind == "terms on cover":
            cover.pairs(head.pairs)
        for number in range(rng.choice((4, 40))):
            cover.line(f"{number + 1}.", clauses[number % len(clauses)])
        return [Sheet(said(rng, phrases.SHEETS["cover"], lang), cover.rows), main]
    if kind == "notes":
        rows = {n: [text] for n, text in enumerate(clauses, 1)}
        return [main, Sheet(said(rng, phrases.SHEETS["notes"], lang), rows)]
    if kind == "old":
        old = {3: ["Description", "Qty", "Unit price"]}
        items = [row for _, row in placed if row.role == "item"]
        old |= {n: [row.cells["desc"], 4, 999000 + n] for n, row in enumerate(items, 4)}
        return [main, Sheet(said(rng, phrases.SHEETS["old"], lang), old, hidden=True)]
    return [main]


def _text(choice: Choice, page: Page) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=choice.delimiter, lineterminator="\r\n")
    for number in range(1, page.next):
        writer.writerow([_as_text(cell) for cell in page.rows.get(number, [])])
    try:
        return out.getvalue().encode(choice.encoding)
    except UnicodeEncodeError:
        return out.getvalue().encode("utf-8-sig")


def _as_text(cell: Any) -> str:
    if isinstance(cell, Cell):
        cell = cell.value
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
