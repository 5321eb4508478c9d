"""The answer: the same figures however futures are cut, and everything that was assumed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook

from optimizer import api
from optimizer.errors import BadInput
from optimizer.studies.futures.futures import Futures
from optimizer.studies.risk.assess import assess, reckoned
from optimizer.studies.risk.block import Task, reckon, tasks_of
from optimizer.studies.risk.draws import BLOCK
from tests.studies.risk.plans import SINCE, plan, slips

MOVES = Futures.model_validate({
    "slip": [{"table": [{"value": 0, "chance": 0.7}, {"value": 6, "chance": 0.3}]}],
    "hardware": [{"share_per_year": 0.2}]})


def test_figures_do_not_depend_on_how_futures_are_cut() -> None:
    """Blocks in any order, alone or together, and more futures behind: the same, to the last
    digit. Without: two machines would tell two chances."""
    of = plan(10, 10, asked=15)
    got = reckoned(of, MOVES, 2 * BLOCK + 10, 5, SINCE).outcome
    tasks = tasks_of(Task(of.scenario, tuple(of.orders), MOVES, SINCE, 5, 0, 1), 2 * BLOCK + 10)
    assert [task.size for task in tasks] == [BLOCK, BLOCK, 10]
    backwards = [reckon(task).outcome for task in reversed(tasks)][::-1]
    for name in ("cost", "service", "met"):
        assert np.array_equal(np.concatenate([getattr(one, name) for one in backwards]),
                              getattr(got, name))
    fewer = reckoned(of, MOVES, 100, 5, SINCE).outcome
    assert np.array_equal(fewer.service, got.service[:100])


def test_the_answer_says_chance_causes_and_assumptions(tmp_path: Path) -> None:
    """Also that workbook and JSON take it, fan and all, and that Korean is Korean."""
    of = plan(10, 10, asked=15)
    got = assess(of, MOVES, 500, 1, SINCE)
    tables = {table.key: table for table in got.tables}
    assert tables["service"].chart == "fan"
    assert [row[0] for row in tables["causes"].rows][:2] in (
        ["A delivers late", "B delivers late"], ["B delivers late", "A delivers late"])
    assert {row[2] for row in tables["assumed"].rows} == {"assumption"}
    assert "목표 달성 확률" in got.sentences[0].ko
    api.write_answers(tmp_path / "a.xlsx", of, [got])
    api.write_answers_json(tmp_path / "a.json", of.scenario, [got])
    assert "Plan risk" in load_workbook(tmp_path / "a.xlsx").sheetnames


def test_without_a_file_the_record_alone_counts_and_it_says_so() -> None:
    got = assess(plan(10, asked=10, vendor_slips=slips("A", (0, "0.5"), (6, "0.5"))), None, 200)
    assert any("No file of futures was given" in one.en for one in got.sentences)


@pytest.mark.parametrize("samples", [0, -1, 10**9])
def test_too_few_or_too_many_futures(samples: int) -> None:
    with pytest.raises(BadInput, match="cannot be drawn"):
        assess(plan(10, asked=10), None, samples)


def test_power_that_is_there_already_cannot_be_late() -> None:
    late = Futures.model_validate({"site_late": [
        {"site": "H", "table": [{"value": 4, "chance": 1}]}]})
    with pytest.raises(BadInput, match=r"site_late\[0\].ready"):
        assess(plan(10, asked=10), late, 10, 0, SINCE)
