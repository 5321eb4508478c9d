"""So many whole clusters of equal systems, by a phase and at a site."""

from __future__ import annotations

from typing import Any

from tests.build import bought, offer, room, row, scenario, site, solved, target, units, uses
from tests.build import milestone as by


def question(*entries: dict[str, Any], **settings: Any) -> Any:
    """Eight by P2: h (site H, power for 7) at 100, k (site K) at 101; in P1 10 % dearer."""
    return scenario(
        sites=[site(), site("K")], site_phases=[room(power_kw=70), room("K")],
        offers=[offer("h", 100, sites=["H"]), offer("k", 101, sites=["K"])],
        offer_phases=[{"offer": "h", "phase": "P1", "unit_price": 110},
                      {"offer": "k", "phase": "P1", "unit_price": 112}],
        rules=target(by(8)) | {"cluster_count": {"entries": list(entries), **settings}})


def clusters(units: int, count: int, phase: str = "P2", **more: Any) -> dict[str, Any]:
    return {"system": "S", "units": units, "count": count, "phase": phase, **more}


def test_clusters_do_not_span_sites() -> None:
    """Two clusters of 4: 4 h + 4 k = 804. 7 h + 1 k hold only one. Without: 7 h + 1 k = 801."""
    plan = solved(question(clusters(4, 2)))
    assert (bought(plan), plan.total_cost) == ({"h": 4, "k": 4}, 804)
    assert row(plan, "cluster_count", "4 x S by P2") == (2, ">=", 2, 0)

    off = solved(question(clusters(4, 2), mode="off"))
    assert (bought(off), off.total_cost) == ({"h": 7, "k": 1}, 801)
    assert uses(off, "cluster_count") == {}


def test_by_two_phases() -> None:
    """One cluster already by P1: 4 h in P1 at 110 + 4 k in P2 = 440 + 404 = 844.

    (4 k in P1 at 112 + 4 h in P2 = 848.)
    """
    plan = solved(question(clusters(4, 2), clusters(4, 1, "P1")))
    assert units(plan) == {("h", "H", "P1"): 4, ("k", "K", "P2"): 4}
    assert plan.total_cost == 844
    assert row(plan, "cluster_count", "4 x S by P1") == (1, ">=", 1, 0)
    assert row(plan, "cluster_count", "4 x S by P2") == (2, ">=", 2, 0)


def test_at_two_named_sites() -> None:
    """A cluster of 5 at K and of 3 at H: 5 k + 3 h = 505 + 300 = 805."""
    plan = solved(question(clusters(5, 1, site="K"), clusters(3, 1, site="H")))
    assert (bought(plan), plan.total_cost) == ({"h": 3, "k": 5}, 805)
    assert row(plan, "cluster_count", "5 x S at K by P2") == (1, ">=", 1, 0)
    assert row(plan, "cluster_count", "3 x S at H by P2") == (1, ">=", 1, 0)


def test_soft_at_a_price_per_cluster() -> None:
    """One cluster short costs 2: 801 + 2 = 803, below 804."""
    plan = solved(question(clusters(4, 2), mode="soft", price=2))
    assert (bought(plan), plan.total_cost) == ({"h": 7, "k": 1}, 803)
    assert row(plan, "cluster_count", "4 x S by P2") == (1, ">=", 2, -1)
    assert uses(plan, "cluster_count")["4 x S by P2"].concession == 2
