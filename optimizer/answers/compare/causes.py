"""Changes that belong together, so that each can be made by itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from optimizer.answers.compare.inputs import has_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from optimizer.answers.compare.inputs import Key

MOST = 10
"""Where more than so many changes differ, those of one table or rule are made together."""


@dataclass(frozen=True)
class Cause:
    """Rows and settings that change together."""

    name: str
    keys: tuple[Key, ...]


def causes(changes: Mapping[Key, tuple[Any, Any]]) -> list[Cause]:
    """Changes row by row, or table by table where they are many.

    A row that only one scenario has stays with the rows that refer to it: neither makes sense
    without the other.
    """
    single = _joined(changes, {key: key for key in changes})
    if len(single) > MOST:
        single = _joined(changes, {
            key: key if key[0] in ("rules", "terms", "scenario") else (key[0], "")
            for key in changes})
    return [Cause(_name(keys), tuple(keys)) for keys in single]


def _joined(changes: Mapping[Key, tuple[Any, Any]], start: dict[Key, Key]) -> list[list[Key]]:
    """Keys by group: those that start together, and those that refer to each other."""
    group = dict(start)
    alone = {key[1]: key for key, (left, right) in changes.items()
             if has_id(key[0]) and (left is None or right is None)}
    for key, sides in changes.items():
        for word in {text for side in sides for text in _texts(side)}:
            if word in alone and alone[word] != key:
                one, other = group[key], group[alone[word]]
                group = {k: other if held == one else held for k, held in group.items()}
    members: dict[Key, list[Key]] = defaultdict(list)
    for key, held in group.items():
        members[held].append(key)
    return list(members.values())


def _texts(value: Any) -> Iterator[str]:
    """Every text in a row or a setting."""
    if hasattr(value, "model_dump"):
        value = value.model_dump(mode="json")
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _name(keys: Iterable[Key]) -> str:
    """``offers A, B; rules site_power``; of many rows their number."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for table, row in keys:
        by_table[table].append(row)
    return "; ".join(
        f"{table} {', '.join(rows)}" if len(rows) <= 3 else f"{table} ({len(rows)} rows)"
        for table, rows in by_table.items())
