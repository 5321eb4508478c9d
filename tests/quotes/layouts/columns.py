"""The columns of a table, their order, and their headings in one or two rows."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.quotes.layouts.choice import Choice
from tests.quotes.layouts.money import Pen
from tests.quotes.layouts.terms import said, vat_words
from tests.quotes.layouts.words import HEADINGS, PADDABLE

_PER_GPU = {"en": "{} per GPU", "ko": "GPU당 {}", "ja": "{}（GPUあたり）", "zh": "{}（每GPU）"}


@dataclass(frozen=True)
class Column:
    """One column: what it holds, its heading, and the heading above it (blank: none)."""

    name: str
    heading: str
    above: str = ""


def columns_of(rng: Random, choice: Choice, pen: Pen, tiers: list[str]) -> list[Column]:
    """All columns, left to right. Drawn anew for a second table, the words may differ."""
    blocks = [[name] for name in _plain_names(rng, choice)]
    prices = list(choice.price_columns)
    if choice.tiers == "across":
        prices = [f"t{step}" for step in range(len(tiers))]
    price_block = (
        [prices] if choice.two_level or choice.tiers == "across" else [[p] for p in prices]
    )
    lead_block = [["lead_min", "lead_max"]] if choice.lead_kind == "bounds" else []
    blocks = _ordered(rng, choice, blocks, price_block + lead_block)
    names = [name for block in blocks for name in block]
    above = {}
    if choice.two_level:
        tiered = choice.tiers == "across"
        title = _price_heading(rng, choice, "price") if tiered else said(
            rng, HEADINGS["prices"], choice.head_lang)  # fmt: skip
        above = dict.fromkeys(prices, _styled(rng, choice, _with_marks(rng, choice, pen, title)))
    if lead_block:
        title = _styled(rng, choice, said(rng, HEADINGS["lead_weeks"], choice.head_lang))
        above |= dict.fromkeys(("lead_min", "lead_max"), title)
    found = {name: _heading(rng, choice, pen, name) for name in sorted(set(names) - set(prices))}
    if choice.tiers == "across":
        found |= _tier_headings(rng, choice, pen, prices, tiers)
    else:
        found |= {name: _heading(rng, choice, pen, name) for name in prices}
    return [Column(name, found[name], above.get(name, "")) for name in names]


def _plain_names(rng: Random, choice: Choice) -> list[str]:
    often = {"no": 0.8, "part": 0.25, "remark": 0.4, "unit": 0.4}
    has = {name for name, share in often.items() if rng.random() < share}
    has.add("desc")
    has |= {"tier"} if choice.tiers == "down" else set()
    if choice.quantity == "gpus":
        has.add("gpus")
    elif choice.quantity == "systems":
        has |= {"systems", "per"} if choice.basis == "accelerator" else {"qty"}
    has |= {"currency"} if choice.currency_place == "column" else set()
    if choice.lead_place == "column" and choice.lead_kind != "bounds":
        has.add("lead")
    if choice.valid_place == "column" and choice.valid_kind != "missing":
        has.add("valid")
    has |= {"moq", "cap"} if choice.limits else set()
    has |= {"origin"} if choice.origin == "column" else set()
    has |= {"freight"} if choice.freight == "per unit" else set()
    usual = ("no", "desc", "part", "tier", "qty", "systems", "per", "gpus", "unit", "currency",
             "lead", "valid", "moq", "cap", "origin", "freight", "remark")  # fmt: skip
    return [name for name in usual if name in has]


def _ordered(
    rng: Random, choice: Choice, blocks: list[list[str]], later: list[list[str]]
) -> list[list[str]]:
    if choice.column_order == "shuffled":
        mixed = blocks + later
        rng.shuffle(mixed)
        return mixed
    early = ("no", "desc", "part", "tier", "qty", "systems", "per", "gpus", "unit", "currency")
    first = [block for block in blocks if block[0] in early]
    return first + later + [block for block in blocks if block[0] not in early]


def _tier_headings(
    rng: Random, choice: Choice, pen: Pen, names: list[str], tiers: list[str]
) -> dict[str, str]:
    if choice.two_level:
        return dict(zip(names, tiers, strict=True))
    title = _with_marks(rng, choice, pen, _price_heading(rng, choice, "price"))
    return {name: f"{title} {tier}" for name, tier in zip(names, tiers, strict=True)}


def _heading(rng: Random, choice: Choice, pen: Pen, name: str) -> str:
    if name in ("price", "list", "net", "ext"):
        text = _price_heading(rng, choice, name)
        return _styled(
            rng, choice, text if choice.two_level else _with_marks(rng, choice, pen, text)
        )
    key = (
        f"disc_{'share' if choice.discount == 'text' else choice.discount}"
        if name == "disc"
        else name
    )
    if name == "lead" and choice.lead_kind == "weeks":
        key = "lead_weeks"
    text = said(rng, HEADINGS[key], choice.head_lang) or said(rng, HEADINGS[key], choice.lang)
    if name == "freight" and choice.currency_place == "heading":
        text = f"{text} ({pen.mark})"
    return _styled(rng, choice, text)


def _price_heading(rng: Random, choice: Choice, name: str) -> str:
    if choice.basis == "accelerator" and name == "price":
        return said(rng, HEADINGS["acc_price"], choice.head_lang)
    text = said(rng, HEADINGS[name], choice.head_lang)
    return (
        _PER_GPU[choice.head_lang].format(text)
        if choice.basis == "accelerator" and name != "ext"
        else text
    )


def _with_marks(rng: Random, choice: Choice, pen: Pen, text: str) -> str:
    marks = [pen.mark] if choice.currency_place == "heading" else []
    if choice.vat_place == "heading":
        marks.append(vat_words(rng, choice, "HEAD"))
    if not marks:
        return text
    inside = ", ".join(marks)
    return (
        f"{text}（{inside}）"
        if choice.head_lang in ("ja", "zh") and rng.random() < 0.5
        else f"{text} ({inside})"
    )


def _styled(rng: Random, choice: Choice, text: str) -> str:
    """Padded or broken as typists do."""
    if choice.headings == "padded":
        if text in PADDABLE:
            blank = rng.choice((" ", "   ", "　"))
            return text[0] + blank + text[1:]
        return f" {text.replace(' ', '  ')} "
    if choice.headings == "broken" and " " in text:
        return text.replace(" ", rng.choice(("\n", "  ")), 1)
    return text
