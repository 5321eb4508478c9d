"""The plan files of a batch are plans like any other: shown, asked about, priced and audited anew.

Without: a planner sees in the table that case 7 is the one, and cannot look at it.
"""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from optimizer.cli.commands import app
from optimizer.studies.engine import Here
from tests.studies.sweep import finished, rows, run


@pytest.fixture(scope="module")
def cases(study, tmp_path_factory):
    """The folder of the plan files."""
    out = tmp_path_factory.mktemp("out")
    run(study, out, Here())
    return out / "cases"


def asked(*words: object) -> tuple[int, str]:
    found = CliRunner().invoke(app, [str(word) for word in words])
    return found.exit_code, found.output


def test_a_plan_file_is_shown(cases):
    """Case 5 wants 5 of the offer at 80: five units, 400 won, recomputed from its orders."""
    code, said = asked("show", cases / "000005.json")
    assert code == 0, said
    assert "priced" in said.lower()
    assert "400" in said
    assert "delivery_target" in said or "Delivery target" in said


def test_a_changed_bill_is_not_believed(cases, tmp_path):
    """Only the orders are read: a file that says it cost nothing is told what it does."""
    content = json.loads((cases / "000005.json").read_text())
    content["total_cost"] = "0"
    content["bill"] = []
    told = tmp_path / "told.json"
    told.write_text(json.dumps(content))
    assert asked("show", told) == asked("show", cases / "000005.json")


def test_a_plan_file_is_put_at_risk(cases):
    code, said = asked("risk", cases / "000005.json", "--samples", "100")
    assert code == 0, said
    assert "Chance that the target is met" in said


def test_a_case_without_a_plan_has_none_to_show(cases):
    """Case 9 wants 700: its file says why there is no plan, and is refused as one."""
    code, said = asked("show", cases / "000009.json")
    assert code == 2
    assert "Traceback" not in said


def test_every_file_is_the_row_of_the_table(cases):
    table = rows(cases.parent)
    assert set(finished(cases.parent)) == {f"{n:06d}.json" for n in range(len(table) + 1)}
    for number, row in enumerate(table, start=1):
        said = json.loads((cases / f"{number:06d}.json").read_text())["case"]
        assert {name: "" if said[name] is None else str(said[name]) for name in said
                if name in row and name != "case"} == {
                    name: row[name] for name in said if name in row and name != "case"}
