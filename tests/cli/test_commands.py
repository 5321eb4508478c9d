"""The command line from the outside: exit codes, files, messages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from optimizer import api
from optimizer.cli.commands import app
from tests.build import milestone, offer, scenario, target

NEEDED = {"status", "objective", "bound", "gap", "currency", "total_cost", "accelerators",
          "in_service_by_phase", "orders", "bill", "rules", "cash", "power", "warnings",
          "scenario_sha256", "versions", "seconds"}


def run(*words: str | Path) -> Result:
    """The command as a user types it."""
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """10 accelerators from the cheaper of two offers: 10 × 7 = 70."""
    path = tmp_path / "small.xlsx"
    api.write_scenario(path, scenario(offers=[offer("dear", 9), offer("cheap", 7)],
                                      rules=target(milestone(10))))
    return path


def test_solve_writes_workbook_and_json(workbook: Path, tmp_path: Path) -> None:
    """A plan of 70, in both files, with every key that is promised, and exit code 0."""
    out, text = tmp_path / "plan.xlsx", tmp_path / "plan.json"
    result = run("solve", workbook, "-o", out, "--json", text)
    assert result.exit_code == 0, result.output
    plan = json.loads(text.read_text())
    assert set(plan) >= NEEDED
    assert set(plan["seconds"]) == {"read", "build", "solve", "audit", "write"}
    assert (plan["status"], plan["total_cost"], plan["accelerators"]) == ("optimal", 70, 10)
    assert plan["gap"] <= 1e-4
    assert {(o["offer"], o["units"], o["money"]) for o in plan["orders"]} == {("cheap", 10, 70)}
    assert {line["term"] for line in plan["bill"]} == set(api.BOOK.terms)
    assert out.stat().st_size > 0
    assert "10 accelerators in service" in result.output


def test_a_plan_workbook_can_be_shown_and_solved_again(workbook: Path, tmp_path: Path) -> None:
    """The plan file holds its scenario: showing it audits anew, solving it gives the same cost."""
    out, again = tmp_path / "plan.xlsx", tmp_path / "again.json"
    run("solve", workbook, "-o", out)
    shown = run("show", out)
    assert shown.exit_code == 0, shown.output
    assert "Priced as given" in shown.output
    assert run("solve", out, "--json", again).exit_code == 0
    assert json.loads(again.read_text())["total_cost"] == 70


def test_settings_and_aims_can_be_changed(workbook: Path, tmp_path: Path) -> None:
    """A target of 12 costs 84; with the rule off nothing is bought; most compute buys the limit."""
    text = tmp_path / "plan.json"
    run("solve", workbook, "--json", text, "--set",
        "delivery_target.milestones[0].accelerators=12")
    assert json.loads(text.read_text())["total_cost"] == 84
    run("solve", workbook, "--json", text, "--set", "delivery_target.mode=off")
    assert json.loads(text.read_text())["accelerators"] == 0
    run("solve", workbook, "--json", text, "--set", "budget_total.amount=100",
        "--aim", "earliest_service", "--aim", "least_cost")
    plan = json.loads(text.read_text())
    assert [proof["aim"] for proof in plan["proofs"]] == ["earliest_service", "least_cost"]
    assert plan["accelerators"] == 14


@pytest.mark.parametrize("wrong", [
    ("--set", "no_such_rule.mode=off"), ("--set", "site_power.reserve_share=lots"),
    ("--set", "nonsense"), ("--aim", "most_fun"),
    ("--set", "delivery_target.milestones[7].phase=P1"),
])
def test_wrong_settings_are_bad_input(workbook: Path, tmp_path: Path, wrong: tuple[str]) -> None:
    """Exit code 2, a message without a traceback, and no file."""
    out = tmp_path / "plan.xlsx"
    result = run("solve", workbook, "-o", out, *wrong)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert wrong[1].split("=")[0].split(".")[0].split("[")[0] in result.stderr
    assert not out.exists()


def test_no_plan_is_exit_code_1_and_writes_nothing(workbook: Path, tmp_path: Path) -> None:
    """A proven contradiction: 10 accelerators for 5."""
    out = tmp_path / "plan.xlsx"
    out.write_text("what was there before")
    result = run("solve", workbook, "-o", out, "--set", "budget_total.amount=5")
    assert result.exit_code == 1
    assert "No plan exists" in result.stderr
    assert out.read_text() == "what was there before"


def test_no_time_is_exit_code_3() -> None:
    """Neither a plan nor a proof within no time at all."""
    result = run("solve", Path("data/scenarios/haenam-2028.json"), "--time-limit", "0")
    assert result.exit_code == 3
    assert "without a plan and without a proof" in result.stderr


def test_several_files_give_several_plans_and_the_worst_exit_code(
    workbook: Path, tmp_path: Path
) -> None:
    """One good and one broken file: the good plan is written all the same."""
    broken, folder = tmp_path / "broken.xlsx", tmp_path / "plans"
    broken.write_bytes(b"not a workbook")
    result = run("solve", workbook, broken, "-o", folder)
    assert result.exit_code == 2
    assert [path.name for path in folder.iterdir()] == ["small.plan.xlsx"]


def test_check_names_cells_of_all_files(workbook: Path, tmp_path: Path) -> None:
    """No problems: exit code 0. A template that is still empty: 2, with the cells."""
    empty = tmp_path / "template.xlsx"
    assert run("template", empty).exit_code == 0
    assert run("check", workbook).exit_code == 0
    result = run("check", workbook, empty, tmp_path / "nowhere.xlsx")
    assert result.exit_code == 2
    assert "scenario!" in result.stderr
    assert "nowhere.xlsx" in result.stderr


def test_rules_prints_every_rule_term_and_aim() -> None:
    """Sentence, maths and defaults of everything registered; a wrong name is bad input."""
    printed = run("rules").output
    for book in (api.BOOK.rules, api.BOOK.terms, api.BOOK.aims):
        for entry in book.values():
            assert f"({entry.id})" in printed
            assert entry.sentence in printed
            assert entry.math in printed
    assert "scenario.aims[N].limit = blank: no plan may be worse than this" in printed
    assert run("rules", "no_such_rule").exit_code == 2


def test_orders_beside_the_plan(workbook: Path, tmp_path: Path) -> None:
    """10 of the dear offer cost 90, the plan 70: shown side by side with the difference of 20."""
    award = tmp_path / "award.json"
    award.write_text(json.dumps({"orders": [
        {"offer": "dear", "site": "H", "phase": "P1", "units": 10}]}))
    result = run("solve", workbook, "--beside", award)
    assert result.exit_code == 0
    row = next(line for line in result.output.splitlines() if line.startswith("Total cost"))
    assert row.split()[-3:] == ["70", "90", "-20"]
    award.write_text(json.dumps({"orders": [{"offer": "none", "site": "H", "phase": "P1",
                                             "units": 1}]}))
    assert run("solve", workbook, "--beside", award).exit_code == 2
