"""Reading without the collector of cycles running in between."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the collector of cycles from running while a file is read.

    A price list makes a million objects and no cycles: looking for cycles among them again and
    again took more than half of the time. Memory is freed all the same, by counting references.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            if not gc.get_freeze_count():
                gc.freeze()  # what was read is no young garbage: a first look at all of it
                gc.unfreeze()  # would take as long as reading a tenth of the file
            gc.enable()
