"""An answer as it is shown: figures in readable units, charts that match their tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from app.widgets.answer_chart import PICK, chart_of, picking_chart
from app.widgets.answer_figures import cell_shown, heading_of, scale_of
from app.widgets.answer_table import exact
from optimizer.domain.answer import Column, Phrase, Table
from tests.answers import made


@pytest.fixture
def tables(ann, monkeypatch):
    """Of the answer made by hand, seen in English without a session."""
    monkeypatch.setattr("app.state.language", lambda: "en")
    return {table.key: table for table in made.answer(made.question()).tables}


def table(kind: str, unit: str, *values: Decimal | None) -> Table:
    """One column of figures."""
    return Table("t", Phrase("T", "T"), (Column("c", Phrase("C", "C"), kind, unit),),
                 tuple((value,) for value in values))


@pytest.mark.parametrize(("language", "heading", "shown"), [
    ("en", "C (KRW bn)", 1748.8), ("ko", "C (억 원)", 17488.0)])
def test_large_money_is_scaled_and_close_amounts_stay_apart(
    monkeypatch, language, heading, shown,
):
    """1,748.8 and 1,748.9 bn; without a decimal both would read 1,749."""
    monkeypatch.setattr("app.state.language", lambda: language)
    money = table("money", "KRW", Decimal(1_748_800_000_000), Decimal(1_748_900_000_000))
    assert heading_of(money, 0) == heading
    values = [cell_shown(row[0], money.columns[0], scale_of(money, 0)) for row in money.rows]
    assert values[0] == shown
    assert values[1] > values[0]


def test_small_shares_are_not_nothing(tables):
    """A proven gap of 0.0035 % beside 10 %."""
    shares = table("share", "", Decimal("0.1"), Decimal("0.000035"), None)
    scale = scale_of(shares, 0)
    assert [cell_shown(row[0], shares.columns[0], scale) for row in shares.rows] == [
        0.1, 0.000035, None]


def test_files_have_every_digit_and_column(tables):
    frame = exact(tables["rules"])
    assert list(frame.columns) == [
        "Rule", "Total cost (KRW)", "Share of the cost", "From", "Unit price (USD)"]
    assert frame.iloc[0, 1] == "42000000000"
    assert frame.iloc[2, 1] == ""


def test_stairs_have_every_break(tables):
    """8 rows, 8 breaks, in the order of the figure; each carries it as its label."""
    chart = chart_of(tables["steps"])
    frame = chart.data
    assert frame["x"].tolist() == [5.0 + 0.5 * i for i in range(8)]
    assert frame["y"].tolist() == [float(1748.8 - 42 * i) for i in range(8)]
    assert frame["label"].tolist()[:2] == ["5", "5.5"]


def test_points_can_be_picked(tables):
    content = picking_chart(tables["points"]).to_dict()
    assert content["params"][0]["name"] == PICK
    assert chart_of(tables["points"]) is not None


def test_bars_leave_out_what_is_not_known(tables):
    """In bn: 42, and 7 m less than nothing; the third rule has no figure, and no bar at all."""
    frame = chart_of(tables["rules"]).data
    assert frame["value"].tolist() == [42.0, -0.01]


def test_no_chart_without_figures(tables):
    assert chart_of(tables["none"]) is None
    assert chart_of(replace(tables["steps"], rows=tables["steps"].rows[:1])) is None
    assert chart_of(replace(tables["steps"], chart="")) is None


def page() -> None:
    """A screen with nothing but an answer."""
    from app.widgets.answer import answer_shown
    from tests.answers import made

    base = made.question()
    answer_shown(made.answer(base, complete=False), "made", base)


def test_all_of_an_answer_is_on_the_screen(ann):
    at = AppTest.from_function(page, default_timeout=60)
    at.session_state["planner"] = ann.owner
    at.run()
    assert not at.exception
    said = "\n".join(one.value for one in (*at.markdown, *at.caption, *at.warning))
    base = made.question()
    for sentence in made.answer(base).sentences:
        assert sentence.en in said.replace("\\", "")
    assert "=1+1" not in said, "a text that would be formatted was not made plain"
    assert "not the whole answer" in said
    assert len(at.dataframe) == 3, "the empty table says None."
    assert "3 scenarios solved in" in said
