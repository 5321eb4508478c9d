"""Plan proof: how good the plan is proven to be, with what, and how to solve it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.core.registry import AIMS, BOOK
from optimizer.core.rule import MONEY
from optimizer.io.plan.headline import proof_sentences
from optimizer.io.plan.look import Look, amount, put
from optimizer.io.plan.table import Column, Table, across, title
from optimizer.io.settings import canonical

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import AimChoice

STATUS = {
    "optimal": "Proven: no plan can be better by more than the gap",
    "stopped": "Stopped: the best plan found in time, with its gap",
    "priced": "Priced: orders given from outside, recomputed, not optimised",
}
HASH = "Scenario hash (SHA-256)"
NOTE = ("Objective: the value of the aim in this plan, recomputed exactly. Bound: no plan that "
        "keeps the hard rules can be better than this. Gap: the distance between the best plan of "
        "this aim and its bound, as a share. Aims are met in their order; a later one may give up "
        "no more of an earlier one than its tolerance.")
AGAIN = "gpuplan solve THIS-FILE.xlsx -o NEW-PLAN.xlsx"
TOLD = {"gap": "--gap", "time_limit": "--time-limit", "threads": "--threads", "seed": "--seed"}
WIDTHS = (34, 22, 22, 12, 22, 52)


def proof_sheet(sheet: Worksheet, look: Look, plan: Plan) -> None:
    """Fill the sheet of the proof."""
    table = Table(sheet, look, (
        Column("Aim", "name", WIDTHS[0]), Column("Objective", "figure", WIDTHS[1]),
        Column("Bound", "figure", WIDTHS[2]), Column("Gap", "text", WIDTHS[3]),
        Column("Unit", "name", WIDTHS[4]), Column("What the aim is", "text", WIDTHS[5])))
    for proof in plan.proofs:
        aim = AIMS[proof.aim]
        unit = plan.currency if proof.unit == MONEY else proof.unit
        table.add(aim.title, amount(proof.objective, unit, plan), amount(proof.bound, unit, plan),
                  f"{proof.gap * 100:.4f} %", unit, aim.sentence)
    if not plan.proofs:
        table.add("none", None, None, "", "", "Nothing was optimised.")
    table.widen()
    sheet.repeat_rows(table.top)
    title(sheet, look, "Proof", NOTE, table.widths)
    row = table.next + 1
    style = look.styles("text", font_size=11)
    for sentence in (STATUS[plan.status] + ".", *(said.en for said in proof_sentences(plan))):
        across(sheet, style, row, sentence, WIDTHS, 11)
        row += 1
    row = _pairs(sheet, look, row + 1, "The question", {
        "Scenario": plan.scenario.name, HASH: canonical(plan.scenario, BOOK).sha256,
        "Export regime": plan.scenario.export_regime,
        "Aims in order": ", ".join(map(_aim, plan.scenario.aims))})
    row = _pairs(sheet, look, row + 1, "Options", plan.options)
    row = _pairs(sheet, look, row + 1, "Versions", plan.versions)
    options = "".join(f" {TOLD[name]} {value}" for name, value in plan.options.items()
                      if name in TOLD)
    _pairs(sheet, look, row + 1, "How to solve it again", {
        "Command": AGAIN + options,
        "Why it is the same": "This workbook holds its scenario in the sheets after Plan proof; "
        "reading skips the sheets whose names start with Plan. The same scenario, options and "
        "versions give the same plan."})


def _aim(choice: AimChoice) -> str:
    """An aim as it is set, with its limit where it has one."""
    sense = "at least" if AIMS[choice.aim].sense == "max" else "at most"
    return choice.aim + (f" ({sense} {choice.limit:,f})" if choice.limit is not None else "")


def _pairs(sheet: Worksheet, look: Look, row: int, heading: str, pairs: dict[str, str]) -> int:
    """Names and values below a heading; returns the next free row."""
    sheet.merge_range(row, 0, row, len(WIDTHS) - 1, "", look.styles("heading"))
    sheet.write_string(row, 0, heading, look.styles("heading"))
    for name, value in pairs.items():
        row += 1
        style = look.styles("text")
        across_rest = (row, 1, row, len(WIDTHS) - 1)
        put(sheet, row, 0, name, look.styles("key"))
        sheet.merge_range(*across_rest, "", style)
        put(sheet, row, 1, value, style)
        sheet.set_row(row, 15 * (1 + len(value) // 120))
    return row + 1
