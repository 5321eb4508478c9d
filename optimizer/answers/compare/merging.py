"""One scenario with part of the changes that make it the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from optimizer.answers.compare.inputs import SETTINGS, WHOLE, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from optimizer.answers.compare.inputs import Key
    from optimizer.domain.scenario import Scenario


def with_changes(left: Scenario, right: Scenario, taken: Collection[Key]) -> Scenario:
    """The left scenario with some rows and settings as the right one has them."""
    update: dict[str, Any] = {}
    for table in dict.fromkeys(table for table, _ in taken):
        names = {name for other, name in taken if other == table}
        if table == WHOLE:
            update |= {name: getattr(right, name) for name in names}
        elif table in SETTINGS:
            update[table] = _merged(getattr(left, table), getattr(right, table), names)
        else:
            rows = _merged(rows_of(left, table), rows_of(right, table), names)
            update[table] = tuple(rows.values())
    return left.model_copy(update=update)


def _merged(
    mine: dict[str, Any], theirs: dict[str, Any], taken: Collection[str],
) -> dict[str, Any]:
    """What is mine, but of the names taken what is theirs; new ones where they have them."""
    held = {name: theirs[name] if name in taken else row for name, row in mine.items()
            if name not in taken or name in theirs}
    order = list(held)
    before = ""
    for name in theirs:
        if name in taken and name not in held:
            at = order.index(before) + 1 if before in order else 0 if not before else len(order)
            order.insert(at, name)
        before = name
    return {name: held.get(name, theirs.get(name)) for name in order}
