"""The words of the product in a language: English is written in the code, the rest looked up.

The catalogue is ``data/words/*.LANGUAGE.po``: an entry is an English text and what it is in the
language. Figures stand in both as ``{name}`` and are filled in after the text is translated.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from optimizer.assets import folder

if TYPE_CHECKING:
    from collections.abc import Mapping


def translated(text: str, language: str, /, **figures: object) -> str:
    """A text in a language (``en``, ``ko``); English where the catalogue has no entry.

    Raises KeyError where a figure is missing that the text asks for.
    """
    found = text if language == "en" else words(language).get(text, text)
    return found.format(**figures) if figures else found


@cache
def words(language: str) -> Mapping[str, str]:
    """Every entry of a language by its English text; entries that are in doubt are left out."""
    from babel.messages.pofile import read_po  # only who reads Korean waits for it

    found: dict[str, str] = {}
    for path in sorted(folder("words").glob(f"*.{language}.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
        found |= {entry.id: entry.string for entry in catalogue
                  if isinstance(entry.id, str) and isinstance(entry.string, str)
                  and entry.id and entry.string and not entry.fuzzy}
    return found
