"""What a screen says, all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def words(at: AppTest) -> str:
    """Titles, texts, messages and captions, a line each."""
    kinds = (at.title, at.header, at.subheader, at.markdown, at.caption, at.info, at.warning,
             at.error, at.success)
    return "\n".join(str(one.value) for kind in kinds for one in kind)
