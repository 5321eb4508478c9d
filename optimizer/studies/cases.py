"""The cases of a batch: scenarios, or one scenario and what is changed in it."""

from __future__ import annotations

import hashlib
import json
import math
import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any

from optimizer.core.changes import with_settings
from optimizer.errors import BadInput, Place, Problem
from optimizer.studies.order import chunks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.domain.scenario import Scenario
    from optimizer.model.options import Options
    from optimizer.studies.study import Study, Value

MOST = 100_000
"""Cases of one batch."""
LONGEST_CHUNK = 32
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*%")


@dataclass(frozen=True)
class Case:
    """One row of the table: its scenario is the base with changes, or one of its own."""

    index: int
    name: str
    base: Scenario | None
    changes: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    """Its values on the axes of the grid."""
    trouble: tuple[Problem, ...] = ()
    """Why it has no scenario."""

    @property
    def key(self) -> str:
        """The name of its file."""
        return f"{self.index + 1:06d}"

    @property
    def scenario(self) -> Scenario:
        """What is solved.

        Raises:
            BadInput: the changes cannot be made, or the file could not be read.
        """
        if self.base is None:
            raise BadInput(self.trouble)
        return with_settings(self.base, self.changes) if self.changes else self.base


@dataclass(frozen=True)
class Batch:
    """All cases, cut into chunks by what they ask only, so that results depend on nothing else."""

    title: str
    cases: tuple[Case, ...]
    options: Options
    chunks: tuple[tuple[Case, ...], ...]
    """Cases that are solved one after another, each with what those before it have proved."""
    base: Scenario | None = None
    axes: tuple[str, ...] = ()
    shared: bool = field(default=False)
    """Whether cases are so alike that what one proves helps the next."""

    @property
    def sha256(self) -> str:
        """Of all that results depend on."""
        said = json.dumps([
            [self.base.sha256 if self.base else "", self.shared],
            [[case.index for case in chunk] for chunk in self.chunks],
            [self.options.gap, self.options.time_limit, self.options.threads, self.options.seed],
            [[case.name, "" if case.base is None else case.base.sha256, case.changes,
              [str(one) for one in case.trouble]] for case in self.cases]])
        return hashlib.sha256(said.encode()).hexdigest()


def of_study(study: Study, base: Scenario, options: Options, file: str = "") -> Batch:
    """The cases of a study about one scenario.

    Raises:
        BadInput: a setting that cannot be changed whatever the value; too many cases.
    """
    base = with_settings(base, tuple(_spread(base, study.set)))
    problems: list[Problem] = []
    count = math.prod(len(values) for values in study.grid.values())
    if count > MOST:
        problems.append(Problem(Place(field="grid", file=file), f"{count:,} combinations",
                                f"Make it {MOST:,} at most."))
    else:
        cases = tuple(_cases(study, base, problems, file))
    if problems:
        raise BadInput(problems)
    chunks = chunks_of(cases, [len(values) for values in study.grid.values()],
                       study.chunk or chunk_of(len(cases)))
    return Batch(study.title or base.title or base.name, cases, options, chunks, base,
                 tuple(study.grid), shared=True)


def chunk_of(count: int) -> int:
    """As many chunks as cases in each, up to a length: few cases spread, many share more."""
    return max(1, min(LONGEST_CHUNK, math.isqrt(count)))


def _cases(study: Study, base: Scenario, problems: list[Problem], file: str) -> Iterator[Case]:
    if study.case:
        for index, asked in enumerate(study.case):
            try:
                changes = tuple(_spread(base, asked.set))
            except BadInput as error:
                yield Case(index, asked.name, None, trouble=tuple(error.problems))
            else:
                yield Case(index, asked.name, base, changes)
        return
    axes = [_axis(base, name, values, problems, file) for name, values in study.grid.items()]
    if problems:
        return
    for index, chosen in enumerate(product(*axes)):
        name = ", ".join(f"{axis}={said}" for axis, (said, _) in zip(
            study.grid, chosen, strict=True)) or base.name
        yield Case(index, name, base, tuple(one for _, changes in chosen for one in changes),
                   tuple(said for said, _ in chosen))


def _axis(
    base: Scenario, name: str, values: Sequence[Value], problems: list[Problem], file: str,
) -> list[tuple[str, tuple[str, ...]]]:
    """The values of a setting as text and as changes; one at least must be possible."""
    made, wrong = [], []
    for value in values:
        said = _said(value)
        changes: tuple[str, ...] = (f"{name}={said}",)
        try:
            changes = tuple(_spread(base, changes))
            with_settings(base, changes)
        except BadInput as error:
            wrong.append(error.problems[0])
        made.append((said, changes))
    if len(wrong) == len(values):
        first = wrong[0]
        problems += [Problem(Place(field=f"grid.{name}", file=file), first.what, first.remedy)]
    return made


def _said(value: Value) -> str:
    return value if isinstance(value, str) else (
        format(value, "f") if isinstance(value, Decimal) else json.dumps(value))


def _spread(base: Scenario, assignments: Sequence[str]) -> Iterator[str]:
    """Assignments with ``[*]`` written out for every row, and shares as figures."""
    content: dict[str, Any] | None = None
    for text in assignments:
        name, equals, value = text.partition("=")
        if "[*]" not in name and not _SHARE.fullmatch(value.strip()):
            yield text
            continue
        content = content or base.model_dump(mode="json")
        for path in _rows(content, name.strip(), text):
            share = _SHARE.fullmatch(value.strip())
            yield f"{path}{equals}{_part(content, path, share[1]) if share else value.strip()}"


def _rows(content: dict[str, Any], name: str, text: str) -> list[str]:
    """Every row that a name with ``[*]`` means."""
    before, every, after = name.partition("[*]")
    if not every:
        return [name]
    rows = _held(content, before)
    if not isinstance(rows, list) or not rows:
        raise _no_such(text, f"{before} has no rows")
    return [path for at in range(len(rows)) for path in _rows(content, f"{before}[{at}]{after}",
                                                              text)]


def _part(content: dict[str, Any], path: str, share: str) -> str:
    held = _held(content, path)
    try:
        return format((Decimal(str(held)) * Decimal(share) / 100).normalize(), "f")
    except ArithmeticError:
        raise _no_such(path, f"there is no figure to take {share}% of") from None


def _held(content: Any, path: str) -> Any:
    """What stands at a path of the scenario, or nothing."""
    steps = re.findall(r"[A-Za-z_]\w*|\[\d+\]", path)
    if steps[:1] == ["scenario"]:
        steps = steps[1:]
    elif steps and steps[0] not in ("rules", "terms", "money"):
        kind = "rules" if steps[0] in content["rules"] else "terms"
        steps = [kind, *steps]
    for step in steps:
        if step.startswith("["):
            at = int(step[1:-1])
            content = content[at] if isinstance(content, list) and at < len(content) else None
        else:
            content = content.get(step) if isinstance(content, dict) else None
    return content


def _no_such(text: str, what: str) -> BadInput:
    return BadInput([Problem(Place(field=text), what,
                             "Name rows and figures that the scenario has.")])
