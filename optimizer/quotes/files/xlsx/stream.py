"""What the parser says of a sheet becomes rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.quotes.files.limits import MAX_COLUMNS, MAX_ROWS
from optimizer.quotes.files.markup import damaged, parser, true
from optimizer.quotes.files.xlsx.cells import BadCell, Log, Reader, Said
from optimizer.quotes.files.xlsx.strings import TextCollector

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.quotes.files.windows import Rows


class Stream:
    """What the parser calls.

    Most cells are plain: of them only the start tags and the text are listened to, which is what
    makes reading fast. A cell with a formula or text of its own is followed to its end.
    """

    def __init__(self, path: Path, part: str, reader: Reader, made: Rows) -> None:
        self.path, self.part, self.reader, self.made = path, part, reader, made
        self.row = -1
        self.concealed = False
        self.log: Log = []
        self.prefix = ""
        self.in_rows = False
        self.parser = parser(path, part)
        self.parser.StartElementHandler = self._root
        self.marks = bool(self.reader.styles.struck or any(self.reader.shared.struck.values()))
        """Whether cells must be looked at for text that is struck through."""

    def _root(self, name: str, attributes: dict[str, str]) -> None:
        """The first element tells the prefix of all names that matter."""
        prefix, _, local = name.rpartition(":")
        if local != "worksheet":
            raise damaged(self.path, self.part, "there is no sheet")
        self.prefix = prefix and f"{prefix}:"
        self.texts = TextCollector(self.prefix)
        self.parser.StartElementHandler = self._before
        self.parser.CharacterDataHandler = None

    def _before(self, name: str, attributes: dict[str, str]) -> None:
        """In front of the rows stand the columns."""
        if name == f"{self.prefix}sheetData":
            self.in_rows = True
            self._listen()
        elif name == f"{self.prefix}col" and (
            true(attributes.get("hidden")) or attributes.get("width") == "0"
        ):
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            columns = range(max(first, 1) - 1, min(last, MAX_COLUMNS))
            self.made.hidden_columns = self.made.hidden_columns | frozenset(columns)

    def _listen(self) -> None:
        """To plain cells: start tags and text."""
        append, prefix, flush = self.log.append, self.prefix, self._flush
        cell, value, row = f"{prefix}c", f"{prefix}v", f"{prefix}row"

        def start(name: str, attributes: dict[str, str]) -> None:
            if name == cell:
                append(attributes)
            elif name == value:
                return
            elif name == row:
                flush(attributes)
            elif name in (f"{prefix}f", f"{prefix}is"):
                self._follow(name)
            else:
                self._skip()

        self.start = start
        self._resume()

    def _resume(self) -> None:
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = None
        self.parser.CharacterDataHandler = self.log.append

    def _skip(self) -> None:
        """An element that says nothing of cells, with all it holds."""
        depth = 1

        def start(*_: object) -> None:
            nonlocal depth
            depth += 1

        def end(_: str) -> None:
            nonlocal depth
            depth -= 1
            if not depth:
                self._resume()

        self.parser.StartElementHandler = start
        self.parser.EndElementHandler = end
        self.parser.CharacterDataHandler = None

    def _follow(self, first: str) -> None:
        """A cell with a formula or text of its own, to its end."""
        said, texts, prefix, pieces = Said(), self.texts, self.prefix, list[str]()
        formula, value, own, cell = (f"{prefix}{name}" for name in ("f", "v", "is", "c"))
        self.log.append(said)

        def start(name: str, attributes: dict[str, str]) -> None:
            if name in (formula, value):
                pieces.clear()
            elif name == own:
                texts.clear()
            else:
                texts.start(name, attributes)

        def end(name: str) -> None:
            if name == formula:
                said.formula = "".join(pieces)
            elif name == value:
                said.text = "".join(pieces)
            elif name == own:
                said.rich = texts.result()
                self.marks = self.marks or said.rich.struck is True
            elif name == cell:
                self._resume()
            else:
                texts.end(name)

        def data(text: str) -> None:
            pieces.append(text)
            texts.data(text)

        start(first, {})
        self.parser.StartElementHandler = start
        self.parser.EndElementHandler = end
        self.parser.CharacterDataHandler = data

    def _flush(self, attributes: dict[str, str]) -> None:
        """A row ends and the next begins."""
        self.finish()
        number = attributes.get("r")
        row = self.row + 1 if number is None else int(number) - 1
        if row <= self.row or row >= MAX_ROWS:
            raise BadCell(f"the next row says that it is {row + 1}")
        self.row = row
        if "hidden" in attributes or "ht" in attributes:
            self.concealed = true(attributes.get("hidden")) or attributes.get("ht") == "0"
        else:
            self.concealed = False

    def finish(self) -> None:
        """Take the cells of the row that was read last."""
        if not self.log:
            return
        text = str(self.row + 1)
        cells = self.reader.row(self.log, text)
        if cells:
            self.made.put(self.row, cells)
            if self.concealed:
                self.made.hidden_rows.add(self.row)
            if self.marks:
                columns = self.reader.struck(self.log, text, cells)
                self.made.struck.update((self.row, column) for column in columns)
        self.log.clear()
