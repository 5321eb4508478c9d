"""Every text that rules, scenarios and plans show, so that none is forgotten in the catalogue."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import get_args

from optimizer.api import BOOK
from optimizer.assets import folder
from optimizer.core.layout import REASONS
from optimizer.core.rule import Mode
from optimizer.domain.answer import Status as AnswerStatus
from optimizer.domain.fields import kind_of
from optimizer.domain.plan import Status as PlanStatus
from optimizer.domain.regime import Verdict
from optimizer.export.regimes import shipped
from optimizer.io.catalogue import KINDS, entries
from optimizer.io.outline import SCENARIO_SHEET, outline
from optimizer.io.plan import bill, cash, evidence, facts, orders, power, proof, rules, timeline
from optimizer.io.plan.standing import STATES
from optimizer.io.plan_workbook import SHEETS
from tests.words.code import asked, filled, form
from tests.words.told import told

SYMBOLS = frozenset({"kW", "TPP", "TB"})
"""Signs that are the same in every language."""
KEPT_IN = (
    ("optimizer/core/layout.py", "reason"),
    ("optimizer/answers/plan_tables.py", "warnings", "_bought_for_a_break"),
    ("optimizer/export/regimes.py", "find", "_assemble"),
    ("optimizer/export/decide.py", "decide"),
    ("optimizer/answers/audit.py", "differences", "given_up", "withhold_if_different"),
    ("optimizer/studies/risk/tables.py", "cost", "assumed"),
)
"""Functions whose sentences plans and answers keep with their figures filled in."""
PLAN_TABLES = {"Column": 0, "Figure": 0, "title": 2, "_block": 3, "_pairs": 3}


def texts() -> set[str]:
    """Texts that must have an entry."""
    found = {*_rulebook(), *_scenario(), *_plan(), *_export(), *_shipped_scenarios(),
             *(text for text, _ in asked("optimizer", {"phrase": 0})),
             *told(figured=False)}
    return {text for text in found if text not in SYMBOLS and re.search("[a-z]", form(text))}


def kept() -> set[str]:
    """Forms of sentences that plans and answers keep with their figures filled in."""
    found = {text for file, *functions in KEPT_IN for text in filled(file, *functions)
             if len(re.findall(r"[a-z]{3,}", text)) >= 2}
    found |= {form(rule.remedy) for rule in BOOK.rules.values() if rule.remedy}
    found |= {form(text) for text in told(figured=True)}
    found |= {form(text) for text, _ in asked("optimizer/studies/risk/causes", {"phrase": 0})
              if "{" in text}
    return {*found, "{} and {} more", "no price wins: {}"}


def names() -> set[str]:
    """Names of sheets, tables, fields, settings and choices that must have an entry."""
    plan = outline(BOOK)
    found = {SCENARIO_SHEET, *KINDS, *plan.tables}
    found.update(part for path in plan.values for part in path.split("."))
    found |= {*BOOK.rules, *BOOK.aims}
    fields = [*plan.values.items(), *((s.name, s.field) for s in plan.settings.values())]
    for table in plan.tables.values():
        fields += table.record.model_fields.items()
        found.add(table.path[-1])
    for name, field in fields:
        found |= {*name.split("."), *kind_of(field).choices}
    return found


def _rulebook() -> Iterator[str]:
    for entry in (*BOOK.rules.values(), *BOOK.terms.values(), *BOOK.aims.values()):
        yield from (entry.title, entry.sentence, entry.unit)
    yield from (aim.title.lower() for aim in BOOK.aims.values())
    yield from get_args(Mode)


def _scenario() -> Iterator[str]:
    plan = outline(BOOK)
    for field in plan.values.values():
        yield field.description or ""
    for kind in KINDS:
        for entry in entries(BOOK, kind).values():
            yield from (field.description or "" for field in entry.settings.model_fields.values()
                        if kind_of(field).holds != "table")
    for table in plan.tables.values():
        yield table.about
        yield from (field.description or "" for field in table.record.model_fields.values())


def _plan() -> Iterator[str]:
    yield from SHEETS.values()
    yield from (text for text, _ in asked("optimizer/io/plan", PLAN_TABLES))
    for one, _ in asked("optimizer/io/plan", {"counted": 1}):
        yield from (f"{{n}} {one}", f"{{n}} {one}s")
    yield from (*STATES, *STATES.values(), *proof.STATUS.values())
    yield from (*get_args(PlanStatus), *get_args(AnswerStatus))
    yield from (bill.NOTE, bill.AGREES, bill.DIFFERS, bill.TERM, bill.SHARE)
    yield from (cash.NOTE, cash.YEAR, cash.SHARE, cash.USED)
    yield from (evidence.EXPORT_NOTE, evidence.NOT_CHOSEN_NOTE)
    yield from (evidence.POSSIBLE, evidence.IMPOSSIBLE)
    yield from (name for name, *_ in facts.MEASURES)
    yield from (orders.NOTE, orders.UNITS, orders.ACCELERATORS, orders.MODEL, orders.VENDOR)
    yield from (orders.ORDERED, orders.DELIVERED, orders.IN_SERVICE, orders.LIST, orders.PRICE)
    yield from (power.NOTE, power.END_NOTE, power.SITE, power.PHASE, power.STATE, power.USABLE)
    yield from (proof.NOTE, proof.HASH)
    yield from (rules.NOTE, rules.OVERVIEW_NOTE, rules.STANDING, rules.RULE, rules.WHERE)
    yield from (timeline.NOTE, timeline.PHASE, timeline.TOTAL, timeline.TARGET)


def _export() -> Iterator[str]:
    yield from (reason for reason in REASONS if reason)
    yield from (evidence.VERDICTS[verdict] for verdict in get_args(Verdict))
    for regime in shipped().values():
        yield from (regime.title, regime.note, *(rule.sentence for rule in regime.rules))


def _shipped_scenarios() -> Iterator[str]:
    for path in folder("scenarios").glob("*.json"):
        content = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(content.get("title"), str):
            yield from (content["title"], content["note"])
