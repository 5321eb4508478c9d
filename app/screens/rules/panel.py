"""One rule or term: what it says, its settings, its tables, how it stands and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from app import state
from app.cells import with_setting, without_entry
from app.grid import table_edited
from app.screens.rules.setting import label_of, setting_shown, text_of
from app.widgets.problems import problems_listed
from app.widgets.rule_use import standing, uses_shown
from app.words import name_of, plain, t
from optimizer.core.registry import settings_of
from optimizer.core.relief import concession_price
from optimizer.io.entered import cell_text

if TYPE_CHECKING:
    from app.screens.rules.costs import Cost
    from app.store.drafts import Draft
    from optimizer.domain.plan import RuleUse
    from optimizer.errors import Problem
    from optimizer.io.outline import Outline

SIGNS = {"hard": ":material/lock:", "soft": ":material/balance:", "off": ":material/block:"}
ONLY_SOFT = ("price", "max_concession")
IN_LINE = 3


@dataclass(frozen=True)
class Panel:
    """A rule or a term of the open draft, with all that is known of it."""

    kind: str
    entry: Any
    """Of the registry."""
    at: Draft
    outline: Outline
    problems: tuple[Problem, ...]
    uses: tuple[RuleUse, ...] | None
    """In the plan that is shown; None without one."""
    cost: Cost | None
    currency: str

    @property
    def mode(self) -> str:
        """hard, soft or off; for terms whether they are counted; as written if it is none."""
        name = "mode" if self.kind == "rules" else "counted"
        spec = self.outline.settings[self.kind, self.entry.id, name]
        text = text_of(self.at.cells, spec) or cell_text(spec.field.get_default())
        return {"TRUE": "hard", "FALSE": "off"}.get(text, text)

    @property
    def binding(self) -> bool:
        return any(use.binding for use in self.uses or ())

    @property
    def changed(self) -> bool:
        """Whether anything of it is not as it is by default."""
        return (bool(self.tables) and any(self._rows())) or any(
            text and text != cell_text(spec.field.get_default(call_default_factory=True))
            for spec in self.settings if (text := text_of(self.at.cells, spec)))

    @property
    def settings(self) -> list[Any]:
        return [spec for spec in self.outline.settings.values()
                if (spec.kind, spec.entry) == (self.kind, self.entry.id)]

    @property
    def tables(self) -> list[Any]:
        return list(self.outline.tables_of(self.kind, self.entry.id).values())

    def _rows(self) -> list[bool]:
        return [any(text.strip() for text in row.values()) for spec in self.tables
                for row in self.at.cells.tables.get(spec.name, [])]


def panel_shown(panel: Panel) -> None:
    """Draw a panel; its inside only while it is open."""
    key = f"panel.{panel.kind}.{panel.entry.id}"
    opened = st.expander(_label(panel), key=key, on_change="rerun")
    if opened.open:
        with opened:
            _inside(panel)


def _label(panel: Panel) -> str:
    parts = [f"**{t(panel.entry.title)}**"]
    if panel.kind == "rules":
        mode = panel.mode
        parts.append(f"{SIGNS.get(mode, ':material/help:')} {plain(name_of(mode))}")
    elif panel.mode == "off":
        parts.append(f"{SIGNS['off']} " + t("not counted"))
    if panel.problems:
        parts.append(":material/error: " + t("{n} to mend", n=len(panel.problems)))
    if panel.uses is not None and panel.mode != "off" and panel.kind == "rules":
        parts.append(standing(panel.uses))
    if panel.cost is not None and panel.cost.figure:
        parts.append(":material/payments: " + plain(panel.cost.told()))
    if panel.changed:
        parts.append(":material/edit: " + t("changed"))
    return " · ".join(parts)


def _inside(panel: Panel) -> None:
    disabled = panel.at.owner != state.who().id
    left, right = st.columns([5, 1], vertical_alignment="top")
    left.markdown(plain(t(panel.entry.sentence)))
    with right.popover(t("Formula"), icon=":material/function:", type="tertiary"):
        st.latex(panel.entry.math)
        st.caption(t("Unit: {unit}", unit=t(panel.entry.unit)))
    problems_listed(panel.problems)
    if panel.kind == "rules":
        _mode(panel, disabled)
    _settings(panel, disabled)
    for spec in panel.tables:
        st.markdown(f"**{label_of(spec.path[2])}**")
        table_edited(panel.at, spec, [one for one in panel.problems
                                      if one.place.table == spec.name])
    _after(panel)
    if panel.changed:
        st.button(t("Back to default"), key=f"reset.{panel.kind}.{panel.entry.id}",
                  type="tertiary", icon=":material/restart_alt:", on_click=_reset,
                  args=(panel,), disabled=disabled)


def _mode(panel: Panel, disabled: bool) -> None:
    key, words = f"mode.{panel.entry.id}", {
        "hard": t("hard: must hold"), "soft": t("soft: may be broken at a price"),
        "off": t("off: does not count")}
    state.seed(key, panel.mode if panel.mode in panel.entry.modes else None)
    st.segmented_control(
        t("How it counts"), panel.entry.modes, key=key, format_func=lambda mode:
        f"{SIGNS[mode]} {words[mode]}", on_change=_set_mode, args=(panel, key), disabled=disabled)


def _settings(panel: Panel, disabled: bool) -> None:
    """All settings but the mode; those about breaking the rule only where it may be broken."""
    hidden = {"mode"} if panel.mode == "soft" else {"mode", *ONLY_SOFT}
    if panel.mode == "off" or "soft" not in getattr(panel.entry, "modes", ()):
        hidden.add("concession_price")
    given = {spec.name for spec in panel.settings if text_of(panel.at.cells, spec)}
    told = {one.place.field.partition(".")[2] for one in panel.problems}
    own = [spec for spec in panel.settings
           if spec.name not in hidden or spec.name in (given | told) - {"mode"}]
    for first in range(0, len(own), IN_LINE):
        for column, spec in zip(st.columns(IN_LINE), own[first:first + IN_LINE], strict=False):
            with column:
                setting_shown(spec, panel.at.cells, panel.currency, disabled)


def _after(panel: Panel) -> None:
    """What the plan that is shown says of it."""
    if panel.cost is not None:
        st.markdown(":material/payments: " + plain(" · ".join(filter(None, (
            panel.cost.told(), panel.cost.range())))))
    if panel.uses:
        uses_shown(panel.uses, panel.currency)
    elif panel.uses is not None and panel.kind == "rules" and panel.mode != "off":
        st.caption(t("Nothing in the plan falls under this rule."))


def _set_mode(panel: Panel, key: str) -> None:
    """Take over the mode; a rule made soft gets the price it is assumed to have, to be mended."""
    at, mode = state.draft(), state.given(key)
    if at is None or mode is None or mode == panel.mode:
        return
    rule, cells = panel.entry, with_setting(at.cells, "rules", f"{panel.entry.id}.mode", mode)
    scenario = state.checked(at).scenario
    if mode == "soft" and scenario and not cells.settings["rules"].get(f"{rule.id}.price"):
        price = concession_price(scenario, rule, settings_of(scenario).rules[rule.id])
        if price is not None:
            cells = with_setting(cells, "rules", f"{rule.id}.price", cell_text(price))
            state.keep("notice", t(
                "{rule} may now be broken at an assumed price of {price} per {unit}. Correct the "
                "price if you know better.", rule=t(rule.title), price=cell_text(price),
                unit=t(rule.unit)))
    state.change(cells, t("{rule}: {mode}", rule=t(rule.title), mode=name_of(mode)))


def _reset(panel: Panel) -> None:
    at = state.draft()
    if at is not None:
        state.change(
            without_entry(at.cells, panel.kind, panel.entry.id,
                          [spec.name for spec in panel.tables]),
            t("{rule}: back to default", rule=t(panel.entry.title)))
