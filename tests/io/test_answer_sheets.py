"""Answers as sheets and as JSON, with one made by hand that has everything an answer can have."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from optimizer import api
from optimizer.core.changes import with_settings
from tests.answers import made


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan with the same answer twice."""
    path = tmp_path_factory.mktemp("answers") / "answers.xlsx"
    found = made.answer(made.question())
    plan = found.trials[0].plan
    assert plan is not None
    api.write_answers(path, plan, [found, found])
    return path


def test_every_answer_has_a_sheet_that_readers_of_scenarios_skip(book: Path) -> None:
    """Two curves are two sheets; the workbook reads as the scenario it is about."""
    names = load_workbook(book, read_only=True).sheetnames
    assert names[0] == "Plan summary"
    assert {"Plan curve", "Plan curve 2", "Plan trials"} <= set(names)
    assert api.read(book).offers == made.question().offers


def test_the_summary_links_to_the_answers(book: Path) -> None:
    """Else nobody finds them behind twelve other sheets."""
    sheet = load_workbook(book)["Plan summary"]
    links = {cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert {"'Plan curve'!A1", "'Plan curve 2'!A1", "'Plan trials'!A1"} <= links


def test_both_languages_and_every_row_are_there(book: Path) -> None:
    """Sentences in English and Korean, headings with units, figures as numbers."""
    sheet = load_workbook(book)["Plan curve"]
    cells = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    found = made.answer(made.question())
    for sentence in found.sentences:
        assert f"• {sentence.en}" in cells
        assert f"• {sentence.ko}" in cells
    assert "Total cost, KRW\n총비용, KRW" in cells
    for row in found.tables[0].rows:
        assert all(float(figure) in cells for figure in row if figure is not None)
    assert "none · 없음" in cells
    assert len(sheet._charts) == 3


def test_text_is_text_whatever_it_starts_with(book: Path) -> None:
    """No cell of the answers is a formula."""
    opened = load_workbook(book)
    for name in ("Plan curve", "Plan curve 2", "Plan trials"):
        kinds = {cell.data_type for row in opened[name].iter_rows() for cell in row}
        assert "f" not in kinds
    cells = [cell.value for row in opened["Plan trials"].iter_rows() for cell in row]
    assert '=HYPERLINK("dear") at 6,999,999' in cells


def test_each_trial_of_the_workbook_can_be_solved_again(book: Path) -> None:
    """The scenario in the workbook, with the changes of a row, has the hash in that row."""
    rows = list(load_workbook(book)["Plan trials"].iter_rows(values_only=True))
    top = next(i for i, row in enumerate(rows) if row[0] == "For")
    changes, hashes = (rows[top].index(name) for name in ("Changes", "Hash"))
    base = api.read(book)
    assert len(rows) - top - 1 == 8
    for row in rows[top + 1:]:
        said = str(row[changes])
        rebuilt = base if said.startswith("none") else with_settings(base, said.split("\n"))
        assert rebuilt.sha256 == row[hashes]


def test_same_answer_same_bytes(book: Path, tmp_path: Path) -> None:
    """Two writes of one answer do not differ."""
    found = made.answer(made.question())
    paths = [tmp_path / f"{i}.xlsx" for i in range(2)]
    for path in paths:
        api.write_answers(path, made.question(), [found])
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_scenario_without_a_plan_has_a_workbook_too(tmp_path: Path) -> None:
    """Answers first, then trials, then the scenario."""
    path = tmp_path / "no plan.xlsx"
    api.write_answers(path, made.question(), [made.answer(made.question(), complete=False)])
    opened = load_workbook(path)
    assert opened.sheetnames[:2] == ["Plan curve", "Plan trials"]
    assert "Stopped early" in str(opened["Plan curve"]["A2"].value)
    assert api.read(path).offers == made.question().offers


def test_charts_stand_within_the_page(book: Path) -> None:
    """What a chart draws stands beside the area that is printed."""
    with ZipFile(book) as parts:
        text = parts.read("xl/workbook.xml").decode()
    areas = [part.split("</definedName>")[0] for part in text.split("Print_Area")[1:]]
    assert sum("Plan curve" in area for area in areas) == 2


def test_json_holds_everything(tmp_path: Path) -> None:
    """Plain data under the names that are promised, and a scenario that can be read."""
    path = tmp_path / "answer.json"
    base = made.question()
    found = made.answer(base)
    api.write_answers_json(path, base, [found])
    content = json.loads(path.read_text("utf-8"))
    one = content["answers"][0]
    assert set(one) == {"verb", "title", "complete", "sentences", "tables", "trials", "seconds"}
    assert one["sentences"][0] == {"en": found.sentences[0].en, "ko": found.sentences[0].ko}
    assert one["tables"][0]["rows"][1] == [5.5, 1_706_800_000_000, 7072]
    assert [column["unit"] for column in one["tables"][0]["columns"]] == ["MW", "KRW", ""]
    assert [trial["status"] for trial in one["trials"]] == [
        "optimal", "optimal", "no plan", "unknown"]
    assert one["trials"][0]["value"] == 70_000_000
    assert content["versions"]["highspy"]
    assert api.read(path).sha256 == content["inputs_sha256"]
