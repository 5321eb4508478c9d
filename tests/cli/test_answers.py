"""Questions on the command line, made from what a question says of itself."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import typer
from openpyxl import load_workbook
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from optimizer import api
from optimizer.answers.bench import Bench
from optimizer.answers.verb import Parameter, Verb
from optimizer.cli import answers
from optimizer.cli.commands import app as whole
from optimizer.core.changes import with_settings
from optimizer.domain.answer import Answer, Phrase
from optimizer.domain.plan import Plan
from optimizer.domain.scenario import Scenario
from optimizer.errors import NoPlan
from tests.answers import made

HEARD: dict[str, Any] = {}


def _asked(scenario: Scenario, bench: Bench, **said: Any) -> Answer:
    """The answer made by hand; what was said is kept."""
    HEARD.clear()
    HEARD.update(said, bench=bench, scenario=scenario)
    return made.answer(scenario, complete=not bench.stop.asked)


def _planned(plan: Plan, as_of: date, bench: Bench, scenario: Scenario | None) -> Answer:
    HEARD.clear()
    HEARD.update(plan=plan, as_of=as_of, scenario=scenario)
    return made.answer(plan.scenario)


def _beside(left: Scenario | Plan, right: Scenario | Plan, bench: Bench) -> Answer:
    HEARD.setdefault("pairs", []).append((type(left).__name__, type(right).__name__))
    return made.answer(left.scenario if isinstance(left, Plan) else left)


def _without(scenario: Scenario, bench: Bench) -> Answer:
    raise NoPlan("no plan keeps all rules")


def word(text: str) -> Phrase:
    """A help that nobody reads."""
    return Phrase(text, "도움말")


QUESTIONS = {verb.id: verb for verb in (
    Verb("made", word("Made"), word("An answer made by hand."), _asked, (
        Parameter("offer", "text", word("an offer"), needed=True, of="offer"),
        Parameter("keep", "texts", word("rules"), (), of="rule"),
        Parameter("within", "number", word("a share"), Decimal("0.02")),
        Parameter("most_points", "integer", word("how many"), 7))),
    Verb("planned", word("Planned"), word("About a plan."), _planned, (
        Parameter("as_of", "date", word("a day"), needed=True),
        Parameter("scenario", "scenario", word("a scenario"))), ("plan",)),
    Verb("beside", word("Beside"), word("Two things."), _beside,
         subjects=("left", "right"), several=True),
    Verb("without", word("Without"), word("No plan."), _without),
)}


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> typer.Typer:
    """A command line with these questions only."""
    monkeypatch.setattr(api, "VERBS", QUESTIONS)
    made_of = typer.Typer()
    answers.add_questions(made_of)
    return made_of


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The scenario of the answer made by hand."""
    path = tmp_path / "small.xlsx"
    api.write_scenario(path, made.question())
    return path


def run(app: typer.Typer, *words: str | Path) -> Result:
    """The command as a user types it."""
    return CliRunner().invoke(app, [str(word) for word in words])


def test_what_is_said_reaches_the_question(app: typer.Typer, small: Path) -> None:
    """Arguments and options arrive as what they are, and what is not said takes its default."""
    done = run(app, "made", small, "cheap", "--keep", "site_power", "--keep", "overbuy",
               "--within", "0.05", "--gap", "0", "--time-limit", "9", "--seed", "3", "--jobs", "1",
               "--set", "site_power.reserve_share=0.1", "--aim", "earliest_service")
    assert done.exit_code == 0, done.output
    assert HEARD["offer"] == "cheap"
    assert HEARD["keep"] == ("site_power", "overbuy")
    assert (HEARD["within"], HEARD["most_points"]) == (Decimal("0.05"), 7)
    bench = HEARD["bench"]
    assert (bench.options.gap, bench.options.seed, bench.seconds, bench.jobs) == (0, 3, 9, 1)
    assert HEARD["scenario"].aims[0].aim == "earliest_service"
    assert HEARD["scenario"].rules["site_power"]["reserve_share"] == 0.1


def test_the_screen_says_sentences_first(app: typer.Typer, small: Path) -> None:
    """Sentences, then tables with units in their headings, in the language asked for."""
    done = run(app, "made", small, "cheap")
    assert "One more MW at Haenam saves" in done.output
    assert done.output.index("One more MW at") < done.output.index("Total cost, KRW")
    korean = run(app, "made", small, "cheap", "--lang", "ko").output
    assert "해남에 1 MW를 더하면" in korean
    assert "총비용, KRW" in korean
    assert "Total cost" not in korean


