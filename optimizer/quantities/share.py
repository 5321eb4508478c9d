"""Shares: what a group of vendors, makers, countries or models has of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import model_validator

from optimizer.domain.units import Frozen, Id, Share, Text, doc
from optimizer.quantities.breaks import spend
from optimizer.quantities.units import accelerators

if TYPE_CHECKING:
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


def _members(offers: View, entry: ShareEntry) -> Array:
    if entry.of in _OF_OFFER:
        return getattr(offers.vendor, _OF_OFFER[entry.of]) == entry.name  # type: ignore[no-any-return]
    if entry.of == "platform_class":
        return offers.system.platform_class == entry.name  # type: ignore[no-any-return]
    return getattr(offers.system.accelerator, _OF_MODEL[entry.of]) == entry.name  # type: ignore[no-any-return]


def amounts(x: Decisions, entry: ShareEntry) -> tuple[Expr, Expr]:
    """What the group has, and the whole, in the entry's measure (one row each)."""
    s = x.frame
    members = _members(s.view("offers"), entry)
    if entry.measure == "spend":
        money = spend(x)
        return (money * members).total(), x.amount("all spend", money.total())
    rows = x.lots if entry.site is None else x.lines.lot
    weight = accelerators(rows)
    if entry.measure == "tpp":
        weight = weight * rows.offer.system.accelerator.tpp
    held = members[rows.offer.positions]
    if entry.site is None:
        return x.ordered(weight, where=held), x.amount(f"all {entry.measure}", x.ordered(weight))
    here = x.lines.site.id == entry.site
    whole = x.amount(f"all {entry.measure} at {entry.site}", x.shipped(weight, where=here))
    return x.shipped(weight, where=held & here), whole
