"""The first sheet of an offers workbook: how it stands, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.io.style import LINE_HEIGHT, TAB_HELP, Styles, height_of
from optimizer.quotes.workbook.look import STATUS
from optimizer.quotes.workbook.parts import ABOUT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter import Workbook

STEPS = (
    "Answer what you can in the sheet questions, in the yellow column. Ask the vendor about the "
    "rest; answers may come in any order and any number.",
    "Feed them back: gpuplan quotes read THE SAME FILES -o {name} --answers {name}. Answers that "
    "hold for the vendor's next quote too are kept in its profile.",
    "Look the sheet offers through. Every figure in it has a row in the sheet trace with the cell "
    "it was read from. Change it once all is answered: reading again writes it anew.",
    "Fill in the yellow cells of the sheet vendors for firms your scenario does not have yet.",
    "Put the offers in: gpuplan quotes add {name} --to SCENARIO.xlsx. A newer revision of a quote "
    "replaces the older one; both stay on record.",
)
STATUSES = {
    "read": "The quote says it, and it can be read in one way.",
    "inferred": "It rests on a reason, which stands beside it together with what else it could be.",
    "asked": "It can be read in several ways, or not at all. Nobody guesses: answer the question.",
    "answered": "You said so, for this quote or (by the vendor's profile) for an earlier one.",
    "not stated": "The quote is silent, and the offer may be so too.",
}
WIDTH = 100


def instructions_sheet(
    workbook: Workbook, styles: Styles, name: str, counts: Mapping[str, int],
    shown: Sequence[str],
) -> None:
    """Add the sheet. ``counts``: rows by sheet; ``shown``: the sheets there are."""
    sheet = workbook.add_worksheet("instructions")
    sheet.set_tab_color(TAB_HELP)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, WIDTH)
    sheet.set_column(2, 2, 9)
    sheet.write_string(0, 0, "Offers read from vendors' quotes", styles("title"))
    sheet.set_row(0, LINE_HEIGHT * 2)
    row = 2
    for number, step in enumerate(STEPS, start=1):
        text = step.format(name=name)
        sheet.write_string(row, 0, f"{number}", styles("key", align="right", indent=1))
        sheet.write_string(row, 1, text, styles("text"))
        sheet.set_row(row, height_of(text, WIDTH, 10))
        row += 1
    row += 1
    for column, heading in enumerate(("Sheet", "What it holds", "Rows")):
        sheet.write_string(row, column, heading, styles("heading"))
    for part in shown:
        row += 1
        sheet.write_url(row, 0, f"internal:'{part}'!A1", styles("link"), part)
        sheet.write_string(row, 1, ABOUT[part], styles("text"))
        sheet.write_number(row, 2, counts[part], styles(num_format="#,##0"))
        sheet.set_row(row, height_of(ABOUT[part], WIDTH, 10))
    row += 2
    sheet.write_string(row, 0, "Status", styles("heading"))
    sheet.write_string(row, 1, "What it means in the sheet trace", styles("heading"))
    for status, text in STATUSES.items():
        row += 1
        sheet.write_string(row, 0, status, styles(**STATUS[status]))
        sheet.write_string(row, 1, text, styles("text"))
    sheet.protect()
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
