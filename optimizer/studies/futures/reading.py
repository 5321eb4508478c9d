"""Reading a file of futures: every problem with the file and the key, all at once."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError

from optimizer.domain.checks.report import did_you_mean, listed
from optimizer.errors import BadInput, Place, Problem
from optimizer.studies.futures.checks import problems
from optimizer.studies.futures.futures import Futures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from optimizer.domain.scenario import Scenario

NONE = Futures()
"""Nothing but what the scenario says itself: its vendors' records."""


def read_futures(path: Path, scenario: Scenario) -> Futures:
    """What may move, for a plan of a scenario.

    Raises:
        BadInput: a file that cannot be read, unknown keys and names, chances that do not sum to
            one, negative spreads, a correlation matrix that is none; all of them at once.
    """
    def place(key: str) -> Place:
        return Place(file=path.name, field=key)

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise BadInput([Problem(Place(file=path.name), f"it cannot be read ({error.strerror})",
                                "Name a TOML file of futures.")]) from error
    except ValueError as error:
        raise BadInput([Problem(Place(file=path.name), f"not a TOML text: {error}",
                                "Correct the line.")]) from error
    unknown = list(_unknown(Futures, content, ""))
    found = [Problem(place(key), "unknown key",
                     f"{did_you_mean(key.rsplit('.', 1)[-1], names)}Use one of: "
                     f"{listed(names, 12)}.") for key, names in unknown]
    try:
        futures = Futures.model_validate(_without(content, {key for key, _ in unknown}, ""))
    except ValidationError as error:
        found += [Problem(place(_key(one["loc"])), f"{one['msg']} (got {one['input']!r:.60})",
                          "Correct the value.")
                  for one in error.errors(include_url=False, include_context=False)]
        raise BadInput(found) from error
    found += [Problem(place(key), what, remedy)
              for key, what, remedy in problems(futures, scenario)]
    if found:
        raise BadInput(found)
    return futures


def _inner(record: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The record that a field holds, alone, in a list, or perhaps."""
    waiting: list[Any] = [record.model_fields[name].annotation]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, BaseModel):
            return one
        waiting.extend(get_args(one))
    return None


def _unknown(
    record: type[BaseModel], content: Any, at: str,
) -> Iterator[tuple[str, list[str]]]:
    """Keys that no field has, and the names there are."""
    if isinstance(content, list):
        for row, one in enumerate(content):
            yield from _unknown(record, one, f"{at}[{row}]")
    if not isinstance(content, dict):
        return
    for key, value in content.items():
        path = f"{at}.{key}" if at else key
        if key not in record.model_fields:
            yield path, list(record.model_fields)
        elif (inner := _inner(record, key)) is not None:
            yield from _unknown(inner, value, path)


def _without(content: Any, paths: set[str], at: str) -> Any:
    """The same without some keys."""
    if isinstance(content, list):
        return [_without(one, paths, f"{at}[{row}]") for row, one in enumerate(content)]
    if not isinstance(content, dict):
        return content
    below = {key: f"{at}.{key}" if at else key for key in content}
    return {key: _without(value, paths, below[key])
            for key, value in content.items() if below[key] not in paths}


def _key(path: tuple[int | str, ...]) -> str:
    """``slip[0].vendor``."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")
