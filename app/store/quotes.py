"""Vendors' files as they came, of one draft of one planner, with the answers given to them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from app.store.drafts import Gone
from app.store.tables import DRAFTS, QUOTES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import ColumnElement, Connection, Select

    from app.store.engine import Store

MOST_BYTES = 512 * 2**20
"""Of all files of a draft."""
LONGEST_STEM, LONGEST_ENDING = 50, 8
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


class TooMuch(ValueError):
    """The files of a draft would be larger together than any round's are."""


@dataclass(frozen=True)
class QuoteFile:
    """A vendor's file; its content is fetched when it is read."""

    id: str
    name: str
    """As it came, without what a file system minds; no two of a draft are called the same."""
    answers: Mapping[str, str]
    """By question id, as typed."""
    added: bool
    """Whether its offers were accepted into the draft."""
    made: datetime


@dataclass(frozen=True)
class Quotes:
    """The files one planner brought to one draft."""

    store: Store
    owner: str
    draft: str

    def add(self, name: str, content: bytes) -> QuoteFile | None:
        """Keep a file; None where the very same content is there already.

        Raises:
            Gone: the draft is not this planner's own.
            TooMuch: all files together would be too large.
        """
        quote = token_hex(16)
        with self.store.writing() as db:
            self._of_own_draft(db)
            if db.scalar(self._mine(func.count()).where(QUOTES.c.content == content)):
                return None
            held = db.scalar(self._mine(func.sum(func.length(QUOTES.c.content)))) or 0
            if held + len(content) > MOST_BYTES:
                raise TooMuch
            taken = set(db.scalars(self._mine(QUOTES.c.name)))
            db.execute(insert(QUOTES).values(
                id=quote, owner=self.owner, draft=self.draft, content=content, answers="{}",
                name=_free(plain_name(name), taken), added=False, made=datetime.now(UTC)))
        return next(one for one in self.all() if one.id == quote)

    def all(self) -> list[QuoteFile]:
        """Every file, in the order they came."""
        wanted = self._mine(QUOTES.c.id, QUOTES.c.name, QUOTES.c.answers, QUOTES.c.added,
                            QUOTES.c.made).order_by(QUOTES.c.made, QUOTES.c.name)
        with self.store.reading() as db:
            rows = db.execute(wanted).all()
        return [QuoteFile(row.id, row.name, json.loads(row.answers), row.added, row.made)
                for row in rows]

    def content(self, quote: str) -> bytes:
        """A file as it came.

        Raises:
            Gone: there is no such file of this planner's in this draft.
        """
        with self.store.reading() as db:
            found = db.scalar(self._mine(QUOTES.c.content).where(QUOTES.c.id == quote))
        if found is None:
            raise Gone(quote)
        return bytes(found)

    def answer(self, quote: str, question: str, text: str) -> None:
        """Keep an answer as typed; a blank one is taken back.

        Raises:
            Gone: there is no such file of this planner's in this draft.
        """
        with self.store.writing() as db:
            kept = db.scalar(self._mine(QUOTES.c.answers).where(
                QUOTES.c.id == quote).with_for_update())
            if kept is None:
                raise Gone(quote)
            answers = {**json.loads(kept), question: text}
            if not text:
                del answers[question]
            self._set(db, quote, answers=json.dumps(answers, ensure_ascii=False))

    def accepted(self, quotes: Collection[str]) -> None:
        """Remember that the offers of some files were put into the draft."""
        with self.store.writing() as db:
            for quote in quotes:
                self._set(db, quote, added=True)

    def remove(self, quote: str) -> None:
        """Give up a file and its answers; offers that were accepted from it stay in the draft.

        Raises:
            Gone: there is no such file of this planner's in this draft.
        """
        with self.store.writing() as db:
            done = db.execute(delete(QUOTES).where(QUOTES.c.id == quote, *self._own))
        if not done.rowcount:
            raise Gone(quote)

    @property
    def _own(self) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return QUOTES.c.owner == self.owner, QUOTES.c.draft == self.draft

    def _mine(self, *what: Any) -> Select[Any]:
        return select(*what).select_from(QUOTES).where(*self._own)

    def _set(self, db: Connection, quote: str, **values: Any) -> None:
        done = db.execute(update(QUOTES).where(QUOTES.c.id == quote, *self._own).values(**values))
        if not done.rowcount:
            raise Gone(quote)

    def _of_own_draft(self, db: Connection) -> None:
        """The draft is locked: two tabs that bring files at once name them one after the other."""
        if db.scalar(select(DRAFTS.c.id).where(
                DRAFTS.c.id == self.draft, DRAFTS.c.owner == self.owner).with_for_update()) is None:
            raise Gone(self.draft)


def plain_name(name: str) -> str:
    """The last part of a file's name, without what a file system or a message minds."""
    bare = _FORBIDDEN.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip().rstrip(" .")
    stem, dot, ending = bare.rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        stem, ending = bare, ""
    return f"{stem[:LONGEST_STEM].strip() or 'quote'}{'.' if ending else ''}{ending}"


def _free(name: str, taken: Collection[str]) -> str:
    """Two vendors may both send a quote.xlsx: the second is told from the first."""
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{stem} ({number}){dot}{ending}"
    return free
