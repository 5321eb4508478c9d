"""The offers of a reading as their workbook would hold them, without writing one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from optimizer.domain.draft import DraftTable
from optimizer.errors import Place, Problem
from optimizer.io.layout import Layout
from optimizer.io.table_sheet import FIRST_ROW
from optimizer.io.wording import flaw_of
from optimizer.quotes.sorting import Sorted, sort
from optimizer.quotes.workbook import parts
from optimizer.quotes.workbook.reading import OffersBook
from optimizer.quotes.workbook.rows import alternate_rows, quote_rows, vendor_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from optimizer.domain.offers import Vendor
    from optimizer.quotes.finding import QuoteReading
    from optimizer.quotes.goods import Goods

FILE = "offers.xlsx"


def unwritten(
    reading: QuoteReading, goods: Goods, vendors: Sequence[Vendor] = (),
) -> tuple[OffersBook, Sorted]:
    """The tables of the workbook of a reading; problems name the cells it would have.

    ``vendors``: those of the scenario it is for, and others that are known.
    """
    done = sort(reading, vendors)
    rows: dict[str, Iterable[Any]] = {
        parts.OFFERS: [offer for _, offer in done.offers],
        parts.BREAKS: done.breaks,
        parts.VENDORS: vendor_rows(done, vendors),
        parts.QUOTES: quote_rows(reading, done),
        parts.ALTERNATES: alternate_rows(done),
        parts.SYSTEMS: goods.systems,
        parts.ACCELERATORS: goods.accelerators,
    }
    layout = Layout(FILE)
    tables, lacking = {}, {}
    for name, record in parts.RECORDS.items():
        tables[name], problems = _table(name, record, rows[name])
        count = len(tables[name].rows) + len(tables[name].partial)
        layout.columns[name] = {
            field: at for at, field in enumerate(record.model_fields, start=1)}
        layout.row_numbers[name] = list(range(FIRST_ROW + 1, FIRST_ROW + 1 + count))
        if name == parts.VENDORS:
            lacking = problems
    return OffersBook(tables, layout, tuple(line.key for line, _ in done.waiting), lacking), done


def _table(
    name: str, record: type[BaseModel], rows: Iterable[Any],
) -> tuple[DraftTable, dict[int, tuple[Problem, ...]]]:
    """The rows that are whole; of the others what is known, and what they lack."""
    good: list[tuple[int, Any]] = []
    partial: list[tuple[int, Mapping[str, Any]]] = []
    lacking: dict[int, tuple[Problem, ...]] = {}
    for at, row in enumerate(rows):
        if isinstance(row, record):
            good.append((at, row))
            continue
        given = {field: value for field, value in dict(row).items() if value is not None}
        try:
            good.append((at, record.model_validate(given)))
        except ValidationError as error:
            flaws = [(str(one["loc"][0]), flaw_of(one))
                     for one in error.errors(include_url=False)]
            partial.append((at, given))
            lacking[at] = tuple(Problem(Place(name, at, field), flaw.what, flaw.remedy)
                                for field, flaw in flaws)
    return DraftTable(record, tuple(good), tuple(partial)), lacking
