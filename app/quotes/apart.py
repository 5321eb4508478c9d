"""Large files are read in a process of their own: what is too much for it harms nobody else."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import zipfile
from contextlib import suppress

from app.children import command, environment
from app.quotes.reading import FileRead, Job, read
from optimizer.errors import Place, Problem

LIGHT_BYTES, LIGHT_UNPACKED = 2 * 2**20, 16 * 2**20
"""A file up to this size, as it is and unpacked, is read in well under a second."""
MOST_S, MOST_MEMORY = 120, 3 * 2**30
"""Seconds and bytes that reading one file may take."""


def read_safely(job: Job, most_s: float = MOST_S, most_memory: int = MOST_MEMORY) -> FileRead:
    """Read a file here if it is light, else in a process that ends if it takes too much."""
    if not heavy(job.content):
        return read(job)
    with suppress(subprocess.TimeoutExpired):
        done = subprocess.run(  # noqa: S603  (our own module)
            command("app.quotes.apart", str(most_memory)), input=pickle.dumps(job), check=False,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=most_s, env=environment())
        if done.returncode == 0:
            found: FileRead = pickle.loads(done.stdout)  # noqa: S301  (our own child wrote it)
            return found
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


def main() -> None:
    """The child: read the job that comes in, write what was read."""
    most_memory = int(sys.argv[1])
    with suppress(ImportError):  # where a system does not know limits, time alone is bounded
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
    job = pickle.load(sys.stdin.buffer)  # noqa: S301  (our own parent wrote it)
    sys.stdout.buffer.write(pickle.dumps(read(job)))


if __name__ == "__main__":
    main()
