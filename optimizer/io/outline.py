"""The outline every file of a scenario follows: single values, tables, and settings of rules."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_origin

from pydantic import create_model

from optimizer.domain.fields import Kind, kind_of
from optimizer.domain.references import tables
from optimizer.domain.scenario import Scenario
from optimizer.domain.units import Frozen
from optimizer.io.catalogue import KINDS, Catalogue, entries

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

SCENARIO_SHEET = "scenario"
LONGEST_SHEET_NAME = 31
"""What spreadsheets allow."""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: a field of the scenario, or a setting of a rule or term that lists things."""

    name: str
    """Of the sheet."""
    path: tuple[str, ...]
    """Of the list in JSON: ``offers``, or ``rules, delivery_target, milestones``."""
    record: type[BaseModel]
    about: str


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """One single setting of a rule or term: a row of the sheet ``rules`` or ``terms``."""

    kind: str
    entry: str
    name: str
    field: FieldInfo

    @property
    def path(self) -> tuple[str, str, str]:
        return self.kind, self.entry, self.name


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything a scenario file may say."""

    records: dict[str, type[BaseModel]]
    """Single values by their owner: the scenario itself (empty name), ``money``."""
    tables: dict[str, TableSpec]
    settings: dict[tuple[str, str, str], SettingSpec]
    catalogue: Catalogue

    @property
    def values(self) -> dict[str, FieldInfo]:
        """Single values by path: ``name``, ``money.currency``."""
        return {f"{owner}.{name}" if owner else name: field
                for owner, record in self.records.items()
                for name, field in record.model_fields.items()}

    def tables_of(self, kind: str, entry: str) -> dict[str, TableSpec]:
        """The listing settings of one rule or term, by setting."""
        return {spec.path[2]: spec for spec in self.tables.values()
                if spec.path[:2] == (kind, entry)}


def outline(catalogue: Catalogue) -> Outline:
    """The outline for the rules and terms there are."""
    specs = {name: TableSpec(name, (name,), record, about(record))
             for name, record in tables().items()}
    settings: dict[tuple[str, str, str], SettingSpec] = {}
    for kind in KINDS:
        for entry_id, entry in entries(catalogue, kind).items():
            lists: dict[str, Kind] = {}
            for name, field in entry.settings.model_fields.items():
                if kind_of(field).holds == "table":
                    lists[name] = kind_of(field)
                else:
                    settings[kind, entry_id, name] = SettingSpec(kind, entry_id, name, field)
            for name, held in lists.items():
                alone = len(lists) == 1 and entry_id not in specs
                sheet = entry_id if alone else f"{entry_id}.{name}"
                if len(sheet) > LONGEST_SHEET_NAME or sheet in specs or held.record is None:
                    raise ValueError(f"no sheet can be named {sheet}: rename the setting {name}")
                text = entry.settings.model_fields[name].description or about(held.record)
                specs[sheet] = TableSpec(sheet, (kind, entry_id, name), held.record,
                                         f"{entry.title}: {text}")
    return Outline(_records(), specs, settings, catalogue)


def about(record: type[BaseModel]) -> str:
    """What a row of a table is: the record's own text."""
    return " ".join((record.__doc__ or "").split())


def _records() -> dict[str, type[BaseModel]]:
    """The scenario's own single values as one record, then its fields that are records."""
    single: dict[str, Any] = {}
    records: dict[str, type[BaseModel]] = {}
    for name, field in Scenario.model_fields.items():
        if get_origin(field.annotation) is dict or name in tables():
            continue
        held = kind_of(field).record
        if held is not None:
            records[name] = held
        else:
            single[name] = (field.annotation, copy(field))
    return {"": create_model("Single", __base__=Frozen, **single), **records}
