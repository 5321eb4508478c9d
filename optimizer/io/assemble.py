"""From what a file says to a scenario, or to every problem it has."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from optimizer.domain.checks import check_draft
from optimizer.domain.draft import Draft
from optimizer.domain.fields import kind_of
from optimizer.domain.references import tables
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput, Place, Problem
from optimizer.io.catalogue import KINDS
from optimizer.io.outline import SCENARIO_SHEET
from optimizer.io.rows import read_row, read_table
from optimizer.io.settings import read_settings
from optimizer.io.wording import flaw_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from optimizer.domain.draft import DraftTable
    from optimizer.io.outline import Outline
    from optimizer.io.raw import RawScenario

MOST_ALIKE = 20
"""So many problems of one column are spelt out; the rest are counted."""


def assemble(
    raw: RawScenario, plan: Outline, names: Mapping[str, Collection[str]] | None = None
) -> Scenario:
    """The scenario a file holds.

    Raises:
        BadInput: every problem of the file, each with its place and remedy.
    """
    problems: list[Problem] = []
    parts = _read_values(raw, plan, problems)
    drafted: dict[str, DraftTable] = {}
    for name, spec in plan.tables.items():
        drafted[name], found = read_table(name, spec.record, raw.tables[name])
        problems += found
    problems += _empty_tables(raw)
    settings: dict[str, Any] = {}
    for kind in KINDS:
        settings[kind], found = read_settings(kind, raw, plan, drafted)
        problems += found
    problems += check_draft(Draft(drafted, _by_path(parts), names or {}))
    located = [replace(problem, place=raw.locate(problem.place)) for problem in problems]
    problems = raw.problems + _condensed(located)
    if problems:
        raise BadInput(problems)
    return _scenario(raw, parts, drafted, settings)


def _read_values(
    raw: RawScenario, plan: Outline, problems: list[Problem]
) -> dict[str, Mapping[str, Any]]:
    """Single values by owner and name; blanks take their default, bad ones are left out."""
    parts: dict[str, Mapping[str, Any]] = {}
    for owner, record in plan.records.items():
        prefix = f"{owner}." if owner else ""
        kinds = {name: kind_of(field) for name, field in record.model_fields.items()}
        given = {name: raw.values[prefix + name] for name in kinds if prefix + name in raw.values}
        row, values, flaws = read_row(record, given, kinds)
        if raw.whole:
            problems += [Problem(Place(SCENARIO_SHEET, field=prefix + name), flaw.what, flaw.remedy)
                         for name, flaw in flaws.items()]
        parts[owner] = dict(row) if row is not None else {
            name: values.get(name, field.get_default(call_default_factory=True))
            for name, field in record.model_fields.items()
            if name not in flaws and (name in values or not field.is_required())
        }
    return parts


def _by_path(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {f"{owner}.{name}" if owner else name: value
            for owner, values in parts.items() for name, value in values.items()}


def _empty_tables(raw: RawScenario) -> list[Problem]:
    """Tables that need a row and have none, or have more rows than a plan can take."""
    found: list[Problem] = []
    for name in tables():
        field, table = Scenario.model_fields[name], raw.tables[name]
        most = next((mark.max_length for mark in field.metadata if hasattr(mark, "max_length")),
                    None)
        if table.whole and not table.rows and field.is_required():
            found.append(Problem(Place(name), f"{name} has no rows",
                                 f"A scenario needs at least one row of {name}."))
        if most is not None and len(table.rows) > most:
            found.append(Problem(Place(name, most, next(iter(tables()[name].model_fields))),
                                 f"{name} has {len(table.rows)} rows, more than {most}",
                                 f"Use at most {most}, e.g. quarters instead of months."))
    return found


def _condensed(problems: list[Problem]) -> list[Problem]:
    """Problems in reading order; of many in one column the first ones and a count."""
    seen: Counter[tuple[str, str]] = Counter()
    kept: list[Problem] = []
    for problem in problems:
        column = (problem.place.table, problem.place.field)
        seen[column] += 1
        if problem.place.row is None or seen[column] <= MOST_ALIKE:
            kept.append(problem)
    for (table, field), count in seen.items():
        if count > MOST_ALIKE and any(one.place.row is not None and
                                      (one.place.table, one.place.field) == (table, field)
                                      for one in kept):
            last = next(one for one in reversed(kept)
                        if (one.place.table, one.place.field) == (table, field))
            place = replace(last.place, row=None, cell="")
            kept.append(Problem(place, f"{count - MOST_ALIKE:,} more problems in this column",
                                "Correct the first ones and check again."))
    return kept


def _scenario(
    raw: RawScenario, parts: Mapping[str, Mapping[str, Any]],
    drafted: Mapping[str, DraftTable], settings: Mapping[str, Any],
) -> Scenario:
    """The scenario; an empty table takes the scenario's default for it."""
    rows = {name: tuple(row for _, row in drafted[name].rows) for name in tables()}
    content = {
        **parts[""],
        **{owner: values for owner, values in parts.items() if owner},
        **{name: found for name, found in rows.items() if found},
        **settings,
    }
    try:
        return Scenario(**content)
    except ValidationError as error:
        raise BadInput([
            Problem(raw.locate(Place(str(finding["loc"][0]) if finding["loc"] else "")),
                    flaw_of(finding).what, flaw_of(finding).remedy)
            for finding in error.errors(include_url=False)
        ]) from error
