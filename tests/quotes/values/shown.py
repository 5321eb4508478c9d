"""Meanings in short: ``~`` inferred, ``|`` between options, ``?`` for none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.quotes.meaning import Amount, Discount, Lead, Payment, Per, Quantity, Tier, Validity

if TYPE_CHECKING:
    from optimizer.quotes.meaning import Reads

DOLLARS = ("USD", "CAD", "AUD", "SGD", "HKD", "TWD", "NZD", "MXN")


def short(reads: Reads[Any]) -> str:
    if not reads.options:
        assert reads.why, "unreadable without a reason"
        return "?"
    if len(reads.options) > 1 or reads.inferred:
        assert reads.why, "ambiguous or inferred without a reason"
    return ("~" if reads.inferred else "") + " | ".join(_one(option) for option in reads.options)


def table(text: str) -> list[tuple[str, str]]:
    """Lines ``written => meaning``; blanks at the ends count for nothing."""
    lines = [line.split(" => ") for line in text.strip().splitlines()]
    return [(written.strip(), meaning.strip()) for written, meaning in lines]


def _number(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def per(what: Per | None) -> str:
    return "" if what is None else f" per {what.count if what.count > 1 else ''}{what.what}"


def _one(option: Any) -> str:
    match option:
        case Amount():
            signs = "$" if option.currencies == DOLLARS else "/".join(option.currencies)
            return "".join((
                _number(option.number * 100 if option.percent else option.number),
                "%" if option.percent else "", f" {signs}" if signs else "",
                f" vat {option.vat}" if option.vat else "", per(option.per),
                f" rest {option.rest}" if option.rest else "",
            ))
        case Quantity():
            return _number(option.number) + per(option.per).replace(" per", "")
        case Discount(share=Decimal() as share):
            return f"{_number(share * 100)}%"
        case Discount():
            return _number(option.amount)
        case Lead():
            low, high = (_number(round(week, 2)) for week in (option.best, option.worst))
            return low if low == high else f"{low}-{high}"
        case Tier():
            return f"{option.first}-{option.last or ''}"
        case Validity():
            return str(option.until) if option.until else f"{option.days} d"
        case Payment():
            return "/".join(_number(s * 100) for s in
                            (option.deposit, option.delivery, option.acceptance))
        case (state, rate):
            return f"{state or '-'} {_number(rate * 100) if rate is not None else '-'}"
        case _:
            return str(option)
