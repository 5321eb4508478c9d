"""Every name that refers to a row of another table exists there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from optimizer.domain.checks.report import at, did_you_mean, listed
from optimizer.domain.references import references

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from optimizer.domain.draft import Draft, DraftTable
    from optimizer.errors import Problem

FREE = frozenset({"previous_plan", "quotes", "quote_history"})
"""Tables that may name what is gone: the plan held so far and the record of quotes outlive it."""

COLUMNS = {"platform_class": ("systems", "platform_class"), "use": ("accelerators", "uses")}
"""Fields of rule settings that pick rows by what a column of another table says."""

GROUPINGS = {
    "vendor": ("vendors", "id"), "vendor_group": ("vendors", "group"),
    "maker": ("accelerators", "maker"), "country": ("accelerators", "maker_country"),
    "model": ("accelerators", "id"), "platform_class": ("systems", "platform_class"),
    "site": ("sites", "id"),
}
"""What ``name`` may be beside ``of``: the column that holds the names of such a group."""


def names(draft: Draft) -> Iterator[Problem]:
    """Names that stand in no row of the table they refer to."""
    for table_name, table in draft.tables.items():
        if table_name not in FREE:
            yield from _table_names(draft, table_name, table)
    for field in ("export_regime",):
        known = draft.names.get(field)
        given = draft.values.get(field)
        if known is not None and given is not None:
            own = _regimes(draft)
            if own is not None and given not in {*known, *own}:
                yield at("scenario", None, field, *_unknown(given, "export regime", {*known, *own}))


def _table_names(draft: Draft, table_name: str, table: DraftTable) -> Iterator[Problem]:
    referring = references(table.record)
    vocabularies: dict[str, tuple[str, Collection[str] | None]] = {}
    for field in table.record.model_fields:
        if field in draft.names:
            vocabularies[field] = (field.replace("_", " "), draft.names[field])
        elif field in referring:
            target = referring[field]
            vocabularies[field] = (target.replace("_", " ")[:-1], draft.tables[target].named("id"))
        elif field in COLUMNS and table_name not in ("systems", "accelerators"):
            vocabularies[field] = (field.replace("_", " "), _column(draft, *COLUMNS[field]))
    grouped = {"of", "name"} <= set(table.record.model_fields)
    for position, values in _all_rows(table):
        for field, (word, known) in vocabularies.items():
            for given in _texts(values.get(field)):
                if known is not None and given not in known:
                    yield at(table_name, position, field, *_unknown(given, word, known))
        if grouped and values.get("of") in GROUPINGS and values.get("name"):
            known = _column(draft, *GROUPINGS[values["of"]])
            if known is not None and values["name"] not in known:
                word = str(values["of"]).replace("_", " ")
                yield at(table_name, position, "name", *_unknown(values["name"], word, known))


def _unknown(given: str, word: str, known: Collection[str]) -> tuple[str, str]:
    there = listed(sorted(known)) if known else f"none; add the {word} first"
    return f"unknown {word} {given}", f"{did_you_mean(given, known)}Known: {there}."


def _all_rows(table: DraftTable) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for position, row in table.rows:
        yield position, dict(row)
    yield from table.partial


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value) if isinstance(value, tuple) else ()


def _column(draft: Draft, table: str, column: str) -> frozenset[str] | None:
    if not draft.tables[table].whole:
        return None
    found: set[str] = set()
    for _, values in _all_rows(draft.tables[table]):
        if column not in values:
            return None
        found.update(_texts(values[column]))
    return frozenset(found)


def _regimes(draft: Draft) -> set[str] | None:
    found: set[str] = {"none"}
    for table_name, table in draft.tables.items():
        if "regime" in table.record.model_fields:
            names_there = _column(draft, table_name, "regime")
            if names_there is None:
                return None
            found |= names_there
    return found
