"""A PostgreSQL server of the tests' own, on a socket in a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

USERS = ("postgres", "nobody")


def tool(name: str) -> str | None:
    """The path of a server tool, where PostgreSQL is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name)


@contextmanager
def served() -> Iterator[str]:
    """The URL of a fresh server, which ends with the block."""
    initdb, server = tool("initdb"), tool("postgres")
    assert initdb is not None
    assert server is not None
    folder = Path(tempfile.mkdtemp(prefix="gpuplan-pg-"))
    user = next((name for name in USERS if name in {one.pw_name for one in pwd.getpwall()}), None) \
        if os.geteuid() == 0 else None
    try:
        if user is not None:
            shutil.chown(folder, user)
        subprocess.run([initdb, "-D", folder / "data", "-U", "planner", "-A", "trust",
                        "--no-sync", "-E", "UTF8", "--locale", "C"],
                       check=True, capture_output=True, user=user, cwd=folder)
        process = subprocess.Popen(
            [server, "-D", folder / "data", "-k", folder, "-c", "listen_addresses=",
             "-c", "fsync=off"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, user=user, cwd=folder)
        try:
            assert process.stderr is not None
            for line in process.stderr:
                if "ready to accept connections" in line:
                    break
            yield f"postgresql://planner@/postgres?host={folder}"
        finally:
            process.terminate()
            process.communicate(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
