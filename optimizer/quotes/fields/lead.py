"""Weeks from order to delivery."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.statement import Statement, closest
from optimizer.quotes.fields.system import called
from optimizer.quotes.finding import Finding, Option
from optimizer.quotes.layout.meanings import EARLIEST, LATEST
from optimizer.quotes.meaning import Lead, Reads
from optimizer.quotes.values.lead import lead as lead_of
from optimizer.quotes.words.normal import normal

if TYPE_CHECKING:
    from decimal import Decimal

    from optimizer.quotes.line import Cell, Line

_WEEKS = re.compile(r"week|wk|주|週|周")
_DAYS = re.compile(r"day|일|日|天")


def find(line: Line, asking: Asking) -> Finding:
    """Weeks from order to delivery; a line without any is asked for them."""
    found = _ends(line) or closest(line, "lead", lead_of, _with_unit)
    if found is None:
        return _ask(line, asking, Statement(Reads(why="the quote names no lead time"), "", ()))
    one = found.reads.one
    if one is None:
        return _ask(line, asking, found)
    value = (plain(one.best), plain(one.worst))
    if found.reads.inferred:
        return Finding(value, "inferred", f"lead time: {found.where}", found.sources,
                       found.reads.why)
    return Finding(value, "read", f"lead time: {found.where}", found.sources)


def _ends(line: Line) -> Statement | None:
    """A column for the earliest and one for the latest."""
    cells = line.cells("lead")
    ends = [normal(cell.column.text.rpartition(" / ")[2]) for cell in cells]
    if len(cells) != 2 or ends[0] not in EARLIEST or ends[1] not in LATEST:
        return None
    best, worst = (_with_unit(cell) for cell in cells)
    sources = tuple(cell.source for cell in cells)
    if best.one is None or worst.one is None or best.one.best > worst.one.worst:
        return Statement(Reads(why=best.why or worst.why or "its ends contradict each other"),
                         "its own cells", sources)
    return Statement(Reads((Lead(best.one.best, worst.one.worst),), best.why or worst.why,
                           best.inferred or worst.inferred), "its own cells", sources)


def _with_unit(cell: Cell) -> Reads[Lead]:
    """The heading's unit of time holds for bare numbers: "Lead time (days)"."""
    rest = normal(cell.column.heading.rest)
    unit: Literal["weeks", "days"] | None = (
        "weeks" if _WEEKS.search(rest) else "days" if _DAYS.search(rest) else None)
    return lead_of(cell.value, unit)


def _ask(line: Line, asking: Asking, found: Statement) -> Finding:
    options = tuple(Option((o.best, o.worst), weeks(o)) for o in found.reads.options)
    if not found.sources and not line.findings["system"].settled:
        return Finding(None, "asked", "lead time: of a line that may be no offer", (),
                       "waits for which system the line offers")
    own = bool(found.sources) and (bool(line.cells("lead")) or len(options) > 1)
    return asking.ask(line, Doubt(
        "lead_weeks", "How many weeks pass from order to delivery"
        + (f" of “{called(line)}”?" if own else "?"), options,
        found.reads.why, "weeks", found.sources, scope="" if own else "quote"))


def plain(weeks: Decimal) -> Decimal:
    """The number without zeros at its end."""
    return weeks.to_integral_value() if weeks == weeks.to_integral_value() else weeks.normalize()


def weeks(lead: Lead) -> str:
    """A lead time for a reader."""
    best, worst = (f"{w.normalize():f}" for w in (lead.best, lead.worst))
    return f"{best} weeks" if best == worst else f"{best}–{worst} weeks"
