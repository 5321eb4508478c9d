"""The scenarios that ship: workbook and JSON are the same question, and both are in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimizer import api
from optimizer.assets import folder
from optimizer.errors import NoPlan

FOLDER: Path = folder("scenarios")
NAMES = ("contradiction", "haenam-2028", "korea-2025", "korea-2026", "tier2-2026")


@pytest.mark.parametrize("name", NAMES)
def test_workbook_and_json_are_one_question(name: str) -> None:
    """Proves that a planner may start from either file. Without it they would drift apart."""
    workbook, text = api.read(FOLDER / f"{name}.xlsx"), api.read(FOLDER / f"{name}.json")
    assert workbook == text
    assert workbook.sha256 == text.sha256
    api.possible(workbook)


def test_every_shipped_file_is_tested() -> None:
    """A scenario added to the folder must be added to the names above."""
    assert {path.stem for path in FOLDER.glob("*.xlsx")} == set(NAMES)


def test_the_2025_award_is_possible_and_audited() -> None:
    """The real award (13,136: 7,656 + 2,424 B200 and 3,056 H200) prices without a broken rule.

    Without it the scenario's assumptions would contradict what really happened.
    """
    scenario = api.read(FOLDER / "korea-2025.xlsx")
    award = api.price(scenario, api.read_orders(FOLDER / "korea-2025-award.json"))
    assert award.accelerators == 7656 + 2424 + 3056
    by_vendor = {
        (o.vendor, o.accelerator): sum(p.accelerators for p in award.orders
                                       if (p.vendor, p.accelerator) == (o.vendor, o.accelerator))
        for o in award.orders
    }
    assert sorted(by_vendor.values()) == [2424, 3056, 7656]
    assert [use for use in award.rules if use.headroom < 0 and use.mode == "hard"] == []


def test_the_2025_plan_is_proven_and_no_dearer_than_the_award() -> None:
    """The planner's own plan costs no more than the award under the same assumptions."""
    scenario = api.read(FOLDER / "korea-2025.json")
    award = api.price(scenario, api.read_orders(FOLDER / "korea-2025-award.json"))
    plan = api.solve(scenario, api.Options(gap=1e-3))
    assert plan.status == "optimal"
    assert plan.total_cost <= award.total_cost
    assert plan.proofs[0].gap <= 1e-3


def test_the_contradiction_has_no_plan() -> None:
    """Proven, not timed out."""
    with pytest.raises(NoPlan):
        api.solve(api.read(FOLDER / "contradiction.json"))
