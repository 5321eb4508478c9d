"""The first sheet of the template: how a scenario workbook is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.domain.references import tables
from optimizer.io.catalogue import KINDS
from optimizer.io.outline import SCENARIO_SHEET
from optimizer.io.style import LINE_HEIGHT, TAB_HELP, Styles, height_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from optimizer.io.outline import Outline

STEPS = (
    "Fill in the sheet scenario, then phases, accelerators, systems, vendors, sites, site_phases "
    "and offers. The other sheets may stay empty.",
    "Every column has its meaning and unit below the heading; more is in the note of the heading.",
    "Rows whose first cell starts with # are remarks and are not read. So are blank rows. The grey "
    "example rows are such remarks.",
    "Money, power and all other numbers are plain numbers: 1234.5, not \"1,234.5\", \"₩1,234\" or "
    "\"12 억\". The currency stands in its own column. Shares lie between 0 and 1: 25 % is 0.25.",
    "Dates are real dates or text as 2025-07-01. Several names in one cell are separated by "
    "semicolons: hall-1; hall-2.",
    "A blank cell takes the default where there is one. Columns and sheets may stand in any order, "
    "but none may be renamed, added or left out. Sheets whose names start with \"Plan \" are not "
    "read.",
    "In rules and terms a blank value takes the default beside it. Mode hard: the rule must hold. "
    "Soft: it may be broken at the price. Off: it does not count.",
    "Headings are protected without a password. To remove a row, clear its cells.",
    "Check the workbook with the command: gpuplan check FILE.xlsx. It names every problem with "
    "sheet and cell. Then: gpuplan solve FILE.xlsx -o PLAN.xlsx.",
)
WIDTH = 100


def instructions_sheet(workbook: Workbook, plan: Outline) -> None:
    """Add the sheet of instructions with a list of all sheets."""
    styles = Styles(workbook)
    sheet = workbook.add_worksheet("instructions")
    sheet.set_tab_color(TAB_HELP)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, WIDTH)
    sheet.write_string(0, 0, "How to fill in a GPU procurement scenario", styles("title"))
    sheet.set_row(0, LINE_HEIGHT * 2)
    row = 2
    for number, step in enumerate(STEPS, start=1):
        sheet.write_string(row, 0, f"{number}",
                           styles("key", align="right", indent=1))
        sheet.write_string(row, 1, step, styles("text"))
        sheet.set_row(row, height_of(step, WIDTH, 10))
        row += 1
    row += 1
    sheet.write_string(row, 0, "Sheet", styles("heading"))
    sheet.write_string(row, 1, "What it holds", styles("heading"))
    for name, text in _sheets(plan):
        row += 1
        sheet.write_url(row, 0, f"internal:'{name}'!A1", styles("link"), name)
        sheet.write_string(row, 1, text, styles("text"))
        sheet.set_row(row, height_of(text, WIDTH, 10))
    sheet.protect()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _sheets(plan: Outline) -> list[tuple[str, str]]:
    """Every sheet and what it is for, in their order in the workbook."""
    listed = [(SCENARIO_SHEET, "Name, currency, dates and other single values of the scenario.")]
    listed += [(name, plan.tables[name].about) for name in tables()]
    about = {"rules": "Every business rule: hard, soft or off, and its figures.",
             "terms": "Every term of the bill: whether it counts, and its figures."}
    for kind in KINDS:
        listed.append((kind, about[kind]))
        listed += [(name, spec.about) for name, spec in plan.tables.items()
                   if spec.path[0] == kind]
    return listed
