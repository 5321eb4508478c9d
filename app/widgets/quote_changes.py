"""What accepting offers changes in a scenario: quote by quote, and figure by figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from app import format as form
from app import state
from app.quotes.telling import told_in
from app.widgets.fields import heading
from app.widgets.quote_lines import value_text
from app.widgets.shown import table_shown
from app.words import plain, t
from optimizer.quotes.change import BREAKS, LINE

if TYPE_CHECKING:
    from optimizer.quotes.adding import Added
    from optimizer.quotes.change import Change


def added_told(added: Added) -> None:
    """Sentences on each quote, then a table of what is other than before."""
    if added.told:
        st.markdown("\n".join(f"- {plain(told_in(one, state.language()))}" for one in added.told))
    if not added.changes:
        return
    table_shown(pd.DataFrame({
        t("Offer"): [one.offer for one in added.changes],
        t("What changes"): [_what(one) for one in added.changes],
        t("Before"): [_value(one, one.old) for one in added.changes],
        t("After"): [_value(one, one.new) for one in added.changes],
        t("Moved by"): ["" if one.share is None else _moved(one) for one in added.changes],
    }), "quote-changes", told=t("What accepting the offers changes"))


def _what(change: Change) -> str:
    if change.field == LINE:
        return f"＋ {t('new offer')}" if change.old is None else f"－ {t('offer is gone')}"
    return heading(change.field).capitalize()


def _value(change: Change, value: Any) -> str:
    if value is None:
        return "–"
    return str(value) if change.field in (LINE, BREAKS) else value_text(change.field, value)


def _moved(change: Change) -> str:
    share = change.share or 0
    return f"{'▲' if share > 0 else '▼'} {form.share(share)}"
