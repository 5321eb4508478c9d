"""Relations between plans when there are more offers than before."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from .drawing import (
    Raw,
    at_least_as_good,
    drawn,
    few,
    mode,
    same_values,
    seeds,
    solved,
    with_aims,
)

CONDITIONS = ("price_breaks", "alternates", "bundles", "conditional_rebates", "pins",
              "placed_orders", "previous_plan")
"""Tables that tie an offer to more than its own price and supply."""


@few(24)
@given(seed=seeds, which=st.integers(0, 9), factor=st.sampled_from((0.5, 0.9, 1, 1.5)))
def test_one_more_offer_is_never_worse(seed: int, which: int, factor: float) -> None:
    """Nobody has to buy it, so every plan so far is still one, at the same cost.

    True of an offer of a new vendor: an offer of one already there could put off the day on which
    that vendor's rebates are settled. And not where resilience is soft: one vendor more that may
    be lost is one row more that may be broken.
    """
    raw = with_aims(drawn(seed))
    assume(mode(raw, "resilience") != "soft")
    out = deepcopy(raw)
    vendor = {"id": "newcomer", "country": "KR", "parent_country": "KR"}
    twin = dict(out["offers"][which % len(out["offers"])], id="newcomer's", vendor="newcomer")
    twin["unit_price"] *= factor
    out["vendors"].append(vendor)
    out["offers"].append({**twin, "break_kind": None})
    assert at_least_as_good(solved(out), solved(raw))


@few(24)
@given(seed=seeds, which=st.integers(0, 9))
def test_an_offer_split_in_two_leaves_the_optimum(seed: int, which: int) -> None:
    """Two half offers of one vendor at the same terms are as good as the whole, in every aim.

    What was bought of the whole can be bought of the halves and the other way round, where the
    offer has no breaks, least quantity, multiple or total, no fee per offer, and no other row
    names it. The vendor's rebates count both halves. Shows that lots and pools treat offers that
    differ in nothing alike, and that symmetry does not lead the solver astray.
    """
    raw = with_aims(drawn(seed))
    named = {row.get(field) for table in CONDITIONS for row in raw.get(table, ())
             for field in ("offer", "trigger_offer", "discounted_offer")}
    free = [offer for offer in raw["offers"]
            if offer["id"] not in named and offer.get("maximum_total") is None
            and offer["minimum_order"] == 0 and offer["order_multiple"] == 1]
    assume(free)
    assume(raw.get("rules", {}).get("supply_phase", {}).get("max_concession") is None)
    raw["terms"].pop("licence_fees", None)
    assert same_values(solved(_split(raw, free[which % len(free)])), solved(raw))


def _split(raw: Raw, offer: dict[str, Any]) -> Raw:
    out = deepcopy(raw)
    out["offers"] = [row for row in out["offers"] if row["id"] != offer["id"]]
    rows = [row for row in out.get("offer_phases", ()) if row["offer"] == offer["id"]]
    out["offer_phases"] = [row for row in out.get("offer_phases", ())
                           if row["offer"] != offer["id"]]
    most = offer["maximum_per_phase"]
    for half in (0, 1):
        name = f"{offer['id']} half {half}"
        out["offers"].append({**offer, "id": name, "maximum_per_phase": (most + half) // 2})
        for row in rows:
            cap = min(most, row.get("maximum", most))
            out["offer_phases"].append({**row, "offer": name, "maximum": (cap + half) // 2})
    return out
