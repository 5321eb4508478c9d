"""A file as it was given: a question can be told one, from a disk or from a browser."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class GivenFile:
    """What it is called, for messages, and what is in it."""

    name: str
    data: bytes