def test_words_in_cells_are_korean_too(small: Path) -> None:
    """The titles of rules in a table's cells. Without: only headings would be Korean."""
    said = run(whole, "cost-of-rules", small, "--lang", "ko").output
    rows = [line for line in said.splitlines() if "delivery_target" in line]
    assert rows
    assert all("도입 목표" in line for line in rows)
    assert "Delivery target" not in said


def test_columns_are_aligned_in_korean_too(app: typer.Typer, small: Path) -> None:
    """Figures end under their heading's end, counted in places of a terminal, not characters."""
    lines = run(app, "made", small, "cheap", "--lang", "ko").output.splitlines()
    top = next(i for i, line in enumerate(lines) if line.startswith("전력, MW"))
    ends = {cell_len(lines[row].rstrip()) for row in (top, top + 1, top + 5)}
    assert len(ends) == 1


def test_both_files_are_written(app: typer.Typer, small: Path, tmp_path: Path) -> None:
    """The workbook holds plan, answer and trials; the JSON rebuilds each trial, hash and all."""
    book, text = tmp_path / "answer.xlsx", tmp_path / "answer.json"
    done = run(app, "made", small, "cheap", "-o", book, "--json", text)
    assert done.exit_code == 0, done.output
    sheets = load_workbook(book, read_only=True).sheetnames
    assert {"Plan summary", "Plan curve", "Plan trials", "offers"} <= set(sheets)
    content = json.loads(text.read_text("utf-8"))
    base = api.read(text)
    trials = content["answers"][0]["trials"]
    assert len(trials) == 4
    for trial in trials:
        rebuilt = with_settings(base, trial["change"]) if trial["change"] else base
        assert rebuilt.sha256 == trial["scenario_sha256"]


def test_a_plan_is_priced_and_must_be_of_its_scenario(
    app: typer.Typer, small: Path, tmp_path: Path,
) -> None:
    """A plan file is asked about as it is; with a price changed under it, it is refused."""
    for ending in ("xlsx", "json"):
        plan = tmp_path / f"plan.{ending}"
        run(whole, "solve", small, "-o" if ending == "xlsx" else "--json", plan)
        done = run(app, "planned", plan, "--as-of", "2026-02-01", "--scenario", small)
        assert done.exit_code == 0, done.output
        assert HEARD["as_of"] == date(2026, 2, 1)
        assert [order.offer for order in HEARD["plan"].orders] == ["cheap"]
        assert HEARD["scenario"] == HEARD["plan"].scenario
        assert run(app, "made", plan, "cheap").exit_code == 0
    content = json.loads(plan.read_text("utf-8"))
    content["inputs"]["offers"][0]["unit_price"] = 1
    plan.write_text(json.dumps(content), "utf-8")
    for question in (("planned", plan, "--as-of", "2026-02-01"), ("made", plan, "cheap")):
        done = run(app, *question)
        assert done.exit_code == 2
        assert "was changed after its plan was made" in done.output


def test_one_beside_several(app: typer.Typer, small: Path, tmp_path: Path) -> None:
    """A file with orders is a plan, another a scenario; each further one is an answer."""
    plan, out = tmp_path / "plan.json", tmp_path / "out.json"
    run(whole, "solve", small, "--json", plan)
    HEARD.clear()
    assert run(app, "beside", small, plan, small, "--json", out).exit_code == 0
    assert HEARD["pairs"] == [("Scenario", "Plan"), ("Scenario", "Scenario")]
    assert len(json.loads(out.read_text("utf-8"))["answers"]) == 2


def test_a_changed_plan_workbook_is_refused(
    app: typer.Typer, small: Path, tmp_path: Path,
) -> None:
    """Its proof sheet holds the hash of the scenario it was made for."""
    plan = tmp_path / "plan.xlsx"
    run(whole, "solve", small, "-o", plan)
    book = load_workbook(plan)
    heads = [cell.value for cell in book["offers"][1]]
    rows = [row for row in book["offers"].iter_rows() if row[0].value == "cheap"]
    rows[0][heads.index("unit_price")].value = 6_000_000
    book.save(plan)
    done = run(app, "made", plan, "cheap")
    assert done.exit_code == 2
    assert "was changed after its plan was made" in done.output


