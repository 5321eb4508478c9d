"""Reading a file of futures: every problem with the file and the key, all at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from optimizer.errors import BadInput
from optimizer.io.toml_records import record_of, toml_content
from optimizer.studies.futures.checks import problems
from optimizer.studies.futures.futures import Futures

if TYPE_CHECKING:
    from optimizer.domain.given_file import GivenFile
    from optimizer.domain.scenario import Scenario

NONE = Futures()
"""Nothing but what the scenario says itself: its vendors' records."""


def read_futures(file: GivenFile, scenario: Scenario) -> Futures:
    """What may move, for a plan of a scenario.

    Raises:
        BadInput: a file that is no TOML, unknown keys and names, chances that do not sum to
            one, negative spreads, a correlation matrix that is none; all of them at once.
    """
    futures, found = record_of(Futures, toml_content(file.data, file.name), file.name)
    if futures is None:
        raise BadInput(found)
    found += [replace(one, place=replace(one.place, file=file.name))
              for one in problems(futures, scenario)]
    if found:
        raise BadInput(found)
    return futures
