"""Vendors' files on the quotes screen: brought, read, answered, accepted, refused, replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.store import store
from app.store.quotes import Quotes
from tests.app.test_hostile import SCRIPT
from tests.app.words import words
from tests.quotes.sheets import written

FIXTURES = Path(__file__).parents[1] / "quotes" / "fixtures"
READY = FIXTURES / "a" / "hanbit_bundle.xlsx"
ASKS = FIXTURES / "a" / "vat_unsaid.xlsx"


def bring(at, *files):
    """Drop files into the box; a path, or a name and its content."""
    given = [(one.name, one.read_bytes(), "application/x") if isinstance(one, Path)
             else (*one, "application/x") for one in files]
    return at.file_uploader[0].set_value(given).run()


def offers(draft):
    return draft.cells.tables["offers"]


def from_korea(at, vendor):
    """Say where a new vendor is from."""
    at.selectbox(key=f"country.{vendor}").set_value("KR").run()
    return at.selectbox(key=f"parent.{vendor}").set_value("KR").run()


def test_nothing_open(ann):
    assert "Open a scenario first." in words(ann.screen("quotes"))


def test_no_files(ann):
    ann.opens()
    at = ann.screen("quotes")
    assert not at.exception
    assert len(at.file_uploader) == 1
    assert not at.metric


def test_a_draft_of_somebody_else_takes_no_quotes(ann, bob):
    draft = ann.opens()
    ann.drafts.share(draft.id, shared=True)
    from app.store.desks import keep_desk
    keep_desk(store(), "bob", draft=draft.id)
    at = bob.screen("quotes")
    assert "Make a copy to add quotes to it." in words(at)
    assert not at.file_uploader


def test_read_without_questions_and_accepted(ann):
    """A vendor the scenario lacks: its countries are asked, then its offer is one step."""
    draft = ann.opens()
    at = bring(ann.screen("quotes"), READY)
    assert not at.exception
    assert [one.value for one in at.metric] == ["1", "1", "0", "0"]
    accept = at.button(key="quotes.accept")
    assert accept.disabled
    (vendor,) = [one.key.removeprefix("country.") for one in at.selectbox
                 if one.key and one.key.startswith("country.")]
    at = from_korea(at, vendor)
    assert at.dataframe[0].value["What changes"].tolist() == ["＋ new offer"]
    at.button(key="quotes.accept").click().run()
    assert not at.exception
    now = ann.drafts.get(draft.id)
    assert now.position == 2
    assert len(offers(now)) == len(offers(draft)) + 1
    assert offers(now)[-1]["unit_price"] == "281500"
    assert "one step that can be undone" in words(at)
    assert "in the scenario as they stand" in words(at)
    assert ann.drafts.undo(draft.id).cells == draft.cells


def test_a_reload_loses_nothing(ann):
    draft = ann.opens()
    bring(ann.screen("quotes"), READY, ASKS)
    kept = Quotes(store(), "ann", draft.id)
    assert [one.name for one in kept.all()] == [READY.name, ASKS.name]
    at = ann.screen("quotes")
    assert at.metric[0].value == "2"


def test_questions_stand_beside_their_cell(ann):
    """The question, its choices, and the rows around the cell with the cell marked."""
    ann.opens()
    at = bring(ann.screen("quotes"), ASKS)
    at = at.toggle(key="quotes.all_systems").set_value(True).run()
    (asked,) = [one for one in at.radio if one.label == "Do the prices include VAT?"]
    assert asked.options == ["without VAT", "with VAT"]
    pictures = [one.proto.body for one in at.get("html")]
    assert any('class="marked"' in one for one in pictures)
    assert "One answer settles 2 lines." in words(at)


def test_answered_accepted_and_asked_no_more(ann):
    draft = ann.opens()
    at = bring(ann.screen("quotes"), ASKS)
    at = at.toggle(key="quotes.all_systems").set_value(True).run()
    assert at.metric[1].value == "0"
    at = next(one for one in at.radio if "VAT" in one.label).set_value("without VAT").run()
    at = next(one for one in at.text_input if "weeks" in one.label).set_value("twelve").run()
    assert "is no number of weeks" in words(at)
    at = next(one for one in at.text_input if "weeks" in one.label).set_value("12-14").run()
    assert not at.exception
    assert [one.value for one in at.metric] == ["1", "2", "0", "0"]
    assert "Nothing is left to answer" in words(at)
    (vendor,) = [one.key.removeprefix("country.") for one in at.selectbox
                 if one.key and one.key.startswith("country.")]
    at = from_korea(at, vendor)
    at.button(key="quotes.accept").click().run()
    assert not at.exception
    now = ann.drafts.get(draft.id)
    assert len(offers(now)) == len(offers(draft)) + 2
    assert {row["lead_weeks_max"] for row in offers(now)[-2:]} == {"14"}


def test_an_answer_can_be_taken_back(ann):
    ann.opens()
    at = bring(ann.screen("quotes"), ASKS)
    open_at_first = at.metric[3].value
    at = next(one for one in at.radio if "VAT" in one.label).set_value("with VAT").run()
    assert at.metric[3].value != open_at_first
    (again,) = [one for one in at.button if one.key and one.key.startswith("again.")]
    at = again.click().run()
    assert not at.exception
    assert next(one for one in at.radio if "VAT" in one.label).value is None


@pytest.mark.parametrize(("name", "content", "said"), [
    ("quote.xlsx", b"%PDF-1.7\n", "it is a PDF"),
    ("quote.xlsx", b"PK\x03\x04 and then nothing", "damaged"),
    ("../../up.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "no spreadsheet is found"),
    ("q.csv", b"MZ\x90\0", "a program")])
def test_hostile_files_are_refused_with_what_to_do(ann, name, content, said):
    """The others are read all the same."""
    draft = ann.opens()
    at = bring(ann.screen("quotes"), (name, content), READY)
    assert not at.exception
    assert len(at.error) == 1
    assert said in at.error[0].value.replace("\\", "")
    assert at.metric[0].value == "1"
    at = next(one for one in at.button if one.label == "Remove this file").click().run()
    assert not at.error
    assert len(Quotes(store(), "ann", draft.id).all()) == 1


def test_words_of_vendors_stay_text(ann, tmp_path):
    ann.opens()
    path = written(tmp_path, [
        [SCRIPT], ["Description", "Qty", "Unit price"], [f"{SCRIPT} H200 server", 2, 300000]])
    at = bring(ann.screen("quotes"), path)
    assert not at.exception
    assert not any("<script" in one.proto.body for one in at.get("html"))
    assert any("&lt;script" in one.proto.body for one in at.get("html"))


def test_the_same_file_twice_is_taken_once(ann):
    ann.opens()
    at = bring(ann.screen("quotes"), READY)
    at = bring(at, ("other.xlsx", READY.read_bytes()))
    assert "is here already" in words(at)
    assert at.metric[0].value == "1"


def test_an_invalid_draft_takes_no_offers_and_says_why(ann):
    ann.opens(change=lambda cells: cells.tables["offers"][0].update(unit_price="-3"))
    at = bring(ann.screen("quotes"), READY)
    assert not at.exception
    assert at.metric[0].value == "1"
    assert "The scenario has 1 problems" in words(at)
    assert at.button(key="quotes.accept").disabled


def revision(folder, number, price):
    """A quote of a vendor that the scenario has, in a revision."""
    return written(folder, [
        ["Kakao"], [f"Quotation K-26-17 Rev. {number}"], [f"Date: 2026-03-0{number}"],
        ["Prices in KRW, VAT excluded, lead time 12 weeks"],
        ["Description", "Qty", "Unit price"],
        ["HGX H200 8-GPU 141GB server, air-cooled", 10, price]], f"rev{number}.xlsx")


def test_a_second_revision_replaces_the_first_and_says_what_changed(ann, tmp_path):
    draft = ann.opens()
    at = bring(ann.screen("quotes"), revision(tmp_path, 1, 500_000_000))
    at.button(key="quotes.accept").click().run()
    assert len(offers(ann.drafts.get(draft.id))) == len(offers(draft)) + 1
    at = bring(ann.screen("quotes"), revision(tmp_path, 2, 450_000_000))
    changes = at.dataframe[0].value
    assert changes["Before"].tolist() == ["500,000,000"]
    assert changes["After"].tolist() == ["450,000,000"]
    assert changes["Moved by"].tolist() == ["▼ -10.0%"]
    at.button(key="quotes.accept").click().run()
    assert not at.exception
    now = ann.drafts.get(draft.id)
    assert len(offers(now)) == len(offers(draft)) + 1
    assert offers(now)[-1]["unit_price"] == "450000000"
    assert [row["standing"] for row in now.cells.tables["quotes"]] == ["replaced", "current"]


@pytest.mark.parametrize("view", ["questions", "offers", "side lines", "files"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_view_of_many_files(ann, view, language):
    ann.opens()
    ann.language = language
    files = [path for folder in "abc" for path in sorted((FIXTURES / folder).iterdir())
             if path.suffix != ".json"][::7]
    at = bring(ann.screen("quotes"), *files)
    at = at.segmented_control(key="quotes.view").set_value(view).run()
    assert not at.exception
    assert not at.error
    assert at.metric[0].value == str(len(files))


def test_a_file_that_cannot_go_in_holds_up_no_other(ann, tmp_path):
    """Without an exchange rate for its currency a quote is left out, and the others go in."""
    draft = ann.opens()
    yen = written(tmp_path, [
        ["Naver Cloud"], ["Prices in JPY, VAT excluded, lead time 12 weeks"],
        ["Description", "Qty", "Unit price"],
        ["HGX H200 8-GPU 141GB server, air-cooled", 10, 55_000_000]], "yen.xlsx")
    at = bring(ann.screen("quotes"), revision(tmp_path, 1, 500_000_000), yen)
    assert "no exchange rate of JPY" in words(at)
    assert at.button(key="quotes.accept").disabled
    left = at.multiselect(key="quotes.left_out")
    at = left.set_value([one.id for one in Quotes(store(), "ann", draft.id).all()
                         if one.name == "yen.xlsx"]).run()
    at.button(key="quotes.accept").click().run()
    assert not at.exception
    assert len(offers(ann.drafts.get(draft.id))) == len(offers(draft)) + 1


def test_an_accepted_answer_holds_for_the_vendors_next_quote(ann, tmp_path):
    """A file that waits already is read again with it, and says where the answer is from."""
    ann.opens()

    def silent(number):
        return written(tmp_path, [
            ["Kakao"], [f"Quotation K-{number}"], ["Prices in KRW, lead time 12 weeks"],
            ["Description", "Qty", "Unit price"],
            ["HGX H200 8-GPU 141GB server, air-cooled", number, 500_000_000]], f"{number}.xlsx")

    at = bring(ann.screen("quotes"), silent(7), silent(9))
    assert at.metric[3].value == "2"
    at = next(one for one in at.radio if "VAT" in one.label).set_value("without VAT").run()
    assert at.metric[3].value == "1"
    at.button(key="quotes.accept").click().run()
    at = ann.screen("quotes")
    assert at.metric[3].value == "0"
    at = at.segmented_control(key="quotes.view").set_value("questions").run()
    assert "as for quote" in words(at)
