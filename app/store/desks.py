"""What lay open when a planner last looked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from app.store.tables import DESKS

if TYPE_CHECKING:
    from app.store.engine import Store


@dataclass(frozen=True)
class Desk:
    """The open draft, the run whose plan is shown, the language; blank where nothing is chosen."""

    draft: str = ""
    run: str = ""
    language: str = ""


def desk_of(store: Store, owner: str) -> Desk:
    """What lay open; nothing for somebody new."""
    with store.reading() as db:
        row = db.execute(select(DESKS).where(DESKS.c.owner == owner)).one_or_none()
    return Desk() if row is None else Desk(row.draft, row.run, row.language)


def keep_desk(store: Store, owner: str, **changed: str) -> Desk:
    """Change what lies open, and keep it."""
    with store.writing() as db:
        done = db.execute(update(DESKS).where(DESKS.c.owner == owner).values(**changed))
        if not done.rowcount:
            values = {"draft": "", "run": "", "language": "", **changed}
            db.execute(insert(DESKS).values(owner=owner, **values))
    return desk_of(store, owner)
