"""Proves that a file is written whole or not at all, and that a failed run spoils nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimizer.errors import BadInput
from optimizer.io import write_atomic, write_scenario_workbook
from tests.io.fake_catalogue import CATALOGUE
from tests.io.samples import full_scenario


def test_a_failure_keeps_the_old_file(tmp_path: Path) -> None:
    """Half of a new workbook over a good old one would be the loss of both."""
    path = tmp_path / "plan.xlsx"
    path.write_text("old")

    def fail(beside: Path) -> None:
        beside.write_text("half")
        raise RuntimeError("out of power")

    with pytest.raises(RuntimeError, match="out of power"):
        write_atomic(path, fail)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_success_replaces_it_in_one_step(tmp_path: Path) -> None:
    """While the new file is being written, the old one is whole."""
    path = tmp_path / "plan.xlsx"
    path.write_text("old")

    def fill(beside: Path) -> None:
        beside.write_text("new")
        assert path.read_text() == "old"

    write_atomic(path, fill)
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed(tmp_path: Path) -> None:
    """The file a link points to is replaced, not the link."""
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    link.symlink_to(real)
    write_atomic(link, lambda beside: beside.write_text("new") and None)
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder that is not there, and a folder in place of a file."""
    for path, message in ((tmp_path / "no" / "plan.xlsx", "it cannot be written (No such file or "
                           "directory)"), (tmp_path, "it is a folder, not a file")):
        with pytest.raises(BadInput) as caught:
            write_scenario_workbook(path, full_scenario(), CATALOGUE)
        assert message in str(caught.value)


def test_bad_settings_write_nothing(tmp_path: Path) -> None:
    """A scenario whose settings the catalogue does not know leaves no file behind."""
    scenario = full_scenario().model_copy(update={"rules": {"delivery": {"mode": "hard"}}})
    with pytest.raises(BadInput, match="unknown name delivery"):
        write_scenario_workbook(tmp_path / "s.xlsx", scenario, CATALOGUE)
    assert list(tmp_path.iterdir()) == []
