"""The files of the open draft, each read once for what is known now, and read again otherwise."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from app import state
from app.quotes.apart import read_safely
from app.quotes.gathered import goods_for, together
from app.quotes.reading import FileRead, Job
from app.words import t
from optimizer.quotes.settling import Settled

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from app.store.drafts import Draft
    from app.store.quotes import QuoteFile
    from optimizer.domain.scenario import Scenario
    from optimizer.quotes.goods import Goods

EVERYTHING = "quotes.everything"
FIRM = "firm: "
"""Of an answer that is no question's: where a vendor is from, ``KR KR``, by its short name."""


@dataclass(frozen=True)
class Readings:
    """Every file with what was read from it."""

    at: Draft
    scenario: Scenario | None
    goods: Goods
    files: tuple[tuple[QuoteFile, FileRead], ...]
    settled: Settled

    @property
    def refused(self) -> list[tuple[QuoteFile, FileRead]]:
        """Files that cannot be read."""
        return [(file, read) for file, read in self.files if read.settled is None]

    @property
    def read(self) -> list[tuple[QuoteFile, FileRead, Settled]]:
        """Files that were."""
        return [(file, read, read.settled) for file, read in self.files if read.settled]

    def without(self, left: Collection[str]) -> Readings:
        """The same without some files."""
        files = tuple((file, read) for file, read in self.files if file.id not in left)
        return replace(self, files=files,
                       settled=together(read.settled for _, read in files if read.settled))

    @property
    def countries(self) -> dict[str, tuple[str, str]]:
        """Where new vendors and their parents are from, as far as it was said."""
        told = [(number.removeprefix(FIRM), text.split()) for file, _ in self.files
                for number, text in file.answers.items() if number.startswith(FIRM)]
        return {name: (own, parent) for name, (own, parent) in told}


def readings(at: Draft, scenario: Scenario | None) -> Readings:
    """Read what is not read yet; shows that it is at it where that takes a while."""
    goods = goods_for(scenario, everything=bool(state.kept(EVERYTHING)))
    known = _digest(repr(goods))
    folder = state.profiles()
    files = state.quotes(at).all()
    found = []
    with st.spinner(t("Reading the quotes…"), show_time=True):
        for file in files:
            answers = {number: text for number, text in file.answers.items()
                       if not number.startswith(FIRM)}

            def job(file: QuoteFile = file, answers: dict[str, str] = answers) -> Job:
                content = state.quotes(at).content(file.id)
                return Job(file.name, content, goods, answers, folder)

            found.append((file, _read(
                file.id, json.dumps(answers, sort_keys=True), known, job)))
    return Readings(at, scenario, goods, tuple(found),
                    together(read.settled for _, read in found if read.settled))


@st.cache_resource(max_entries=256, show_spinner=False, validate=lambda read: read.fresh)
def _read(
    quote: str, answers: str, goods: str, _job: Callable[[], Job],  # noqa: ARG001
) -> FileRead:
    """The first three tell one reading from another; the file is fetched only to be read."""
    return read_safely(_job())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
