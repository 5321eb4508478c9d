"""A disk of a megabyte: a tmpfs in a namespace of its own, which ends with its last process.

Where the system lets nobody mount, the process that is tested counts what it writes, and what is
too much goes to ``/dev/full``: the room is then ours, the error still the system's.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE_KB = 1024
PAGE_KB = 4
"""A file takes whole pages."""
MOUNTED = """exec unshare --user --map-root-user --mount sh -c \
'mount -t tmpfs -o "$2" tmpfs "$1" && echo mounted && exec cat' sh "$1" "$2" """
COUNTED = """
import os, pathlib
def fsync(handle, disk=pathlib.Path({disk!r}), before=os.fsync):
    if sum(-(-one.stat().st_size // 4096) for one in disk.rglob("*") if one.is_file()) > {pages}:
        pathlib.Path("/dev/full").write_bytes(b"more")
    before(handle)
os.fsync = fsync
"""


@dataclass(frozen=True)
class Disk:
    """``folder`` is its place for what is started with ``before``; ``seen`` the same from here."""

    folder: Path
    seen: Path
    before: tuple[str, ...] = ()
    preamble: str = ""

    def leave(self, room_kb: int) -> None:
        """Fill it with something else but for so much; 0 does not fill it at all."""
        ballast = self.seen / "ballast"
        ballast.unlink(missing_ok=True)
        if room_kb:
            used = sum(-(-one.stat().st_size // 4096) for one in self.seen.rglob("*")
                       if one.is_file())
            ballast.write_bytes(bytes(1024 * (SIZE_KB - room_kb - PAGE_KB * used)))


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """A disk that is there while the block runs."""
    folder.mkdir()
    holder = subprocess.Popen(
        ["sh", "-c", MOUNTED, "sh", str(folder), f"size={SIZE_KB}k"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    with holder:
        if holder.stdout.readline() == "mounted\n":
            yield Disk(folder, Path(f"/proc/{holder.pid}/root{folder}"), (
                "nsenter", "--user", "--mount", "--preserve-credentials", f"--target={holder.pid}",
                f"--wd={os.getcwd()}"))  # noqa: PTH109
            holder.stdin.close()
        else:
            yield Disk(folder, folder, preamble=COUNTED.format(
                disk=str(folder), pages=SIZE_KB // PAGE_KB))
