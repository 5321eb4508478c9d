"""``gpuplan quotes``: from vendors' files to a scenario, with exit codes and files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner, Result

from optimizer import api
from optimizer.cli.commands import app
from optimizer.quotes import sessions
from tests.build import milestone, offer, scenario, target
from tests.quotes.hand import reading


def run(*words: str | Path) -> Result:
    """The command as a user types it."""
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def hand_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader gives the hand-made reading, whatever the files."""
    def fake(paths: Any, catalogue: Any, vendor: str = "", answers: Any = None, **more: Any) -> Any:
        if (listen := more.get("listen")) is not None:
            for number, path in enumerate(paths):
                listen(path.name, number, len(paths))
            listen("", len(paths), len(paths))
        return reading(answers)

    monkeypatch.setattr(sessions, "read_quotes", fake)


def answered(path: Path, **answers: Any) -> None:
    """Fill in answers by question id, as a planner does."""
    book = load_workbook(path)
    for row in book["questions"].iter_rows(min_row=3):
        if (text := answers.get(str(row[0].value).replace("-", "_"))) is not None:
            row[6].value = text
    for row in book["vendors"].iter_rows(min_row=3):
        row[2].value = row[3].value = "KR"
    book.save(path)


@pytest.mark.usefixtures("hand_made")
def test_from_quotes_to_a_scenario_by_questions(tmp_path: Path) -> None:
    """Read, answer in two rounds, add, and add again: all with exit code 0."""
    out, round_file = tmp_path / "offers.xlsx", tmp_path / "round.xlsx"
    usd = [{"currency": "USD", "rate": 1400}]
    api.write_scenario(round_file, scenario(exchange_rates=usd))
    first = run("quotes", "read", "a.xlsx", "b.ods", "-o", out)
    assert first.exit_code == 0, first.output
    assert "1 line(s) ready, 2 waiting, 2 side line(s), 2 open question(s)." in first.output
    assert "Reading b.ods (2 of 2)" in first.output
    assert "vat-1" in first.output
    answered(out, vat_1="with VAT", lead_1="10-12")
    second = run("quotes", "read", "a.xlsx", "b.ods", "-o", out, "--answers", out)
    assert "2 line(s) ready, 1 waiting" in second.output, second.output
    assert "kind-1" in second.output
    answered(out, kind_1="all units")
    third = run("quotes", "read", "a.xlsx", "b.ods", "-o", out, "--answers", out)
    assert "3 line(s) ready, 0 waiting, 2 side line(s), 0 open question(s)." in third.output
    assert "3 question(s) answered, 0 of them from profiles." in third.output
    assert f"gpuplan quotes add {out}" in third.output.replace("\n", "")
    assert "other than in the workbook" not in third.output
    added = run("quotes", "add", out, "--to", round_file)
    assert added.exit_code == 0, added.output
    assert "new line, b200_hgx_liquid at 420,000 USD per unit" in added.output
    assert len(api.read(round_file).offers) == 3
    before = round_file.read_bytes()
    again = run("quotes", "add", out, "--to", round_file)
    assert again.exit_code == 0
    assert "Nothing changed in the scenario." in again.output
    assert "Wrote" not in again.output
    assert round_file.read_bytes() == before


@pytest.mark.usefixtures("hand_made")
def test_the_vendor_is_not_asked_twice(tmp_path: Path) -> None:
    """Answers that last are kept beside the workbook and used for the next quote."""
    out = tmp_path / "offers.xlsx"
    run("quotes", "read", "a.xlsx", "-o", out)
    answered(out, vat_1="with VAT")
    run("quotes", "read", "a.xlsx", "-o", out, "--answers", out)
    [profile] = (tmp_path / "quote-profiles").iterdir()
    assert 'answer = "with VAT"' in profile.read_text(encoding="utf-8")
    fresh = run("quotes", "read", "a.xlsx", "-o", tmp_path / "next.xlsx")
    assert "1 question(s) answered, 1 of them from profiles." in fresh.output
    trace = load_workbook(tmp_path / "next.xlsx")["trace"]
    reasons = [row[10] for row in trace.iter_rows(values_only=True) if row[2] == "vat"]
    assert reasons[-1].startswith("as for quote Northfell Compute GmbH / NF/4471 on ")
    profile.write_text("[vat\n")
    broken = run("quotes", "read", "a.xlsx", "-o", tmp_path / "third.xlsx")
    assert broken.exit_code == 2
    assert f"{profile.name}: the profile is not valid TOML" in broken.output.replace("\n", " ")
    assert not (tmp_path / "third.xlsx").exists()


@pytest.mark.usefixtures("hand_made")
def test_an_edit_that_reading_again_undoes_is_told(tmp_path: Path) -> None:
    """Countries and corrected dates stay; an offer is again what the quote says, and that is said.

    Without it a negotiated price typed too early would vanish in silence.
    """
    out = tmp_path / "offers.xlsx"
    run("quotes", "read", "a.xlsx", "-o", out)
    answered(out, vat_1="with VAT")
    book = load_workbook(out)
    book["offers"]["E3"] = 5
    book["quotes"]["E3"] = date(2026, 5, 1)
    book.save(out)
    result = run("quotes", "read", "a.xlsx", "-o", out, "--answers", out)
    assert "한빛시스템-h200_sxm-1: unit_price 5 → 420,000,000" in result.output
    book = load_workbook(out)
    assert (book["vendors"]["C3"].value, book["quotes"]["E3"].value.month) == ("KR", 5)


