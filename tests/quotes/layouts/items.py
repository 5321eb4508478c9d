"""The rows of a table: systems, their parts, other goods; each with its cells and its truth."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any

from tests.quotes.fixtures.made_b.book import Cell
from tests.quotes.layouts import phrases
from tests.quotes.layouts.choice import Choice
from tests.quotes.layouts.goods import OTHER, PARTS, SYSTEMS, System, description
from tests.quotes.layouts.money import Pen
from tests.quotes.layouts.terms import Lead, lead_of, said


@dataclass
class Row:
    """A row to be laid out. ``cells`` by column name; ``kind`` of its side line, if it is one."""

    role: str
    """item, tier, part, other, no bid, freight, section, subtotal, total, tax."""
    cells: dict[str, Any] = field(default_factory=dict)
    amount: Decimal = Decimal(0)
    """As written; what sums add up."""
    truth: dict[str, Any] = field(default_factory=dict)


def tier_starts(rng: Random, choice: Choice) -> list[int]:
    """From which unit each price holds; one entry where there are no tiers."""
    if choice.tiers == "none":
        return [1]
    return list(rng.choice(((1, 10), (1, 10, 25), (1, 5, 20), (1, 9, 33), (1, 5, 20, 50))))


def tier_names(rng: Random, choice: Choice, starts: list[int]) -> list[str]:
    """The ranges in words: 1-9, 10-24, 25+."""
    first, last = (
        said(rng, phrases.TIER_FIRST, choice.lang),
        said(rng, phrases.TIER_LAST, choice.lang),
    )
    ends = [after - 1 for after in starts[1:]]
    names = [first.format(a=a, b=b) for a, b in zip(starts, ends, strict=False)]
    return [*names, last.format(a=starts[-1])]


def system_rows(
    rng: Random, choice: Choice, pen: Pen, starts: list[int], systems: list[System]
) -> list[Row]:
    """A line per quoted system, its tiers or parts below it."""
    return [row for one in systems for row in _system(rng, choice, pen, starts, one)]


def no_bid_row(rng: Random, choice: Choice) -> Row:
    """A system that is not offered."""
    system = rng.choice(SYSTEMS)
    cells = {
        "desc": description(rng, choice.lang, system, say_cooling=True),
        **_counted(choice, system, 4),
    }
    word = said(rng, phrases.NO_BID, choice.lang)
    target = next(one for one in ("price", "net", "list", "ext") if one in choice.price_columns)
    return Row("no bid", {**cells, target: word})


def other_rows(rng: Random, choice: Choice, pen: Pen, starts: list[int], count: int) -> list[Row]:
    """Goods that are no systems, priced as the others are."""
    worth = {
        name: usd for name, usd in OTHER[choice.lang].items() if choice.scale == 1 or usd > 17000
    }
    rows = []
    for name in rng.sample(sorted(worth), min(count, len(worth))):
        row = Row("other", {"desc": name, "unit": "EA"})
        quantity = rng.randint(1, 60)
        if choice.quantity != "none":
            row.cells["gpus" if choice.quantity == "gpus" else _quantity_column(choice)] = quantity
        _price(rng, choice, pen, row, pen.small(worth[name]), quantity, starts)
        row.cells |= _lead_cells(rng, choice)[0]
        rows.append(row)
    return rows


def _system(rng: Random, choice: Choice, pen: Pen, starts: list[int], system: System) -> list[Row]:
    per = system.accelerators if choice.basis == "accelerator" else 1
    units = rng.randint(1, 6) if system.rack else rng.randint(2, 48)
    named = description(rng, choice.lang, system, say_cooling=choice.cooling_said)
    row = Row("item", {"desc": named,
                       "unit": said(rng, phrases.EACH, choice.lang)})  # fmt: skip
    row.cells |= _counted(choice, system, units)
    if choice.counted_quantity and "qty" in row.cells:
        row.cells["qty"] = said(rng, phrases.COUNTED, choice.lang).format(units)
    net = _price(rng, choice, pen, row, pen.near(system.usd, per), units * per, starts)
    row.truth = {
        "system": system.id, "quoted_units": units if choice.quantity != "none" else None,
        "unit_price": plain(net[0]),
        "breaks": [[start, plain(price)] for start, price in zip(starts[1:], net[1:], strict=True)],
        "asked": [], "may_ask": [],
    }  # fmt: skip
    if system.cooling and not choice.cooling_said:
        row.truth["system"] = system.id.removesuffix("_liquid")
        row.truth["asked"].append("system")
    _terms(rng, choice, pen, row)
    if choice.tiers == "down":
        return [
            row,
            *(Row("tier", {"price": pen.cell(pen.as_written(price))}) for price in net[1:]),
        ]
    return [row, *_parts(rng, choice, units)]


def _terms(rng: Random, choice: Choice, pen: Pen, row: Row) -> None:
    """What a line says besides its price."""
    cells, lead = _lead_cells(rng, choice)
    row.cells |= cells
    if choice.lead_place == "column":
        row.truth["lead"] = lead
    if choice.limits:
        row.cells |= {"moq": rng.randint(1, 2), "cap": rng.randint(48, 200)}
        row.truth |= {"minimum_order": row.cells["moq"], "maximum_total": row.cells["cap"]}
    if choice.origin == "column":
        code = rng.choice(sorted(phrases.ORIGINS))
        row.cells["origin"] = said(rng, phrases.ORIGINS[code], choice.lang)
        row.truth["origin"] = code
    if choice.freight == "per unit":
        freight = pen.small(1500)
        row.cells["freight"] = pen.cell(freight / choice.scale)
        row.truth["freight_per_unit"] = plain(freight)


def _lead_cells(rng: Random, choice: Choice) -> tuple[dict[str, Any], Lead]:
    lead = lead_of(rng, choice)
    if choice.lead_place != "column":
        return {}, lead
    if choice.lead_kind == "bounds":
        return {"lead_min": int(lead.weeks[0]), "lead_max": int(lead.weeks[1])}, lead
    return {"lead": lead.text}, lead


def _counted(choice: Choice, system: System, units: int) -> dict[str, Any]:
    if choice.quantity == "none":
        return {}
    if choice.quantity == "gpus":
        return {"gpus": units * system.accelerators}
    return {_quantity_column(choice): units, "per": system.accelerators}


def _quantity_column(choice: Choice) -> str:
    return "systems" if choice.basis == "accelerator" else "qty"


def _price(
    rng: Random, choice: Choice, pen: Pen, row: Row, full: Decimal, count: int, starts: list[int]
) -> list[Decimal]:
    """Fills the price cells; the net prices without VAT, one per tier."""
    if choice.tiers != "none":
        nets = [full * (100 - 5 * step) / 100 for step in range(len(starts))]
        names = ["price"] if choice.tiers == "down" else [f"t{step}" for step in range(len(starts))]
        for name, net in zip(names, nets, strict=False):
            row.cells[name] = pen.cell(pen.as_written(net))
        return nets
    small = row.role == "other" or choice.scale > 1
    percent = Decimal(
        rng.choice(("5", "10", "20") if small else ("5", "8", "12", "12.5", "15", "35"))
    )
    has_list = "list" in choice.price_columns
    net = full * (100 - percent) / 100 if has_list else full
    written = pen.as_written(net)
    off = pen.as_written(full) - written
    row.cells |= {"price": pen.cell(written), "net": pen.cell(written),
                  "list": pen.cell(pen.as_written(full)),
                  "disc": _discount(choice, pen, percent, off)}  # fmt: skip
    row.amount = written * count
    row.cells["ext"] = pen.cell(row.amount)
    return [net]


def _discount(choice: Choice, pen: Pen, percent: Decimal, amount: Decimal) -> Any:
    share = float(percent / 100)
    if choice.discount == "amount":
        return pen.cell(amount)
    if choice.discount == "pays":
        left = 100 - percent
        return f"{(left / 10).normalize():f}折" if choice.lang == "zh" else float(left / 100)
    if choice.discount == "percent":
        return float(percent) if not choice.text_numbers else f"{percent}"
    if choice.discount == "text" or choice.text_numbers:
        return f"{percent}%"
    return Cell(share, "0.0%") if choice.seed % 2 else share


def _parts(rng: Random, choice: Choice, units: int) -> list[Row]:
    if choice.bundles == "none":
        return []
    target = [one for one in ("price", "net", "list", "ext") if one in choice.price_columns]
    given = {"zero": 0, "word": said(rng, phrases.INCLUDED, choice.lang), "blank": None}[
        choice.bundles
    ]
    names = PARTS[choice.lang].split("|")
    rows = []
    for name in rng.sample(names, rng.randint(1, 3)):
        cells = {"desc": name, **dict.fromkeys(target, given)}
        if choice.quantity == "systems" and choice.basis == "unit":
            cells["qty"] = units
        rows.append(Row("part", cells))
    return rows


def plain(value: Decimal) -> str:
    """Money as in the expected json."""
    return f"{value.normalize():f}"
