"""Where in a workbook things stand, so that a problem can name its cell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from optimizer.io.sheets import address

if TYPE_CHECKING:
    from optimizer.errors import Place


@dataclass(slots=True)
class Layout:
    """Titles, columns and row numbers of the sheets that were read."""

    file: str
    titles: dict[str, str] = field(default_factory=dict)
    columns: dict[str, dict[str, int]] = field(default_factory=dict)
    row_numbers: dict[str, list[int]] = field(default_factory=dict)
    heading_rows: dict[str, int] = field(default_factory=dict)
    cells: dict[tuple[str, str], str] = field(default_factory=dict)
    """Addresses of single values and settings, by sheet and path."""

    def __call__(self, place: Place) -> Place:
        table, name = place.table, place.field
        place = replace(place, file=self.file)
        if place.cell or not table:
            return place
        if (table, name) in self.cells:
            return replace(place, cell=self.cells[table, name])
        title = self.titles.get(table, table)
        column = self.columns.get(table, {}).get(name)
        if place.row is not None and place.row < len(self.row_numbers.get(table, ())):
            number = self.row_numbers[table][place.row]
            return replace(place, cell=address(title, column or 1, number))
        if column is not None and name:
            return replace(place, cell=address(title, column, self.heading_rows.get(table, 1)))
        return replace(place, table=title)
