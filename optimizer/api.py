"""The verbs: what a program may ask of this package, each a few lines.

>>> from optimizer import api
>>> scenario = api.read("round.xlsx")
>>> plan = api.solve(scenario)
>>> api.write_plan("plan.xlsx", plan)
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import optimizer.objectives
import optimizer.rules  # noqa: F401  (both register what they hold)
from optimizer import io
from optimizer.answers.planning import find_plan, price_orders
from optimizer.core.changes import with_aims, with_settings
from optimizer.core.registry import BOOK
from optimizer.errors import BadInput
from optimizer.export import shipped
from optimizer.model.session import Options, Progress, Stop
from optimizer.model.solve import build

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from optimizer.domain.commitments import OrderedUnits
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario
    from optimizer.model.session import Listener

Made = TypeVar("Made")

__all__ = [
    "BOOK", "Options", "Progress", "Stop", "holds_plan", "possible", "price", "read",
    "read_orders", "shipped", "solve", "timed", "with_aims", "with_settings", "write_json",
    "write_plan", "write_scenario", "write_template",
]


def read(path: str | Path) -> Scenario:
    """Read a scenario, or the scenario inside a plan, from a workbook or a JSON file.

    Raises:
        BadInput: with every problem of the file.
    """
    return io.read_scenario(Path(path), BOOK, names={"aim": BOOK.aims, "rule": BOOK.rules})


def read_orders(path: str | Path) -> tuple[OrderedUnits, ...]:
    """Read the orders of a plan file (JSON) or of a plan workbook."""
    return io.read_orders(Path(path))


def solve(
    scenario: Scenario, options: Options | None = None, listen: Listener | None = None,
    stop: Stop | None = None,
) -> Plan:
    """The best plan, audited; see ``find_plan`` for what it raises."""
    return find_plan(scenario, options, listen, stop)


def price(scenario: Scenario, orders: Sequence[OrderedUnits]) -> Plan:
    """What given orders cost and how the rules stand; see ``price_orders``."""
    return price_orders(scenario, orders)


def possible(scenario: Scenario) -> None:
    """Lay a scenario out without solving it.

    Raises:
        BadInput: what only shows when all tables meet, e.g. an unknown export regime.
    """
    build(scenario)


def holds_plan(path: str | Path) -> bool:
    """Whether a file has orders in it that can be priced."""
    try:
        return bool(io.read_orders(Path(path)))
    except BadInput:
        return False


def timed(work: Callable[[], Made]) -> tuple[Made, float]:
    """What a piece of work made, and the seconds it took."""
    began = time.monotonic()
    made = work()
    return made, time.monotonic() - began


def write_plan(
    path: str | Path, plan: Plan, reference: Plan | None = None,
    reference_name: str = "Reference plan",
) -> float:
    """Write the plan workbook, beside a reference plan if given; returns the seconds it took."""
    began = time.monotonic()
    io.write_plan(Path(path), plan, reference, reference_name)
    return time.monotonic() - began


def write_json(path: str | Path, plan: Plan) -> None:
    """Write the plan as JSON."""
    io.write_plan_json(Path(path), plan)


def write_scenario(path: str | Path, scenario: Scenario) -> None:
    """Write a scenario as a workbook (.xlsx) or, by any other ending, as JSON."""
    target = Path(path)
    write = io.write_scenario_workbook if target.suffix == ".xlsx" else io.write_scenario_json
    write(target, scenario, BOOK)


def write_template(path: str | Path) -> None:
    """Write an empty scenario workbook with instructions."""
    io.write_template(Path(path), BOOK)
