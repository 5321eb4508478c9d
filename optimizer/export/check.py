"""What can be wrong inside a regime, found all at once before any decision is asked for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from optimizer.errors import Place, Problem
from optimizer.export.countries import groups_of, is_code, reached, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from optimizer.domain.regime import (
        ControlThreshold,
        CountryGroup,
        ExportQuota,
        ExportRegime,
        ExportRule,
    )

    Row = CountryGroup | ControlThreshold | ExportRule | ExportQuota

    Where = Callable[[str, int, str], Place]
    """Table, row of the regime and field → where the reader finds it."""


def problems(regime: ExportRegime, where: Where) -> Iterator[Problem]:
    """Everything in the regime that cannot be planned with."""
    yield from _names(regime, where)
    yield from _dates(regime, where)
    yield from _groups(regime, where)
    yield from _limits(regime, where)
    yield from _rules(regime, where)


def _names(regime: ExportRegime, where: Where) -> Iterator[Problem]:
    tables: dict[str, tuple[str, Sequence[Row]]] = {
        "export_groups": ("group", regime.groups), "export_thresholds": ("", regime.thresholds),
        "export_rules": ("id", regime.rules), "export_quotas": ("id", regime.quotas),
    }
    for table, (field, rows) in tables.items():
        for i, row in enumerate(rows):
            if row.regime != regime.id:
                yield Problem(where(table, i, "regime"), f"the row is of regime {row.regime!r}",
                              f"Every row of this regime says {regime.id!r}")
        if field:
            yield from _twice([getattr(row, field) for row in rows], table, field, where)


def _twice(names: Sequence[str], table: str, field: str, where: Where) -> Iterator[Problem]:
    seen = Counter[str]()
    for i, name in enumerate(names):
        seen[name] += 1
        if seen[name] > 1:
            yield Problem(where(table, i, field), f"{name!r} is there already", "Rename one")


def _dates(regime: ExportRegime, where: Where) -> Iterator[Problem]:
    tables: dict[str, Sequence[ControlThreshold | ExportRule | ExportQuota]] = {
        "export_thresholds": regime.thresholds, "export_rules": regime.rules,
        "export_quotas": regime.quotas,
    }
    for table, rows in tables.items():
        for i, row in enumerate(rows):
            if row.valid_to is not None and row.valid_to < row.valid_from:
                yield Problem(
                    where(table, i, "valid_to"),
                    f"the last day {row.valid_to} is before the first day {row.valid_from}",
                    "Correct one of the two",
                )


def _groups(regime: ExportRegime, where: Where) -> Iterator[Problem]:
    groups = groups_of(regime)
    for i, row in enumerate(regime.groups):
        if is_code(row.group):
            yield Problem(where("export_groups", i, "group"),
                          f"the group {row.group!r} is named like a country code",
                          "Give it a longer name")
        place = where("export_groups", i, "countries")
        if not row.countries:
            yield Problem(place, f"the group {row.group!r} has no countries", "Name at least one")
        for name in row.countries:
            if name not in groups and not is_code(name):
                yield unknown(name, groups, place)
        if row.group in reached(row.countries, groups):
            yield Problem(place, f"the group {row.group!r} contains itself",
                          "Take it out of the groups that it names")


def _limits(regime: ExportRegime, where: Where) -> Iterator[Problem]:
    for i, row in enumerate(regime.thresholds):
        for field, lowest, below in (
            ("tpp_below", row.tpp_from, row.tpp_below),
            ("density_below", row.density_from, row.density_below),
        ):
            if lowest is not None and below is not None and below <= lowest:
                yield Problem(where("export_thresholds", i, field),
                              f"no figure is at least {lowest} and below {below}",
                              "Correct one of the two")


def _rules(regime: ExportRegime, where: Where) -> Iterator[Problem]:
    groups = groups_of(regime)
    classes = {row.eccn for row in regime.thresholds}
    quotas = {row.id for row in regime.quotas}
    for i, rule in enumerate(regime.rules):
        for field in ("makers", "destinations", "not_destinations", "parents"):
            for name in getattr(rule, field):
                if name not in groups and not is_code(name):
                    yield unknown(name, groups, where("export_rules", i, field))
        for field, known, what in (("classes", classes, "control class"),
                                   ("quotas", quotas, "quota")):
            for name in getattr(rule, field):
                if name not in known:
                    listed = ", ".join(sorted(known)) or "none"
                    yield Problem(where("export_rules", i, field),
                                  f"the regime has no {what} {name!r}",
                                  f"Use one of: {listed}; or add it")
