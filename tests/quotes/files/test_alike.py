"""Proves that rows taken without the parser are what the parser would have read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from optimizer.quotes.files import open_quote
from optimizer.quotes.files.xlsx.alike import AlikeRows
from optimizer.quotes.files.xlsx.row_pattern import RowPattern
from optimizer.quotes.files.xlsx.shortcut import Shortcut
from optimizer.quotes.grid import as_written
from tests.quotes.files.books import book, rows_of, sheet_xml, strings_xml, styles_xml

PHONETIC = '<phoneticPr fontId="1" type="noConversion"/>'
TEXTS = [f"<t>one</t>{PHONETIC}", f"<t>품명</t>{PHONETIC}",
         "<t>one</t>", "<t> </t>", "<t>r&amp;d</t>", "<r><t>two</t></r><r><t>runs</t></r>",
         "<t>수량</t>", "<t>_x0041_b</t>", '<t xml:space="preserve"> x</t>']
CODES = ["#,##0", "[$₩-412]#,##0", "yyyy-mm-dd", "h:mm"]
VALUES = [
    "<v>12</v>", "<v>0.5</v>", "<v>46082.25</v>", "<v>1E400</v>", "<v>-3</v>", "",
    "<f>A1*2</f><v>8</v>", "<f>A1&gt;2</f><v>8</v>", "<f>A1*2</f><v></v>", "<v>1.0</v>",
]
CELLS = st.one_of(
    st.builds("<c r=@ s=^{}^>{}</c>".format, st.integers(0, 4), st.sampled_from(VALUES)),
    st.builds("<c r=@ t=^s^><v>{}</v></c>".format, st.integers(0, len(TEXTS) - 1)),
    st.builds("<c r=@ t=^inlineStr^><is>{}</is></c>".format, st.sampled_from(TEXTS)),
    st.builds("<c r=@ t=^str^><f>X</f><v>{}</v></c>".format, st.sampled_from(["t", "", "_x0042_"])),
    st.sampled_from(["<c r=@ s=^2^/>", "<c r=@ t=^b^><v>1</v></c>", "<c r=@ t=^e^><v>#N/A</v></c>",
                     "<c s=^1^ r=@><v>5</v></c>", ""]),
)


def _row(number: int, cells: list[str], more: str) -> str:
    inner = "".join(cell.replace("@", f'"{letter}{number}"').replace("^", '"')
                    for letter, cell in zip("ABDEZ", cells, strict=False))
    return f'<row r="{number}"{more}>{inner}</row>'


@settings(max_examples=40, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(templates=st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=4),
       order=st.lists(st.integers(0, 3), min_size=12, max_size=40),
       more=st.sampled_from(["", ' hidden="1"', ' spans="1:5" ht="15"']),
       struck=st.sampled_from([None, 2, 4]),
       between=st.sampled_from(["", "\n  ", "<!-- <row r='1'/> -->"]))
def test_the_same_with_and_without(
    tmp_path: Path, templates: list[list[str]], order: list[int], more: str,
    struck: int | None, between: str,
) -> None:
    """Any mixture of shapes; each repeated often enough to be taken."""
    numbers = [at * 2 + 1 for at in range(len(order))]
    rows = between.join(_row(number, templates[shape % len(templates)], more)
                        for number, shape in zip(numbers, order, strict=True))
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(rows)}, strings=strings_xml(TEXTS * 3),
                styles=styles_xml(CODES, struck=struck))
    grids = []
    for off in (False, True):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Shortcut, "off", off)
            [grid] = open_quote(path).sheets[0].windows(10_000)
            grids.append(grid)
    assert grids[0].hidden_rows == grids[1].hidden_rows
    assert grids[0].struck == grids[1].struck
    assert [[(type(cell), as_written(cell)) for cell in row] for row in grids[0].rows] == [
        [(type(cell), as_written(cell)) for cell in row] for row in grids[1].rows]


def test_rows_without_a_value(tmp_path: Path) -> None:
    """Formatted rows that hold nothing are common below a table, and are empty."""
    rows = "".join(_row(n, ["<c r=@ s=^0^/>"], "") for n in range(1, 50))
    last = _row(50, ["<c r=@><v>1</v></c>"], "")
    found = rows_of(book(tmp_path / "a.xlsx", {"S": sheet_xml(rows + last)}))
    assert found == [[]] * 49 + [[1]]


def test_rows_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this the test above would compare the parser with itself."""
    taken = []
    run = RowPattern.run

    def counted(self: RowPattern, data: bytes, at: int) -> tuple[int, list[tuple[bytes, ...]]]:
        end, found = run(self, data, at)
        taken.extend(found)
        return end, found

    monkeypatch.setattr(RowPattern, "run", counted)
    rows = "".join(_row(n, ["<c r=@><v>1</v></c>"], "") for n in range(1, 101))
    assert rows_of(book(tmp_path / "a.xlsx", {"S": sheet_xml(rows)})) == [[1]] * 100
    assert len(taken) == 96  # the first row comes with the head of the sheet, three more teach


def test_rows_in_a_comment_are_no_rows(tmp_path: Path) -> None:
    """Once a comment turns up, every row goes through the parser."""
    rows = [_row(n, ["<c r=@><v>1</v></c>"], "") for n in range(1, 30)]
    xml = "".join([*rows[:10], "<!--", *rows[10:20], "-->", *rows[20:]])
    found = rows_of(book(tmp_path / "a.xlsx", {"S": sheet_xml(xml)}))
    assert found == [[1]] * 10 + [[]] * 10 + [[1]] * 9


def test_the_search_for_shapes_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet whose rows all differ is not slowed down for long."""
    monkeypatch.setattr("optimizer.quotes.files.xlsx.alike.PATIENCE", 5)
    looked = []
    learn = AlikeRows._learn
    monkeypatch.setattr(AlikeRows, "_learn",
                        lambda self, row: (looked.append(row), learn(self, row))[1])
    rows = "".join(_row(n, ["<c r=@><v>1</v></c>"], f' ht="{n}"') for n in range(1, 60))
    assert len(rows_of(book(tmp_path / "a.xlsx", {"S": sheet_xml(rows)}))) == 59
    assert len(looked) == 5
