"""The scenario screen in each state, and what is done to a draft on it."""

from __future__ import annotations

from io import BytesIO
from json import loads

import pytest
from openpyxl import load_workbook

from app import go
from app.store.desks import keep_desk
from app.store.drafts import Gone
from app.widgets.fields import shown_figure
from app.widgets.grid import MARK, PROBLEMS, ROW
from optimizer import api
from optimizer.assets import folder
from optimizer.io.entered import Entered
from tests.app.test_start_and_solve import words


def test_nothing_open(ann):
    assert "Open a scenario first." in words(ann.screen("scenario"))


def test_empty_says_what_to_fill_in_first(ann):
    draft = ann.drafts.new("new", Entered(values={"name": "new"}), "started empty")
    keep_desk(ann.store, "ann", draft=draft.id)
    at = ann.screen("scenario")
    assert not at.exception
    assert "1 problems to mend" in words(at)
    assert "phases, sites" in words(at)
    assert at.subheader[0].value == "Phases", "the table with the problem is shown"
    assert not at.data_editor[0].value["id"].any()


def test_valid(ann):
    ann.opens()
    at = ann.screen("scenario")
    assert not at.exception
    assert "No problems" in words(at)
    shown = at.data_editor[0].value
    assert (shown["id"] != "").sum() == 16
    assert len(shown) > 16, "room to type and paste into"
    assert not shown[PROBLEMS].any()


def said(text: str) -> str:
    """What is read of a text in which signs were kept from formatting."""
    return text.replace("\\", "")


def labels(at) -> str:
    columns = loads(at.data_editor[0].proto.columns)
    return " ".join(str(one.get("label")) for one in columns.values())


def spoilt(cells: Entered) -> None:
    cells.tables["offers"][1]["unit_price"] = "-3"
    cells.tables["offers"][2]["currency"] = "won"
    cells.tables["sites"][0]["pue"] = "good"
    cells.values["money.currency"] = "won"
    cells.settings["rules"]["budget_year.mode"] = "hrad"


def test_invalid_all_problems_at_once_each_where_it_stands(ann):
    ann.opens(change=spoilt)
    at = ann.screen("scenario")
    assert "5 problems to mend" in words(at)
    assert {one.key for one in at.button if (one.key or "").startswith("mend.")} == {
        "mend.offers", "mend.sites"}
    at.button(key="mend.offers").click().run()
    shown = at.data_editor[0].value
    assert [number for number, told in enumerate(shown[PROBLEMS]) if told] == [1, 2]
    assert shown[ROW][1].startswith("⚠ 4")
    assert "unit price: must not be negative" in shown[PROBLEMS][1]
    assert shown["unit_price"][1] == "-3"
    assert "offers!E4 unit price" in said(words(at))
    at.button(key="mend.scenario").click().run()
    assert at.text_input(key="value.money.currency").value == "won"
    assert at.text_input(key="value.money.currency").label.startswith("⚠")


def test_values_that_are_no_choice_stay_in_sight(ann):
    """A list to pick from shows nothing where what stands there is not on it."""
    ann.opens(change=lambda cells: cells.tables["offers"][0].update(vendor="nobody"))
    at = ann.screen("scenario")
    assert at.data_editor[0].value["vendor"][0] == "nobody"
    assert '"nobody"' in at.data_editor[0].proto.columns


def test_stale_plan_is_said_after_a_change(ann):
    ann.solves()
    at = ann.screen("scenario", **{"kept.place": "scenario"})
    assert "The plan is up to date" in words(at)
    at.text_input(key="value.money.discount_rate").set_value("0.06").run()
    assert "Changed since its plan" in words(at)
    assert "Last step: discount rate: 0.06" in said(words(at))


def test_single_values_keep_what_is_wrong_and_undo_and_redo_say_what_they_do(ann):
    draft = ann.opens()
    at = ann.screen("scenario", **{"kept.place": "scenario"})
    at.text_input(key="value.as_of").set_value("soon").run()
    assert ann.drafts.get(draft.id).cells.values["as_of"] == "soon"
    assert "1 problems to mend" in words(at)
    at.button(key="undo").click().run()
    assert said(at.toast[0].value) == "Taken back: as of: soon"
    assert "No problems" in words(at)
    assert at.text_input(key="value.as_of").value != "soon"
    at.button(key="redo").click().run()
    assert said(at.toast[0].value) == "Done again: as of: soon"
    assert at.text_input(key="value.as_of").value == "soon"


