"""Drafts of scenarios: every step is kept, undo and redo move between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from app.store.packed import pack, unpack
from app.store.tables import DRAFTS, STEPS
from optimizer.io.entered import Entered

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from app.store.engine import Store

NAME_LENGTH = 200


class Gone(LookupError):
    """There is no such thing, or it is somebody else's."""


@dataclass(frozen=True)
class Draft:
    """A scenario that is being worked on, at one of its steps."""

    id: str
    owner: str
    name: str
    shared: bool
    position: int
    steps: int
    """How many there are; the last one is numbered so. Those above ``position`` were undone."""
    what: str
    """What was done last."""
    changed: datetime
    cells: Entered


@dataclass(frozen=True)
class Drafts:
    """The drafts one planner sees: their own, and what others share."""

    store: Store
    owner: str

    def new(self, name: str, cells: Entered, what: str) -> Draft:
        """Begin a draft."""
        draft, now = token_hex(16), datetime.now(UTC)
        with self.store.writing() as db:
            db.execute(insert(DRAFTS).values(
                id=draft, owner=self.owner, name=name[:NAME_LENGTH], shared=False, position=1,
                made=now, changed=now))
            _add(db, draft, 1, cells, what)
        return self.get(draft)

    def get(self, draft: str) -> Draft:
        """A draft as it stands.

        Raises:
            Gone: there is none that this planner may see.
        """
        with self.store.reading() as db:
            row = db.execute(
                select(DRAFTS, STEPS.c.what, STEPS.c.cells, _LAST.label("steps"))
                .join(STEPS, (STEPS.c.draft == DRAFTS.c.id)
                      & (STEPS.c.number == DRAFTS.c.position))
                .where(DRAFTS.c.id == draft, self._seen())).one_or_none()
        if row is None:
            raise Gone(draft)
        return _draft(row)

    def all(self) -> list[tuple[str, str, datetime, bool]]:
        """Id, name, time of the last change, and whether it is one's own; the latest first."""
        with self.store.reading() as db:
            rows = db.execute(select(DRAFTS).where(self._seen())
                              .order_by(DRAFTS.c.changed.desc())).all()
        return [(row.id, row.name, row.changed, row.owner == self.owner) for row in rows]

    def step(self, draft: str, cells: Entered, what: str) -> Draft:
        """A further step. What was undone before it is given up.

        Raises:
            Gone: there is no such draft of this planner's own.
        """
        with self.store.writing() as db:
            self._put(db, draft, self._position(db, draft) + 1, cells, what)
        return self.get(draft)

    def amend(self, draft: str, cells: Entered, what: str) -> Draft:
        """The latest step made anew: undo goes back to what was before it.

        Raises:
            Gone: there is no such draft of this planner's own.
        """
        with self.store.writing() as db:
            self._put(db, draft, self._position(db, draft), cells, what)
        return self.get(draft)

    def undo(self, draft: str) -> Draft:
        """One step back, if there is one."""
        return self._by(draft, -1)

    def redo(self, draft: str) -> Draft:
        """One step forward again, if there is one."""
        return self._by(draft, 1)

    def rename(self, draft: str, name: str) -> None:
        self._set(draft, name=name[:NAME_LENGTH])

    def share(self, draft: str, shared: bool) -> None:
        """Let others see it, or no longer."""
        self._set(draft, shared=shared)

    def delete(self, draft: str) -> None:
        """Give up a draft with all its steps. Its runs are kept."""
        with self.store.writing() as db:
            self._position(db, draft)
            db.execute(delete(DRAFTS).where(DRAFTS.c.id == draft))

    def _put(self, db: Connection, draft: str, number: int, cells: Entered, what: str) -> None:
        db.execute(delete(STEPS).where(STEPS.c.draft == draft, STEPS.c.number >= number))
        _add(db, draft, number, cells, what)
        self._move(db, draft, number)

    def _by(self, draft: str, by: int) -> Draft:
        with self.store.writing() as db:
            at = self._position(db, draft)
            last = db.scalar(select(func.max(STEPS.c.number)).where(STEPS.c.draft == draft))
            self._move(db, draft, min(max(at + by, 1), last or 1))
        return self.get(draft)

    def _position(self, db: Connection, draft: str) -> int:
        at = db.scalar(select(DRAFTS.c.position).where(
            DRAFTS.c.id == draft, DRAFTS.c.owner == self.owner).with_for_update())
        if at is None:
            raise Gone(draft)
        return int(at)

    def _move(self, db: Connection, draft: str, position: int) -> None:
        db.execute(update(DRAFTS).where(DRAFTS.c.id == draft)
                   .values(position=position, changed=datetime.now(UTC)))

    def _set(self, draft: str, **values: Any) -> None:
        with self.store.writing() as db:
            self._position(db, draft)
            db.execute(update(DRAFTS).where(DRAFTS.c.id == draft).values(**values))

    def _seen(self) -> Any:
        return (DRAFTS.c.owner == self.owner) | DRAFTS.c.shared


_LAST = select(func.max(STEPS.c.number)).where(
    STEPS.c.draft == DRAFTS.c.id).correlate(DRAFTS).scalar_subquery()


def _add(db: Connection, draft: str, number: int, cells: Entered, what: str) -> None:
    db.execute(insert(STEPS).values(
        draft=draft, number=number, what=what, cells=pack(cells.as_json()),
        made=datetime.now(UTC)))


def _draft(row: Row[Any]) -> Draft:
    return Draft(row.id, row.owner, row.name, row.shared, row.position, row.steps, row.what,
                 row.changed, Entered(**unpack(row.cells)))
