"""Rows of a table that are no items of interest, kept small: there may be a million."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, overload

from optimizer.quotes.grid import as_written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.quotes.grid import Value

BETWEEN = " | "
"""Stands between the texts of two cells."""
_Texts = str | tuple["Value", ...]
"""Cells joined, or kept to be joined when somebody asks."""


@dataclass(frozen=True, slots=True)
class Aside:
    """One such row."""

    row: int
    kind: str
    what: str
    figures: str


class Asides(Sequence[Aside]):
    """Such rows in the order in which they were found; each is made when it is asked for."""

    def __init__(self) -> None:
        self._rows = array("L")
        self._kinds: list[str] = []
        self._whats: list[_Texts] = []
        self._figures: list[_Texts] = []

    def append(self, one: Aside) -> None:
        """Add one row."""
        self._rows.append(one.row)
        self._kinds.append(one.kind)
        self._whats.append(one.what)
        self._figures.append(one.figures)

    def extend(self, several: Iterable[Aside]) -> None:
        """Add some rows."""
        for one in several:
            self.append(one)

    def list_goods(
        self, rows: list[list[Value]], first: int, what: tuple[int, ...],
        figures: tuple[int, ...],
    ) -> None:
        """Add rows that list other goods: columns that describe them, and columns of figures."""
        self._rows.extend(range(first, first + len(rows)))
        self._kinds += ["other goods"] * len(rows)
        self._whats += _kept(rows, what)
        self._figures += _kept(rows, figures)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Aside: ...
    @overload
    def __getitem__(self, at: slice) -> list[Aside]: ...
    def __getitem__(self, at: int | slice) -> Aside | list[Aside]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        return Aside(self._rows[at], self._kinds[at], _joined(self._whats[at]),
                     _joined(self._figures[at]))


def _kept(rows: list[list[Value]], columns: tuple[int, ...]) -> Sequence[_Texts]:
    """Some cells of every row. Texts are joined at once, which takes less room."""
    if not columns or not rows:
        return [""] * len(rows)
    one = columns[0]
    pick = itemgetter(*columns) if len(columns) > 1 else itemgetter(slice(one, one + 1))
    try:
        picked = [tuple(pick(cells)) for cells in rows]
    except IndexError:
        picked = [tuple([cells[c] if c < len(cells) else None for c in columns])
                  for cells in rows]
    if all(type(value) is str for value in picked[0]):
        return [_together(values) for values in picked]
    return picked


def _together(values: tuple[Value, ...]) -> _Texts:
    try:
        return BETWEEN.join(values)  # type: ignore[arg-type]
    except TypeError:  # seldom, where the first row holds texts alone
        return values


def _joined(kept: _Texts) -> str:
    if isinstance(kept, str):
        return kept
    return BETWEEN.join([as_written(value) for value in kept if value is not None])
