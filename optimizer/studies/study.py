"""What a study asks: which scenarios, and what is changed in them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.domain.units import Frozen, doc
from optimizer.errors import BadInput, Place, Problem
from optimizer.io.toml_records import record_of, toml_content

if TYPE_CHECKING:
    from optimizer.domain.given_file import GivenFile

Value = bool | int | Decimal | str


class CaseAsked(Frozen):
    """One case of a list."""

    name: str = doc("what it is called in the table", min_length=1, max_length=200)
    set: tuple[str, ...] = doc("what is changed, e.g. site_power.reserve_share=0.1", default=())


class Study(Frozen):
    """One scenario with a grid or a list of changes. Without either: the scenario alone."""

    scenario: str = doc("the scenario file, seen from the study's folder", default="")
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


def read_study(file: GivenFile) -> Study:
    """Read a study file.

    Raises:
        BadInput: every unknown key, wrong value and empty list in it.
    """
    study, problems = record_of(Study, toml_content(file.data, file.name), file.name)
    if study is None or problems:
        raise BadInput(problems)
    if problems := [*_contradictions(file.name, study)]:
        raise BadInput(problems)
    return study


def _contradictions(file: str, study: Study) -> list[Problem]:
    """What only shows when the whole study is read."""
    found = []
    if study.grid and study.case:
        found.append(Problem(Place(field="case", file=file), "there is a grid as well",
                             "Write either [grid] or [[case]]."))
    if "grid" in study.model_fields_set and not study.grid:
        found.append(Problem(Place(field="grid", file=file), "it is empty",
                             "Name a setting and its values, or delete [grid]."))
    found += [Problem(Place(field=f"grid.{name}", file=file), "it has no values",
                      "Give at least one value, or delete the line.")
              for name, values in study.grid.items() if not values]
    names = [case.name for case in study.case]
    found += [Problem(Place(field=f"case.{at}.name", file=file),
                      f"the name {name} stands twice", "Give every case a name of its own.")
              for at, name in enumerate(names) if name in names[:at]]
    return found
