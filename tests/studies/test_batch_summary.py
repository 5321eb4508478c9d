"""The workbook of a batch says what its table says, in a shape that a planner reads."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from optimizer.studies.engine import Here
from tests.studies.sweep import PRICES, WANTED, run, write_study


@pytest.fixture(scope="module")
def book(study, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    run(study, out, Here())
    return load_workbook(out / "summary.xlsx")


def table(sheet) -> list[tuple]:
    return [row for row in sheet.iter_rows(min_row=4, values_only=True) if row[0] is not None]


def test_two_axes_are_a_matrix(book):
    """By hand: n wanted cost n times the cheaper price; 700 can never be had, so cells are empty.

    Without: a planner searches twelve rows for the pair of values that is wanted.
    """
    head, *lines = table(book["Matrix"])
    assert [float(price) for price in head[1:]] == list(PRICES)
    assert [line[0] for line in lines] == list(WANTED)
    for wanted, *costs in lines:
        expected = [None if wanted == 700 else wanted * min(price, 104) for price in PRICES]
        assert costs == expected


def test_headings_say_the_unit(book):
    """Figures stand under their unit, and each case beside the name of its plan file."""
    head, first, *_ = table(book["Cases"])
    assert "First aim, KRW" in head
    assert first[0] == "000001.json"
    assert "Trouble" in head, "some of these have none"
    for number in (1, 2):
        assert "Least, KRW" in table(book[f"Axis {number}"])[0]
        assert len(book[f"Axis {number}"]._charts) == 1


def test_one_axis_is_a_line_over_figures(tmp_path):
    """Shares are figures on the axis, not texts at equal distances."""
    study = write_study(tmp_path, prices=(80,), wanted=(3,))
    study.write_text(study.read_text().split("[grid]")[0] + "[grid]\n"
                     '"scenario.offers[*].unit_price" = ["50%", "100%", "300%"]\n')
    run(study, tmp_path / "out", Here())
    book = load_workbook(tmp_path / "out" / "summary.xlsx")
    assert "Matrix" not in book.sheetnames
    assert table(book["Axis 1"])[1:] == [(0.5, 1, 150), (1, 1, 300), (3, 1, 900)]
