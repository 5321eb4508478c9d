"""``gpuplan rules``: the registry in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from optimizer import api
from optimizer.core.relief import relief_of
from optimizer.domain.scenario import AimChoice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

_SOFT = ("price", "max_concession", "concession_price")
"""Settings of rules that may be broken."""


def print_rules(names: Sequence[str], out: TextIO) -> None:
    """Write every rule, term and aim (or only the named ones)."""
    out.write("\n".join(_lines(names)) + "\n")


def _lines(names: Sequence[str]) -> Iterator[str]:
    for heading, book in (("RULES", api.BOOK.rules), ("BILL TERMS", api.BOOK.terms),
                          ("AIMS", api.BOOK.aims)):
        chosen = [entry for entry in book.values() if not names or entry.id in names]
        if chosen:
            yield f"{heading}\n"
        if chosen and heading == "AIMS":
            yield from (f"   scenario.aims[N].{name} = {_default(field)}: {field.description}"
                        for name, field in AimChoice.model_fields.items()
                        if not field.is_required())
            yield ""
        for entry in sorted(chosen, key=lambda e: getattr(e, "family", 0)):
            yield from _entry(entry)


def _entry(entry: Any) -> Iterator[str]:
    family = f"{entry.family}. " if getattr(entry, "family", 0) else ""
    yield f"{family}{entry.title} ({entry.id}), in {entry.unit}"
    yield f"   {entry.sentence}"
    yield f"   {entry.math}"
    modes = getattr(entry, "modes", None)
    settings: type[BaseModel] | None = getattr(entry, "settings", None)
    for name, field in (settings.model_fields.items() if settings else ()):
        if name in _SOFT and modes and "soft" not in modes:
            continue
        choice = f" [{', '.join(modes)}]" if name == "mode" and modes else ""
        yield f"   {entry.id}.{name} = {_default(field)}{choice}: {field.description}"
    if getattr(entry, "relief", None) is not None:
        measured = ", as the measure may be" if callable(entry.relief) else ""
        yield (f"   Assumed where neither concession_price nor price is set, per unit: "
               f"{relief_of(entry, entry.settings())}{measured}.")
    yield ""


def _default(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=True)
    return "blank" if value is None or value == () else str(value)
