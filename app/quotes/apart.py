"""Large files are read in a process of their own: what is too much for it harms nobody else."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING

from app.quotes.reading import FileRead, Job, read
from optimizer.errors import Place, Problem

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LIGHT_BYTES, LIGHT_UNPACKED = 2 * 2**20, 16 * 2**20
"""A file up to this size, as it is and unpacked, is read in well under a second."""
MOST_S, MOST_MEMORY = 120, 3 * 2**30
"""Seconds and bytes that reading one file may take."""


def read_safely(job: Job, most_s: float = MOST_S, most_memory: int = MOST_MEMORY) -> FileRead:
    """Read a file here if it is light, else in a process that ends if it takes too much."""
    if not heavy(job.content):
        return read(job)
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(there, job, most_memory), daemon=True)
    child.start()
    there.close()
    try:
        if here.poll(most_s):
            found: FileRead = here.recv()
            return found
    except EOFError:
        pass
    finally:
        child.kill()
        child.join()
        here.close()
    return FileRead(None, (Problem(
        Place(file=job.name), "reading it takes far more time or memory than a quote needs",
        "Delete sheets and rows that are no quote, or ask the vendor for the quote alone."),))


def heavy(content: bytes) -> bool:
    """Whether a file may take long to read."""
    if len(content) > LIGHT_BYTES:
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(part.file_size for part in archive.infolist()) > LIGHT_UNPACKED
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _work(there: Connection, job: Job, most_memory: int) -> None:
    with suppress(ImportError):  # where a system does not know limits, time alone is bounded
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
    there.send(read(job))
