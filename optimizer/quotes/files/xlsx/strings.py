"""Text of cells: runs of different fonts joined, readings of kanji left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.io.files import refuse
from optimizer.quotes.files.limits import MAX_STRINGS, MAX_STRINGS_SIZE
from optimizer.quotes.files.markup import feed, parser, true
from optimizer.quotes.files.plain import text_value
from optimizer.quotes.files.xlsx.shortcut import Shortcut

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

    from optimizer.quotes.files.xlsx.package import Package

MAX_WAYS = 8
"""Of writing a plain text in one file."""
_ITEM = (r'(?P<start>\s*<@si><@t(?: xml:space="preserve")?>)[^<&]*'
         r"(?P<end></@t>(?:<@phoneticPr(?: \w+=\"\w*\")*/>)?</@si>)$")
_ESCAPE = re.compile(r"(?:_x[0-9A-Fa-f]{4}_)+")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a cell; blank is None."""

    text: str | None
    struck: bool | None = None
    """Whether its own fonts strike all of it through; None: as the font of the cell does."""


class TextCollector:
    """Reads one element after another that holds text: ``si`` and ``is``."""

    def __init__(self, prefix: str) -> None:
        self.names = {prefix + name: name for name in ("t", "r", "rPr", "rPh", "strike")}
        self.clear()

    def clear(self) -> None:
        self.pieces: list[str] = []
        self.runs: list[tuple[str, bool | None]] = []
        self.run: bool | None = None
        self.taking, self.reading = False, 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        known = self.names.get(name)
        if known == "t":
            self.taking = not self.reading
        elif known == "r":
            self.run = None
        elif known == "rPr":
            self.run = False
        elif known == "strike":
            self.run = true(attributes.get("val", "1"))
        elif known == "rPh":
            self.reading += 1

    def end(self, name: str) -> None:
        known = self.names.get(name)
        if known == "t" and self.taking:
            self.runs.append(("".join(self.pieces), self.run))
            self.pieces.clear()
            self.taking = False
        elif known == "r":
            self.run = None
        elif known == "rPh":
            self.reading -= 1

    def data(self, text: str) -> None:
        if self.taking:
            self.pieces.append(text)

    def result(self) -> Text:
        """The text read since ``clear``."""
        text = unescaped("".join(text for text, _ in self.runs))
        fonts = {struck for text, struck in self.runs if text.strip()}
        struck = False if False in fonts else True if fonts == {True} else None
        return Text(text_value(text), struck)


def unescaped(text: str) -> str:
    """``_x000D_`` stands for the character of that number; ``_x005F_`` for the underscore."""
    return _ESCAPE.sub(_characters, text) if "_x" in text else text


def _characters(escapes: re.Match[str]) -> str:
    units = bytes.fromhex("".join(code[2:6] for code in re.findall("_x...._", escapes[0])))
    return units.decode("utf-16-be", "replace")


@dataclass(slots=True)
class SharedStrings:
    """Texts that cells refer to by number."""

    texts: list[str | None]
    struck: dict[int, bool]
    """Of texts whose own fonts say whether they are struck through."""


def shared_strings(package: Package, part: str) -> SharedStrings:
    """Read the part that holds the texts of all sheets.

    Raises:
        BadInput: it is damaged or holds too much.
    """
    path = package.path
    made = SharedStrings([], {})
    reader = parser(path, part)
    texts = _Texts(reader, made)
    for _ in feed(path, part, reader, texts.others(package.stream(part, most=MAX_STRINGS_SIZE))):
        if len(made.texts) > MAX_STRINGS:
            raise refuse(path, f"it holds more than {MAX_STRINGS:,} different texts",
                         "Split it into several files.")
    return made


class _Texts(Shortcut):
    """Texts without fonts of their own are taken out of the bytes; the parser reads the others."""

    root = b"sst"

    def __init__(self, reader: XMLParserType, made: SharedStrings) -> None:
        self.reader, self.made = reader, made
        self.prefix = ""
        self.plain: list[tuple[re.Pattern[bytes], str, str]] = []
        """Ways to write a plain text: a pattern of a run of them, and what stands around each."""
        reader.StartElementHandler = self._root

    def mark(self) -> bytes:
        """The tag that ends a text."""
        return f"</{self.prefix}si>".encode()

    def take(self, data: bytes, at: int) -> int:
        """Read plain texts from here on; returns where they end."""
        searching = True
        while searching:
            searching = False
            for pattern, start, end in self.plain:
                if run := pattern.match(data, at):
                    text = run[0].decode()[len(start):-len(end)]
                    self.made.texts.extend(
                        text_value(unescaped(one)) for one in text.split(end + start))
                    at, searching = run.end(), True
        return at

    def look(self, piece: bytes) -> bool:
        """Learn how a plain text is written; many programs add a tag that says nothing here."""
        found = self.item.search(piece)
        if found and len(self.plain) < MAX_WAYS:
            way = (found["start"].decode(), found["end"].decode())
            if way not in [known[1:] for known in self.plain]:
                start, end = map(re.escape, way)
                pattern = re.compile(f"(?:{start}[^<&\\r]*+{end})++".encode())
                self.plain.append((pattern, *way))
        return True

    def _root(self, name: str, _: dict[str, str]) -> None:
        """The first element tells the prefix of all names that matter."""
        prefix = name.rpartition(":")[0]
        self.prefix = prefix = prefix and f"{prefix}:"
        self.item = re.compile(_ITEM.replace("@", prefix).encode())
        item, collector = f"{prefix}si", TextCollector(prefix)

        def opened(name: str, attributes: dict[str, str]) -> None:
            if name != item:
                collector.start(name, attributes)

        def closed(name: str) -> None:
            if name != item:
                collector.end(name)
                return
            found = collector.result()
            if found.struck is not None:
                self.made.struck[len(self.made.texts)] = found.struck
            self.made.texts.append(found.text)
            collector.clear()

        self.reader.StartElementHandler = opened
        self.reader.EndElementHandler = closed
        self.reader.CharacterDataHandler = collector.data
