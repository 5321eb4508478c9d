"""TOML as records: every problem with the file and the key, all at once."""

from __future__ import annotations

import copy
import json
import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from optimizer.domain.checks.report import did_you_mean, listed
from optimizer.errors import BadInput, Place, Problem
from optimizer.io.wording import flaw_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

Record = TypeVar("Record", bound=BaseModel)
UNKNOWN, MISSING, TOO_SHORT = "extra_forbidden", "missing", "too_short"
"""What pydantic calls a key that no field has, a field that has no key, and a list of too few."""


def toml_content(data: bytes, file: str) -> dict[str, Any]:
    """What a TOML file says, figures exact.

    Raises:
        BadInput: it is no UTF-8 text, or no TOML.
    """
    try:
        return tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise BadInput([Problem(Place(file=file), "it is not UTF-8 text",
                                "Save it as UTF-8.")]) from error
    except (ValueError, RecursionError) as error:
        raise BadInput([Problem(Place(file=file), "it is not a TOML text, or not valid TOML: "
                                f"{error}", "Correct the text there.")]) from error


def toml_text(value: str | Sequence[str]) -> str:
    """A text, or a list of texts, as TOML: what must be escaped is so as in JSON."""
    return json.dumps(value, ensure_ascii=False)


def record_of(
    kind: type[Record], content: dict[str, Any], file: str,
) -> tuple[Record | None, list[Problem]]:
    """The record that some content is, and what is wrong with it.

    Where only keys are unknown the record is made without them, so that more can be looked for;
    where any value is wrong there is none.
    """
    try:
        return kind.model_validate(content), []
    except ValidationError as error:
        found = [one for one in error.errors(include_url=False) if not _follows(one)]
    problems = [_problem(kind, one, file) for one in found]
    unknown = [one["loc"] for one in found if one["type"] == UNKNOWN]
    if len(unknown) < len(found):
        return None, problems
    return kind.model_validate(_without(content, unknown)), problems


def _follows(finding: ErrorDetails) -> bool:
    """Whether a list is too short only because its items are wrong, which is said of each."""
    return (finding["type"] == TOO_SHORT
            and len(finding["input"]) >= finding["ctx"]["min_length"])


def _problem(kind: type[BaseModel], finding: ErrorDetails, file: str) -> Problem:
    place = Place(field=_key(finding["loc"]), file=file)
    if finding["type"] == UNKNOWN:
        known = _owner(kind, finding["loc"]).model_fields
        return Problem(place, "unknown key", f"{did_you_mean(str(finding['loc'][-1]), known)}Use "
                                             f"one of: {listed(list(known), 12)}.")
    if finding["type"] == MISSING:
        return Problem(place, "it is missing", "Write it.")
    flaw = flaw_of(finding)
    return Problem(place, flaw.what, flaw.remedy)


def _key(path: Sequence[int | str]) -> str:
    """``slip[0].vendor``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}"
                   for part in path).removeprefix(".")


def _owner(kind: type[BaseModel], path: Sequence[int | str]) -> type[BaseModel]:
    """The record that was asked for the last key of a path."""
    for part in path[:-1]:
        if isinstance(part, str):
            kind = _inner(kind, part)
    return kind


def _inner(kind: type[BaseModel], name: str) -> type[BaseModel]:
    """The record that a field holds, alone, in a list, or perhaps."""
    waiting: list[Any] = [kind.model_fields[name].annotation]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, BaseModel):
            return one
        waiting.extend(get_args(one))
    return kind


def _without(content: dict[str, Any], paths: Sequence[Sequence[int | str]]) -> dict[str, Any]:
    """The same without some keys."""
    made = copy.deepcopy(content)
    for path in paths:
        held: Any = made
        for part in path[:-1]:
            held = held[part]
        del held[path[-1]]
    return made
