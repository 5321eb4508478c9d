"""Plan power: what each site uses of its power, cooling and space."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.io.plan.charts import Marks, column_chart
from optimizer.io.plan.facts import MEASURES
from optimizer.io.plan.look import OVER, TIGHT, Cell, Kind, Live, Look
from optimizer.io.plan.room import CLOSE, POWER, reserve_share, rooms, standings
from optimizer.io.plan.table import Column, Table, title

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from optimizer.domain.plan import Plan, SiteUse
    from optimizer.io.plan.facts import Facts

NOTE = ("Facility power is IT power at most × PUE, with the loads already there. Usable power is "
        "the site's power without the reserve the rule site power holds back ({reserve}). Full: "
        "nothing is left; tight: 95 % or more is used.")
END_NOTE = "How each site stands at the end of the last phase, {phase}. " + NOTE
SITE, PHASE, STATE, USABLE = "Site", "Phase", "Standing", "Usable power, kW"


def power_sheet(workbook: Workbook, sheet: Worksheet, look: Look, facts: Facts) -> None:
    """Fill the sheet of sites at the end, with a chart of the power each uses."""
    reserve = reserve_share(facts.plan.scenario)
    table = _table(sheet, look, facts.end, reserve)
    sums: dict[str, Decimal | int | Live] = {}
    for name, used, limit, unit in MEASURES:
        for heading, field in ((_used(name, unit), used), (_there(name, unit), limit)):
            sums[heading] = sum((getattr(use, field) for use in facts.end), Decimal(0))
    sums[USABLE] = facts.power_limit_kw * (1 - reserve)
    table.total("All sites", sums)
    table.one_page()
    title(sheet, look, "Power, cooling and space by site", END_NOTE.format(
        phase=facts.plan.scenario.phases[-1].id, reserve=f"{reserve:.0%}"), table.widths)
    rows = (table.first, table.last)
    chart = column_chart(
        workbook, "Facility power at the end by site, kW", (SITE, "kW"), table.series(SITE, *rows),
        [Marks("Used", table.series(_used("power", "kW"), *rows)),
         Marks("Usable", table.series(USABLE, *rows))], labels=True)
    sheet.insert_chart(table.last + 3, 0, chart, {"object_position": 2})


def site_phases_sheet(sheet: Worksheet, look: Look, plan: Plan) -> None:
    """Fill the sheet of all sites phase by phase."""
    reserve = reserve_share(plan.scenario)
    table = _table(sheet, look, plan.sites, reserve)
    table.filter_and_freeze(2)
    title(sheet, look, "Power, cooling and space by site and phase",
          NOTE.format(reserve=f"{reserve:.0%}"), table.widths)


def _table(
    sheet: Worksheet, look: Look, uses: tuple[SiteUse, ...], reserve: Decimal
) -> Table:
    columns = [Column(SITE, "name"), Column(PHASE, "name"), Column(STATE, "text", 26)]
    for name, _, _, unit in MEASURES:
        kind: Kind = "kw" if unit == "kW" else "whole"
        columns += [Column(_used(name, unit), kind, 11), Column(_there(name, unit), kind, 11)]
        if name == POWER:
            columns.append(Column(USABLE, kind, 11))
        columns.append(Column(_share(name), "share", 9))
    table = Table(sheet, look, columns)
    for use in uses:
        row = table.next
        cells: list[Cell] = []
        for room in rooms(use, reserve):
            name, place = room.measure, table.cell(_there(room.measure, room.unit), row)
            cells += [room.used, room.limit]
            if name == POWER:
                place = table.cell(USABLE, row)
                cells.append(room.usable)
            used = table.cell(_used(name, room.unit), row)
            cells.append(Live(f"=IF({place}=0,0,{used}/{place})", room.share))
        words = "; ".join(": ".join(filter(None, pair)) for pair in standings(use, reserve))
        table.add(use.site, use.phase, words, *cells)
    for name, *_ in MEASURES:
        _mark(table, look, name)
    return table


def _mark(table: Table, look: Look, name: str) -> None:
    """Shares at or near their limit stand out, beside the words that say so."""
    cells = table.range(_share(name)).replace("$", "")
    for least, color in ((Decimal("1.000001"), OVER), (CLOSE, TIGHT)):
        table.sheet.conditional_format(cells, {
            "type": "cell", "criteria": ">=", "value": float(least), "stop_if_true": True,
            "format": look.condition(color)})


def _used(name: str, unit: str) -> str:
    return f"{name.capitalize()} used, {unit}"


def _there(name: str, unit: str) -> str:
    return f"{name.capitalize()} there is, {unit}"


def _share(name: str) -> str:
    return f"{name.capitalize()} used, share"
