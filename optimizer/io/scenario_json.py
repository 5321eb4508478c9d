"""A scenario as JSON: plain numbers read as exact decimals, everything checked like a workbook."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.domain.checks.report import did_you_mean
from optimizer.errors import Place, Problem
from optimizer.io.catalogue import KINDS, Catalogue
from optimizer.io.files import refuse, write_atomic
from optimizer.io.outline import Outline
from optimizer.io.raw import RawScenario, RawTable
from optimizer.io.settings import canonical
from optimizer.io.values import FINEST, LARGEST

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from optimizer.domain.scenario import Scenario

INPUTS = "inputs"
"""The key of the scenario in the JSON of a plan or of answers."""

MOST_DIGITS = len(str(LARGEST)) + FINEST + 10
"""Numbers with more characters are nonsense, and turning them into integers would be slow."""


def write_scenario_json(path: Path, scenario: Scenario, catalogue: Catalogue) -> None:
    """Write a scenario as readable JSON, or leave ``path`` as it was.

    Raises:
        BadInput: settings the catalogue does not know, or a place that cannot be written.
    """
    text = json_text(scenario, catalogue)
    write_atomic(path, lambda beside: _write(beside, text))


def _write(beside: Path, text: str) -> None:
    beside.write_text(text, encoding="utf-8", newline="\n")


def json_text(scenario: Scenario, catalogue: Catalogue) -> str:
    """The canonical text: same scenario, same bytes."""
    content = canonical(scenario, catalogue).model_dump(mode="json")
    return json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def raw_json(path: Path, data: bytes, plan: Outline) -> RawScenario:
    """What the bytes of a JSON file say, and what is wrong with its outer form."""
    content, problems = _parse(path, data)
    if isinstance(content.get(INPUTS), dict):
        content = content[INPUTS]
    raw = RawScenario(Paths(path, plan), problems=problems)
    _spread(raw, plan, content)
    return raw


def _parse(path: Path, data: bytes) -> tuple[dict[str, Any], list[Problem]]:
    problems: list[Problem] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in items:
            if key in found:
                problems.append(Problem(Place(file=path.name),
                                        f'the key "{key:.60}" stands twice in one object',
                                        "Delete one of the two."))
            found[key] = value
        return found

    def number(text: str) -> Any:
        return Decimal(text) if len(text) <= MOST_DIGITS else text

    def whole(text: str) -> Any:
        return int(text) if len(text) <= MOST_DIGITS else text

    try:
        content = json.loads(data.decode("utf-8-sig"), parse_float=number, parse_int=whole,
                             parse_constant=lambda name: name, object_pairs_hook=pairs)
    except UnicodeDecodeError as error:
        raise refuse(path, f"it is not UTF-8 text (byte {error.start})",
                     "Save it as UTF-8.") from error
    except json.JSONDecodeError as error:
        raise refuse(path, f"it is not valid JSON: {error.msg} in line {error.lineno}, column "
                     f"{error.colno}", "Correct the text there.") from error
    except RecursionError as error:
        raise refuse(path, "its lists and objects are nested without end",
                     "Write a scenario file; `template` shows its form.") from error
    if not isinstance(content, dict):
        raise refuse(path, "it does not hold a JSON object",
                     "A scenario is an object: {\"name\": …, \"phases\": […], …}.")
    return content, problems


def _spread(raw: RawScenario, plan: Outline, content: dict[str, Any]) -> None:
    """Sort the content into single values, tables and settings; report what fits nowhere."""
    for path in plan.values:
        owner, _, name = path.rpartition(".")
        place = content.get(owner, {}) if owner else content
        if isinstance(place, dict) and name in place:
            raw.values[path] = place[name]
    tops = {path.partition(".")[0] for path in plan.values}
    owners = {path.partition(".")[0] for path in plan.values if "." in path}
    lists = {spec.path[0] for spec in plan.tables.values()} - set(KINDS)
    _report_unknown(raw, content, tops | lists | set(KINDS), "")
    for owner in sorted(owners):
        inner = {path.partition(".")[2] for path in plan.values if path.startswith(f"{owner}.")}
        _report_unknown(raw, _object(raw, content.get(owner, {}), owner), inner, owner)
    for kind in KINDS:
        _spread_settings(raw, plan, kind, _object(raw, content.get(kind, {}), kind))
    for name, spec in plan.tables.items():
        raw.tables[name] = _table(raw, spec.record.model_fields, _deep(content, spec.path),
                                  ".".join(spec.path))


def _spread_settings(raw: RawScenario, plan: Outline, kind: str, given: dict[str, Any]) -> None:
    allowed: dict[str, set[str]] = {entry: set() for entry in getattr(plan.catalogue, kind)}
    for _, entry, name in [path for path in plan.settings if path[0] == kind]:
        allowed[entry].add(name)
    for spec in plan.tables.values():
        if spec.path[0] == kind:
            allowed[spec.path[1]].add(spec.path[2])
    _report_unknown(raw, given, set(allowed), kind)
    for entry, chosen in given.items():
        if entry not in allowed:
            continue
        path = f"{kind}.{entry}"
        values = _object(raw, chosen, path)
        _report_unknown(raw, values, allowed[entry], path)
        for name, value in values.items():
            if (kind, entry, name) in plan.settings:
                raw.settings[kind, entry, name] = value


def _table(raw: RawScenario, fields: Collection[str], given: Any, path: str) -> RawTable:
    if given is None:
        return RawTable()
    if not isinstance(given, list):
        raw.problems.append(_outside(raw, path, "it is not a list", "Write a list of objects."))
        return RawTable(whole=False)
    rows: list[Mapping[str, Any]] = []
    for position, row in enumerate(given):
        rows.append(_object(raw, row, f"{path}[{position}]"))
        _report_unknown(raw, rows[-1], fields, f"{path}[{position}]")
    return RawTable(rows)


def _object(raw: RawScenario, given: Any, path: str) -> dict[str, Any]:
    if isinstance(given, dict):
        return given
    if given is not None:
        raw.problems.append(_outside(raw, path, "it is not an object",
                                     "Write {\"field\": value, …}."))
    return {}


def _deep(content: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        content = content.get(step) if isinstance(content, dict) else None
    return content


def _report_unknown(
    raw: RawScenario, given: Mapping[str, Any], known: Collection[str], path: str
) -> None:
    for key in given:
        if key not in known:
            where = f"{path}.{key}" if path else key
            raw.problems.append(_outside(raw, where, "unknown key",
                                         f"{did_you_mean(key, known)}Rename or delete it."))


def _outside(raw: RawScenario, path: str, what: str, remedy: str) -> Problem:
    return Problem(raw.locate(Place(cell=path)), what, remedy)


class Paths:
    """Places of tables as JSON paths."""

    def __init__(self, path: Path, plan: Outline) -> None:
        self.file = path.name
        self.paths = {name: ".".join(spec.path) for name, spec in plan.tables.items()}

    def __call__(self, place: Place) -> Place:
        if place.cell:
            return replace(place, file=self.file)
        table = self.paths.get(place.table, "" if place.table == "scenario" else place.table)
        return replace(place, file=self.file, table=table)
