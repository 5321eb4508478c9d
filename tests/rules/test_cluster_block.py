"""A model comes to a site in a block or not at all: two sites, two models."""

from __future__ import annotations

from typing import Any

from tests.build import (
    accelerator,
    bought,
    offer,
    row,
    scenario,
    site,
    solved,
    system,
    target,
    uses,
)
from tests.build import milestone as by


def question(*entries: dict[str, Any], **settings: Any) -> Any:
    """Five: h at 100 for site H, at most 3 of them; k at 110 for site K."""
    return scenario(
        accelerators=[accelerator(), accelerator("B")], systems=[system(), system("T", "B")],
        sites=[site(), site("K")],
        offers=[offer("h", 100, sites=["H"], maximum_total=3), offer("k", 110, sites=["K"])],
        rules=target(by(5)) | {"cluster_block": {"entries": list(entries), **settings}})


EVERYWHERE = {"model": "A", "accelerators": 4}


def test_a_block_at_every_site() -> None:
    """Blocks of 4 of A: H cannot hold one, so 5 k = 550. Without: 3 h + 2 k = 520.

    B, of which nothing is bought, owes no block of 6 anywhere.
    """
    plan = solved(question(EVERYWHERE, {"model": "B", "accelerators": 6}))
    assert (bought(plan), plan.total_cost) == ({"k": 5}, 550)
    assert row(plan, "cluster_block", "K A") == (5, ">=", 4, 1)
    assert row(plan, "cluster_block", "H A") == (0, ">=", 0, 0)
    assert row(plan, "cluster_block", "H B") == row(plan, "cluster_block", "K B") == (0, ">=", 0, 0)

    off = solved(question(EVERYWHERE, mode="off"))
    assert (bought(off), off.total_cost) == ({"h": 3, "k": 2}, 520)
    assert uses(off, "cluster_block") == {}


def test_a_block_at_one_site() -> None:
    """The block of 4 only at K: 4 k + 1 h = 540, below 5 k = 550. H has no row."""
    plan = solved(question({"model": "A", "accelerators": 4, "site": "K"}))
    assert (bought(plan), plan.total_cost) == ({"h": 1, "k": 4}, 540)
    assert set(uses(plan, "cluster_block")) == {"K A"}
    assert row(plan, "cluster_block", "K A") == (4, ">=", 4, 0)


def test_soft_at_a_price_per_accelerator() -> None:
    """3 h + 2 k leave 1 and 2 short: 520 + 3 × 7 = 541, below 5 k = 550.

    With at most 1 short a site: 5 k = 550 (2 short at K is too much; 3 h + 3 k = 630 + 14).
    """
    plan = solved(question(EVERYWHERE, mode="soft", price=7))
    assert (bought(plan), plan.total_cost) == ({"h": 3, "k": 2}, 541)
    assert row(plan, "cluster_block", "H A") == (3, ">=", 4, -1)
    assert row(plan, "cluster_block", "K A") == (2, ">=", 4, -2)
    assert [use.concession for use in uses(plan, "cluster_block").values()] == [7, 14]
    capped = solved(question(EVERYWHERE, mode="soft", price=7, max_concession=1))
    assert (bought(capped), capped.total_cost) == ({"k": 5}, 550)
