"""What every answer is made of; a record of the domain, so that readers and writers share it."""

from optimizer.domain.answer import (
    Answer,
    Cell,
    Column,
    Kind,
    Phrase,
    Status,
    Table,
    Trial,
)

__all__ = ["Answer", "Cell", "Column", "Kind", "Phrase", "Status", "Table", "Trial"]
