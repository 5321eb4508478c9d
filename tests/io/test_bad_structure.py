"""Proves that sheets and columns that are missing, extra or doubled are named, each once."""

from __future__ import annotations

from pathlib import Path

from optimizer.io import read_scenario
from tests.io.fake_catalogue import CATALOGUE
from tests.io.samples import Book


def test_a_missing_sheet_is_one_problem(tmp_path: Path) -> None:
    """No vendor is called unknown because the sheet of vendors is missing."""
    book = Book.full()
    del book.sheets["vendors"]
    [problem] = book.problems(tmp_path)
    assert problem == ("in.xlsx: vendors: the sheet vendors is missing. Add a sheet named vendors; "
                       "the command `template` writes all of them.")


def test_missing_sheets_of_single_values_and_rules(tmp_path: Path) -> None:
    """Each missing key-and-value sheet is one problem too."""
    book = Book.full()
    for name in ("scenario", "rules", "delivery_target"):
        del book.sheets[name]
    assert [problem.split(":")[1].strip() for problem in book.problems(tmp_path)] == [
        "scenario", "delivery_target", "rules"]


def test_an_extra_sheet_gets_a_suggestion(tmp_path: Path) -> None:
    """A misspelt sheet shows as missing and extra, with the right name."""
    book = Book.full()
    book.sheets = {"ofers" if name == "offers" else name: rows
                   for name, rows in book.sheets.items()}
    problems = book.problems(tmp_path)
    assert len(problems) == 2
    assert problems[0].startswith("in.xlsx: ofers: unknown sheet. Did you mean offers? ")
    assert problems[1].startswith("in.xlsx: offers: the sheet offers is missing.")


def test_sheets_of_a_plan_are_ignored(tmp_path: Path) -> None:
    """A plan workbook can be solved again: its own sheets are not input."""
    book = Book.full()
    book.sheets = {"Plan summary": [["total", "₩1,234"]], **book.sheets,
                   "Plan orders": [["x"]], "instructions": [["how to"]]}
    assert book.problems(tmp_path) == []


def test_a_second_sheet_of_one_name(tmp_path: Path) -> None:
    """Names that differ only by case and blanks mean the same sheet."""
    book = Book.full()
    book.sheets["Site Phases"] = [["site"]]
    [problem] = book.problems(tmp_path)
    assert "a second sheet for site_phases" in problem


def test_a_missing_column_is_one_problem(tmp_path: Path) -> None:
    """Not one for each row, and nothing that depends on the column."""
    book = Book.full().drop_column("offers", "unit_price")
    [problem] = book.problems(tmp_path)
    assert problem.startswith("in.xlsx: offers!")
    assert "the column unit_price is missing. Add a column headed unit_price." in problem


def test_a_missing_optional_column_is_a_problem_too(tmp_path: Path) -> None:
    """Its default would be taken without anyone having chosen it."""
    [problem] = Book.full().drop_column("offers", "deposit_share").problems(tmp_path)
    assert "the column deposit_share is missing" in problem


def test_a_workbook_from_before_limits_of_aims_is_read(tmp_path: Path) -> None:
    """Nobody can have chosen what there was no column for: its blank is what was meant."""
    path = Book.full().drop_column("aims", "limit").save(tmp_path / "before.xlsx")
    aims = read_scenario(path, CATALOGUE).aims
    assert [(one.aim, one.limit) for one in aims] == [("least_cost", None), ("most_compute", None)]


def test_a_misspelt_column(tmp_path: Path) -> None:
    """The extra one is named with its cell and the right spelling."""
    book = Book.full()
    letter = book.column("vendors", "parent_country")
    book.set(f"vendors!{letter}1", "parent_contry")
    problems = book.problems(tmp_path)
    assert problems[0] == (f'in.xlsx: vendors!{letter}1: unknown column "parent_contry". '
                           "Did you mean parent_country? Rename or delete it.")
    assert "the column parent_country is missing" in problems[1]
    assert len(problems) == 2


