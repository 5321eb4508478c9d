"""Start and solve: open, watch, stop, and what is said when there is no plan."""

from __future__ import annotations

from app.runs.worker import work_off
from app.store import store
from tests.app.words import words


def test_first_plan_within_three_clicks(ann):
    """Open an example, solve; the plan follows by itself, else there would be a click more."""
    at = ann.screen("start")
    assert not at.exception
    at.button(key="open.korea-2025").click().run()
    assert [one.value for one in at.title] == ["Solve"]
    at.button(key="solve").click().run()
    (run,) = ann.runs.all()
    assert run.state == "waiting"
    assert at.button(key="stop")
    work_off(store())
    at.run()
    assert [one.value for one in at.title] == ["Plan"]
    assert "KRW 1\\.7" in words(at)


def test_nothing_open(ann):
    assert "Open a scenario first." in words(ann.screen("solve"))


def test_problems_keep_from_solving(ann):
    ann.opens(change=lambda cells: cells.tables["offers"][0].update(unit_price="-3"))
    at = ann.screen("solve")
    assert "1 problems to mend" in words(at)
    assert at.button(key="solve.beside").disabled


def test_problems_are_told_in_korean(ann):
    """What is wrong, what to do and the field; the cell keeps its address in the workbook."""
    ann.language = "ko"
    ann.opens(change=lambda cells: cells.tables["offers"][0].update(unit_price="-3"))
    assert ann.screen("solve").dataframe[0].value.iloc[0].tolist() == [
        "offers!E3", "단가", "음수일 수 없습니다(입력값 -3)", "0 이상을 입력하십시오."]


def test_proven_impossible_is_said(ann):
    assert ann.solves("contradiction").state == "none"
    assert "It is proven that no plan keeps all hard rules" in words(ann.screen("solve"))


def test_a_plan_that_was_faster_than_the_screen_is_shown(ann, monkeypatch):
    """Found under load: the solve was over before its screen was drawn, which then stayed."""
    ann.opens()
    at = ann.screen("solve")
    monkeypatch.setattr("app.go.call_crew", lambda kept: work_off(kept))
    at.button(key="solve").click().run()
    assert [one.value for one in at.title] == ["Plan"]