def test_pasted_rows_are_added_as_one_step(ann):
    draft = ann.opens()
    at = ann.screen("scenario", **{"kept.place": "budgets"})
    at.text_area(key="paste.budgets").set_value("fiscal year\tamount\n2026\t1조\n2027\tmuch")
    at.button(key="paste.add.budgets").click().run()
    held = ann.drafts.get(draft.id)
    assert held.cells.tables["budgets"][1:] == [
        {"fiscal_year": "2026", "amount": "1조"}, {"fiscal_year": "2027", "amount": "much"}]
    assert held.what == "budgets: 2 rows pasted"
    assert at.text_area(key="paste.budgets").value == ""
    assert list(at.data_editor[0].value["amount"][1:3]) == ["1조", "much"]


def test_rename_share_copy_delete(ann, bob):
    draft = ann.opens()
    at = ann.screen("scenario")
    at.text_input(key=f"name.{draft.id}").set_value("Round [2]").run()
    at.button(key="rename").click().run()
    at.toggle(key=f"share.{draft.id}").set_value(True).run()
    assert ann.drafts.get(draft.id).name == "Round [2]"
    keep_desk(bob.store, "bob", draft=draft.id)
    theirs = bob.screen("scenario")
    assert "Somebody shares this scenario" in words(theirs)
    assert "undo" not in {one.key for one in theirs.button}
    assert theirs.data_editor[0].proto.disabled
    theirs.button(key="duplicate").click().run()
    assert bob.drafts.all()[0][1] == "Round [2] (copy)"
    assert theirs.button(key="undo")
    at.button(key="draft.delete").click().run()
    assert ann.drafts.get(draft.id), "not before it was confirmed"
    at.button(key="draft.delete.sure").click().run()
    with pytest.raises(Gone):
        ann.drafts.get(draft.id)
    assert "Open a scenario first." in words(at)


def test_a_newer_workbook_takes_over_as_one_step(ann, tmp_path):
    draft = ann.opens("contradiction")
    at = ann.screen("scenario")
    api.write_scenario(tmp_path / "s.xlsx", api.read(folder("scenarios") / "korea-2025.json"))
    book = load_workbook(tmp_path / "s.xlsx")
    del book["taxes"]
    book.save(tmp_path / "s.xlsx")
    content = (tmp_path / "s.xlsx").read_bytes()
    at.file_uploader(key="newer.file").set_value([("s.xlsx", content, "application/xlsx")]).run()
    at.button(key="newer.take").click().run()
    held = ann.drafts.get(draft.id)
    assert (held.position, held.what) == (2, "uploaded s.xlsx")
    assert held.cells.values["name"] == "korea-2025"
    assert list(at.dataframe[0].value["What is wrong"]) == ["the sheet taxes is missing"]
    at.button(key="missing.read").click().run()
    assert "What is wrong" not in at.dataframe[0].value


def test_an_invalid_draft_is_downloaded_with_what_was_typed(ann):
    draft = ann.opens(change=spoilt)
    assert ann.screen("scenario").get("download_button")
    book = load_workbook(BytesIO(go.entered_workbook(draft.cells)))
    assert book["offers"]["E4"].value == -3
    assert book["sites"]["F3"].value == "good"


def test_names_of_downloads_harm_no_file_system():
    assert go.file_name("../a/b:c*", "xlsx") == "a b c.xlsx"
    assert go.file_name("…", "xlsx") == "scenario.xlsx"
    assert go.file_name("2025년 1차", "xlsx") == "2025년 1차.xlsx"


@pytest.mark.parametrize(("text", "shown"), [
    ("1459000000000", "1,459,000,000,000"), ("2025", "2025"), ("12345.50", "12,345.50"),
    ("-20000", "-20,000"), ("0012345", "0012345"), ("abc", "abc"), ("1조", "1조"), ("", ""),
    ("12345.", "12345."), ("1e9", "1e9")])
def test_figures_stand_with_their_thousands_apart(text, shown):
    assert shown_figure(text) == shown


def test_korean(ann):
    ann.opens(change=spoilt)
    ann.language = "ko"
    at = ann.screen("scenario", **{"kept.place": "offers"})
    assert not at.exception
    assert at.subheader[0].value == "견적"
    assert "단가" in labels(at)


def test_marked_rows_are_no_change(ann):
    ann.opens()
    at = ann.screen("scenario")
    assert not at.data_editor[0].value[MARK].any()
    assert at.button(key="delete.offers").disabled


def test_the_table_stays_when_its_edit_makes_a_problem_in_another(ann):
    """Otherwise the next keystroke goes into a table the planner did not choose."""
    draft = ann.opens()
    at = ann.screen("scenario")
    assert at.subheader[0].value == "Offers"
    spoil = ann.drafts.get(draft.id).cells
    spoil.tables["offers"][1]["unit_price"] = "490002"
    ann.drafts.step(draft.id, spoil, "as if typed")
    at.run()
    assert at.button(key="mend.price_breaks")
    assert at.subheader[0].value == "Offers"
    ann.opens(change=lambda cells: cells.tables["sites"][0].update(pue="good"))
    assert ann.screen("scenario").subheader[0].value == "Sites"
