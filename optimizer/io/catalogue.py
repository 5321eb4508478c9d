"""The shape of the list of rules and terms, as far as files need to know it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel


class Entry(Protocol):
    """One rule or term: what a reader sees of it, and its settings."""

    @property
    def id(self) -> str: ...
    @property
    def family(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def math(self) -> str: ...
    @property
    def settings(self) -> type[BaseModel]: ...


class Catalogue(Protocol):
    """All rules and terms there are, by id."""

    @property
    def rules(self) -> Mapping[str, Any]: ...
    @property
    def terms(self) -> Mapping[str, Any]: ...


KINDS = ("rules", "terms")
"""The parts of a scenario that are settings of registered things."""


def entries(catalogue: Catalogue, kind: str) -> Mapping[str, Entry]:
    """The rules or the terms, by family."""
    found: Mapping[str, Entry] = getattr(catalogue, kind)
    return dict(sorted(found.items(), key=lambda item: item[1].family))
