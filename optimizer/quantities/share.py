"""Shares: what a group of vendors, makers, countries or models has of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

import numpy as np
from pydantic import model_validator

from optimizer.core.index import Index
from optimizer.core.relief import Relief, dearest, in_accelerators, in_money
from optimizer.domain.units import Frozen, Id, Share, Text, doc
from optimizer.quantities.breaks import spend
from optimizer.quantities.units import accelerators

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr
    from optimizer.core.number import Array
    from optimizer.core.table import View

GroupKind = Literal["vendor", "vendor_group", "maker", "country", "model", "platform_class"]
Measure = Literal["accelerators", "spend", "tpp"]
_OF_OFFER = {"vendor": "id", "vendor_group": "group"}
_OF_MODEL = {"maker": "maker", "country": "maker_country", "model": "id"}


class ShareEntry(Frozen):
    """At least or at most a share of the whole for one group, overall or at one site."""

    of: GroupKind = doc("what the group is of; country is the maker's")
    name: Text = doc("which one, e.g. a vendor's id or a country code")
    measure: Measure = doc("what is shared; spend (after breaks) only overall",
                           default="accelerators")
    bound: Literal["at_least", "at_most"] = doc("which way the share is held")
    share: Share = doc("share of the whole")
    site: Id | None = doc("at this site only; blank: overall", default=None)

    @model_validator(mode="after")
    def _spend_is_overall(self) -> Self:
        if self.measure == "spend" and self.site is not None:
            raise ValueError("spend cannot be shared out over sites; leave the site blank, or "
                             "share accelerators or tpp")
        return self

    @property
    def label(self) -> str:
        """The entry in words, for rule tables."""
        place = f" at {self.site}" if self.site else ""
        return f"{self.name} {self.bound.replace('_', ' ')} {self.share:%} of {self.measure}{place}"


_WORTH = {"accelerators": in_accelerators("0.5"), "tpp": in_accelerators("0.00003"),
          "spend": in_money("0.2")}


def by_measure(measures: Iterable[Measure]) -> Relief:
    """What moving one unit of the measure across the line counts as: half an accelerator."""
    return dearest([_WORTH[measure] for measure in measures] or [_WORTH["accelerators"]])


def _group(offers: View, entries: Sequence[ShareEntry]) -> Array:
    """Which of the entries each offer belongs to; −1 for none."""
    of = entries[0].of
    if of in _OF_OFFER:
        names = getattr(offers.vendor, _OF_OFFER[of])
    elif of == "platform_class":
        names = offers.system.platform_class
    else:
        names = getattr(offers.system.accelerator, _OF_MODEL[of])
    row = {entry.name: i for i, entry in enumerate(entries)}
    return np.array([row.get(name, -1) for name in names], dtype=np.int64)


def amounts(x: Decisions, entries: Sequence[ShareEntry]) -> tuple[Expr, Expr]:
    """What each group has, and the whole (one row), of entries that differ in their names only."""
    entry = entries[0]
    place = "" if entry.site is None else f" at {entry.site}"
    offers = x.frame.view("offers")

    def whole() -> Expr:
        everything = np.zeros(len(offers), dtype=np.int64)
        return x.amount(f"all {entry.measure}{place}", _amount(x, entry, everything, 1))

    parts = _amount(x, entry, _group(offers, entries), len(entries))
    return parts, x.keep(("all", entry.measure, entry.site), whole)


def _amount(x: Decisions, entry: ShareEntry, group: Array, size: int) -> Expr:
    """What groups of offers (−1: none) have, in the entry's measure and at its site."""
    if entry.measure == "spend":
        return spend(x).collect(group, size)
    rows = x.lots if entry.site is None else x.lines.lot
    index, into = Index([str(row) for row in range(size)]), group[rows.offer.positions]
    weight = x.keep(("weight", entry.measure, entry.site is None), lambda: _weight(rows, entry))
    if entry.site is None:
        return x.ordered(weight, index, into)
    return x.shipped(weight, index, into, where=x.lines.site.id == entry.site)


def _weight(rows: View, entry: ShareEntry) -> Array:
    """The measure of one unit."""
    count = accelerators(rows)
    return count if entry.measure == "accelerators" else count * rows.offer.system.accelerator.tpp
