"""What is kept: drafts of scenarios with every step of them, runs with what they found, desks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

if TYPE_CHECKING:
    from sqlalchemy import Dialect

METADATA = MetaData(naming_convention={
    "ix": "ix_%(column_0_label)s", "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s"})


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None \
            else value.astimezone(UTC)


def _id() -> Column[str]:
    return Column("id", String(32), primary_key=True)


DRAFTS = Table(
    "drafts", METADATA, _id(),
    Column("owner", String(128), nullable=False, index=True),
    Column("name", String(200), nullable=False),
    Column("shared", Boolean, nullable=False),
    Column("position", Integer, nullable=False),
    Column("made", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
)
"""A scenario that is being worked on. ``position``: the step that is shown; undo lowers it."""

STEPS = Table(
    "steps", METADATA,
    Column("draft", String(32), ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("what", Text, nullable=False),
    Column("cells", LargeBinary, nullable=False),
    Column("made", Moment, nullable=False),
)
"""Every state of a draft, as compressed JSON, and what was done to reach it."""

RUNS = Table(
    "runs", METADATA, _id(),
    Column("owner", String(128), nullable=False),
    Column("draft", String(32), nullable=True),
    Column("verb", String(32), nullable=False),
    Column("name", String(200), nullable=False),
    Column("note", Text, nullable=False),
    Column("shared", Boolean, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("question", Text, nullable=False),
    Column("scenario", LargeBinary, nullable=False),
    Column("scenario_sha256", String(64), nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("stop_asked", Boolean, nullable=False),
    Column("worker", String(32), nullable=False),
    Column("made", Moment, nullable=False),
    Column("started", Moment, nullable=True),
    Column("beat", Moment, nullable=True),
    Column("ended", Moment, nullable=True),
    Column("told", Text, nullable=False),
    Column("value", Float, nullable=True),
    Column("bound", Float, nullable=True),
    Column("gap", Float, nullable=True),
    Column("found", LargeBinary, nullable=True),
    Column("trouble", Text, nullable=False),
    Column("reference", String(16), nullable=False),
    Index("ix_runs_owner_made", "owner", "made"),
)
"""A solve, or a question. ``found``: the plan or the answer, as compressed JSON; ``trouble``: what
went wrong, as JSON; ``value``, ``bound``, ``gap``: of the aim it was at last."""

EVENTS = Table(
    "events", METADATA,
    Column("run", String(32), ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("seconds", Float, nullable=False),
    Column("aim", String(64), nullable=False),
    Column("value", Float, nullable=True),
    Column("bound", Float, nullable=True),
    Column("gap", Float, nullable=True),
)
"""How a run stood, second by second."""

DESKS = Table(
    "desks", METADATA,
    Column("owner", String(128), primary_key=True),
    Column("draft", String(32), nullable=False),
    Column("run", String(32), nullable=False),
    Column("language", String(8), nullable=False),
)
"""What lay open when a planner last looked, so that a reload or a second tab shows it again."""

WORKERS = Table(
    "workers", METADATA, _id(),
    Column("host", String(200), nullable=False),
    Column("process", Integer, nullable=False),
    Column("beat", Moment, nullable=False),
    Column("busy", Boolean, nullable=False),
)
"""Solver processes that are alive."""

QUOTES = Table(
    "quotes", METADATA, _id(),
    Column("owner", String(128), nullable=False),
    Column("draft", String(32), ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False),
    Column("name", String(200), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("answers", Text, nullable=False),
    Column("added", Boolean, nullable=False),
    Column("made", Moment, nullable=False),
    Index("ix_quotes_owner_draft", "owner", "draft"),
)
"""A vendor's file as it came, never opened but by the reader; the answers given, as JSON; whether
its offers are in the draft."""

CASES = Table(
    "cases", METADATA,
    Column("study", String(64), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("outcome", Text, nullable=False),
    Column("kept", LargeBinary, nullable=False),
)
"""Cases of batches that are finished. ``study``: the hash of all that the batch depends on;
``number``: of the case, -1 for the base; ``outcome``: its row, as JSON; ``kept``: its file."""
