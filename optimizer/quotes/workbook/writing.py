"""Writing the offers workbook: whole, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from optimizer.io.files import write_atomic
from optimizer.io.new_workbook import new_workbook
from optimizer.io.style import TAB_DATA, TAB_HELP, Styles, set_up
from optimizer.io.table_sheet import FIRST_ROW, ROOM, table_sheet
from optimizer.quotes.change import Change, changes
from optimizer.quotes.sorting import Sorted, sort
from optimizer.quotes.workbook import parts
from optimizer.quotes.workbook.instructions import instructions_sheet
from optimizer.quotes.workbook.look import INPUT
from optimizer.quotes.workbook.proof import notes_sheet, side_sheet, trace_sheet, waiting_sheet
from optimizer.quotes.workbook.questions import questions_sheet
from optimizer.quotes.workbook.rows import alternate_rows, quote_rows, vendor_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from xlsxwriter import Workbook

    from optimizer.domain.offers import Vendor
    from optimizer.quotes.finding import QuoteReading
    from optimizer.quotes.goods import Goods
    from optimizer.quotes.settling import Settled
    from optimizer.quotes.workbook.reading import OffersBook

TO_FILL_IN = {parts.VENDORS: ("country", "parent_country")}
"""Cells of tables that are shown in yellow while they are blank."""


@dataclass(frozen=True, slots=True)
class Written:
    """What an offers workbook holds now, and how its offers differ from an earlier one's."""

    sorted: Sorted
    changes: tuple[Change, ...] = ()


def write_offers(
    path: Path, settled: Settled, goods: Goods, vendors: Sequence[Vendor] = (),
    earlier: OffersBook | None = None,
) -> Written:
    """Write what was read. ``vendors``: those of the scenario it is for.

    ``earlier`` is the workbook the answers stood in. What was filled into its sheets vendors and
    quotes stays; offers are as the quotes say, and where an edit is lost that is a change.

    Raises:
        BadInput: a place that cannot be written; ``path`` stays as it was.
    """
    if earlier is not None:
        known = {vendor.id for vendor in vendors}
        vendors = (*vendors, *(v for v in earlier.rows(parts.VENDORS) if v.id not in known))
    done = sort(settled.reading, vendors)

    def fill(beside: Path) -> None:
        with new_workbook(beside) as workbook:
            set_up(workbook, "Offers read from vendors' quotes")
            _Filling(workbook, settled, done, goods, vendors, earlier).all(path.name)

    write_atomic(path, fill)
    return Written(done, () if earlier is None else _changes(earlier, done))


def _changes(earlier: OffersBook, done: Sorted) -> tuple[Change, ...]:
    """What offers that were ready before say otherwise now."""
    old = {offer.id: offer for offer in earlier.rows(parts.OFFERS)}
    found = changes(old, {offer.id: offer for _, offer in done.offers},
                    earlier.rows(parts.BREAKS), done.breaks)
    return tuple(change for change in found if change.offer in old)


class _Filling:
    """One workbook while it is written."""

    def __init__(
        self, workbook: Workbook, settled: Settled, done: Sorted, goods: Goods,
        vendors: Sequence[Vendor], earlier: OffersBook | None,
    ) -> None:
        self.workbook, self.styles = workbook, Styles(workbook)
        self.settled, self.done, self.goods = settled, done, goods
        reading = settled.reading
        self.notes = (*reading.notes, *settled.notes)
        self.tables: dict[str, list[Mapping[str, Any]]] = {
            parts.OFFERS: [dict(offer) for _, offer in done.offers],
            parts.BREAKS: [dict(step) for step in done.breaks],
            parts.VENDORS: vendor_rows(done, vendors),
            parts.QUOTES: quote_rows(
                reading, done, () if earlier is None else earlier.rows(parts.QUOTES)),
            parts.ALTERNATES: alternate_rows(done),
            parts.SYSTEMS: [dict(one) for one in goods.systems],
            parts.ACCELERATORS: [dict(one) for one in goods.accelerators],
        }
        asked = [one for one in settled.given if not one.answer.source]
        self.counts = {name: len(rows) for name, rows in self.tables.items()} | {
            parts.QUESTIONS: len(reading.questions) + len(asked),
            parts.WAITING: len(done.waiting), parts.NOTES: len(self.notes),
            parts.TRACE: sum(len(line.findings) for line in reading.lines),
            parts.SIDE: len(done.side_lines),
        }

    def all(self, name: str) -> None:
        """Every sheet, in the order of ``ABOUT``."""
        reading, workbook, styles = self.settled.reading, self.workbook, self.styles
        instructions_sheet(workbook, styles, name, self.counts, tuple(parts.ABOUT))
        questions_sheet(workbook, styles, reading.questions, self.settled.given,
                        _why(reading), [one.id for one in self.goods.systems])
        self._table(parts.OFFERS)
        self._table(parts.BREAKS)
        waiting_sheet(workbook, styles, self.done.waiting, reading.questions)
        trace_sheet(workbook, styles, reading.lines,
                    {id(line): offer.id for line, offer in self.done.offers})
        side_sheet(workbook, styles, self.done.side_lines)
        notes_sheet(workbook, styles, self.notes)
        for table in (parts.VENDORS, parts.QUOTES, parts.ALTERNATES):
            self._table(table)
        for table in (parts.SYSTEMS, parts.ACCELERATORS):
            self._table(table, TAB_HELP)

    def _table(self, name: str, tab: str = TAB_DATA) -> None:
        spec = parts.spec(name)
        table_sheet(self.workbook, self.styles, spec, self.tables[name], tab=tab)
        fields = list(spec.record.model_fields)
        sheet = self.workbook.get_worksheet_by_name(name)
        sheet.autofilter(0, 0, max(len(self.tables[name]) + FIRST_ROW - 1, FIRST_ROW),
                         len(fields) - 1)
        for field in TO_FILL_IN.get(name, ()):
            column = fields.index(field)
            sheet.conditional_format(FIRST_ROW, column, ROOM, column, {
                "type": "formula",
                "criteria": f'=AND($A{FIRST_ROW + 1}<>"",{_cell(column)}="")',
                "format": self.workbook.add_format({"bg_color": INPUT})})


def _cell(column: int) -> str:
    return f"{chr(ord('A') + column)}{FIRST_ROW + 1}"


def _why(reading: QuoteReading) -> dict[str, str]:
    """Why each question is asked: the reason of the field it settles."""
    findings = {line.key: line.findings for line in reading.lines}
    told: dict[str, str] = {}
    for question in reading.questions:
        for key in question.lines:
            found = findings.get(key, {}).get(question.field)
            if found is not None and found.reason:
                told.setdefault(question.id, found.reason)
    return told
