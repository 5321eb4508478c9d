"""Reading vendors' files with all that is known: the catalogue, answers, and the profiles."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from optimizer.errors import BadInput, Place, Problem
from optimizer.quotes.reader import read_quotes
from optimizer.quotes.settling import Settled, settle
from optimizer.quotes.systems import catalogue_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from optimizer.quotes.finding import QuoteReading
    from optimizer.quotes.goods import Goods
    from optimizer.quotes.profile import Profiles
    from optimizer.quotes.settling import Answer

    Listen = Callable[[str, int, int], None]


def read_with_answers(
    paths: Sequence[Path], goods: Goods, vendor: str = "",
    answers: Mapping[str, Answer] | None = None, profiles: Profiles | None = None,
    listen: Listen | None = None,
) -> Settled:
    """Read files and give every answer there is: the planner's own, then those of profiles.

    ``listen`` hears of the first pass over the files, not of those with answers.

    Raises:
        BadInput: every file that cannot be read, every answer that is none.
    """
    _different(paths)
    catalogue = catalogue_of(goods.accelerators, goods.systems)

    def read(given: Mapping[str, Any]) -> QuoteReading:
        return read_quotes(paths, catalogue, vendor, given, listen=None if given else listen)

    try:
        settled = settle(read, answers or {}, profiles or (lambda _vendor, _key: None),
                         [one.id for one in goods.systems])
    except BadInput as error:
        problems = list(error.problems)
        for path in paths if len(paths) > 1 else ():
            try:
                read_quotes([path], catalogue, vendor)
            except BadInput as own:
                problems += [one for one in own.problems if one not in problems]
        raise BadInput(problems) from None
    _one_file_each(settled)
    return settled


def _different(paths: Sequence[Path]) -> None:
    """Files are known by their names in every question and trace."""
    by_name: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        by_name[path.name].append(path)
    if twice := [name for name, found in by_name.items() if len(found) > 1]:
        raise BadInput([Problem(Place(file=name), "two files of this name are given",
                                "Name it once, or rename one of the two.") for name in twice])


def _one_file_each(settled: Settled) -> None:
    """One file under two names would give every offer twice."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for line in settled.reading.lines:
        if line.quote.sha256:
            names[line.quote.sha256][line.quote.file] = None
    problems = [Problem(Place(file=next(iter(found))), "this is the same file as "
                        + ", ".join(list(found)[1:]), "Give it once.")
                for found in names.values() if len(found) > 1]
    if problems:
        raise BadInput(problems)