def test_a_doubled_column_and_a_column_without_heading(tmp_path: Path) -> None:
    """Which of two columns counts is not guessed, nor what an unnamed one means."""
    book = Book.full()
    book.set("pins!F1", "units").set("pins!H3", 5)
    problems = book.problems(tmp_path)
    assert problems == [
        'in.xlsx: pins!F1: the column "units" stands twice. Rename or delete it.',
        "in.xlsx: pins!H3: a value in a column without a heading. "
        "Give the column its heading, or clear the cell.",
    ]


def test_headings_are_read_without_regard_to_case_blanks_and_order(tmp_path: Path) -> None:
    """``Unit  Price`` is unit_price, wherever it stands."""
    book = Book.full()
    rows = book.sheets["price_breaks"]
    book.sheets["price_breaks"] = [list(reversed(row)) for row in rows]
    book.sheets["price_breaks"][0] = ["Unit  Price", " TO_UNITS ", "from-units", "Offer"]
    book.sheets["price_breaks"].pop(1)
    assert book.problems(tmp_path) == []


def test_blank_rows_and_remarks_are_skipped(tmp_path: Path) -> None:
    """Also a row that only looks filled, and an example row left in place."""
    book = Book.full()
    book.sheets["pins"][2:2] = [[None] * 5, ["  ", "", None], ["# o7", "nowhere", None, "x", "y"]]
    assert book.problems(tmp_path) == []


def test_an_empty_sheet_and_a_table_that_needs_rows(tmp_path: Path) -> None:
    """A sheet without headings, and phases without rows."""
    book = Book.full()
    book.sheets["taxes"] = []
    [problem] = book.problems(tmp_path)
    assert problem.startswith("in.xlsx: taxes: the sheet is empty. Its first row must hold the "
                              "headings origin, duty_share, vat_share.")
    book = Book.full()
    book.sheets["phases"] = book.sheets["phases"][:2]
    problems = book.problems(tmp_path)
    assert "in.xlsx: phases: phases has no rows. A scenario needs at least one row of phases." in (
        problems)


def test_unknown_settings_and_fields(tmp_path: Path) -> None:
    """Misspelt keys of the key-and-value sheets get suggestions; doubled ones are refused."""
    book = Book.full()
    for sheet in ("scenario", "rules"):
        assert len(book.sheets[sheet]) > 3
    last = len(book.sheets["scenario"])
    book.set(f"scenario!A{last + 1}", "tittle").set(f"scenario!B{last + 1}", "x")
    book.set(f"scenario!A{last + 2}", "title").set(f"scenario!B{last + 2}", "x")
    end = len(book.sheets["rules"])
    book.sheets["rules"] += [["delivery_targets", "mode", "hard"], ["grid_step", "fees", 1],
                             ["grid_step", "fee", 1]]
    assert [problem.removeprefix("in.xlsx: ") for problem in book.problems(tmp_path)] == [
        f"scenario!A{last + 1} field: unknown field tittle. Did you mean title? "
        "Correct or delete the row.",
        f"scenario!A{last + 2} field: title stands in an earlier row already. "
        "Delete one of the rows.",
        f"rules!A{end + 1} rule: unknown rule delivery_targets. Did you mean delivery_target? "
        "Correct or delete the row.",
        f"rules!B{end + 2} setting: unknown setting fees. Did you mean fee? "
        "Correct or delete the row.",
        f"rules!B{end + 3} setting: fee stands in an earlier row already. Delete one of the rows.",
    ]


def test_more_than_36_phases(tmp_path: Path) -> None:
    """The limit of the plan's horizon is told at the first row beyond it."""
    book = Book.full()
    for row in range(40):
        book.set(f"phases!A{row + 3}", f"p{row}")
    problems = book.problems(tmp_path)
    assert any("phases!A39 id: phases has 40 rows, more than 36" in text for text in problems)
