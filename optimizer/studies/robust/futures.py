"""The futures file: what may come, with its chance, as changes of the scenario.

    [[future]]
    name = "dear dollar"
    chance = 0.25
    set = ["scenario.exchange_rates[5].rate=1600"]
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from optimizer.domain.units import Frozen, Id, Share, Text, doc, printable
from optimizer.errors import BadInput, Place, Problem
from optimizer.io.toml_records import record_of, toml_content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.given_file import GivenFile

MOST = 256
"""Futures in one file; far more than one model bears."""
_NEAR = Fraction(1, 10**6)
"""By so much typed chances may miss one; they are then brought to it."""

Change = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=100_000), BeforeValidator(printable)]
"""One change, as for ``--set``; it may give a whole table anew."""


class Future(Frozen):
    """One future: a name, a chance, and what is different in it."""

    name: Id = doc("name of the future")
    chance: Share | None = doc("its chance; blank in all: all are as likely", default=None)
    set: tuple[Change, ...] = doc("changes of the scenario, as for --set", default=())
    lost: bool = doc("orders signed now for lines that cannot be here are lost: not delivered and "
                     "not paid; else such lines cannot be signed now", default=False)
    note: Text = doc("where its figures come from", default="")


class Listed(Frozen):
    """The file as it is written."""

    note: Text = doc("what the reader must know of all of them", default="")
    future: tuple[Future, ...] = Field(min_length=1, max_length=MOST)


@dataclass(frozen=True)
class Futures:
    """The futures of a file in their order, and their chances, which sum to one."""

    file: str
    listed: tuple[Future, ...]
    chances: tuple[Fraction, ...]


def read_futures(file: GivenFile) -> Futures:
    """Read a futures file (TOML).

    Raises:
        BadInput: with every problem: no TOML, unknown keys, chances that do not sum to one.
    """
    return futures_of(toml_content(file.data, file.name), file.name)


def futures_of(content: dict[str, Any], file: str = "") -> Futures:
    """The futures of a file's content, checked."""
    found, problems = record_of(Listed, content, file)
    if found is None or problems:
        raise BadInput(problems)
    if problems := list(_contradictions(found.future, file)):
        raise BadInput(problems)
    given = [Fraction(1, len(found.future)) if one.chance is None else Fraction(one.chance)
             for one in found.future]
    return Futures(file, found.future, tuple(chance / sum(given) for chance in given))


def _contradictions(futures: tuple[Future, ...], file: str) -> Iterator[Problem]:
    names = [one.name for one in futures]
    for row, name in enumerate(names):
        if name in names[:row]:
            yield Problem(Place("future", row, "name", file), f"{name} is there twice",
                          "Give every future a name of its own.")
    said = [one.chance for one in futures if one.chance is not None]
    if said and len(said) < len(futures):
        yield Problem(Place("future", field="chance", file=file),
                      "some futures have a chance and some have none",
                      "Give a chance to each, or to none: all are then as likely.")
    elif said and abs(Fraction(sum(said)) - 1) > _NEAR:
        yield Problem(Place("future", field="chance", file=file),
                      f"the chances sum to {sum(said):f}, not to 1",
                      "Correct the chances; those of all futures sum to one.")
    for row, one in enumerate(futures):
        if one.chance == 0:
            yield Problem(Place("future", row, "chance", file), "its chance is 0",
                          "Leave out a future that cannot come.")
