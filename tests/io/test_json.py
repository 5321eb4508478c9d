"""Proves that JSON is held to the same rules as a workbook, and more strictly than JSON itself."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from optimizer.io import read_scenario
from optimizer.io.scenario_json import json_text
from tests.io.fake_catalogue import CATALOGUE
from tests.io.samples import full_scenario, problems_of


@pytest.fixture
def content() -> dict[str, Any]:
    return json.loads(json_text(full_scenario(), CATALOGUE))


def _read(folder: Path, content: Any) -> list[str]:
    path = folder / "in.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return [problem.removeprefix("in.json: ") for problem in problems_of(path)]


def test_wrong_values_are_named_by_their_path(tmp_path: Path, content: dict[str, Any]) -> None:
    """Table, row and field stand where a workbook would have a cell."""
    content["offers"][0]["unit_price"] = "₩1,234"
    content["vendors"][1]["country"] = "USA"
    content["phases"][0]["start"] = "July"
    content["rules"]["delivery_target"]["milestones"][1]["accelerators"] = -1
    content["rules"]["grid_step"]["threshold_kw"] = True
    content["money"]["discount_rate"] = None
    content["money"]["horizon_years"] = "five"
    problems = _read(tmp_path, content)
    starts = ["money.horizon_years: holds the text", "phases[0].start: holds the text",
              "vendors[1].country: is not a country code", "offers[0].unit_price: holds the text",
              "rules.delivery_target.milestones[1].accelerators: must not be negative (got -1)",
              "rules.grid_step.threshold_kw: holds yes/no"]
    assert len(problems) == len(starts), problems
    for problem, start in zip(problems, starts, strict=True):
        assert problem.startswith(start)


def test_unknown_and_misplaced_keys(tmp_path: Path, content: dict[str, Any]) -> None:
    """A misspelt key is never quietly dropped."""
    content["ofers"] = []
    content["offers"][0]["unit_prise"] = 5
    content["rules"]["delivery_tarket"] = {}
    content["rules"]["grid_step"]["fees"] = 1
    content["money"]["curency"] = "KRW"
    content["taxes"] = {"origin": "US"}
    content["pins"] = ["o1"]
    problems = _read(tmp_path, content)
    assert "ofers: unknown key. Did you mean offers? Rename or delete it." in problems
    assert ("offers[0].unit_prise: unknown key. Did you mean unit_price? Rename or delete it."
            in problems)
    assert "rules.delivery_tarket: unknown key. Did you mean delivery_target? " \
           "Rename or delete it." in problems
    assert "rules.grid_step.fees: unknown key. Did you mean fee? Rename or delete it." in problems
    assert "money.curency: unknown key. Did you mean currency? Rename or delete it." in problems
    assert "taxes: it is not a list. Write a list of objects." in problems
    assert any(problem.startswith("pins[0]: it is not an object") for problem in problems)


@pytest.mark.parametrize(("text", "message"), [
    ("{", "it is not valid JSON: Expecting property name enclosed in double quotes in line 1"),
    ("[1]", "it does not hold a JSON object"),
    ('{"name": "a", "name": "b"}', 'the key "name" stands twice in one object'),
    ("[" * 100_000, "nested without end"),
    ('{"money": {"discount_rate": NaN}}', "money.discount_rate: is not a number (NaN)"),
    ('{"money": {"discount_rate": -Infinity}}', "is not a number (-Infinity)"),
    ('{"money": {"discount_rate": 1e999999999}}', "is out of any reasonable range"),
    ('{"money": {"discount_rate": ' + "9" * 5000 + "}}", "is out of any reasonable range"),
])
def test_json_no_scenario_can_be(tmp_path: Path, text: str, message: str) -> None:
    """Broken, doubled, endless, or with numbers that are none."""
    assert any(message in problem for problem in _read(tmp_path, text))


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """Text in an old Korean encoding is told apart from UTF-8."""
    path = tmp_path / "in.json"
    path.write_bytes(b'{"name": "' + "국가".encode("cp949") + b'"}')
    assert "it is not UTF-8 text (byte 10)" in problems_of(path)[0]


def test_decimals_keep_every_digit(tmp_path: Path, content: dict[str, Any]) -> None:
    """A number with 20 digits is not squeezed through a binary one."""
    text = json.dumps(content).replace('"duty_share": 0,', '"duty_share": 0.12345678901234567891,')
    path = tmp_path / "in.json"
    path.write_text(text)
    scenario = read_scenario(path, CATALOGUE)
    assert scenario.taxes[0].duty_share == Decimal("0.12345678901234567891")
    path.write_text(json_text(scenario, CATALOGUE))
    assert read_scenario(path, CATALOGUE) == scenario
