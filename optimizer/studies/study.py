"""What a study asks: which scenarios, and what is changed in them."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from optimizer.domain.checks.report import did_you_mean
from optimizer.domain.units import Frozen, doc
from optimizer.errors import BadInput, Place, Problem
from optimizer.io.files import read_bytes
from optimizer.io.wording import flaw_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_core import ErrorDetails

MOST_BYTES = 20 * 2**20
Value = bool | int | Decimal | str


class CaseAsked(Frozen):
    """One case of a list."""

    name: str = doc("what it is called in the table", min_length=1, max_length=200)
    set: tuple[str, ...] = doc("what is changed, e.g. site_power.reserve_share=0.1", default=())


class Study(Frozen):
    """One scenario with a grid or a list of changes. Without either: the scenario alone."""

    scenario: str = doc("the scenario file, seen from the study's folder", min_length=1)
    title: str = doc("one line for a reader", default="", max_length=200)
    set: tuple[str, ...] = doc("changed in all cases", default=())
    grid: dict[str, tuple[Value, ...]] = doc(
        "setting → its values, every combination is a case; [*] names every row of a table, and "
        "a text such as 95% is that share of what stands there", default={})
    case: tuple[CaseAsked, ...] = doc("a list of cases, instead of a grid", default=())
    gap: float | None = doc("relative gap at which a plan is proven", default=None, ge=0, le=1)
    time_limit: float | None = doc("seconds for one case", default=None, gt=0)
    chunk: int | None = doc("cases that share what they prove, one after another", default=None,
                            ge=1, le=1000)


KEYS: Mapping[str, type[Frozen]] = {"": Study, "case": CaseAsked}


def read_study(path: Path) -> Study:
    """Read a study file.

    Raises:
        BadInput: every unknown key, wrong value and empty list in it.
    """
    try:
        content = tomllib.loads(
            read_bytes(path, MOST_BYTES).decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise BadInput([Problem(Place(file=path.name), "it is not UTF-8 text",
                                "Save it as UTF-8.")]) from error
    except tomllib.TOMLDecodeError as error:
        raise BadInput([Problem(Place(file=path.name), f"it is not valid TOML: {error}",
                                "Correct the text there.")]) from error
    try:
        study = Study.model_validate(content)
    except ValidationError as error:
        raise BadInput([_problem(path, finding)
                        for finding in error.errors(include_url=False)]) from error
    if problems := [*_contradictions(path, study)]:
        raise BadInput(problems)
    return study


def _problem(path: Path, finding: ErrorDetails) -> Problem:
    """One finding as a problem with its place in the file."""
    steps: Sequence[Any] = finding["loc"]
    where = ".".join(str(step) for step in steps)
    if finding["type"] == "extra_forbidden":
        owner = KEYS["case" if steps[0] == "case" and len(steps) > 1 else ""]
        known = list(owner.model_fields)
        return Problem(Place(field=where, file=path.name), "unknown key",
                       f"{did_you_mean(str(steps[-1]), known)}Use one of: {', '.join(known)}.")
    flaw = flaw_of(finding)
    if finding["type"] == "missing":
        return Problem(Place(field=where, file=path.name), "it is needed", "Write it.")
    return Problem(Place(field=where, file=path.name), flaw.what, flaw.remedy)


def _contradictions(path: Path, study: Study) -> list[Problem]:
    """What only shows when the whole study is read."""
    found = []
    if study.grid and study.case:
        found.append(Problem(Place(field="case", file=path.name), "there is a grid as well",
                             "Write either [grid] or [[case]]."))
    if "grid" in study.model_fields_set and not study.grid:
        found.append(Problem(Place(field="grid", file=path.name), "it is empty",
                             "Name a setting and its values, or delete [grid]."))
    found += [Problem(Place(field=f"grid.{name}", file=path.name), "it has no values",
                      "Give at least one value, or delete the line.")
              for name, values in study.grid.items() if not values]
    names = [case.name for case in study.case]
    found += [Problem(Place(field=f"case.{at}.name", file=path.name),
                      f"the name {name} stands twice", "Give every case a name of its own.")
              for at, name in enumerate(names) if name in names[:at]]
    return found
