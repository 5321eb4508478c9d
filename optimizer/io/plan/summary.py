"""Plan summary: the plan in a minute, and another plan beside it where one is given."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.domain.words import money_words, won_words
from optimizer.io.plan.beside import beside
from optimizer.io.plan.figures import Figure, Places, sections
from optimizer.io.plan.headline import headline
from optimizer.io.plan.look import Cell, Live, Look
from optimizer.io.plan.proof import STATUS
from optimizer.io.plan.table import Column, Table, across
from optimizer.io.plan.words import clean
from optimizer.io.style import LINE_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from optimizer.domain.plan import Plan
    from optimizer.io.plan.charts import Drawn
    from optimizer.io.plan.facts import Facts

FIGURE, UNIT, THIS, WORDS = "Figure", "Unit", "This plan", "In words"
DIFFERENCE, SHARE = "This plan minus the other", "Difference"
CHART_HEIGHT, CHART_ROWS, PIXEL = 260, 15, 0.75
PIXELS, POINTS = 7.0, 5.3
"""Of one character of column width."""
PAGE_WIDTH, PAGE_HEIGHT = 784.0, 516.0
"""Points of A4, landscape, within the margins."""


def summary_sheet(
    sheet: Worksheet, look: Look, facts: Facts, reference: tuple[str, Facts] | None,
    places: Places, charts: Sequence[Drawn], contents: dict[str, str],
) -> None:
    """Fill the first sheet."""
    plan = facts.plan
    broad = 0 if reference else 12
    columns = [Column(FIGURE, "name", 42 + broad), Column(UNIT, "name", 18),
               Column(THIS, "money", 20), Column(WORDS, "name", 36 + broad)]
    if reference:
        columns += [Column(reference[0], "money", 20), Column(DIFFERENCE, "money", 20),
                    Column(SHARE, "share", 11)]
    widths = [column.width for column in columns]
    sheet.write_string(0, 0, clean(plan.scenario.title or plan.scenario.name),
                       look.styles("title"))
    sheet.set_row(0, LINE_HEIGHT * 1.9)
    about = f"Scenario {plan.scenario.name}. {STATUS[plan.status]}. Amounts in {plan.currency}."
    across(sheet, look.styles("note", font_size=10), 1, about, widths, 10)
    sentences = headline(facts)
    if reference:
        sentences += beside(facts, *reference)
    row, high = _block(sheet, look, 3, "In short", [said.en for said in sentences], widths)
    row, more = _block(sheet, look, row, "What a reader must know", list(plan.warnings), widths)
    each = int(sum(widths) * PIXELS / len(charts))
    for place, draw in enumerate(charts):
        chart = draw({"width": each - 10, "height": CHART_HEIGHT})
        sheet.insert_chart(row, 0, chart, {"object_position": 2, "x_offset": place * each,
                                           "y_offset": 5})
    fits = high + more < _page_height(widths) - CHART_HEIGHT * PIXEL
    sheet.set_h_pagebreaks([row + CHART_ROWS] if fits else [row])
    row = _figures(sheet, look, columns, row + CHART_ROWS, facts, reference, places)
    row = _contents(sheet, look, row, contents)
    if plan.scenario.note:
        across(sheet, look.styles("text"), row + 1, f"About the scenario. {plan.scenario.note}",
               widths, 10)
    sheet.set_first_sheet()
    sheet.activate()


def _block(
    sheet: Worksheet, look: Look, row: int, heading: str, lines: list[str], widths: list[float],
) -> tuple[int, float]:
    """A heading and its sentences; returns the row after a gap, and the height of all."""
    high = 0.0
    if not lines:
        return row, high
    sheet.merge_range(row, 0, row, len(widths) - 1, "", look.styles("heading", font_size=11))
    sheet.write_string(row, 0, heading, look.styles("heading", font_size=11))
    for text in lines:
        row += 1
        high += across(sheet, look.styles("text", font_size=11, valign="vcenter"), row,
                       f"• {text}", widths, 11)
    return row + 2, high + 2 * LINE_HEIGHT


def _page_height(widths: list[float]) -> float:
    """Points that fit on one page once it is scaled to its width, below the title."""
    return PAGE_HEIGHT * max(1.0, sum(widths) * POINTS / PAGE_WIDTH) - 2 * LINE_HEIGHT


def _figures(
    sheet: Worksheet, look: Look, columns: Sequence[Column], row: int, facts: Facts,
    reference: tuple[str, Facts] | None, places: Places,
) -> int:
    table = Table(sheet, look, columns, row)
    table.widen()
    other = reference[1] if reference else None
    for heading, figures in sections(facts, other, places).items():
        blank: list[Cell] = [None] * (len(columns) - 1)
        table.add(heading, *blank, marks=("strong",))
        for one in figures:
            _figure(table, one, facts, reference)
    return table.next + 1


def _figure(
    table: Table, one: Figure, facts: Facts, reference: tuple[str, Facts] | None
) -> None:
    """One row; its own kind decides how its numbers show."""
    row, value = table.next, one.value(facts)
    cells: list[Cell] = [
        one.label.en, one.unit, Live(one.live, value) if one.live and value is not None else value,
        _words(value, one.unit, facts.plan)]
    if reference:
        theirs = one.value(reference[1])
        here, there = table.cell(THIS, row), table.cell(reference[0], row)
        apart = (value or 0) - (theirs or 0)
        cells += [theirs, Live(f"={here}-{there}", apart)]
        cells.append(Live(f"=IF({there}=0,0,({here}-{there})/{there})", Decimal(apart) / theirs)
                     if theirs and one.kind != "share" else None)
    table.add(*cells, kinds={THIS: one.kind, DIFFERENCE: one.kind,
                             **({reference[0]: one.kind} if reference else {})})


def _words(value: Decimal | int | None, unit: str, plan: Plan) -> str:
    """Large money as officials read it."""
    amount = Decimal(value or 0)
    if unit != plan.currency or abs(amount) < 10**6:
        return ""
    words = money_words(amount, unit)
    return f"{words} · {won_words(amount)}" if unit == "KRW" else words


def _contents(sheet: Worksheet, look: Look, row: int, contents: dict[str, str]) -> int:
    """Links to the other sheets; returns the row after them."""
    sheet.write_string(row, 0, "In this workbook", look.styles("key", font_size=11))
    for name, text in contents.items():
        row += 1
        sheet.write_url(row, 0, f"internal:'{name}'!A1", look.styles("link"), name)
        sheet.write_string(row, 1, text, look.styles())
    return row + 1
