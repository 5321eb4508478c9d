"""Where vendors are from that a scenario does not have yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from babel import Locale

from app import format as form
from app import state
from app.screens.quotes.readings import FIRM
from app.words import plain, t

if TYPE_CHECKING:
    from app.quotes.gathered import Outcome
    from app.screens.quotes.readings import Readings


def strangers_placed(found: Readings, result: Outcome) -> None:
    """Countries of vendors the scenario does not know: no quote says them reliably."""
    st.markdown(t("These vendors are new to the scenario. Say where each sells from and where its "
                  "ultimate parent is: rules on origin and export need both."))
    names = {code: name for code, name in Locale.parse(form.locale()).territories.items()
             if len(code) == 2 and code.isalpha()}
    codes = sorted(names, key=names.__getitem__)
    for short, full in result.strangers:
        vendor, keys = plain(full or short), (f"country.{short}", f"parent.{short}")
        for column, label, key in zip(
                st.columns(2), (t("Country of {vendor}", vendor=vendor),
                                t("Country of the ultimate parent of {vendor}", vendor=vendor)),
                keys, strict=True):
            column.selectbox(
                label, codes, None, format_func=lambda code: f"{names[code]} ({code})", key=key,
                placeholder=t("Choose a country"), on_change=_settle,
                args=(_file_of(found, full, short), short, keys))


def _file_of(found: Readings, full: str, short: str) -> str:
    """The file a vendor's countries are kept with: the first it quotes in."""
    for file, _, settled in found.read:
        if any(full in (line.value("vendor"), line.quote.vendor) or
               short == line.value("vendor") for line in settled.reading.lines):
            return file.id
    return found.read[0][0].id


def _settle(quote: str, short: str, keys: tuple[str, str]) -> None:
    told = [state.given(key) for key in keys]
    if all(told) and (at := state.draft()):
        state.quotes(at).answer(quote, FIRM + short, " ".join(told))
