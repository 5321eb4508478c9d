"""What a planner does to a table, on plain cells: no screen, no store."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from optimizer.io.entered import Entered, Row, cell_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

SAME_NAME = " ({n})"
"""Behind the id of a copied row."""


def edited(base: Sequence[Row], changes: Mapping[int, Mapping[str, Any]]) -> list[Row]:
    """Rows after some cells were typed over, by row and column; rows below the last are new.

    A blank text clears a cell. Blank rows at the end go; those between keep the others in place.
    """
    rows = [dict(row) for row in base]
    for number, cells in changes.items():
        rows += [{} for _ in range(number + 1 - len(rows))]
        for column, value in cells.items():
            if (text := cell_text(value)).strip():
                rows[number][column] = text
            else:
                rows[number].pop(column, None)
    return trimmed(rows)


def merged(
    now: Sequence[Row], known: Sequence[Row], wanted: Sequence[Row]
) -> tuple[list[Row], list[tuple[int, str]]]:
    """Edits that were made on rows as they were known, taken over into rows as they are now.

    Returns the rows and the cells whose edit found no place: their row is another one by now.
    """
    rows, homeless = [dict(row) for row in now], list[tuple[int, str]]()
    for number, column in differences(known, wanted):
        rows += [{} for _ in range(number + 1 - len(rows))]
        if _at(now, number) == _at(known, number):
            rows[number] = dict(_at(wanted, number))
        else:
            homeless.append((number, column))
    return trimmed(rows), homeless


def differences(before: Sequence[Row], after: Sequence[Row]) -> list[tuple[int, str]]:
    """The cells that differ, by row (from 0) and column."""
    blank: Row = {}
    return [(number, column)
            for number, (old, new) in enumerate(zip_longest(before, after, fillvalue=blank))
            for column in sorted(old.keys() | new.keys())
            if old.get(column, "") != new.get(column, "")]


def without(rows: Sequence[Row], numbers: Collection[int]) -> list[Row]:
    """Rows without some of them."""
    return trimmed([row for number, row in enumerate(rows) if number not in numbers])


def copied(rows: Sequence[Row], numbers: Iterable[int]) -> list[Row]:
    """Rows with copies of some of them behind the last; an id becomes one that is not taken."""
    taken = {row.get("id", "") for row in rows}
    found = [dict(row) for row in rows]
    for number in sorted(numbers):
        row = dict(_at(rows, number))
        if row.get("id"):
            row["id"] = free_name(row["id"], taken)
            taken.add(row["id"])
        found.append(row)
    return trimmed(found)


def free_name(name: str, taken: Collection[str]) -> str:
    """A name like this one that is not taken."""
    number = 2
    while (made := name + SAME_NAME.format(n=number)) in taken:
        number += 1
    return made


def pasted(text: str, headings: Mapping[str, str]) -> list[Row]:
    """Rows copied from a spreadsheet: one a line, cells apart by tabs, with or without headings.

    ``headings``: column by every name a heading may have, in lower case, in the order in which
    cells without headings stand. Nothing is lost: what stands beyond the last column goes to it.
    """
    lines = [[cell.strip() for cell in line.split("\t")]
             for line in text.splitlines() if line.strip()]
    order = list(dict.fromkeys(headings.values()))
    if lines and all(cell.casefold() in headings for cell in lines[0] if cell):
        order = [headings.get(cell.casefold(), "") for cell in lines.pop(0)]
    rows = [_row(line, order) for line in lines]
    return trimmed(rows)


def trimmed(rows: list[Row]) -> list[Row]:
    """Rows without the blank ones at the end."""
    while rows and not any(text.strip() for text in rows[-1].values()):
        rows = rows[:-1]
    return rows


def with_rows(cells: Entered, table: str, rows: Sequence[Row]) -> Entered:
    """Cells with other rows in one table."""
    return replace(cells, tables={**cells.tables, table: [dict(row) for row in rows]})


def with_value(cells: Entered, path: str, text: str) -> Entered:
    """Cells with another single value."""
    return replace(cells, values={**cells.values, path: text})


def _row(line: Sequence[str], order: Sequence[str]) -> Row:
    row: Row = {}
    for number, cell in enumerate(line):
        column = order[min(number, len(order) - 1)]
        if cell and column:
            row[column] = f"{row[column]} {cell}" if column in row else cell
    return row


def _at(rows: Sequence[Row], number: int) -> Row:
    return rows[number] if number < len(rows) else {}
