"""What was changed in a scenario, as the assignments that make the change again."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.scenario import Scenario

_NAME = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")


def changes_between(base: Scenario, other: Scenario) -> tuple[str, ...]:
    """Assignments ``scenario.path=value`` that turn one scenario into the other, hash and all.

    They are what ``with_settings`` and ``--set`` take, so that anybody can solve it again.
    """
    found = _changes(base.model_dump(mode="json"), other.model_dump(mode="json"), "scenario", 0)
    return tuple(f"{path}={json.dumps(value, ensure_ascii=False)}" for path, value in found)


def _changes(old: Any, new: Any, path: str, depth: int) -> Iterator[tuple[str, Any]]:
    """The smallest parts that differ; a part as a whole where an assignment cannot go deeper."""
    if isinstance(old, dict) and isinstance(new, dict) and _nameable(old, new):
        for key, value in new.items():
            if key in old:
                yield from _changes(old[key], value, f"{path}.{key}", depth + 1)
            else:
                yield f"{path}.{key}", value
    elif depth and isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _changes(before, after, f"{path}[{place}]", depth + 1)
    elif isinstance(new, dict | list) or type(old) is not type(new) or old != new:
        yield path, new


def _nameable(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether going from one to the other only sets keys that can be written as names."""
    return set(old) <= set(new) and all(_NAME.fullmatch(key) for key in new)
