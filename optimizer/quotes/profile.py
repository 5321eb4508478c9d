"""A vendor's answers, kept as plain text (TOML) and given again for its next quote.

One file per vendor. A table per question: delete one to be asked again.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from optimizer.errors import BadInput, Place, Problem
from optimizer.io.files import write_atomic
from optimizer.quotes.settling import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from optimizer.quotes.settling import Given

LARGEST = 2**20
"""Bytes of a profile; what is larger was not written here."""
_ABOUT = "# Answers given about quotes of one vendor, reused for its next quote.\n" \
         "# Delete a table to be asked again.\n"
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass
class Profiles:
    """The profiles in a folder, read as they are needed.

    Raises ``BadInput`` where a profile cannot be read.
    """

    folder: Path
    _read: dict[str, Mapping[str, Answer]] = field(default_factory=dict)

    def __call__(self, vendor: str, key: str) -> Answer | None:
        """The answer kept of a vendor under a key."""
        if vendor not in self._read:
            self._read[vendor] = _answers(self.path(vendor))
        return self._read[vendor].get(key)

    def path(self, vendor: str) -> Path:
        """Where a vendor's profile lies: names are hostile, so letters and digits only."""
        even = unicodedata.normalize("NFKC", vendor).casefold().strip()
        letters = re.sub(r"[^\w]+", "-", even).strip("-_")[:40]
        return self.folder / f"{letters or 'vendor'}-{_hash(even)}.toml"

    def keep(self, given: Iterable[Given], today: date) -> tuple[Path, ...]:
        """Add answers to the profiles of their vendors; the files that changed.

        Raises:
            BadInput: a folder that cannot be written, or a profile that cannot be read.
        """
        by_vendor: dict[str, list[Given]] = defaultdict(list)
        for one in given:
            if one.vendor and one.question.profile_key and not one.answer.source:
                by_vendor[one.vendor].append(one)
        changed = []
        for vendor, mine in by_vendor.items():
            path = self.path(vendor)
            before = _tables(path)
            after = dict(before)
            for one in mine:
                key, kept = one.question.profile_key, before.get(one.question.profile_key, {})
                if kept.get("answer") != one.answer.text or kept.get("quote") != one.quote:
                    after[key] = {"question": one.question.text, "answer": one.answer.text,
                                  "quote": one.quote, "on": today}
            if after != before:
                _write(path, vendor, after)
                self._read.pop(vendor, None)
                changed.append(path)
        return tuple(changed)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _answers(path: Path) -> dict[str, Answer]:
    return {
        key: Answer(table["answer"], Place(file=path.name, cell=f"[{key}]"),
                    f"as for quote {table['quote']} on {table['on']} (profile)")
        for key, table in _tables(path).items()
    }


def _tables(path: Path) -> dict[str, dict[str, Any]]:
    """Every table of a profile; none where there is no profile yet."""
    try:
        with path.open("rb") as source:
            data = source.read(LARGEST + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise _bad(path, f"the profile cannot be read ({error.strerror or error})") from error
    if len(data) > LARGEST:
        raise _bad(path, "the profile is larger than 1 MB")
    try:
        content = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data[:error.start].count(b"\n") + 1
        raise _bad(path, f"the profile is not UTF-8 text (line {line})") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _bad(path, f"the profile is not valid TOML: {error or 'nested without end'}"
                   ) from error
    tables = {key: value for key, value in content.items() if key != "vendor"}
    for key, table in tables.items():
        whole = isinstance(table, dict) and isinstance(table.get("answer"), str) and isinstance(
            table.get("quote"), str) and isinstance(table.get("on"), date)
        if not whole:
            where = _line_of(data.decode("utf-8"), key)
            raise _bad(path, f'the entry "{key:.60}"{where} does not hold answer and quote as text '
                             "and on as a date")
    return tables


def _line_of(text: str, key: str) -> str:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip().lstrip("[").startswith((_quoted(key), key)):
            return f" (line {number})"
    return ""


def _bad(path: Path, what: str) -> BadInput:
    return BadInput([Problem(Place(file=path.name), what,
                             "Correct it there, or delete the file to be asked again.")])


def _write(path: Path, vendor: str, tables: Mapping[str, Mapping[str, Any]]) -> None:
    lines = [_ABOUT, f"vendor = {_quoted(vendor)}\n"]
    for key, table in sorted(tables.items()):
        lines.append(f"\n[{_quoted(key)}]\n")
        lines += [f"{name} = {value if isinstance(value, date) else _quoted(value)}\n"
                  for name, value in table.items() if isinstance(value, str | date)]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, lambda beside: _text(beside, "".join(lines)))


def _text(beside: Path, text: str) -> None:
    beside.write_text(text, encoding="utf-8", newline="\n")


def _quoted(text: str) -> str:
    """A TOML basic string."""
    return '"' + "".join(
        _ESCAPED.get(c) or (f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) == 127 else c)
        for c in text if not 0xD800 <= ord(c) <= 0xDFFF) + '"'
