"""Rule 2: enough compute or memory in service, in time."""

from decimal import Decimal
from typing import Any

import pytest

from optimizer.domain.scenario import Scenario
from tests.build import (
    accelerator,
    amount,
    bought,
    offer,
    order,
    priced,
    row,
    scenario,
    solved,
    system,
    uses,
)


def goal(phase: str, measure: str, figure: Any) -> dict[str, Any]:
    return {"phase": phase, "measure": measure, "amount": figure}


def question(*goals: dict[str, Any], **settings: Any) -> Scenario:
    """A: 1 H100 equivalent, 80 GB, 10. B: 2 H100 equivalents (3,958 × 8 = 31,664), 40 GB, 15."""
    return scenario(
        accelerators=[accelerator("A"), accelerator("B", fp8_tflops=3958, memory_gb=40)],
        systems=[system("SA", "A"), system("SB", "B")],
        offers=[offer("a", 10, system="SA"), offer("b", 15, system="SB")],
        rules={"compute_target": {"targets": list(goals), **settings}},
    )


COMPUTE, MEMORY = goal("P1", "h100e", 10), goal("P2", "memory_tb", Decimal("0.6"))


def test_compute_and_memory_together() -> None:
    """a + 2b ≥ 10 by P1 and 80a + 40b ≥ 600 GB by P2, 10a + 15b least.

    Between the lines a = 6⅔, b = 1⅔ cost 91⅔; costs are multiples of 5, and 8a + 1b costs 95
    (compute 10, memory 680 GB), so that is best. Compute alone: 5b = 75. Memory alone, 600 / 80
    = 7.5, so 8a = 80 (7a + 1b = 85). Off: nothing, 0.
    """
    plan = solved(question(COMPUTE, MEMORY))
    assert (plan.total_cost, bought(plan)) == (95, {"a": 8, "b": 1})
    assert row(plan, "compute_target", "h100e P1") == (10, ">=", 10, 0)
    assert row(plan, "compute_target", "memory_tb P2") == (
        Decimal("0.68"), ">=", Decimal("0.6"), Decimal("0.08"))
    assert uses(plan, "compute_target")["h100e P1"].unit == "measure"
    assert solved(question(COMPUTE)).total_cost == 75
    assert solved(question(MEMORY)).total_cost == 80
    assert solved(question(COMPUTE, MEMORY, mode="off")).total_cost == 0


def test_soft_target_is_met_as_far_as_it_pays() -> None:
    """10 by P1 and 16 by P2, at 4 per H100 equivalent missed.

    A b in P1 saves 2 × 4 in both rows, 16 > 15, until P1 is met with 5; a further one saves only
    8. So 5 × 15 + 6 missed × 4 = 99. Hard: 8 × 15 = 120.
    """
    goals = goal("P1", "h100e", 10), goal("P2", "h100e", 16)
    plan = solved(question(*goals, mode="soft", price=4))
    assert (plan.total_cost, bought(plan)) == (99, {"b": 5})
    assert amount(plan, "soft_rules") == 24
    assert row(plan, "compute_target", "h100e P2") == (10, ">=", 16, -6)
    assert uses(plan, "compute_target")["h100e P2"].concession == 24
    assert solved(question(*goals)).total_cost == 120


RATES = {"bf16_tflops": 1000, "fp8_tflops": 2000, "fp6_tflops": 3000, "fp4_tflops": 4000,
         "int8_tops": 5000, "int4_tops": 6000, "memory_gb": 144}


@pytest.mark.parametrize(
    ("measure", "of_six"),
    [("pflops_bf16", 6), ("pflops_fp8", 12), ("pflops_fp6", 18), ("pflops_fp4", 24),
     ("pflops_int8", 30), ("pflops_int4", 36), ("memory_tb", Decimal("0.864")),
     ("h100e", Decimal("15.159171"))],
)
def test_every_measure(measure: str, of_six: Any) -> None:
    """Three units of two chips: 6 × rate / 1000; 6 × 144 / 1000 TB.

    TPP is the most of rate × bits: bf16 16,000, fp8 16,000, fp6 18,000, fp4 16,000, int8 40,000,
    int4 24,000, so 6 × 40,000 / 15,832 = 15.159171 H100 equivalents.
    """
    plan = priced(
        scenario(accelerators=[accelerator(**RATES)], systems=[system(per_unit=2)],
                 offers=[offer("x", 1)],
                 rules={"compute_target": {"targets": [goal("P1", measure, 1)]}}),
        order("x", 3),
    )
    assert row(plan, "compute_target", f"{measure} P1")[0] == of_six
