"""Rows: one validation each, every flaw of every row named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from optimizer.domain.draft import DraftTable
from optimizer.domain.fields import Kind, kind_of
from optimizer.errors import Place, Problem
from optimizer.io.values import Flaw, value_of
from optimizer.io.wording import flaw_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from optimizer.io.raw import RawTable


def read_fields(
    fields: Mapping[str, FieldInfo], raw: Mapping[str, Any], kinds: Mapping[str, Kind]
) -> tuple[dict[str, Any], dict[str, Flaw]]:
    """The values of some fields and the flaws of the others; blanks that have a default left out.

    A blank text that has no default becomes the empty text, so that its own length rule decides.
    """
    values: dict[str, Any] = {}
    flaws: dict[str, Flaw] = {}
    for name, field in fields.items():
        value = value_of(kinds[name], raw.get(name))
        if isinstance(value, Flaw):
            flaws[name] = value
        elif value is not None:
            values[name] = value
        elif field.is_required() and not kinds[name].optional and name in raw:
            if kinds[name].holds == "text":
                values[name] = ""
            elif kinds[name].holds == "texts":
                values[name] = ()
        elif kinds[name].optional and field.is_required():
            values[name] = None
    return values, flaws


def read_row(
    record: type[BaseModel], raw: Mapping[str, Any], kinds: Mapping[str, Kind],
    missing: Collection[str] = (),
) -> tuple[Any, dict[str, Any], dict[str, Flaw]]:
    """One row: the record (None if it has flaws), the values that could be read, the flaws."""
    values, flaws = read_fields(record.model_fields, raw, kinds)
    row = None
    try:
        row = record.model_validate(values)
    except ValidationError as error:
        for finding in error.errors(include_url=False):
            field = str(finding["loc"][0]) if finding["loc"] else ""
            if field not in flaws and field not in missing:
                flaws[field] = flaw_of(finding)
    return (None if flaws else row), values, flaws


def read_table(
    name: str, record: type[BaseModel], raw: RawTable
) -> tuple[DraftTable, list[Problem]]:
    """The good rows of a table, what is known of its bad ones, and every problem of theirs."""
    kinds = {field: kind_of(info) for field, info in record.model_fields.items()}
    good: list[tuple[int, Any]] = []
    partial: list[tuple[int, dict[str, Any]]] = []
    problems: list[Problem] = []
    for position, raw_row in enumerate(raw.rows):
        row, values, flaws = read_row(record, raw_row, kinds, raw.missing)
        problems += [Problem(Place(name, position, field), flaw.what, flaw.remedy)
                     for field, flaw in flaws.items()]
        if row is None or raw.missing:
            partial.append((position, _cleaned(values)))
        else:
            good.append((position, row))
    whole = raw.whole and not raw.missing
    return DraftTable(record, tuple(good), tuple(partial), whole), problems


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    """Values of a bad row as a good row would have them, so that names compare equal."""
    return {name: value.strip() if isinstance(value, str) else value
            for name, value in values.items() if value != ""}
