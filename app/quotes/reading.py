"""One vendor's file is read: its offers, its questions, and pictures of the cells asked about."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from optimizer.errors import BadInput, Place, Problem
from optimizer.quotes.around import Picture, pictures
from optimizer.quotes.finding import Source
from optimizer.quotes.profile import Profiles
from optimizer.quotes.sessions import read_with_answers
from optimizer.quotes.settling import Answer, Settled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from optimizer.quotes.finding import Question, QuotedLine
    from optimizer.quotes.goods import Goods

ANSWERS = "answers"
"""Table that a problem of an answer stands in; its field is the question's id."""
MOST_PICTURES = 300
"""Places of one file that are shown with the rows around them."""


@dataclass(frozen=True)
class Job:
    """What is to be read, and with which knowledge."""

    name: str
    content: bytes
    goods: Goods
    answers: Mapping[str, str]
    profiles: Path


@dataclass(frozen=True)
class FileRead:
    """A file that was read, or the problems for which it is refused."""

    settled: Settled | None
    problems: tuple[Problem, ...] = ()
    """Why it is refused; of a file that was read: answers that no longer fit."""
    pictures: Mapping[Source, Picture] = field(default_factory=dict)
    profiles: frozenset[tuple[Path, int]] = frozenset()
    """Profiles of its vendors as they stood: where they lie, and their last change."""

    @property
    def fresh(self) -> bool:
        """Whether its vendors' profiles are as they were."""
        return all(_changed(path) == then for path, then in self.profiles)


def read(job: Job) -> FileRead:
    """Read a file under its own name; the name leads nowhere else."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / job.name
        path.write_bytes(job.content)
        try:
            settled, unfit = _settled(path, job)
            return FileRead(settled, unfit, pictures(path, _shown(settled)),
                            _profiles(settled, job.profiles))
        except BadInput as error:
            return FileRead(None, error.problems)


def _settled(path: Path, job: Job) -> tuple[Settled, tuple[Problem, ...]]:
    """Read with the answers that fit; another catalogue may have made some unfit."""
    answers = {number: Answer(text, Place(ANSWERS, field=number))
               for number, text in job.answers.items()}
    unfit: tuple[Problem, ...] = ()
    while True:
        try:
            return read_with_answers(
                [path], job.goods, answers=answers, profiles=Profiles(job.profiles)), unfit
        except BadInput as error:
            wrong = {one.place.field for one in error.problems if one.place.table == ANSWERS}
            if not wrong & answers.keys():
                raise
            unfit += error.problems
            answers = {number: one for number, one in answers.items() if number not in wrong}


def _profiles(settled: Settled, folder: Path) -> frozenset[tuple[Path, int]]:
    kept = Profiles(folder)
    paths = {kept.path(head.vendor) for head in settled.reading.heads if head.vendor}
    return frozenset((path, _changed(path)) for path in paths)


def _changed(path: Path) -> int:
    """When a profile was changed last; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _shown(settled: Settled) -> list[Source]:
    """Places that are asked about, then those of lines."""
    places = [*map(asked_at, settled.reading.questions), *map(place_of, settled.reading.lines)]
    return list(dict.fromkeys(places))[:MOST_PICTURES]


def asked_at(question: Question) -> Source:
    """Where to look: the cell a question comes from, else the row of the line it is about."""
    return question.sources[0] if question.sources else _row(question.lines[0])


def place_of(line: QuotedLine) -> Source:
    """Where a line stands: the cell of its price, else its row."""
    price = line.findings.get("unit_price")
    return price.sources[0] if price is not None and price.sources else _row(line.key)


def _row(key: str) -> Source:
    """The row a line's key names: ``file: sheet!row``, with its vendor behind in a tabulation."""
    file, _, place = key.partition(": ")
    sheet, _, row = place.rpartition("!")
    row = row.partition(" ")[0]
    return Source(file, sheet, f"{row}:{row}")
