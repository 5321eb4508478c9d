"""The parts of a workbook and how they refer to each other."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.io.archive import UNPACKING_FAILS, Budget, bomb, refuse_damaged, refuse_parts, unpack
from optimizer.io.files import refuse
from optimizer.quotes.files.limits import BOOK, MAX_PART
from optimizer.quotes.files.markup import damaged, walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Link:
    """What one part says of another: its kind (last word of its type) and where it is."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of a zipped file by name. Nothing is kept open between two reads."""

    def __init__(self, path: Path) -> None:
        """Look at the list of parts.

        Raises:
            BadInput: it does not unpack, or the list alone gives away that it is built to harm.
        """
        self.path = path
        self.written = path.stat().st_mtime_ns
        try:
            with zipfile.ZipFile(path) as archive:
                parts = archive.infolist()
        except UNPACKING_FAILS as error:
            raise refuse_damaged(path) from error
        refuse_parts(path, parts, BOOK)
        self.names = {_plain(part.filename): part.filename for part in parts}

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return _plain(name) in self.names

    def stream(self, name: str, budget: Budget | None = None, most: int = 0) -> Iterator[bytes]:
        """The content of a part, piece by piece; at most so many bytes where ``most`` is given.

        Raises:
            BadInput: there is no such part, it does not unpack, or it is built to harm.
        """
        if not self.has(name):
            raise damaged(self.path, name, "nothing is found")
        if self.path.stat().st_mtime_ns != self.written:
            raise refuse(self.path, "the file was changed while it was read", "Read it again.")
        size = 0
        try:
            with zipfile.ZipFile(self.path) as archive:
                part = archive.getinfo(self.names[_plain(name)])
                for chunk in unpack(self.path, archive, part, budget or Budget(self.path, BOOK)):
                    size += len(chunk)
                    if most and size > most:
                        raise bomb(self.path, f"a part ({name}) of more than {most // 2**20} MB")
                    yield chunk
        except UNPACKING_FAILS as error:
            raise refuse_damaged(self.path) from error

    def small(self, name: str) -> Iterator[bytes]:
        """The content of a part that is held in memory."""
        return self.stream(name, most=MAX_PART)

    def links(self, name: str) -> list[Link]:
        """What a part refers to; empty name: what the file as a whole refers to."""
        folder, last = posixpath.split(name)
        where = posixpath.join(folder, "_rels", f"{last}.rels")
        found: list[Link] = []
        if not self.has(where):
            return found

        def start(element: str, attributes: dict[str, str]) -> None:
            if element == "Relationship":
                target = attributes.get("Target", "").replace("\\", "/")
                full = target if target.startswith("/") else posixpath.join("/", folder, target)
                found.append(Link(attributes.get("Id", ""),
                                  attributes.get("Type", "").rpartition("/")[2].lower(),
                                  posixpath.normpath(full).lstrip("/"),
                                  attributes.get("TargetMode", "").lower() == "external"))

        walk(self.path, where, self.small(where), start)
        return found


def _plain(name: str) -> str:
    """Part names as all programs mean them: any case, any slash."""
    return name.replace("\\", "/").lstrip("/").lower()
