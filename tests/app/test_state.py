"""The session is touched in one place, so that what outlives a screen is decided in one place."""

from __future__ import annotations

from pathlib import Path

import app


def test_only_the_state_touches_the_session():
    folder = Path(app.__file__).parent
    touching = {path.name for path in folder.rglob("*.py")
                if "session_state" in path.read_text(encoding="utf-8")}
    assert touching == {"state.py", "identity.py"}
