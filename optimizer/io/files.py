"""Files are read whole and written whole: never half, never over a good one by a failed run."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from optimizer.domain.given_file import GivenFile
from optimizer.errors import BadInput, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FULL = (errno.ENOSPC, errno.EDQUOT)


MOST_GIVEN = 20 * 2**20
"""Bytes of a file that a question is told; a study with a long list of cases is the largest."""


def refuse(path: Path, what: str, remedy: str) -> BadInput:
    """An error that concerns a file as a whole."""
    return BadInput([Problem(Place(file=path.name), what, remedy)])


@contextmanager
def readable(path: Path, folder: str) -> Iterator[None]:
    """Turn what can go wrong on opening into a message; ``folder`` is what to do about a folder.

    Raises:
        BadInput: it is a folder, missing or unreadable.
    """
    try:
        if path.is_dir():
            raise refuse(path, "it is a folder, not a file", folder)
        yield
    except FileNotFoundError:
        raise refuse(path, f"there is no such file in {path.parent.name or 'this folder'}",
                     "Check the name and the folder.") from None
    except OSError as error:
        raise refuse(path, f"it cannot be read ({error.strerror or error})",
                     "Check the file and its permissions.") from error


def read_bytes(
    path: Path, most: int,
    empty: str = "Fill in a scenario workbook; the command `template` writes an empty one.",
    large: str = "A scenario is far smaller; remove pictures and unused sheets.",
) -> bytes:
    """The content of a file of at most so many bytes; what to do where it is empty or too large.

    Raises:
        BadInput: the file is missing, unreadable, empty or too large.
    """
    with readable(path, "Name the file in it."), path.open("rb") as source:
        data = _up_to(source, most)
    if not data.strip():
        raise refuse(path, "the file is empty", empty)
    if len(data) > most:
        raise refuse(path, f"the file is larger than {most // 2**20} MB", large)
    return data


def given_file(path: Path) -> GivenFile:
    """A small text file that a question is told.

    Raises:
        BadInput: the file is missing, unreadable, empty or too large.
    """
    return GivenFile(path.name, read_bytes(
        path, MOST_GIVEN, "Write into it what is asked; the README shows examples.",
        "Such a file is far smaller; name the right one."))


def _up_to(source: BinaryIO, most: int) -> bytes:
    """At most one piece more than ``most`` bytes; a single large read would reserve them all."""
    data = bytearray()
    while len(data) <= most and (piece := source.read(2**20)):
        data += piece
    return bytes(data)


def write_atomic(path: Path, writer: Callable[[Path], None]) -> None:
    """Let ``writer`` fill a file beside ``path``, then put it in place in one step.

    Whatever goes wrong, ``path`` keeps its old content or stays absent.

    Raises:
        BadInput: the folder does not exist or cannot be written.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise refuse(path, "it is a folder, not a file", "Give the name of a file to write.")
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        beside.touch(exist_ok=False)
    except OSError as error:
        raise _unwritten(path, error, "Choose a folder that exists and may be written to."
                         ) from error
    try:
        writer(beside)
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise _unwritten(path, error, "Close it in other programs, or choose another place."
                         ) from error
    finally:
        beside.unlink(missing_ok=True)


def _unwritten(path: Path, error: OSError, remedy: str) -> BadInput:
    return refuse(path, f"it cannot be written ({error.strerror or error})",
                  "Make room on its disk." if error.errno in FULL else remedy)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system lets a folder be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
