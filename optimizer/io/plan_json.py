"""The plan as JSON, and orders read back from plan files."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from pydantic import TypeAdapter, ValidationError

from optimizer.core.registry import BOOK
from optimizer.domain.commitments import OrderedUnits
from optimizer.domain.plan import Plan
from optimizer.errors import BadInput, Place, Problem
from optimizer.io.files import read_bytes, write_atomic
from optimizer.io.guard import MAX_FILE, ZIP, guard
from optimizer.io.plan.orders import ORDERED, UNITS
from optimizer.io.plan.proof import HASH
from optimizer.io.scenario_json import INPUTS
from optimizer.io.settings import canonical

if TYPE_CHECKING:
    from optimizer.domain.plan import Proof

PLAN_ORDERS, PLAN_PROOF = "Plan orders", "Plan proof"
_HEADINGS = {"offer": "Offer", "site": "Site", "phase": ORDERED, "units": UNITS}
_ORDERS = TypeAdapter(tuple[OrderedUnits, ...])


def plan_content(plan: Plan) -> dict[str, Any]:
    """The plan as plain data; amounts are numbers in the plan's currency.

    ``inputs`` is the scenario, so that the file can be read wherever a scenario can.
    """
    content = plan.model_dump(mode="json", exclude={"scenario", "proofs", "sites"})
    last = plan.proofs[-1] if plan.proofs else None
    scenario = canonical(plan.scenario, BOOK)
    return {
        "scenario": plan.scenario.name, "status": content.pop("status"),
        **_headline(last), "proofs": [proof.model_dump(mode="json") for proof in plan.proofs],
        **content,
        "rules": [{**use.model_dump(mode="json"), "binding": use.binding} for use in plan.rules],
        "power": [use.model_dump(mode="json") for use in plan.sites],
        "scenario_sha256": scenario.sha256, INPUTS: scenario.model_dump(mode="json"),
    }


def _headline(proof: Proof | None) -> dict[str, Any]:
    if proof is None:
        return {"objective": None, "bound": None, "gap": None}
    shown = proof.model_dump(mode="json")
    return {key: shown[key] for key in ("objective", "bound", "gap")}


def write_plan_json(path: Path, plan: Plan) -> None:
    """Write the plan as JSON, whole or not at all.

    Raises:
        BadInput: the place cannot be written.
    """
    text = json.dumps(plan_content(plan), ensure_ascii=False, indent=1) + "\n"
    write_atomic(path, lambda beside: _write(beside, text))


def _write(beside: Path, text: str) -> None:
    beside.write_text(text, encoding="utf-8")


def read_orders(path: Path) -> tuple[OrderedUnits, ...]:
    """Orders of a plan: a JSON file with ``orders`` in it, or a plan workbook.

    Only offer, site, phase and units are read; everything else is recomputed.

    Raises:
        BadInput: the file is not a plan, or an order is not whole.
    """
    return orders_in(path, read_bytes(path, MAX_FILE))


def orders_in(path: Path, data: bytes) -> tuple[OrderedUnits, ...]:
    """The same of a file's content; ``path`` is for messages. Raises what ``read_orders`` does."""
    rows = _sheet_rows(path, data) if data.startswith(ZIP) else _json_rows(path, data)
    try:
        return _ORDERS.validate_python(rows)
    except ValidationError as error:
        raise BadInput([
            Problem(Place(f"orders[{detail['loc'][0]}]", field=str(detail["loc"][-1]),
                          file=path.name),
                    f"{detail['msg']} (got {detail['input']!r:.60})", "Correct the order.")
            for detail in error.errors(include_url=False, include_context=False)
        ]) from error


def made_for(path: Path) -> str:
    """The hash of the scenario that the plan in a file was made for; nothing without a plan."""
    data = read_bytes(path, MAX_FILE)
    if not data.startswith(ZIP):
        try:
            content = json.loads(data)
        except ValueError:
            return ""
        return str(content.get("scenario_sha256", "")) if isinstance(content, dict) else ""
    guard(path, data)
    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    rows = book[PLAN_PROOF].iter_rows(values_only=True) if PLAN_PROOF in book.sheetnames else ()
    return next((str(row[1]) for row in rows if row[:1] == (HASH,)), "")


def _not_a_plan(path: Path) -> BadInput:
    return BadInput([Problem(Place(file=path.name), "there are no orders in it",
                             "Give a plan file: JSON with a list `orders`, or a plan workbook.")])


def _json_rows(path: Path, data: bytes) -> list[dict[str, Any]]:
    try:
        content = json.loads(data)
    except ValueError:
        raise _not_a_plan(path) from None
    orders = content.get("orders") if isinstance(content, dict) else None
    if not isinstance(orders, list) or not all(isinstance(row, dict) for row in orders):
        raise _not_a_plan(path)
    return [{field: row[field] for field in _HEADINGS if field in row} for row in orders]


def _sheet_rows(path: Path, data: bytes) -> list[dict[str, Any]]:
    guard(path, data)
    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    if PLAN_ORDERS not in book.sheetnames:
        raise _not_a_plan(path)
    rows = list(book[PLAN_ORDERS].iter_rows(values_only=True))
    top = next((i for i, row in enumerate(rows) if set(_HEADINGS.values()) <= set(row)), None)
    if top is None:
        raise _not_a_plan(path)
    at = {field: rows[top].index(heading) for field, heading in _HEADINGS.items()}
    return [{field: row[i] for field, i in at.items()} for row in rows[top + 1 :]
            if isinstance(row[at["site"]], str)]
