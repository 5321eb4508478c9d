"""Reading a file of futures: every problem with the file and the key, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.errors import BadInput, Place, Problem
from optimizer.io.toml_records import as_said, record_of, toml_content
from optimizer.studies.futures.checks import problems
from optimizer.studies.futures.futures import Futures

if TYPE_CHECKING:
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
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput([Problem(Place(file=path.name), f"it cannot be read ({error.strerror})",
                                "Name a TOML file of futures.")]) from error
    futures, found = record_of(Futures, toml_content(data, path.name), path.name, as_said)
    if futures is None:
        raise BadInput(found)
    found += [Problem(Place(file=path.name, field=key), what, remedy)
              for key, what, remedy in problems(futures, scenario)]
    if found:
        raise BadInput(found)
    return futures
