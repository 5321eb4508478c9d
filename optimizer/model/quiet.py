"""Keeps a native library's greeting off standard output."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def quiet_stdout() -> Iterator[None]:
    """Point file descriptor 1 at nothing for a moment (HiGHS prints a banner when it is made)."""
    with _ONE_AT_A_TIME:
        with suppress(ValueError, OSError):
            sys.stdout.flush()
        kept = os.dup(1)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, 1)
            yield
        finally:
            os.dup2(kept, 1)
            os.close(kept)
            os.close(nowhere)
