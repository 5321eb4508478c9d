"""Which offer of a newer revision is which of the older one, so that it keeps its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from optimizer.domain.offers import Offer
    from optimizer.quotes.offers import QuotedOffer


def kept_ids(
    new: Sequence[QuotedOffer], old: Sequence[Offer], descriptions: Mapping[str, str],
    taken: Collection[str],
) -> dict[str, str]:
    """The id each new offer has in the scenario, by its id in the workbook.

    A line is the same if system and description are; else if as many lines of a system are left
    on both sides, in their order. ``descriptions`` are those of the old offers, ``taken`` ids of
    other offers.
    """
    ids: dict[str, str] = {}
    left = list(old)
    for one in new:
        same = next((was for was in left if was.system == one.system
                     and _even(descriptions.get(was.id, "")) == _even(one.description) != ""), None)
        if same is not None:
            ids[one.id] = same.id
            left.remove(same)
    for system in dict.fromkeys(one.system for one in new):
        ours = [one for one in new if one.id not in ids and one.system == system]
        theirs = [was for was in left if was.system == system]
        if len(ours) == len(theirs):
            ids |= {one.id: was.id for one, was in zip(ours, theirs, strict=True)}
    used = {*taken, *ids.values(), *(was.id for was in old)}
    for one in new:
        if one.id not in ids:
            ids[one.id] = _free(one.id, used)
            used.add(ids[one.id])
    return ids


def _even(text: str) -> str:
    return " ".join(text.casefold().split())


def _free(wanted: str, used: Collection[str]) -> str:
    if wanted not in used:
        return wanted
    stem, _, number = wanted.rpartition("-")
    if not (stem and number.isdigit()):
        stem, number = wanted, "1"
    count = int(number)
    while f"{stem}-{count}" in used:
        count += 1
    return f"{stem}-{count}"
