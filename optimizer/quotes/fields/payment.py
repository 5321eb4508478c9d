"""Shares of the price paid at order, at delivery and at acceptance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.statement import closest, of_text
from optimizer.quotes.finding import Finding, Option
from optimizer.quotes.values.payment import payment as payment_of

if TYPE_CHECKING:
    from optimizer.quotes.line import Line


def find(line: Line, asking: Asking) -> Finding:
    """Shares at order, delivery and acceptance; terms that were not understood are asked."""
    found = closest(line, "payment", of_text(payment_of))
    if found is None:
        return Finding(None, "not stated", "payment: nothing said")
    shares = [(o.deposit, o.delivery, o.acceptance) for o in found.reads.options]
    if len(shares) == 1:
        inferred = found.reads.inferred
        return Finding(shares[0], "inferred" if inferred else "read", f"payment: {found.where}",
                       found.sources, found.reads.why if inferred else "")
    return asking.ask(line, Doubt(
        "payment", "Which shares are paid at order, at delivery and at acceptance?",
        tuple(Option(s, " / ".join(f"{part:.0%}" for part in s)) for s in shares),
        found.reads.why or "the payment terms were not understood", "text", found.sources,
        scope="quote", lasting="payment"))
