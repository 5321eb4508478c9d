"""Plan cash: payments by fiscal year against the money of the year, with carry-over."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.core.registry import RULES, TERMS
from optimizer.io.plan.bill import check
from optimizer.io.plan.charts import SIZE, Drawn, Marks, Size, column_chart, money_axis
from optimizer.io.plan.look import Cell, Live, Look
from optimizer.io.plan.table import Column, Table, title
from optimizer.io.plan.year_money import years

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

    from optimizer.domain.scenario import Scenario
    from optimizer.io.plan.facts import Facts
    from optimizer.io.plan.year_money import YearMoney

NOTE = ("Payments of capital terms by the fiscal year in which they fall due. Available = budget + "
        "carried in. Carried out = what is left, up to the share of the year's budget that may be "
        "carried over; the rest lapses. Running costs (support, energy) are in no year's budget.")
YEAR, SHARE, USED = "Fiscal year", "May be carried over", "Used"
NOTHING = Decimal(0)


def cash_sheet(
    workbook: Workbook, sheet: Worksheet, look: Look, facts: Facts,
    reference: tuple[str, Facts] | None,
) -> tuple[str, Drawn]:
    """Fill the sheet of cash by year. Returns the address of the total paid, and the chart."""
    plan = facts.plan
    names = {key: f"{words}, {plan.currency}" for key, words in (
        ("budget", "Budget"), ("in", "Carried in"), ("there", "Available"), ("paid", "Paid"),
        ("left", "Left"), ("out", "Carried out"), ("lapse", "Lapses"))}
    if reference:
        names["theirs"] = f"{reference[0]}: paid, {plan.currency}"
    money = [Column(heading, "money") for heading in names.values()]
    table = Table(sheet, look, (
        Column(YEAR, "year"), *money[:4], Column(USED, "share"), money[4],
        Column(SHARE, "share"), *money[5:]))
    others = {y.fiscal_year: y.paid for y in reference[1].plan.cash} if reference else {}
    for at, money_of in enumerate(years(plan)):
        cells = _year(table, names, table.next, money_of, first=not at)
        year = money_of.cash.fiscal_year
        if reference:
            cells.append(others.get(year, NOTHING))
        table.add(year, *cells)
    sums: dict[str, Decimal | int | Live] = {names["paid"]: facts.paid}
    if facts.budget is not None:
        sums[names["budget"]] = facts.budget
    if reference:
        sums[names["theirs"]] = reference[1].paid
    total = table.total("Total", sums)
    table.one_page()
    vat = "" if counts_vat(plan.scenario) else " VAT is left out, as the rule budget says."
    title(sheet, look, "Cash by fiscal year", NOTE + vat, table.widths)
    check(table, look, total, {names["paid"]: budgeted(facts)})
    axis, form = money_axis(plan.currency, max(facts.paid, facts.budget or NOTHING))
    rows = (table.first, table.last)
    columns = [Marks("Paid", table.series(names["paid"], *rows))]
    if facts.budget is not None:
        columns.insert(0, Marks("Available", table.series(names["there"], *rows)))
    if reference:
        columns.append(Marks(f"{reference[0]}: paid", table.series(names["theirs"], *rows)))

    def chart(size: Size) -> Chart:
        return column_chart(workbook, f"Money of each fiscal year, {axis}", (YEAR, axis),
                            table.series(YEAR, *rows), columns, num_format=form, labels=True,
                            size=size)

    sheet.insert_chart(total + 6, 0, chart(SIZE), {"object_position": 2})
    return table.outside(names["paid"], total), chart


def _year(
    table: Table, names: dict[str, str], row: int, money: YearMoney, *, first: bool,
) -> list[Cell]:
    """Budget, carried in, available, paid, used, left, share, carried out, lapses: one year."""
    at = {key: table.cell(heading, row) for key, heading in names.items()}
    year = money.cash
    carried: Cell = NOTHING if first else Live(f"={table.cell(names['out'], row - 1)}",
                                               year.carried_in)
    return [
        year.budget, carried, Live(f"={at['budget']}+{at['in']}", money.available), year.paid,
        Live(f"=IF({at['there']}=0,0,{at['paid']}/{at['there']})",
             money.used),
        Live(f"={at['there']}-{at['paid']}", money.left), money.carry_over_share,
        Live(f"=MAX(0,MIN({table.cell(SHARE, row)}*{at['budget']},{at['left']}))",
             year.carried_out),
        Live(f"=MAX(0,{at['left']}-{at['out']})", money.lapses),
    ]


def counts_vat(scenario: Scenario) -> bool:
    """Whether the yearly budget pays VAT."""
    settings: Any = RULES["budget_year"].settings.model_validate(
        scenario.rules.get("budget_year", {}))
    return bool(settings.count_vat)


def budgeted(facts: Facts) -> Decimal:
    """What the bill says the fiscal years pay: all its capital terms as paid."""
    vat = counts_vat(facts.plan.scenario)
    return sum((line.nominal for line in facts.plan.bill
                if TERMS[line.term].budgeted and (vat or line.term != "vat")), NOTHING)
