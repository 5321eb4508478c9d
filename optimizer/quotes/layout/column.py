"""Columns of a table, and the heading they stand under."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.quotes.meaning import Heading, Role

WHAT: frozenset[Role] = frozenset({"item", "spec", "part"})
"""Roles that say what is offered."""
MONEY: frozenset[Role] = frozenset({"price", "list_price", "extended", "total"})
COUNT: frozenset[Role] = frozenset({"quantity", "tier", "tier_from", "minimum"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    index: int
    heading: Heading
    text: str
    """Its heading as written, levels joined by " / "."""
    row: int
    """Of the lowest level of its heading."""
    others: tuple[Heading, ...] = ()
    """What the heading could mean besides."""


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of one table: rows ``top`` to ``bottom``, and its columns from left to right."""

    top: int
    bottom: int
    columns: tuple[Column, ...]
    group: str = ""
    """What stands above these columns and is no heading: a vendor's name, "Alternate 1"."""
    group_at: tuple[int, int] | None = None
    own_from: int = 0
    """First column that no other table of the heading shares."""
    shared: frozenset[int] = frozenset()
    """Columns of the other tables of the heading."""
    last_column: int = field(default=-1)
    """The table's last column; figures further right stand beside it."""

    @property
    def beside_others(self) -> bool:
        """Whether columns to its left are shared with other tables, as in a bid tabulation."""
        return self.own_from > min(column.index for column in self.columns)

    def having(self, *roles: Role) -> tuple[Column, ...]:
        """Columns of some roles, from left to right."""
        return tuple(column for column in self.columns if column.heading.role in roles)
