"""Whether an offer wins, by trying every plan of a small scenario in exact fractions."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Any

from tests.reference import World
from tests.reference.aims import is_maximum
from tests.reference.search import Search

Raw = dict[str, Any]


def buys(raw: Raw, offer: str, units: int = 1) -> bool:
    """Whether some optimal plan buys at least so many units (earlier aims give up nothing)."""
    search = Search(World(raw, None))
    signs = [-1 if is_maximum(aim) else 1 for aim, _ in search.exact.aims]
    own = [i for i, lines in enumerate(search.lines) if lines[0].offer.id == offer]
    best: dict[bool, list[Any]] = {}
    for taken, values, _ in search.plans():
        key = [sign * value for sign, value in zip(signs, values, strict=True)]
        enough = sum(sum(taken[i]) for i in own) >= units
        if enough not in best or key < best[enough]:
            best[enough] = key
    return True in best and (False not in best or best[True] <= best[False])


def priced(raw: Raw, offer: str, price: Decimal) -> Raw:
    """The scenario with the offer's list price changed, and its other prices in proportion."""
    now = next(Decimal(str(o["unit_price"])) for o in raw["offers"] if o["id"] == offer)

    def scaled(row: Raw) -> Raw:
        if row["offer"] != offer or row.get("unit_price") is None or not now:
            return row
        with localcontext(prec=40):
            return {**row, "unit_price": Decimal(str(row["unit_price"])) * price / now}

    # a price of nothing has no breaks
    new = {"unit_price": price} | ({} if price else {"break_kind": None})
    return {
        **raw,
        "offers": [{**o, **new} if o["id"] == offer else o for o in raw["offers"]],
        "price_breaks": [scaled(row) for row in raw.get("price_breaks", ())
                         if row["offer"] != offer or price],
        "offer_phases": [scaled(row) for row in raw.get("offer_phases", ())],
    }


def sooner(raw: Raw, offer: str, weeks: int) -> Raw:
    """The scenario with the offer delivered so many weeks sooner."""
    def shorter(row: Raw) -> Raw:
        return {**row, **{name: max(Decimal(0), Decimal(str(row[name])) - weeks)
                          for name in ("lead_weeks_min", "lead_weeks_max")}}

    return {**raw, "offers": [shorter(o) if o["id"] == offer else o for o in raw["offers"]]}
