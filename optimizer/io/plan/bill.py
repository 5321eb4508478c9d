"""Plan bill: every term of the cost, live totals, and their agreement with the audit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.io.plan.charts import Marks, bar_chart, money_axis
from optimizer.io.plan.look import Cell, Live, Look, put
from optimizer.io.plan.table import Column, Table, title
from optimizer.io.plan.terms import term_about, term_payer, term_title

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from optimizer.domain.plan import BillLine
    from optimizer.io.plan.facts import Facts

NOTE = ("Present value: discounted to the first day of the first phase; the least-cost aim adds it "
        "up. As paid: not discounted. Totals are live and are checked below against the audit, "
        "which recomputed every term from the whole-number orders. Terms that are nothing stand "
        "last.")
AGREES, DIFFERS = "agrees", "DIFFERS"
TERM, SHARE = "Term", "Share of total"
NOTHING = Decimal(0)


def bill_sheet(
    workbook: Workbook, sheet: Worksheet, look: Look, facts: Facts,
    reference: tuple[str, Facts] | None,
) -> tuple[str, str]:
    """Fill the sheet of the bill. Returns the addresses of its totals, discounted and as paid."""
    currency, total_cost = facts.plan.currency, facts.plan.total_cost
    present, paid = f"Present value, {currency}", f"As paid, {currency}"
    theirs, apart = (f"{reference[0]}: present value, {currency}" if reference else "",
                     f"Difference, {currency}")
    beside = [Column(theirs, "money"), Column(apart, "money")] if reference else []
    table = Table(sheet, look, (
        Column(TERM, "name"), Column(present, "money"), Column(SHARE, "share"),
        Column(paid, "money"), *beside, Column("Paid from", "name"),
        Column("What it is", "text", 74)))
    pairs = _pairs(facts, reference[1] if reference else None)
    whole = table.cell(present, table.first + len(pairs))
    for term, own, other in pairs:
        row = table.next
        here = table.cell(present, row)
        cells: list[Cell] = [
            term_title(term), own[0],
            Live(f"=IF({whole}=0,0,{here}/{whole})",
                 own[0] / total_cost if total_cost else NOTHING),
            own[1]]
        if reference:
            cells += [other, Live(f"={here}-{table.cell(theirs, row)}", own[0] - other)]
        table.add(*cells, term_payer(term), term_about(term))
    sums: dict[str, Decimal | int | Live] = {
        present: total_cost, paid: facts.nominal, SHARE: Decimal(1 if total_cost else 0)}
    if reference:
        against = reference[1].plan.total_cost
        sums |= {theirs: against, apart: total_cost - against}
    total = table.total("Total cost of ownership", sums)
    table.one_page()
    title(sheet, look, "Bill", NOTE, table.widths)
    check(table, look, total, {present: total_cost, paid: facts.nominal})
    count = sum(1 for _, own, _ in pairs if own[0])
    axis, form = money_axis(currency, total_cost)
    rows = (table.first, table.first + max(count, 1) - 1)
    chart = bar_chart(workbook, f"Cost by term, present value, {axis}", ("Term", axis),
                      table.series(TERM, *rows),
                      [Marks("This plan", table.series(present, *rows))], num_format=form,
                      size={"width": 760, "height": 140 + 26 * count})
    sheet.insert_chart(total + 6, 0, chart, {"object_position": 2})
    return table.outside(present, total), table.outside(paid, total)


def check(
    table: Table, look: Look, total: int, audited: dict[str, Decimal], top: int | None = None
) -> None:
    """Below a total: the audited figure, the difference, and whether they agree in words."""
    row = total + 1 if top is None else top
    for at, label in enumerate(("Audited figure", "Difference", "Check")):
        put(table.sheet, row + at, 0, label, look("name", label, "check"))
    for heading, figure in audited.items():
        place = table.place(heading)
        live, known = table.cell(heading, total), table.cell(heading, row)
        apart = table.cell(heading, row + 1)
        cells: tuple[Cell, ...] = (
            figure, Live(f"=ROUND({live}-{known},2)", NOTHING),
            Live(f'=IF(ABS({apart})<=0.01+1E-12*ABS({known}),"{AGREES}","{DIFFERS}")', AGREES))
        for at, cell in enumerate(cells):
            put(table.sheet, row + at, place, cell, look("money", cell, "check"))


def _pairs(
    facts: Facts, other: Facts | None
) -> list[tuple[str, tuple[Decimal, Decimal], Decimal]]:
    """Each term with its present value and nominal money, and the reference's present value."""
    def lines(of: Facts | None) -> dict[str, BillLine]:
        return {line.term: line for line in of.plan.bill} if of else {}

    own, theirs = lines(facts), lines(other)
    found = [(term, (own[term].amount, own[term].nominal) if term in own else (NOTHING, NOTHING),
              theirs[term].amount if term in theirs else NOTHING)
             for term in dict.fromkeys([*own, *theirs])]
    return sorted(found, key=lambda pair: (not pair[1][0], not pair[2]))
