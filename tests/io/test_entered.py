"""Cells as they are being filled in: nothing is lost, and a problem names the downloaded cell."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from optimizer import api
from optimizer.assets import folder
from optimizer.errors import BadInput
from optimizer.io.entered import Entered, entered, entered_in, scenario_entered
from optimizer.io.entered_workbook import write_entered

SHIPPED = sorted(path for path in folder("scenarios").glob("*.xlsx"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_cells_say_the_whole_scenario(path):
    scenario = api.read(path)
    cells = entered(scenario, api.BOOK)
    assert scenario_entered(cells, api.BOOK).sha256 == scenario.sha256
    read, problems = entered_in(path, api.BOOK)
    assert not problems
    assert scenario_entered(read, api.BOOK).sha256 == scenario.sha256


def broken(change) -> list[str]:
    cells = entered(api.read(folder("scenarios") / "korea-2025.json"), api.BOOK)
    change(cells)
    with pytest.raises(BadInput) as caught:
        scenario_entered(cells, api.BOOK)
    return [str(problem) for problem in caught.value.problems]


def test_a_problem_names_the_cell_of_the_download(tmp_path):
    """Without one layout for both, the planner would look for E3 in the wrong row."""
    api.write_scenario(tmp_path / "s.xlsx", api.read(folder("scenarios") / "korea-2025.json"))
    book = load_workbook(tmp_path / "s.xlsx")

    def change(cells: Entered):
        cells.tables["offers"][0]["unit_price"] = "-3"
        cells.values["money.currency"] = "won"
        cells.settings["rules"]["budget_year.mode"] = "hrad"

    money, offer, rule = broken(change)
    assert money.startswith("scenario!B")
    assert offer.startswith("offers!")
    assert "-3" in offer
    assert book["scenario"]["A" + money[len("scenario!B")].rstrip()].value == "money.currency"
    column, row = offer.split("!")[1].split(" ")[0][0], offer.split("!")[1].split(" ")[0][1:]
    assert book["offers"][f"{column}1"].value == "unit_price"
    assert row == "3"
    row = rule.split("!C")[1].split(" ")[0]
    assert [book["rules"][f"{at}{row}"].value for at in "AB"] == ["budget_year", "mode"]


def test_a_blank_row_keeps_the_rows_below_in_their_place():
    def change(cells: Entered):
        cells.tables["offers"].insert(0, {"id": "  "})
        cells.tables["offers"][1]["unit_price"] = "-3"

    (problem,) = broken(change)
    assert problem.startswith("offers!")
    assert problem.split(" ")[0].endswith("4")


@pytest.mark.parametrize("text", ["1,459,000,000,000", "1조 4,590억", "1459000000000"])
def test_figures_are_read_as_planners_type_them(text):
    scenario = api.read(folder("scenarios") / "korea-2025.json")
    cells = entered(scenario, api.BOOK)
    cells.tables["budgets"][0]["amount"] = text
    assert scenario_entered(cells, api.BOOK).budgets[0].amount == 1_459_000_000_000


@pytest.mark.parametrize("text", ["USD 500", "₩500", "5 kW", "1,23"])
def test_a_figure_with_anything_beside_it_is_complained_about(text):
    (problem,) = broken(lambda cells: cells.tables["offers"][0].update(unit_price=text))
    assert "instead of a number" in problem


def test_a_file_with_problems_can_be_mended_in_place(tmp_path):
    """Without the cells of a refused file, all of it would have to be typed again."""
    api.write_scenario(tmp_path / "s.xlsx", api.read(folder("scenarios") / "korea-2025.json"))
    book = load_workbook(tmp_path / "s.xlsx")
    del book["sites"]
    book["offers"]["E3"] = "many"
    book.save(tmp_path / "s.xlsx")
    cells, problems = entered_in(tmp_path / "s.xlsx", api.BOOK)
    assert ["sites" in str(problem) for problem in problems] == [True]
    assert "many" in cells.tables["offers"][0].values()
    assert cells.tables["sites"] == []
    assert len(cells.tables["vendors"]) == 4


def problems_of(work) -> list[tuple[str, str, str]]:
    with pytest.raises(BadInput) as caught:
        work()
    return [(one.place.cell or one.place.table, one.what, one.remedy)
            for one in caught.value.problems]


def problems_on_screen(cells: Entered) -> list[tuple[str, str, str]]:
    return problems_of(lambda: scenario_entered(cells, api.BOOK, {"aim": api.BOOK.aims}))


FLAWS = {
    ("offers", "unit_price"): "-3", ("offers", "currency"): "won", ("offers", "vendor"): "nobody",
    ("offers", "minimum_order"): "2.5", ("offers", "price_basis"): "per head",
    ("offers", "valid_from"): "next week", ("offers", "valid_until"): "2025-13-01",
    ("offers", "lead_weeks_min"): "USD 500", ("offers", "lead_weeks_max"): "1,23",
    ("offers", "maximum_total"): "1e40", ("offers", "support_per_year"): "9" * 25,
    ("offers", "deposit_share"): "nan", ("offers", "note"): "=1+1",
    ("accelerators", "data_centre"): "perhaps", ("sites", "name"): "<b>007</b>",
}


def test_a_draft_with_problems_is_downloaded_as_it_stands(tmp_path):
    """Without it, who has problems would have to mend them before they could save their work."""
    cells = entered(api.read(folder("scenarios") / "korea-2025.json"), api.BOOK)
    for (table, column), text in FLAWS.items():
        cells.tables[table][0][column] = text
    cells.tables["offers"].insert(1, {})
    cells.tables["offers"].append({"id": "half filled", "unit_price": "1조 4,590억"})
    cells.values["money.currency"] = "won"
    cells.values["as_of"] = "soon"
    cells.settings["rules"]["budget_year.mode"] = "hrad"
    path = tmp_path / "s.xlsx"
    write_entered(path, cells, api.BOOK)
    found = problems_on_screen(cells)
    assert len(found) > len(FLAWS)
    assert problems_of(lambda: api.read(path)) == found
    read, _ = entered_in(path, api.BOOK)
    texts = [(table, column) for table, column in FLAWS if column != "unit_price"]
    assert {at: read.tables[at[0]][0][at[1]] for at in texts} == {at: FLAWS[at] for at in texts}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_cells_without_problems_are_downloaded_as_the_scenario(path, tmp_path):
    scenario = api.read(path)
    write_entered(tmp_path / "s.xlsx", entered(scenario, api.BOOK), api.BOOK)
    assert api.read(tmp_path / "s.xlsx").sha256 == scenario.sha256


def test_an_empty_draft_is_downloaded(tmp_path):
    cells = Entered(values={"name": "new"})
    write_entered(tmp_path / "s.xlsx", cells, api.BOOK)
    assert problems_of(lambda: api.read(tmp_path / "s.xlsx")) == problems_on_screen(cells)
