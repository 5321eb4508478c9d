"""How the columns of a text are separated, judged by rows that come out equally wide."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass

DELIMITERS = {"\t": "tabs", ";": "semicolons", "|": "bars", ",": "commas"}
"""In this order where several fit equally well: commas and bars also stand in texts and figures,
tabs and semicolons hardly do."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How to split a text."""

    delimiter: str
    strict: bool
    """Whether every quotation mark that opens a cell also closes it at its end."""
    note: str


def columns_of(sample: str, declared: str = "") -> Columns:
    """Decide over the first lines; ``declared`` is what a line such as ``sep=;`` says."""
    if declared:
        return Columns(declared, _strict(sample, declared), "")
    fits = {delimiter: _fit(sample, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: fits[delimiter])
    if not fits[best][0]:
        return Columns(",", _strict(sample, ","), "No columns were found in the text.")
    rivals = [DELIMITERS[other] for other in DELIMITERS
              if other != best and fits[other] == fits[best]]
    note = (f"Its columns are separated by {DELIMITERS[best]}, but {' or '.join(rivals)} would fit "
            "as well." if rivals else f"Its columns are separated by {DELIMITERS[best]}.")
    return Columns(best, _strict(sample, best), note)


def _fit(sample: str, delimiter: str) -> tuple[float, int]:
    """How well a delimiter fits, the more the better.

    First the share of filled rows that have the most frequent number of cells, two at least; then
    how few cells have a single quotation mark, as those torn out of a longer one have.
    """
    try:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
                if any(cell.strip() for cell in row)]
    except csv.Error:
        return 0.0, 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    torn = sum(cell.count('"') % 2 for row in rows for cell in row)
    return (widths.most_common(1)[0][1] / len(rows) if widths else 0.0), -torn


def _strict(sample: str, delimiter: str) -> bool:
    try:
        for _ in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "end of data" in str(error)  # the sample ends within a cell
    return True
