"""The database: SQLite in a folder of the planner's own, or PostgreSQL by its URL."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

DATABASE, HOME = "GPUPLAN_DATABASE", "GPUPLAN_HOME"
"""Environment: the URL of a database; the folder for the embedded one and for logs."""
WAIT_S = 30
UPGRADE_LOCK = 6_170_431
"""Of PostgreSQL's advisory locks; any number that is the same for all who upgrade."""


def home() -> Path:
    """The folder for what is kept between two starts."""
    given = os.environ.get(HOME)
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return _made(Path(given) if given else Path(base) / "gpuplan")


@cache
def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def url() -> str:
    """Where everything is kept. May hold a password: never shown, never logged."""
    given = os.environ.get(DATABASE, "")
    if given.startswith(("postgres://", "postgresql://")):
        return "postgresql+psycopg://" + given.split("://", 1)[1]
    return given or f"sqlite:///{home() / 'gpuplan.sqlite3'}"


@dataclass(frozen=True)
class Store:
    """A database that is up to date. Reads see what was committed; writes wait for each other."""

    reads: Engine
    writes: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.reads.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, or nothing."""
        with self.writes.begin() as connection:
            yield connection

    @property
    def embedded(self) -> bool:
        return self.writes.dialect.name == "sqlite"


    def close(self) -> None:
        """Give its connections back; it opens new ones when used again."""
        self.reads.dispose()
        self.writes.dispose()


@cache
def store_at(where: str) -> Store:
    """The store at a URL, its tables brought up to date."""
    reads = _engine(where, begin="begin")
    writes = _engine(where, begin="begin immediate")
    made = Store(reads, writes)
    _upgrade(made)
    return made


def store() -> Store:
    """The store that the environment names."""
    return store_at(url())


def _engine(where: str, begin: str) -> Engine:
    if not where.startswith("sqlite"):
        return create_engine(where, pool_pre_ping=True)
    engine = create_engine(where, connect_args={"timeout": WAIT_S})

    @event.listens_for(engine, "connect")
    def _connected(raw: Any, _record: Any) -> None:
        raw.isolation_level = None
        for pragma in ("journal_mode=wal", "foreign_keys=on", "synchronous=normal"):
            raw.execute(f"pragma {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _upgrade(made: Store) -> None:
    """Bring the tables up to date; several processes may try at once."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with made.writing() as connection:
        if not made.embedded:
            connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": UPGRADE_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
