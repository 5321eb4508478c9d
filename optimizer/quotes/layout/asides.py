"""Rows of a table that are no items of interest, kept small: there may be a million."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
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
        self._whats += [_kept(cells, what) for cells in rows]
        self._figures += [_kept(cells, figures) for cells in rows]

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


def _kept(cells: list[Value], columns: tuple[int, ...]) -> _Texts:
    """Texts are joined at once, which takes less room; figures are left as they are."""
    length = len(cells)
    values = [value for c in columns if c < length and (value := cells[c]) is not None]
    try:
        return BETWEEN.join(values)  # type: ignore[arg-type]
    except TypeError:  # a figure is among them; asking each for its type takes longer
        return tuple(values)


def _joined(kept: _Texts) -> str:
    return kept if isinstance(kept, str) else BETWEEN.join(map(as_written, kept))
