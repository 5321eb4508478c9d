"""What each rule costs: the latest answer of the draft, and a button that asks for one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from app import format as form
from app import go, state
from app.runs.question import Question
from app.watching import watched
from app.widgets.troubles import trouble_shown
from app.words import said, t

if TYPE_CHECKING:
    from app.runs.record import Run
    from app.store.drafts import Draft
    from optimizer.domain.answer import Answer, Cell

VERB = "cost-of-rules"
SECONDS = 60.0


class Cost(NamedTuple):
    """What the first aim would gain without a rule, and within which bounds that is proven."""

    figure: Decimal | None
    least: Decimal | None
    most: Decimal | None
    unit: str
    money: bool

    def told(self) -> str:
        """In words, with its unit; negative: the rule brings something."""
        if self.figure is None:
            return t("what it costs is not known")
        if not self.figure:
            return t("costs nothing")
        if self.figure < 0:
            return t("brings {amount}", amount=self.amount(-self.figure))
        return t("costs {amount}", amount=self.amount(self.figure))

    def range(self) -> str:
        """What the proofs allow."""
        if self.least is None or self.most is None or self.least == self.most:
            return ""
        return t("proven: between {least} and {most}", least=self.amount(self.least),
                 most=self.amount(self.most))

    def amount(self, value: Decimal) -> str:
        """A figure with its unit."""
        return form.money(value, self.unit) if self.money else \
            f"{form.number(value, 2)} {t(self.unit)}"


def latest(at: Draft) -> Run | None:
    """The last time this was asked about the draft."""
    return next(iter(state.runs().all(VERB, draft=at.id, most=1)), None)


def costs_of(run: Run | None) -> dict[str, Cost]:
    """What rules cost, by rule."""
    answer: Answer | None = state.answer_of(run) if run else None
    table = next((one for one in answer.tables if one.key == "rules"), None) if answer else None
    if table is None:
        return {}
    column = table.columns[2]
    return {str(row[0]): Cost(_exact(row[2]), _exact(row[3]), _exact(row[4]), column.unit,
                              column.kind == "money") for row in table.rows}


def _exact(cell: Cell) -> Decimal | None:
    return None if cell is None else Decimal(cell)


def asking(at: Draft, run: Run | None) -> None:
    """The button, how far it is, and what was found."""
    busy = run is not None and not run.over
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(t("What does each rule cost?"), key="rules.costs", icon=":material/balance:",
                     disabled=busy or bool(state.checked(at).problems),
                     help=t("Solves without each rule in turn; takes up to {time}.",
                            time=form.seconds(SECONDS))):
            go.solve(Question(VERB, seconds=SECONDS))
            st.rerun()
        if run is not None and busy:
            watched(run, _finding)
        elif run is not None:
            _found(run, at)


def _finding(run: Run) -> None:
    st.caption(":material/progress_activity: " + t("Finding out, {time} so far",
                                                   time=form.seconds(run.seconds)))


def _found(run: Run, at: Draft) -> None:
    answer = state.answer_of(run)
    if answer is None:
        trouble_shown(run)
    else:
        early = "" if not state.stale(at, run) else \
            ":material/update: " + t("Found before your last changes.") + " "
        st.caption(early + (said(answer.sentences[0]) if answer.sentences else ""))
