"""Which fields name a row of another table, told from their names: ``trigger_offer`` → offers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_origin

from optimizer.domain.fields import kind_of
from optimizer.domain.scenario import Scenario

if TYPE_CHECKING:
    from pydantic import BaseModel

OTHER_NAMES = {"model": "accelerators", "quotas": "export_quotas"}
"""Fields that name a row of a table whose name they do not carry."""


@cache
def tables() -> dict[str, type[BaseModel]]:
    """Every table of a scenario and the record of its rows, in the scenario's order."""
    found: dict[str, type[BaseModel]] = {}
    for name, field in Scenario.model_fields.items():
        if get_origin(field.annotation) is dict:
            continue
        kind = kind_of(field)
        if kind.holds == "table" and kind.record is not None:
            found[name] = kind.record
    return found


@cache
def tables_with_ids() -> frozenset[str]:
    """Tables whose rows have an ``id`` that other tables refer to."""
    return frozenset(name for name, record in tables().items() if "id" in record.model_fields)


@cache
def target_of(record: type[BaseModel], name: str) -> str:
    """The table a field of a record refers to; empty where it refers to none."""
    field = record.model_fields[name]
    if kind_of(field).holds not in ("text", "texts"):
        return ""
    if name in OTHER_NAMES:
        return OTHER_NAMES[name]
    last = name.rsplit("_", 1)[-1]
    for table in (last, f"{last}s"):
        if table in tables_with_ids():
            return table
    return ""


def references(record: type[BaseModel]) -> dict[str, str]:
    """Every referring field of a record and the table it refers to."""
    found = {name: target_of(record, name) for name in record.model_fields if name != "id"}
    return {name: table for name, table in found.items() if table}
