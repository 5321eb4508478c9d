"""Proves that an offers workbook says everything, safely, and reads back as it was written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from optimizer.domain.offers import Offer
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput, Place
from optimizer.quotes.answer_value import answer_value
from optimizer.quotes.finding import FIELDS, Option
from optimizer.quotes.goods import shipped_goods
from optimizer.quotes.settling import Answer, settle
from optimizer.quotes.workbook import parts, proof, read_answers, read_offers, write_offers
from tests.quotes.hand import NORTH, reading

ANSWERS = {"vat-1": Answer("with VAT", Place())}


def written(path: Path, **answers: str) -> Path:
    given = {key.replace("_", "-"): Answer(text, Place()) for key, text in answers.items()}
    write_offers(path, settle(reading, given), shipped_goods())
    return path


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    """Rows of a sheet by heading, without the row of meanings."""
    lines = list(load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True))
    return [dict(zip(lines[0], line, strict=True)) for line in lines[2:]]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("book") / "offers.xlsx", vat_1="with VAT")


def test_it_has_all_its_sheets_and_no_formula(book: Path) -> None:
    """Instructions first; text that begins with = stays text, or opening it would run it."""
    workbook = load_workbook(book)
    names = [name for name in workbook.sheetnames if name != parts.LISTS]
    assert names == ["instructions", *parts.ABOUT]
    assert workbook[parts.LISTS].sheet_state == "hidden"
    assert not [cell.coordinate for sheet in workbook for row in sheet.iter_rows()
                for cell in row if cell.data_type == "f"]
    assert rows(book, parts.SIDE)[1]["description"] == "=Grand total"


def test_offers_have_the_columns_of_a_scenario(book: Path) -> None:
    """The same shape, and the description behind it."""
    headings = [cell.value for cell in load_workbook(book)[parts.OFFERS][1]]
    assert headings == [*Offer.model_fields, "description"]
    assert set(parts.RECORDS) <= set(Scenario.model_fields)


def test_every_field_of_every_line_is_traced(book: Path) -> None:
    """With a word for its status, the cell, the text as written, and the alternatives."""
    trace = rows(book, parts.TRACE)
    lines = settle(reading, ANSWERS).reading.lines
    assert len(trace) == sum(len(line.findings) for line in lines)
    assert {row["field"] for row in trace} <= set(FIELDS)
    [row] = [row for row in trace if row["line"].startswith("north") and row["field"] == "currency"]
    assert row["value"] == "USD"
    assert (row["status"], row["file"], row["sheet"], row["cell"]) == (
        "inferred", "northfell_offer.ods", "Offer", "E9")
    assert row["as written"] == "462000.00"
    assert row["alternatives"] == "CAD; AUD"
    [lead] = [row for row in trace if row["status"] == "asked" and row["field"] == "lead_weeks"]
    assert (lead["cell"], lead["as written"]) == ("H13", "협의")


def test_waiting_lines_stay_in_sight(book: Path) -> None:
    """With the questions they wait for and what is known of them."""
    found = {row["line"]: row for row in rows(book, parts.WAITING)}
    north = found["northfell_offer.ods: 견적!9"]
    assert (north["vendor"], north["questions"]) == (NORTH, "kind-1")
    assert "breaks: from 50: 400,000; from 200: 390,000" in north["known"]
    assert "payment: 30 % / 60 % / 10 %" in north["known"]


def test_a_question_has_a_dropdown_of_its_answers(book: Path) -> None:
    """Of its own labels (they may hold commas), stopping where nothing else may be said."""
    sheet, lists = (load_workbook(book)[name] for name in (parts.QUESTIONS, parts.LISTS))
    checks = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert sheet["A3"].value == "kind-1"
    assert checks["G3"].formula1 == "lists!$A$3:$B$3"
    assert checks["G3"].errorStyle in (None, "stop")
    assert [lists["A3"].value, lists["B3"].value] == ["all units", "only units beyond the break"]
    assert sheet["F3"].value.splitlines()[0] == "all units (50 units cost 20,000,000 USD)"
    assert "G4" not in checks, "weeks are typed"
    assert sheet["F4"].value == "Weeks: 12 or 12-14"
    assert not sheet["G3"].protection.locked
    assert sheet["B3"].protection.locked


def test_answers_given_stay_in_the_workbook(book: Path, tmp_path: Path) -> None:
    """Nothing is asked twice; without it the second round would lose the answers of the first."""
    answers = read_answers(book)
    assert {key: answer.text for key, answer in answers.items()} == {"vat-1": "with VAT"}
    workbook = load_workbook(book)
    workbook[parts.QUESTIONS]["G3"] = "ALL UNITS"
    workbook[parts.QUESTIONS]["G4"] = 12
    workbook.save(tmp_path / "answered.xlsx")
    settled = settle(reading, read_answers(tmp_path / "answered.xlsx"))
    assert settled.reading.questions == ()
    assert all(line.ready for line in settled.reading.lines)


def _changed(book: Path, tmp_path: Path, **cells: Any) -> Path:
    workbook = load_workbook(book)
    for cell, value in cells.items():
        sheet, _, address = cell.rpartition("__")
        workbook[sheet][address] = value
    path = tmp_path / "changed.xlsx"
    workbook.save(path)
    return path


@pytest.mark.parametrize(("cells", "what"), [
    ({"questions__A4": "kind-1", "questions__G3": "a", "questions__G4": "b"},
     "questions!G4 answer: kind-1 has another answer in an earlier row. Clear one of the two."),
    ({"questions__A3": None, "questions__G3": "a"},
     "questions!G3 answer: an answer in a row without an id"),
    ({"questions__G3": "=1/0"}, "questions!G3 answer: holds a formula without a computed value"),
])
def test_answers_that_cannot_be_read(
    book: Path, tmp_path: Path, cells: dict[str, Any], what: str,
) -> None:
    """Each with its cell."""
    with pytest.raises(BadInput) as error:
        read_answers(_changed(book, tmp_path, **cells))
    assert what in str(error.value)


@pytest.mark.parametrize(("cells", "what"), [
    ({"offers__E3": -1}, "offers!E3 unit_price: must not be negative"),
    ({"offers__D3": "won"}, "offers!D3 currency: is not a currency code"),
    ({"price_breaks__A3": "x", "price_breaks__B3": 5, "price_breaks__D3": 5},
     "price_breaks!A3 offer: no row of offers is called x"),
    ({"quotes__A3": "other"}, "quote: no row of quotes is called (주)한빛시스템 / HB-2026-017"),
    ({"offers__A4": "한빛시스템-h200_sxm-1", "offers__B4": "v", "offers__C4": "s",
      "offers__D4": "KRW", "offers__E4": 1, "offers__M4": 1, "offers__N4": 1},
     "stands in an earlier row of offers already"),
])
def test_edits_are_checked_like_a_scenario(
    book: Path, tmp_path: Path, cells: dict[str, Any], what: str,
) -> None:
    """What a planner changes is taken over, so it has to be right."""
    with pytest.raises(BadInput) as error:
        read_offers(_changed(book, tmp_path, **cells))
    assert what in str(error.value)


def test_offers_come_back_as_written(book: Path) -> None:
    """Every table; vendors without their countries are no error until a scenario needs them."""
    found = read_offers(book)
    [offer] = found.rows(parts.OFFERS)
    assert offer.description == "HGX H200 8-GPU 서버"
    assert found.rows(parts.SYSTEMS) == list(shipped_goods().systems)
    assert found.rows(parts.ACCELERATORS) == list(shipped_goods().accelerators)
    assert len(found.waiting) == 2
    assert [problem.place.cell for problem in found.vendor_problems[0]] == [
        "vendors!C3", "vendors!D3"]


@pytest.mark.parametrize("content", [
    b"PK\x03\x04 no", b"a,b\n1,2\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    """By the same guard that scenarios pass."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    for read in (read_answers, read_offers):
        with pytest.raises(BadInput):
            read(path)


