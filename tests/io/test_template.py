"""Proves that the template is complete, explains itself, and is empty once read."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from optimizer.domain.references import tables
from optimizer.io import write_template
from optimizer.io.examples import example_of
from optimizer.io.outline import outline
from tests.io.fake_catalogue import CATALOGUE
from tests.io.samples import problems_of


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.xlsx"
    write_template(path, CATALOGUE)
    return path


def test_it_lacks_only_what_a_planner_must_say(template: Path) -> None:
    """Example rows are not read: what is missing is a name and a phase, nothing else."""
    assert problems_of(template) == [
        "template.xlsx: scenario!B2 name: is blank. Fill it in; it has no default.",
        "template.xlsx: phases: phases has no rows. A scenario needs at least one row of phases.",
    ]


def test_it_has_a_sheet_for_everything(template: Path) -> None:
    """Instructions first, then every table, rules and terms with the sheets of their lists."""
    titles = load_workbook(template, read_only=True).sheetnames
    assert titles == ["instructions", "scenario", *tables(), "rules", "delivery_target", "shares",
                      "terms"]


def test_every_example_row_is_valid(template: Path) -> None:
    """An example that is itself an error would teach errors."""
    book = load_workbook(template)
    for name, spec in outline(CATALOGUE).tables.items():
        row = {field: value for field, value in example_of(spec).items() if value is not None}
        spec.record.model_validate(row)
        sheet = book[name]
        assert str(sheet["A3"].value).startswith("# ")
        assert sheet["A3"].protection.locked


def test_headings_carry_meaning_and_unit(template: Path) -> None:
    """In a row below the heading and in a note; dropdowns where there are choices."""
    sheet = load_workbook(template)["systems"]
    column = next(cell.column for cell in sheet[1] if cell.value == "unit_kw_max")
    assert "kW" in sheet.cell(2, column).value
    assert "Number, at least 0." in sheet.cell(1, column).comment.text
    assert any(rule.formula1 == '"air,liquid"'
               for rule in sheet.data_validations.dataValidation)


def test_rules_are_explained_from_the_catalogue(template: Path) -> None:
    """Each rule with every single setting, its default and meaning, and the rule's sentence."""
    rows = list(load_workbook(template)["rules"].iter_rows(min_row=2, values_only=True))
    told = {(row[0], row[1]): row for row in rows}
    assert told["grid_step", "threshold_kw"][2:5] == (
        None, 10000, "load from which an assessment is needed, kW")
    about = str(told["delivery_target", "mode"][5])
    assert "so many accelerators are in service" in about
    assert "Its list stands in sheet delivery_target." in about
    assert ("delivery_target", "milestones") not in told
