"""Country groups of a regime, resolved to ISO codes; a group may name other groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.errors import BadInput, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from optimizer.domain.regime import ExportRegime

_ISO = re.compile(r"[A-Z]{2}")


def is_code(name: str) -> bool:
    """Whether the name has the form of an ISO 3166 two-letter code."""
    return _ISO.fullmatch(name) is not None


def groups_of(regime: ExportRegime) -> dict[str, tuple[str, ...]]:
    """Group → the codes and groups it names."""
    return {group.group: group.countries for group in regime.groups}


def members(names: Iterable[str], regime: ExportRegime) -> frozenset[str]:
    """The ISO codes that the names (codes, or groups of the regime) stand for.

    Raises BadInput for every name that is neither.
    """
    groups = groups_of(regime)
    codes = reached(names, groups) - groups.keys()
    place = Place("export_groups", field="countries")
    if strangers := sorted(name for name in codes if not is_code(name)):
        raise BadInput([unknown(name, groups, place) for name in strangers])
    return codes


def reached(names: Iterable[str], groups: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The names, and all names inside the groups among them, at any depth."""
    found: set[str] = set()
    left = list(names)
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left.extend(groups.get(name, ()))
    return frozenset(found)


def unknown(name: str, groups: Iterable[str], place: Place) -> Problem:
    """The problem of a name that is neither a country code nor a group."""
    listed = ", ".join(sorted(groups)) or "none"
    return Problem(
        place, f"{name!r} is neither a two-letter country code nor a country group of the regime",
        f"Use an ISO 3166 code, one of the groups ({listed}), or add the group",
    )
