"""Fields as planners read them: their names, what they mean, what may be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.words import name_of, plain, t
from optimizer.domain.fields import Kind, kind_of, limits_of
from optimizer.io.cells import as_text

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

FIGURES = frozenset({"integer", "number"})
GROUPED_FROM = 10_000
"""Smaller whole numbers may be years."""


def help_of(field: FieldInfo) -> str:
    """All a field can say of itself: meaning and unit, what may be typed, what a blank means."""
    kind = kind_of(field)
    parts = [_sentence(t(field.description or "")), _typed(kind, field), _blank(kind, field)]
    return " ".join(plain(part) for part in parts if part)


def shown_figure(text: str) -> str:
    """A figure with its thousands apart; whatever else was typed stays as it is."""
    whole, point, rest = text.partition(".")
    if not (whole.isascii() and whole.removeprefix("-").isdigit() and len(whole) < 40
            and (not point or (rest.isascii() and rest.isdigit()))):
        return text
    if abs(int(whole)) < GROUPED_FROM or whole.removeprefix("-").startswith("0"):
        return text
    return f"{int(whole):,}{point}{rest}"


def _typed(kind: Kind, field: FieldInfo) -> str:
    if kind.holds == "choice":
        return t("One of: {choices}.", choices=", ".join(kind.choices))
    if kind.holds in FIGURES:
        words = {"ge": t("at least {n}"), "gt": t("above {n}"),
                 "le": t("at most {n}"), "lt": t("below {n}")}
        bounds = [words[name].format(n=f"{value:,}") for name, value in limits_of(field).items()]
        whole = t("Whole number") if kind.holds == "integer" else t("Number")
        return ", ".join([whole, *bounds]) + "."
    return {"texts": t("Names separated by semicolons: a; b."), "date": t("Date, YYYY-MM-DD."),
            "yes_no": t("TRUE or FALSE.")}.get(kind.holds, "")


def _blank(kind: Kind, field: FieldInfo) -> str:
    if field.is_required():
        return "" if kind.optional or kind.holds == "texts" else t("Needed.")
    default = as_text(field.get_default(call_default_factory=True))
    return t("Blank: {default}.", default=default) if default else t("May be blank.")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "…")) or not text else ".")


def heading(name: str) -> str:
    """The name of a field as a heading."""
    return name_of(name.rpartition(".")[2])
