"""What a text says of VAT: in the price, on top of it, at which rate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from optimizer.quotes.meaning import Vat
from optimizer.quotes.words.patterns import any_of, without, word_lists


@dataclass(frozen=True, slots=True)
class Taxed:
    """What was said of VAT."""

    states: tuple[Vat, ...] = ()
    """One where the text says which; both where it says both or leaves it open; none: silent."""
    rate: Decimal | None = None
    """0.10 where a rate stands beside the word."""


_WORDS = word_lists("money")["vat"]
# Without one of these in a text there is no need to search it.
_HINTS = sorted({
    "".join(word.split())[:2] for kind in ("tax", "out_whole", "in_whole") for word in _WORDS[kind]
})
_NOT_BEFORE = "".join(f"(?<!{word})(?<!{word} )" for word in _WORDS["not_before"])
_NOT_BEHIND = rf"(?!\s?{any_of(_WORDS['not_behind'])})"
_TAX = f"{_NOT_BEFORE}{any_of(_WORDS['tax'])}{_NOT_BEHIND}"
_RATE = r"(?:\(?\s?(?P<r{0}>[0-9]{{1,2}}(?:\.[0-9]+)?)\s?%\s?\)?)?"
_PARTICLE = r"에는|는|은|가|이|를|을|には|は|が|を"
_GAP = rf"[\s:,(\-–/=]{{0,3}}(?:(?:is|are|amount|금액)\s|(?:{_PARTICLE})\s?)?[\s(]?"
_WHOSE = r"(?:(?:korean|japanese|chinese|german|local|applicable|any|all|the|statutory)\s){0,2}"
_SWITCH = r"\s?(?:/|or|및|또는|,|·)\s?"
_OUT_BEHIND, _IN_BEHIND = any_of(_WORDS["out_behind"]), any_of(_WORDS["in_behind"])
_OUT_BEFORE, _IN_BEFORE = any_of(_WORDS["out_before"]), any_of(_WORDS["in_before"])
_UNSAID = rf"(?!\s?{any_of(_WORDS['unsaid'])})"
_SAID = re.compile(
    rf"(?P<both>{_TAX}{_GAP}(?:{_IN_BEHIND}{_SWITCH}{_OUT_BEHIND}|{_OUT_BEHIND}{_SWITCH}{_IN_BEHIND}))"
    rf"|(?P<out>{_TAX}{_GAP}{_RATE.format(1)}{_GAP}{_OUT_BEHIND}{_UNSAID}\s?{_RATE.format(2)}"
    rf"|{_OUT_BEFORE}{_GAP}{_WHOSE}{_RATE.format(3)}{_GAP}{_TAX}\s?{_RATE.format(4)}"
    rf"|{any_of(_WORDS['out_whole'])})"
    rf"|(?P<in>{_TAX}{_GAP}{_RATE.format(5)}{_GAP}{_IN_BEHIND}{_UNSAID}\s?{_RATE.format(6)}"
    rf"|{_IN_BEFORE}{_GAP}{_WHOSE}{_RATE.format(7)}{_GAP}{_TAX}\s?{_RATE.format(8)}"
    rf"|{any_of(_WORDS['in_whole'])})"
    rf"|(?P<bare>{_TAX}{_GAP}{_RATE.format(9)})"
)


@lru_cache(maxsize=20_000)
def vat_in(text: str) -> tuple[Taxed, str]:
    """What the text says of VAT, and the text without it.

    VAT merely mentioned ("vat", "vat 10%") is not taken out of the text: it may be a heading of
    VAT amounts. Its rate is told all the same.
    """
    if not any(hint in text for hint in _HINTS):
        return Taxed(), text
    states: list[Vat] = []
    rates: list[Decimal] = []
    spans = []
    for match in _SAID.finditer(text):
        groups = match.groupdict()
        rates += [Decimal(rate) / 100 for name, rate in groups.items() if rate and name[0] == "r"]
        if groups["bare"] is not None:
            continue
        states += ["in", "out"] if groups["both"] else ["out"] if groups["out"] else ["in"]
        spans.append(match.span())
    rate = rates[0] if len(set(rates)) == 1 else None
    return Taxed(tuple(dict.fromkeys(states)), rate), without(text, *spans)
