"""Where the data that ships with the planner lies: regimes, catalogue, scenarios, templates."""

from __future__ import annotations

from pathlib import Path

from optimizer.errors import PlannerError

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder ``data/NAME``: inside the package when installed, beside it in a checkout.

    Raises PlannerError where neither is there, which means a broken installation.
    """
    for root in (_PACKAGE, _PACKAGE.parent):
        if (found := root / "data" / name).is_dir():
            return found
    raise PlannerError(
        f"The data folder {name!r} that ships with the planner is missing. Install it again"
    )
