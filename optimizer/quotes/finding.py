"""What was found for a field: read, inferred with a reason, or asked. Nothing else exists."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Status = Literal["read", "inferred", "asked", "answered", "not stated"]
"""read: one reading. inferred: one that rests on a reason. asked: a planner must say.

answered: a planner said so, now or (by the vendor's profile) before. not stated: the quote is
silent and the field may stay blank.
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a vendor's file, and the text as written there."""

    file: str
    sheet: str
    cell: str
    """``B12``, or a range ``B12:D12``; blank for the whole sheet."""
    text: str = ""

    def __str__(self) -> str:
        sheet = self.sheet if self.sheet.isalnum() else f"'{self.sheet}'"
        return f"{self.file}: {sheet}!{self.cell}" if self.cell else f"{self.file}: {sheet}"


@dataclass(frozen=True, slots=True)
class Finding:
    """The value of one field of one quoted line, and how it came about."""

    value: Any
    status: Status
    rule: str
    """Which rule read it, in a few words: "currency: symbol in the price cell"."""
    sources: tuple[Source, ...] = ()
    reason: str = ""
    """Of an inferred or asked field: why."""
    alternatives: tuple[Any, ...] = ()
    """Of an inferred or asked field: what else it could be (values of the field's type)."""

    @property
    def settled(self) -> bool:
        """Whether the field needs no answer."""
        return self.status != "asked"

    def answered(self, value: Any, reason: str) -> Finding:
        """The same field after a planner's answer."""
        return replace(self, value=value, status="answered", reason=reason)


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer."""

    value: Any
    label: str
    """In the dropdown. Short, plain, unique within its question: ``USD``, ``without VAT``."""
    effect: str = ""
    """What it means in figures, e.g. the cost at the break under this reading."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the planner (or the vendor) can say."""

    id: str
    """Stable: the same file read again asks under the same id."""
    field: str
    """Field of ``FIELDS`` it settles."""
    lines: tuple[str, ...]
    """Keys of the lines it settles."""
    text: str
    """The question as a sentence a planner understands, with its figures."""
    options: tuple[Option, ...]
    free: Literal["", "number", "weeks", "date", "text", "system"] = ""
    """What may be answered besides the options; blank: nothing."""
    sources: tuple[Source, ...] = ()
    profile_key: str = ""
    """Under which the answer is kept for the vendor's next quote; blank: for this one only."""


FIELDS = {
    "vendor": "who quotes",
    "stands": "whether the line is an offer at all",
    "system": "system of the catalogue",
    "quoted_units": "units (systems) the quote is for",
    "currency": "currency of the prices (ISO 4217)",
    "vat": "whether the written prices hold VAT: in or out",
    "vat_rate": "rate of the VAT in the written prices",
    "price_basis": "price per unit (system) or per accelerator",
    "unit_price": "net price per basis, without VAT",
    "breaks": "price breaks: (from unit, net price without VAT) pairs",
    "break_kind": "all_units or incremental",
    "minimum_order": "least units in one order",
    "maximum_total": "most units the vendor can supply",
    "lead_weeks": "weeks from order to delivery: (at best, at worst)",
    "valid_until": "last day an order can be placed",
    "payment": "shares paid at order, at delivery, at acceptance",
    "freight_per_unit": "freight per unit, currency of the prices",
    "incoterm": "delivery term and place, e.g. DDP Seoul",
    "origin": "country the goods come from (ISO 3166)",
}
"""Fields of a quoted line, in the order a reader wants them."""

REQUIRED = ("vendor", "system", "currency", "vat", "price_basis", "unit_price", "lead_weeks")
"""Fields without which a line is no offer; the others may be "not stated"."""


@dataclass(frozen=True)
class QuoteHead:
    """What a quote says of itself."""

    vendor: str
    number: str = ""
    """As written; blank where the quote bears none."""
    revision: str = ""
    date: str = ""
    """ISO; blank where not stated."""
    file: str = ""
    sha256: str = ""

    @property
    def key(self) -> str:
        """Names the quote through all its revisions: vendor and number, or vendor and file."""
        return f"{self.vendor} / {self.number or self.file}"


@dataclass(frozen=True)
class QuotedLine:
    """One line of a quote that is an accelerator system, with a finding for every field."""

    key: str
    """Where it stands: ``file: sheet!row``; with the vendor's name in a bid tabulation."""
    quote: QuoteHead
    description: str
    findings: dict[str, Finding]
    group: str = ""
    """Name shared by lines of which at most one is taken (base and alternate bids)."""
    note: str = ""

    @property
    def ready(self) -> bool:
        """Whether nothing about it is asked."""
        return all(found.settled for found in self.findings.values())

    def value(self, name: str) -> Any:
        """A field's value; None where it is asked or not stated."""
        found = self.findings.get(name)
        return found.value if found and found.status != "asked" else None


@dataclass(frozen=True, slots=True)
class SideLine:
    """A line of a quote that becomes no offer, and why. Never dropped."""

    source: Source
    kind: Literal["other goods", "freight", "discount", "tax", "total", "no bid", "part of",
                  "unreadable", "hidden", "replaced"]
    description: str
    figures: str = ""
    """Its figures as written."""
    why: str = ""
    belongs_to: str = ""
    """Key of the line it is a part of, or was replaced by."""


@dataclass(frozen=True)
class QuoteReading:
    """All that was read from some files."""

    lines: tuple[QuotedLine, ...] = ()
    side_lines: Sequence[SideLine] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader should know: a hidden sheet left out, a total that does not add up."""
    heads: tuple[QuoteHead, ...] = field(default=())
