"""Edits of a table as plain functions: what was typed is what stands, and nothing else moves."""

from __future__ import annotations

from app.edits import copied, differences, edited, merged, pasted, with_rows, without
from optimizer.io.entered import Entered

ROWS = [{"id": "a", "price": "1"}, {"id": "b", "price": "2"}, {"id": "c", "price": "3"}]


def test_typing_changes_the_cell_and_no_other():
    """Changes are of the rows the editor was laid out on, all of them every time."""
    rows = edited(ROWS, {1: {"price": "-7 abc"}, 2: {"id": None}})
    assert rows == [ROWS[0], {"id": "b", "price": "-7 abc"}, {"price": "3"}]
    assert ROWS[1]["price"] == "2"


def test_a_row_typed_below_the_last_is_new_and_blank_rows_between_keep_their_place():
    assert edited(ROWS[:1], {2: {"id": "z"}}) == [ROWS[0], {}, {"id": "z"}]


def test_blank_rows_at_the_end_go():
    assert edited(ROWS, {2: {"id": "", "price": "  "}}) == ROWS[:2]


def test_what_an_editor_sends_becomes_text():
    assert edited([], {0: {"a": True, "b": 3, "c": "x"}}) == [{"a": "TRUE", "b": "3", "c": "x"}]


def test_edits_find_their_row_though_another_was_changed_meanwhile():
    """Without it, a second tab's step would be undone by the next edit of the first."""
    now = edited(ROWS, {0: {"price": "9"}})
    rows, homeless = merged(now, ROWS, edited(ROWS, {2: {"price": "8"}}))
    assert [row["price"] for row in rows] == ["9", "2", "8"]
    assert homeless == []


def test_an_edit_of_a_row_that_became_another_is_not_put_into_the_wrong_one():
    now = without(ROWS, [1])
    rows, homeless = merged(now, ROWS, edited(ROWS, {1: {"price": "8"}}))
    assert rows == now
    assert homeless == [(1, "price")]


def test_differences_count_blank_and_absent_as_one():
    assert differences([{"id": "a", "price": ""}], [{"id": "a"}, {"id": "b"}]) == [(1, "id")]


def test_rows_are_deleted_and_copied():
    assert without(ROWS, [0, 2]) == [ROWS[1]]
    again = copied([*ROWS, {"id": "a (2)"}], [0])
    assert again[-1] == {"id": "a (3)", "price": "1"}
    assert copied([{"phase": "p"}], [0]) == [{"phase": "p"}, {"phase": "p"}]


HEADINGS = {"id": "id", "unit price": "price", "price": "price"}


def test_pasted_rows_with_headings_in_any_order():
    assert pasted("Unit price\tID\n5\ta\n\n6\tb\n", HEADINGS) == [
        {"price": "5", "id": "a"}, {"price": "6", "id": "b"}]


def test_pasted_rows_without_headings_stand_in_order_and_lose_nothing():
    assert pasted("a\t5\tmore\n\t6", HEADINGS) == [
        {"id": "a", "price": "5 more"}, {"price": "6"}]


def test_other_tables_stay():
    cells = Entered(values={"name": "n"}, tables={"offers": ROWS, "sites": [{"id": "s"}]})
    changed = with_rows(cells, "offers", ROWS[:1])
    assert changed.tables == {"offers": ROWS[:1], "sites": [{"id": "s"}]}
    assert len(cells.tables["offers"]) == 3
