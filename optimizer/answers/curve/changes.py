"""What one plan orders that another does not, short."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from optimizer.answers.wording import join
from optimizer.domain.answer import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.domain.commitments import OrderedUnits
    from optimizer.domain.plan import Plan

SHOWN = 3
"""Changes that a sentence names."""


def compact(before: Plan, after: Plan) -> str:
    """``NHN-B200-B: nhn-hall −8, kakao-hall +8``, in no language."""
    parts = []
    for offer, by_site in _differences(before.orders, after.orders).items():
        sites = ", ".join(f"{site} {'+' if units > 0 else '−'}{abs(units):,}"
                          for site, units in by_site.items())
        parts.append(f"{offer}: {sites}")
    return "; ".join(parts)


def in_words(before: Plan, after: Plan) -> Phrase:
    """The largest changes of the orders, and how many more there are."""
    phrases: list[tuple[int, Phrase]] = []
    for offer, by_site in _differences(before.orders, after.orders).items():
        phrases += _of_offer(offer, by_site)
    phrases.sort(key=lambda one: -one[0])
    if not phrases:
        return Phrase("the orders stay, at other times", "주문 수량은 같고 시기만 바뀝니다")
    shown = [phrase for _, phrase in phrases[:SHOWN]]
    if (more := len(phrases) - SHOWN) > 0:
        shown.append(Phrase(f"and {more} more changes" if more > 1 else "and 1 more change",
                            f"그 밖에 {more}건"))
    return join(shown, ", ")


def _differences(
    before: Iterable[OrderedUnits], after: Iterable[OrderedUnits],
) -> dict[str, dict[str, int]]:
    """Units more or fewer, by offer and site, all phases together."""
    total: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for sign, orders in ((-1, before), (1, after)):
        for order in orders:
            total[order.offer][order.site] += sign * order.units
    found = {offer: {site: n for site, n in sites.items() if n} for offer, sites in total.items()}
    return {offer: sites for offer, sites in found.items() if sites}


def _of_offer(offer: str, by_site: dict[str, int]) -> list[tuple[int, Phrase]]:
    """Moves from site to site first, then what is left as more or fewer."""
    fewer = {site: -n for site, n in by_site.items() if n < 0}
    more = {site: n for site, n in by_site.items() if n > 0}
    out: list[tuple[int, Phrase]] = []
    while fewer and more:
        here, there = next(iter(fewer)), next(iter(more))
        units = min(fewer[here], more[there])
        out.append((units, Phrase(f"{units:,} {offer} move from {here} to {there}",
                                  f"{offer} {units:,}대를 {here}에서 {there}(으)로 옮깁니다")))
        for side, site in ((fewer, here), (more, there)):
            side[site] -= units
            if not side[site]:
                del side[site]
    out += [(n, Phrase(f"{n:,} {offer} fewer at {site}", f"{site} {offer} {n:,}대 감소"))
            for site, n in fewer.items()]
    out += [(n, Phrase(f"{n:,} {offer} more at {site}", f"{site} {offer} {n:,}대 증가"))
            for site, n in more.items()]
    return out
