"""A folder for one run only: two that write into it would undo each other."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from optimizer.io.files import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform != "win32":
    import fcntl


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder as long as the block runs; the system lets go of it when the process dies.

    Raises:
        BadInput: another run holds it.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise refuse(folder, "another run is at work in it",
                         "Wait for its end, stop it, or choose another folder.") from None
        except OSError:
            pass  # some shared file systems know no locks
        yield
    finally:
        os.close(handle)
