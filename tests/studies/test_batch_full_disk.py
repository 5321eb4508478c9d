"""A disk that is full loses nothing that was finished; with room, a resume ends as if it had not
been.

Without: half a file is taken for a whole one, or a batch ends with a traceback at 3 o'clock.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from optimizer.errors import BadInput, WorkLost
from optimizer.studies.engine import Here
from tests.studies.small_disk import small_disk
from tests.studies.sweep import finished, rows, run, start, write_study

ROOM_KB = 60
"""For about half of the twelve cases, which take 8 kB each."""


def test_a_small_disk(study, undisturbed, tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        out = disk.seen / "out"
        disk.leave(ROOM_KB)
        with start(study, disk.folder / "out", "--jobs", "1", disk=disk) as process:
            said = process.stderr.read()
        kept = finished(out)
        assert 0 < len(kept) - 1 < len(undisturbed)
        assert process.returncode == 3, said
        assert "No space left on device" in said
        assert "Make room on its disk." in said
        assert f"{len(kept) - 1} of 12 cases are finished and kept in out." in said
        assert "--resume" in said
        assert "Traceback" not in said
        assert not list(out.rglob("*.part"))
        disk.leave(0)
        with start(study, disk.folder / "out", "--jobs", "1", "--resume", disk=disk) as process:
            said = process.stderr.read()
        assert process.returncode == 1, said
        assert "12 of 12 cases" in said
        after = finished(out)
        assert {name: after[name] for name in kept} == kept
        assert rows(out) == undisturbed
        assert (out / "summary.xlsx").exists()


@pytest.fixture(scope="module")
def four(tmp_path_factory) -> Path:
    return write_study(tmp_path_factory.mktemp("four"), prices=(80,), wanted=(3, 5, 6, 7))


@pytest.fixture(scope="module")
def expected(four, tmp_path_factory) -> list[dict[str, str]]:
    out = tmp_path_factory.mktemp("four")
    run(four, out, Here())
    return rows(out)


@pytest.mark.parametrize("full_from", range(2 * (1 + 1 + 4 + 2)))
def test_wherever_the_disk_fills(four, expected, tmp_path, monkeypatch, full_from):
    """Study, base, four cases, table and summary: the file of each, and then its folder, in turn
    and with all that follows goes to a device that is full."""
    left, before = full_from, os.fsync

    def fsync(handle: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            Path("/dev/full").write_bytes(b"more")
        before(handle)

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fsync)
        with pytest.raises((WorkLost, BadInput), match=r"No space left on device\)\. Make room"):
            run(four, tmp_path, Here())
    kept = finished(tmp_path)
    assert len(kept) >= min(full_from // 2 - 1, 5)
    assert not list(tmp_path.rglob("*.part"))
    run(four, tmp_path, Here(), resume=True)
    after = finished(tmp_path)
    assert {name: after[name] for name in kept} == kept
    assert rows(tmp_path) == expected
