"""Settings of rules and terms: read against the catalogue, kept as plain data in the scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from optimizer.domain.fields import kind_of
from optimizer.errors import BadInput, Place, Problem
from optimizer.io.catalogue import KINDS, Catalogue, entries
from optimizer.io.rows import read_fields
from optimizer.io.values import Flaw
from optimizer.io.wording import flaw_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from optimizer.domain.draft import DraftTable
    from optimizer.domain.scenario import Scenario, Settings
    from optimizer.io.outline import Outline
    from optimizer.io.raw import RawScenario


def read_settings(
    kind: str, raw: RawScenario, plan: Outline, tables: Mapping[str, DraftTable]
) -> tuple[Settings, list[Problem]]:
    """All rules' (or terms') settings that were given, and every problem with them."""
    found: Settings = {}
    problems: list[Problem] = []
    for entry_id, entry in entries(plan.catalogue, kind).items():
        fields = {spec.name: spec.field for spec in plan.settings.values()
                  if spec.path[:2] == (kind, entry_id)}
        given = {name: raw.settings[kind, entry_id, name] for name in fields
                 if (kind, entry_id, name) in raw.settings}
        values, flaws = read_fields(fields, given,
                                    {name: kind_of(field) for name, field in fields.items()})
        lists = plan.tables_of(kind, entry_id)
        for setting, spec in lists.items():
            if tables[spec.name].rows:
                values[setting] = tuple(row for _, row in tables[spec.name].rows)
        try:
            checked = entry.settings.model_validate(values)
            found[entry_id] = plain_settings(checked)
            trouble = _modes(entry, checked)
        except ValidationError as error:
            spoiled = bool(flaws) or any(not tables[spec.name].complete for spec in lists.values())
            trouble = {}
            for finding in error.errors(include_url=False):
                name = str(finding["loc"][0]) if finding["loc"] else ""
                if name in lists or (not name and spoiled):
                    continue
                trouble[name] = flaw_of(finding)
        problems += [
            Problem(Place(kind, field=f"{entry_id}.{name}" if name else entry_id),
                    flaw.what, flaw.remedy)
            for name, flaw in {**trouble, **flaws}.items()
        ]
    return {entry_id: chosen for entry_id, chosen in found.items() if chosen}, problems


def _modes(entry: Any, chosen: BaseModel) -> dict[str, Flaw]:
    """A mode the rule does not have, or a soft rule without a price."""
    mode = getattr(chosen, "mode", None)
    allowed = getattr(entry, "modes", None)
    if mode is None:
        return {}
    if allowed and mode not in allowed:
        return {"mode": Flaw(f"{entry.id} cannot be {mode}", f"Use one of: {', '.join(allowed)}.")}
    if mode == "soft" and getattr(chosen, "price", 0) is None:
        return {"price": Flaw(f"{entry.id} is soft but has no price",
                              f"Give the price of breaking it by one unit ({entry.unit}).")}
    return {}


def plain_settings(chosen: BaseModel) -> dict[str, Any]:
    """The settings that were set, as JSON values. Unset and empty-by-default ones are left out.

    Rows of a list say all they hold, set or not: a workbook's row cannot tell the two apart.
    """
    return _without_blanks(chosen, chosen.model_dump(mode="json", exclude_unset=True))


def _without_blanks(record: BaseModel, dumped: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, value in dumped.items():
        held = getattr(record, name)
        if isinstance(held, tuple) and held and isinstance(held[0], BaseModel):
            kept[name] = [_without_blanks(item, item.model_dump(mode="json")) for item in held]
        elif value not in (None, "", []) or held != type(record).model_fields[name].get_default():
            kept[name] = value
    return kept


def canonical(scenario: Scenario, catalogue: Catalogue) -> Scenario:
    """The same scenario with its settings in the one form that files keep.

    Raises:
        BadInput: settings the catalogue does not know, or with wrong figures.
    """
    problems: list[Problem] = []
    changed: dict[str, Settings] = {}
    for kind in KINDS:
        changed[kind] = {}
        book = entries(catalogue, kind)
        for entry_id, given in getattr(scenario, kind).items():
            if entry_id not in book:
                problems.append(Problem(Place(kind, field=entry_id), f"unknown name {entry_id}",
                                        f"Use one of: {', '.join(book)}."))
                continue
            try:
                kept = plain_settings(book[entry_id].settings.model_validate(given))
            except ValidationError as error:
                for finding in error.errors(include_url=False):
                    flaw = flaw_of(finding)
                    path = ".".join(str(part) for part in (entry_id, *finding["loc"]))
                    problems.append(Problem(Place(kind, field=path), flaw.what, flaw.remedy))
                continue
            if kept:
                changed[kind][entry_id] = kept
        changed[kind] = {name: changed[kind][name] for name in book if name in changed[kind]}
    if problems:
        raise BadInput(problems)
    return scenario.model_copy(update=changed)
