"""What the tests of batches share, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimizer.studies.engine import Here
from tests.studies.sweep import rows, run, write_study


@pytest.fixture(scope="session")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_study(tmp_path_factory.mktemp("study"))


@pytest.fixture(scope="session")
def undisturbed(study: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The table of a run that nothing happened to."""
    out = tmp_path_factory.mktemp("undisturbed")
    run(study, out, Here())
    return rows(out)