@pytest.mark.parametrize(("words", "said"), [
    (("made", "chaep"), "unknown offer chaep. Did you mean cheap?"),
    (("made", "cheap", "--keep", "site_powr"), "Did you mean site_power?"),
    (("made", "cheap", "--within", "lots"), "cannot be read as a number"),
    (("made", "cheap", "--most-points", "2.5"), "cannot be read as a whole number"),
    (("made", "cheap", "--aim", "most_fun"), "unknown aim most_fun"),
    (("made", "cheap", "--set", "no_such_rule.mode=off"), "neither a rule nor a term"),
    (("planned", "--as-of", "2026-02-01"), "there are no orders in it"),
])
def test_bad_input_is_told(
    app: typer.Typer, small: Path, words: tuple[str, ...], said: str,
) -> None:
    """Exit code 2, what is wrong, and what to do; nothing is asked."""
    HEARD.clear()
    done = run(app, words[0], small, *words[1:])
    assert done.exit_code == 2, done.output
    assert said in " ".join(done.output.split())
    assert not HEARD


def test_no_plan_is_an_exit_code_of_its_own(app: typer.Typer, small: Path) -> None:
    """A question that needs a plan of a scenario that has none."""
    done = run(app, "without", small)
    assert done.exit_code == 1
    assert "No plan exists" in done.output


# ---- the questions there are


def _asked_of(file: Path, *words: str) -> Result:
    return run(whole, words[0], file, *words[1:], "--gap", "0", "--time-limit", "60")


def test_every_question_has_a_command() -> None:
    """Without this a parameter named like a common option fails only when somebody asks."""
    for name, verb in api.VERBS.items():
        done = CliRunner().invoke(whole, [name, "--help"], env={"COLUMNS": "200"})
        assert done.exit_code == 0, name
        assert all(f"--{one.name.replace('_', '-')}" in done.output or one.name.upper()
                   in done.output for one in verb.parameters)


@pytest.mark.parametrize("words", [
    ("repair",), ("why", "dear"), ("price-to-win",), ("curve", "site_power"), ("marginals",),
    ("alternatives",), ("frontier", "least_cost", "earliest_service"), ("cost-of-rules",),
], ids=lambda words: words[0])
def test_every_question_of_a_scenario_is_answered(
    small: Path, tmp_path: Path, words: tuple[str, ...],
) -> None:
    """On a small scenario each is answered, written, and every trial can be rebuilt."""
    book, text = tmp_path / "answer.xlsx", tmp_path / "answer.json"
    done = _asked_of(small, *words, "-o", str(book), "--json", str(text))
    assert done.exit_code == 0, done.output
    assert f"Plan {words[0]}" in load_workbook(book, read_only=True).sheetnames
    content = json.loads(text.read_text("utf-8"))
    base = api.read(text)
    for answer in content["answers"]:
        assert answer["complete"]
        assert answer["sentences"]
        for trial in answer["trials"]:
            rebuilt = with_settings(base, trial["change"]) if trial["change"] else base
            assert rebuilt.sha256 == trial["scenario_sha256"], trial["name"]


def test_plans_can_be_compared_and_replanned(small: Path, tmp_path: Path) -> None:
    """What is asked of plans takes the files that solve wrote, and scenarios beside them."""
    plan, text = tmp_path / "plan.xlsx", tmp_path / "answer.json"
    run(whole, "solve", small, "-o", plan)
    for words in (("compare", str(small)), ("replan", "--as-of", "2026-02-01")):
        done = _asked_of(plan, *words, "--json", str(text))
        assert done.exit_code == 0, done.output
        assert json.loads(text.read_text("utf-8"))["answers"][0]["verb"] == words[0]


@pytest.mark.parametrize(("words", "said"), [
    (("why", "nobody"), "unknown offer nobody"),
    (("price-to-win", "--offers", "nobody"), "unknown offer nobody"),
    (("repair", "--keep", "site_powr"), "unknown rule site_powr"),
    (("frontier", "least_cost", "most_fun"), "unknown aim most_fun"),
    (("curve", "overbuy"), "overbuy"),
    (("curve", "no_such_axis"), "no_such_axis"),
    (("curve", "site_power", "--set", "site_power.mode=off"), "off"),
    (("cost-of-rules", "--groups", "site_powr+cooling"), "site_powr"),
    (("alternatives", "--within", "-1"), "-1"),
    (("replan", "--as-of", "2026-02-01"), "no orders in it"),
])
def test_questions_that_cannot_be_asked(
    small: Path, words: tuple[str, ...], said: str,
) -> None:
    """Exit code 2 and a message that names what is wrong."""
    done = _asked_of(small, *words)
    assert done.exit_code == 2, done.output
    assert said in " ".join(done.output.split())
