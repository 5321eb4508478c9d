"""XML parsers that fetch nothing, expand nothing and say where a file is damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from optimizer.io.archive import refuse_entities
from optimizer.io.files import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from optimizer.errors import BadInput

SLICE = 2**15
"""Bytes parsed at a time: what a slice can expand to (rows of one far cell each) stays small."""


def parser(path: Path, part: str, separator: str | None = None) -> expat.XMLParserType:
    """A parser of one part; with a separator, names are ``namespace separator name``."""

    def entities(*_: object) -> NoReturn:
        raise refuse_entities(path, part)

    made = expat.ParserCreate(namespace_separator=separator)
    made.buffer_text = True
    made.buffer_size = 2**16
    made.StartDoctypeDeclHandler = entities
    made.EntityDeclHandler = entities
    made.ExternalEntityRefHandler = entities
    made.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return made


def feed(
    path: Path, part: str, made: expat.XMLParserType, chunks: Iterable[bytes]
) -> Iterator[None]:
    """Parse piece by piece; after each the caller may take what the handlers collected.

    Raises:
        BadInput: the part is no well-formed XML.
    """
    try:
        for chunk in chunks:
            for start in range(0, len(chunk) or 1, SLICE):
                made.Parse(chunk[start:start + SLICE], False)
                yield
        made.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise damaged(path, part, expat.errors.messages[error.code]) from error
    except UnicodeDecodeError as error:
        raise damaged(path, part, "a text is not UTF-8") from error


def walk(
    path: Path, part: str, chunks: Iterable[bytes],
    start: Callable[[str, dict[str, str]], None],
) -> None:
    """Call ``start`` for every element of a small part; names come without namespace."""
    made = parser(path, part, " ")

    def opened(name: str, attributes: dict[str, str]) -> None:
        start(name.rpartition(" ")[2],
              {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    made.StartElementHandler = opened
    for _ in feed(path, part, made, chunks):
        pass


def damaged(path: Path, part: str, what: str) -> BadInput:
    """What to say of a part that cannot be understood."""
    return refuse(path, f"the file is damaged: in its part {part}, {what}",
                  "Open it in a spreadsheet program and save it again as .xlsx.")


def true(text: str | None) -> bool:
    """Of an attribute that says yes or no."""
    return text is not None and text.strip().lower() in ("1", "true", "on")
