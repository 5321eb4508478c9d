"""One setting of a rule or term: the widget its field asks for, which follows the draft."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import streamlit as st

from app import format as form
from app import state
from app.cells import with_setting
from app.screens.rules.dials import number
from app.widgets.fields import heading, help_of
from app.words import name_of, plain, t
from optimizer.core.rule import MONEY
from optimizer.domain.fields import Kind, kind_of, limits_of
from optimizer.io.entered import cell_text

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from optimizer.io.entered import Entered
    from optimizer.io.outline import SettingSpec

YES_NO = {"TRUE": True, "FALSE": False}
LARGE = Decimal(1_000_000)
"""Money from here on is also said in words."""


@dataclass(frozen=True)
class Shape:
    """What a setting's widget is: for shares of one, a percentage."""

    kind: Kind
    limits: dict[str, Any]
    share: bool

    @staticmethod
    def of(field: FieldInfo) -> Shape:
        limits = limits_of(field)
        return Shape(kind_of(field), limits, limits.get("le") == 1 and limits.get("ge") == 0)

    def fits(self, text: str) -> bool:
        """Whether the typed widget can hold what stands in the cell; else it is shown as text."""
        if not text:
            return True
        if self.kind.holds == "yes_no":
            return text in YES_NO
        if self.kind.holds == "choice":
            return text in self.kind.choices
        if self.kind.holds not in ("integer", "number"):
            return True
        found = number(text)
        whole = found is not None and found == found.to_integral_value()
        return found is not None and self.limits.get("ge", found) <= found <= \
            self.limits.get("le", found) and (whole or self.kind.holds == "number")


def setting_shown(spec: SettingSpec, cells: Entered, currency: str, disabled: bool) -> None:
    """Draw the widget of a setting as the draft has it; a change of it is a step."""
    text = text_of(cells, spec)
    shape, key = Shape.of(spec.field), f"{spec.kind}.{spec.entry}.{spec.name}"
    default = cell_text(spec.field.get_default(call_default_factory=True))
    common: dict[str, Any] = {
        "label": label_of(spec.name) + _unit(spec.field, shape, currency), "key": key,
        "help": help_of(spec.field), "disabled": disabled, "on_change": set_from,
        "args": (spec, key)}
    blank = t("not set") if not default else t("{n} if blank", n=_default(default, shape))
    if not shape.fits(text) or shape.kind.holds in ("text", "texts", "date"):
        state.seed(key, text)
        st.text_input(**common, placeholder=blank)
    elif shape.kind.holds == "yes_no":
        state.seed(key, YES_NO[text or default])
        st.toggle(**common)
    elif shape.kind.holds == "choice":
        state.seed(key, text or default)
        st.selectbox(**common, options=shape.kind.choices, format_func=name_of)
    else:
        _number(text, shape, common, blank)
        found = number(text)
        if found is not None and found >= LARGE and MONEY in (spec.field.description or ""):
            st.caption(form.money(found, currency))


def label_of(name: str) -> str:
    """The name of a setting as a label."""
    words = heading(name)
    return words[:1].upper() + words[1:]


def text_of(cells: Entered, spec: SettingSpec) -> str:
    """What stands in the cell of a setting."""
    return cells.settings.get(spec.kind, {}).get(f"{spec.entry}.{spec.name}", "").strip()


def set_from(spec: SettingSpec, key: str) -> None:
    """Take over what was entered into a setting's widget."""
    at = state.draft()
    if at is None:
        return
    text = _text(state.given(key), Shape.of(spec.field))
    if text != text_of(at.cells, spec):
        state.change(with_setting(at.cells, spec.kind, f"{spec.entry}.{spec.name}", text),
                     t("{rule}: {setting} {now}", rule=name_of(spec.entry),
                       setting=heading(spec.name), now=text or "–"))


def _number(text: str, shape: Shape, common: dict[str, Any], blank: str) -> None:
    whole = shape.kind.holds == "integer" and not shape.share
    scale = 100 if shape.share else 1
    cast = int if whole else float
    limits: dict[str, Any] = {name: cast(shape.limits[bound] * scale)
                              for name, bound in (("min_value", "ge"), ("max_value", "le"))
                              if bound in shape.limits}
    found = number(text)
    state.seed(common["key"], None if found is None else cast(found * scale))
    st.number_input(**common, **limits, value=None, step=cast(1), placeholder=blank,
                    format="%d" if whole else "%.15g")


def _text(value: Any, shape: Shape) -> str:
    """The cell's text for what a widget gives."""
    if isinstance(value, float):
        exact = Decimal(repr(value)) / (100 if shape.share else 1)
        return cell_text(exact.to_integral_value() if exact == exact.to_integral_value()
                         else exact.normalize())
    return cell_text(value).strip()


def _unit(field: FieldInfo, shape: Shape, currency: str) -> str:
    if shape.share:
        return " (%)"
    return f" ({plain(currency)})" if MONEY in (field.description or "") and \
        shape.kind.holds == "number" else ""


def _default(default: str, shape: Shape) -> str:
    found = number(default)
    return form.share(found) if shape.share and found is not None else name_of(default)