def test_a_scenario_is_no_offers_workbook(tmp_path: Path) -> None:
    """And it is said which sheet it lacks."""
    Workbook().save(tmp_path / "x.xlsx")
    with pytest.raises(BadInput, match="it is no offers workbook: the sheet questions is missing"):
        read_answers(tmp_path / "x.xlsx")


def test_the_same_reading_gives_the_same_bytes(book: Path, tmp_path: Path) -> None:
    """Deterministic: written again it is equal to the byte."""
    assert written(tmp_path / "offers.xlsx", vat_1="with VAT").read_bytes() == book.read_bytes()


def test_very_many_side_lines_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of a long price list the first are listed, the rest is counted, nothing is dropped."""
    monkeypatch.setattr(proof, "MOST_SIDE_LINES", 5)
    one = reading().side_lines[0]
    many = replace(reading(), side_lines=(one,) * 12)
    write_offers(tmp_path / "o.xlsx", settle(lambda _answers: many, {}), shipped_goods())
    book = load_workbook(tmp_path / "o.xlsx", read_only=True)
    last = list(book[parts.SIDE].iter_rows(min_row=8, values_only=True))
    assert last[0][4] == "7 more lines of this kind"
    book.close()
    assert read_answers(tmp_path / "o.xlsx") == {}


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    """Control characters, lone surrogates, formulas, and a text longer than a cell: all survive."""
    bad = "=cmd|' /C calc'!A1\x00\x1b[31m\ud800" + "가" * 40_000
    one = replace(reading().lines[0], description=bad)
    question = replace(reading().questions[0], text=bad, options=(Option("x", "=1+1\x07"),))
    hostile = replace(reading(), lines=(one,), questions=(question,), notes=(bad,),
                      side_lines=(replace(reading().side_lines[0], description=bad),))
    path = tmp_path / "o.xlsx"
    write_offers(path, settle(lambda _answers: hostile, {}), shipped_goods())
    assert rows(path, parts.QUESTIONS)[0]["question"].startswith("=cmd|' /C calc'!A1[31m가")
    assert load_workbook(path)[parts.LISTS]["A3"].data_type == "s"
    assert len(read_offers(path).rows(parts.OFFERS)) == 1
    assert answer_value(question, "=1+1") == "x"