@pytest.mark.usefixtures("hand_made")
def test_a_wrong_answer_writes_nothing(tmp_path: Path) -> None:
    """Exit code 2, the cell named, the workbook with the planner's answers as it was."""
    out = tmp_path / "offers.xlsx"
    run("quotes", "read", "a.xlsx", "-o", out)
    answered(out, vat_1="perhaps", lead_1="soon")
    before = out.read_bytes()
    result = run("quotes", "read", "a.xlsx", "-o", out, "--answers", out)
    assert result.exit_code == 2
    assert "questions!G3" in result.output
    assert "questions!G4" in result.output
    assert "2 problem(s). Nothing was written." in result.output
    assert out.read_bytes() == before


def test_a_terminal_is_sent_no_control_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A note that quotes a vendor's cell could else move the cursor or set the title."""
    hostile = replace(reading(), notes=("\x1b]0;owned\x07\x1b[2J[red]text",))
    monkeypatch.setattr(sessions, "read_quotes", lambda *_args, **_more: hostile)
    result = run("quotes", "read", "a.xlsx", "-o", tmp_path / "o.xlsx")
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "[red]text" in result.output


def test_all_bad_files_are_named_and_nothing_is_written(tmp_path: Path) -> None:
    """One good file among two bad ones: both are named, with exit code 2."""
    good = Workbook()
    good.active.append(["Item", "Qty", "Unit price"])
    good.active.append(["HGX H200 8-GPU server", 4, 300000])
    good.save(tmp_path / "good.xlsx")
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 broken")
    out = tmp_path / "o.xlsx"
    result = run("quotes", "read", tmp_path / "bad.xlsx", tmp_path / "good.xlsx",
                 tmp_path / "none.xlsx", "-o", out)
    assert result.exit_code == 2, result.output
    assert "bad.xlsx: " in result.output
    assert "none.xlsx: " in result.output
    assert "2 problem(s)" in result.output
    assert not out.exists()
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "good.xlsx").write_bytes((tmp_path / "good.xlsx").read_bytes())
    twice = run("quotes", "read", tmp_path / "good.xlsx", tmp_path / "b" / "good.xlsx", "-o", out)
    assert twice.exit_code == 2
    assert "two files of this name are given" in twice.output


@pytest.mark.usefixtures("hand_made")
def test_adding_leaves_a_scenario_that_would_be_wrong_alone(tmp_path: Path) -> None:
    """No countries, no rate: exit code 2, the file untouched; with -o it is never touched."""
    out, round_file = tmp_path / "offers.xlsx", tmp_path / "round.json"
    api.write_scenario(round_file, scenario())
    before = round_file.read_bytes()
    run("quotes", "read", "a.xlsx", "-o", out)
    result = run("quotes", "add", out, "--to", round_file)
    assert result.exit_code == 2
    assert "vendors!C4 country" in result.output.replace("\n", " ")
    assert round_file.read_bytes() == before
    answered(out)
    other = tmp_path / "other.xlsx"
    assert run("quotes", "add", out, "--to", round_file, "-o", other).exit_code == 0
    assert round_file.read_bytes() == before
    assert len(api.read(other).offers) == 1


@pytest.mark.usefixtures("hand_made")
def test_a_plan_is_not_overwritten(tmp_path: Path) -> None:
    """A plan workbook holds a scenario too; adding to it in place would drop its plan sheets."""
    base, plan, out = (tmp_path / name for name in ("s.json", "plan.xlsx", "offers.xlsx"))
    api.write_scenario(base, scenario(offers=[offer("o", 7)], rules=target(milestone(10))))
    run("solve", base, "-o", plan)
    run("quotes", "read", "a.xlsx", "-o", out)
    answered(out)
    result = run("quotes", "add", out, "--to", plan)
    assert result.exit_code == 2
    assert "it holds a plan, which would be lost" in result.output
    assert run("quotes", "add", out, "--to", plan, "-o", tmp_path / "next.xlsx").exit_code == 0
    assert len(api.read(tmp_path / "next.xlsx").offers) == 2


def test_the_library_call_takes_a_day(tmp_path: Path) -> None:
    """What is written does not depend on the clock where a day is given."""
    base = tmp_path / "s.json"
    api.write_scenario(base, scenario())
    done = api.write_offers(tmp_path / "o.xlsx", sessions.Settled(reading()))
    assert len(done.sorted.offers) == 1
    answered(tmp_path / "o.xlsx")
    added = api.add_offers(tmp_path / "o.xlsx", base, today=date(2026, 3, 9))
    assert [quote.added_on for quote in added.scenario.quotes] == [date(2026, 3, 9)]
