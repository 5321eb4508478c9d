"""Plan rules: every row of every rule, what binds first; and one line per rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.io.plan.look import GOOD, OVER, TIGHT, Cell, Live, Look, amount
from optimizer.io.plan.overview import charged, overview
from optimizer.io.plan.standing import SIGNS, STATES, counts, ordered, rule_title, state, unit_of
from optimizer.io.plan.table import Column, Table, title

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from optimizer.domain.plan import Plan

NOTE = ("Every row of every rule, recomputed from the orders, worst first. Headroom: how far the "
        "activity may still move, in the rule's unit. "
        + " ".join(f"{name}: {text}." for name, text in STATES.items()))
OVERVIEW_NOTE = ("One line per rule; every row stands in Plan rules. Counts are live. The nearest "
                 "row is the one with the least headroom for its bound.")
STANDING, RULE, WHERE = "Standing", "Rule", "Where"
COLORS = {"BROKEN": OVER, "binding": TIGHT, "tight": GOOD}


def rules_sheet(sheet: Worksheet, look: Look, plan: Plan) -> Table:
    """Fill the sheet of all rows."""
    charged_in = f"Charged, {plan.currency}"
    table = Table(sheet, look, (
        Column(STANDING, "name", 10), Column(RULE, "name"), Column(WHERE, "text", 42),
        Column("Activity", "figure"), Column("Is", "name", 5), Column("Bound", "figure"),
        Column("Headroom", "figure"), Column("Unit", "name"), Column("Mode", "name"),
        Column(charged_in, "money")))
    for use in ordered(plan.rules):
        unit = unit_of(use, plan.currency)
        activity, bound, headroom = (
            amount(figure, unit, plan) for figure in (use.activity, use.bound, use.headroom))
        table.add(state(use), rule_title(use.rule), use.where or "in all", activity,
                  SIGNS[use.sense], bound, headroom, unit, use.mode, use.concession)
    table.total("Total", {charged_in: charged(plan.rules)})
    table.filter_and_freeze(2)
    title(sheet, look, "Rules, row by row", NOTE, table.widths)
    for name, color in COLORS.items():
        sheet.conditional_format(table.range(STANDING).replace("$", ""), {
            "type": "cell", "criteria": "==", "value": f'"{name}"',
            "format": look.condition(color)})
    return table


def overview_sheet(sheet: Worksheet, look: Look, plan: Plan, rows: Table) -> None:
    """Fill the sheet with one line per rule."""
    charged_in = f"Charged, {plan.currency}"
    table = Table(sheet, look, (
        Column(RULE, "name"), Column("Mode", "name"), Column("Rows", "whole", 8),
        *(Column(name, "whole", 9) for name in STATES), Column(charged_in, "money"),
        Column("Nearest row", "text", 34), Column("Headroom", "figure"), Column("Unit", "name"),
        Column("What the rule says", "text", 74)))
    for one in overview(plan):
        row, stand = table.next, one.counts
        name = table.cell(RULE, row)
        cells: list[Cell] = [Live(f"=COUNTIF({rows.outside(RULE)},{name})", len(one.uses))]
        cells += [Live(f'=COUNTIFS({rows.outside(RULE)},{name},{rows.outside(STANDING)},"{word}")',
                       stand[word]) for word in STATES]
        cells.append(Live(f"=SUMIF({rows.outside(RULE)},{name},{rows.outside(charged_in)})",
                          one.charged))
        near = one.nearest
        unit = unit_of(near, plan.currency) if near else ""
        cells += ([near.where or "in all", amount(near.headroom, unit, plan)] if near
                  else ["", None])
        says = " ".join(one.rule.sentence.split())
        table.add(one.rule.title, one.mode, *cells, unit, says)
    every = counts(plan.rules)
    table.total("All rules", {"Rows": len(plan.rules), **{word: every[word] for word in STATES},
                              charged_in: charged(plan.rules)})
    table.filter_and_freeze()
    title(sheet, look, "Rules in one line each", OVERVIEW_NOTE, table.widths)
