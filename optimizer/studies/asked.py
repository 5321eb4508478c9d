"""A batch from what stands on the command line: files, a folder, or a study."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import optimizer.objectives
import optimizer.rules  # noqa: F401  (both register what they hold)
from optimizer.core.changes import with_settings
from optimizer.core.registry import BOOK
from optimizer.errors import BadInput, Place, Problem
from optimizer.io import read_scenario
from optimizer.io.files import given_file
from optimizer.studies.cases import Batch, Case, of_study
from optimizer.studies.study import read_study

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.domain.scenario import Scenario
    from optimizer.model.options import Options

ENDINGS = (".xlsx", ".json")


def asked(
    paths: Sequence[Path], options: Options, settings: Sequence[str] = (),
    gap: float | None = None, time_limit: float | None = None,
) -> Batch:
    """The cases of scenario files, of the files in a folder, or of a study (``.toml``).

    ``settings`` are changed in all cases; ``gap`` and ``time_limit`` win over the study's. A file
    that cannot be read is a case that says so.

    Raises:
        BadInput: a study that cannot be read; no files; none of them a scenario.
    """
    studies = [path for path in paths if path.suffix.lower() == ".toml"]
    if studies and len(paths) > 1:
        raise BadInput([Problem(Place(file=studies[0].name), "a study stands beside other files",
                                "Give one study, or scenario files.")])
    if studies:
        return _of_study(studies[0], options, settings, gap, time_limit)
    files = [file for path in paths for file in _files(path)]
    if not files:
        raise BadInput([Problem(Place(file=paths[0].name if paths else ""),
                                "there are no scenario files in it",
                                f"Put files ending with {' or '.join(ENDINGS)} there.")])
    cases = [_case(index, file, settings) for index, file in enumerate(files)]
    if all(case.base is None for case in cases):
        raise BadInput([problem for case in cases for problem in case.trouble])
    title = paths[0].name if len(paths) == 1 else f"{len(files)} scenarios"
    return Batch(title, tuple(cases), tried(options, gap, time_limit),
                 tuple((case,) for case in cases))


def _of_study(
    path: Path, options: Options, settings: Sequence[str], gap: float | None,
    time_limit: float | None,
) -> Batch:
    study = read_study(given_file(path))
    if not study.scenario:
        raise BadInput([Problem(Place(field="scenario", file=path.name), "it is missing",
                                "Name the scenario file, seen from the study's folder.")])
    base = _read(path.parent / study.scenario)
    return of_study(
        study.model_copy(update={"set": (*study.set, *settings)}), base,
        tried(tried(options, study.gap, study.time_limit), gap, time_limit), path.name)


def tried(options: Options, gap: float | None, time_limit: float | None) -> Options:
    """Options with another gap and time (seconds for a case), where they are given."""
    return replace(options, gap=options.gap if gap is None else gap,
                   time_limit=options.time_limit if time_limit is None else time_limit)


def _files(path: Path) -> list[Path]:
    """The file, or those of a folder by name; locks of open workbooks are passed over."""
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.iterdir() if file.suffix.lower() in ENDINGS
                  and not file.name.startswith((".", "~$")))


def _case(index: int, file: Path, settings: Sequence[str]) -> Case:
    try:
        return Case(index, file.name, _read(file), tuple(settings))
    except BadInput as error:
        return Case(index, file.name, None, trouble=tuple(error.problems))


def _read(file: Path) -> Scenario:
    scenario = read_scenario(file, BOOK, names={"aim": BOOK.aims, "rule": BOOK.rules})
    return with_settings(scenario, [])
