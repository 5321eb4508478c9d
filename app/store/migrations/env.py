"""Brings a database up to date within the transaction that was begun for it."""

from alembic import context

from app.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA,
    render_as_batch=True, transactional_ddl=True)
context.run_migrations()
