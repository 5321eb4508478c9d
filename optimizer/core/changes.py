"""Changing a scenario by naming a setting: ``site_power.reserve_share=0.1``."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from optimizer.core.registry import BOOK, settings_of
from optimizer.domain.scenario import AimChoice, Scenario
from optimizer.errors import BadInput, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEP = re.compile(r"([A-Za-z_][A-Za-z_0-9]*)((?:\[\d+\])*)")


def with_settings(scenario: Scenario, assignments: Sequence[str]) -> Scenario:
    """A copy with settings changed, each given as ``name.field=value``.

    The name is a rule, a term (``terms.`` in front where a rule has the same name), ``money`` or
    ``scenario``; the value is plain text or JSON. List items are named by position:
    ``delivery_target.milestones[0].accelerators=12000``; the position after the last adds an item.

    Raises:
        BadInput: an assignment that names nothing or has a wrong value; all of them at once.
    """
    content = scenario.model_dump(mode="json")
    problems: list[Problem] = []
    for text in assignments:
        try:
            _assign(content, text)
        except ValueError as error:
            problems.append(Problem(Place(field=f"--set {text}"), str(error), "See `rules` for "
                                    "the names and settings there are."))
    if problems:
        raise BadInput(problems)
    try:
        changed = Scenario.model_validate(content)
    except ValidationError as error:
        raise BadInput([
            Problem(Place(field=".".join(str(part) for part in detail["loc"])),
                    f"{detail['msg']} (got {detail['input']!r:.60})", "Correct the setting.")
            for detail in error.errors(include_url=False, include_context=False)
        ]) from error
    settings_of(changed)
    return changed


def with_aims(scenario: Scenario, aims: Sequence[str]) -> Scenario:
    """A copy that pursues other aims, in this order: ``aim``, ``aim:tolerance`` or
    ``aim:tolerance:limit``.

    Raises:
        BadInput: an unknown aim, a tolerance that is not a share, a limit that is no number.
    """
    chosen, problems = [], []
    for text in aims:
        name, _, rest = text.partition(":")
        tolerance, _, limit = rest.partition(":")
        try:
            chosen.append(AimChoice.model_validate({
                "aim": name, "tolerance": tolerance or 0, "limit": limit or None}))
        except ValidationError:
            problems.append(Problem(Place(field=f"--aim {text}"), "not an aim with a tolerance",
                                    "Write e.g. least_cost:0.02, or most_compute:0:9000 for 9000 "
                                    "at least."))
        if name not in BOOK.aims:
            problems.append(Problem(Place(field=f"--aim {text}"), f"unknown aim {name}",
                                    f"Use one of: {', '.join(BOOK.aims)}."))
    if problems:
        raise BadInput(problems)
    return scenario.model_copy(update={"aims": tuple(chosen)})


def _assign(content: dict[str, Any], text: str) -> None:
    path, equals, value = text.partition("=")
    steps: list[str | int] = []
    for part in path.strip().split("."):
        match = _STEP.fullmatch(part)
        if match is None:
            raise ValueError(f"{part!r} is not a name")
        steps.append(match[1])
        steps += [int(i) for i in re.findall(r"\d+", match[2])]
    if not equals or len(steps) < 2:
        raise ValueError("it has to be name.field=value")
    target: Any = content
    for step in _rooted(steps)[:-1]:
        target = _inside(target, step, path)
    last = steps[-1]
    if not isinstance(target, list):
        target[last] = _value(value.strip())
    elif isinstance(last, int) and last <= len(target):
        target[last:last + 1] = [_value(value.strip())]
    else:
        raise ValueError(f"{path} has no such item")


def _inside(target: Any, step: str | int, path: str) -> Any:
    if isinstance(target, list):
        if not isinstance(step, int) or step >= len(target):
            raise ValueError(f"{path} has no such item")
        return target[step]
    return target.setdefault(step, {})


def _rooted(steps: list[str | int]) -> list[str | int]:
    """The full path of a short one: which part of the scenario its first name lives in."""
    first, field = str(steps[0]), steps[1]
    if first in ("rules", "terms", "money"):
        return steps
    if first == "scenario":
        return steps[1:]
    in_rule = first in BOOK.rules and field in BOOK.rules[first].settings.model_fields
    if first in BOOK.terms and not in_rule:
        return ["terms", *steps]
    if first in BOOK.rules:
        return ["rules", *steps]
    raise ValueError(f"{first} is neither a rule nor a term")


def _value(text: str) -> Any:
    if text == "":
        return None
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text
