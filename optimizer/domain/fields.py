"""What a field of a record holds: text, whole number, number, date, yes/no, a choice, or a list."""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

Holds = Literal["text", "integer", "number", "date", "yes_no", "choice", "texts", "table", "record"]

_PLAIN: dict[Any, Holds] = {
    bool: "yes_no", int: "integer", Decimal: "number", date: "date", str: "text",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field holds. ``choices`` for a choice, ``record`` for a table or a record."""

    holds: Holds
    optional: bool = False
    choices: tuple[str, ...] = ()
    record: type[BaseModel] | None = None


def kind_of(field: FieldInfo) -> Kind:
    """Classify a field by its annotation.

    Raises:
        TypeError: a type no workbook cell can hold; the record needs another one.
    """
    inner, optional = _strip(field.annotation)
    if inner in _PLAIN:
        return Kind(_PLAIN[inner], optional)
    if get_origin(inner) is Literal:
        return Kind("choice", optional, tuple(str(choice) for choice in get_args(inner)))
    if get_origin(inner) is tuple:
        item, _ = _strip(get_args(inner)[0])
        if item is str:
            return Kind("texts", optional)
        if isinstance(item, type) and issubclass(item, BaseModel):
            return Kind("table", optional, record=item)
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return Kind("record", optional, record=inner)
    raise TypeError(f"no cell can hold {field.annotation!r}")


def limits_of(field: FieldInfo) -> dict[str, Any]:
    """The bounds of a number field (ge, gt, le, lt), wherever the annotation keeps them."""
    found: dict[str, Any] = {}
    for holder in _metadata(field):
        for name in ("ge", "gt", "le", "lt"):
            bound = getattr(holder, name, None)
            if bound is not None:
                found[name] = bound
    return found


def _metadata(field: FieldInfo) -> list[Any]:
    found = list(field.metadata)
    waiting: list[Any] = [field.annotation]
    while waiting:
        annotation = waiting.pop()
        if get_origin(annotation) is Annotated:
            for extra in annotation.__metadata__:
                found.extend(getattr(extra, "metadata", None) or [extra])
        waiting.extend(get_args(annotation) if get_origin(annotation) is not Literal else ())
    return found


def _strip(annotation: Any) -> tuple[Any, bool]:
    """Take off ``Annotated`` and ``| None``; whether None was allowed."""
    optional = False
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            optional = optional or type(None) in get_args(annotation)
            others = [arm for arm in get_args(annotation) if arm is not type(None)]
            if len(others) != 1:
                return annotation, optional
            annotation = others[0]
        else:
            return annotation, optional
