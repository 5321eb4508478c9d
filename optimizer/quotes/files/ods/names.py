"""Names of elements and attributes, short: ``table:table-cell``, whatever prefix a file uses."""

from __future__ import annotations

_SPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0": "number",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}


class ShortNames(dict[str, str]):
    """From the parser's ``namespace name`` to the short name, made once for each."""

    def __missing__(self, name: str) -> str:
        space, _, local = name.rpartition(" ")
        self[name] = short = f"{_SPACES.get(space, '?')}:{local}"
        return short
