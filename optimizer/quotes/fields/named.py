"""Fields that are a name the quote gives or does not: the delivery term, the country of origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.statement import closest, of_text
from optimizer.quotes.finding import Finding, Option
from optimizer.quotes.values.country import origin as origin_of
from optimizer.quotes.values.incoterm import incoterm as incoterm_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.quotes.line import Line
    from optimizer.quotes.meaning import Reads, Role


def find_incoterm(line: Line, asking: Asking) -> Finding:
    """The delivery term with its place."""
    return _find(line, asking, "incoterm", incoterm_of, "delivery term",
                 "Which delivery term holds?")


def find_origin(line: Line, asking: Asking) -> Finding:
    """The country the goods come from."""
    return _find(line, asking, "origin", origin_of, "origin",
                 "Which country do the goods come from?")


def _find(
    line: Line, asking: Asking, role: Role, read: Callable[[str], Reads[Any]], rule: str,
    question: str,
) -> Finding:
    found = closest(line, role, of_text(read))
    if found is None or not found.reads.options:
        return Finding(None, "not stated", f"{rule}: nothing said")
    if found.reads.one is not None:
        inferred = found.reads.inferred
        return Finding(found.reads.one, "inferred" if inferred else "read",
                       f"{rule}: {found.where}", found.sources,
                       found.reads.why if inferred else "")
    return asking.ask(line, Doubt(
        role, question, tuple(Option(o, o) for o in found.reads.options),
        found.reads.why or "the quote names several", "text", found.sources, scope="quote"))
