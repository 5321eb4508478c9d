"""The fixture quotes and their judge: what is expected stands in the files, and it is judged."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.quotes.fixtures.expected import FIELDS, Verdict, compare, load, load_all
from tests.quotes.fixtures.make_a import FOLDER, LAYOUTS

ALL = load_all()
SYSTEMS = {
    system["id"]
    for system in json.loads(Path("data/catalogue/accelerators.json").read_text("utf-8"))["systems"]
}


def perfect(expected: dict[str, Any]) -> tuple[list[Any], list[Any], list[Any]]:
    """A reading that asks what must be asked and reads the rest."""
    lines, questions = [], []
    for line in expected["lines"]:
        key = f"{expected['file']}: {line['at']} {line['vendor']}"
        findings = {
            field: {"value": line[field], "status": "asked" if field in line["asked"] else "read"}
            for field in FIELDS
        }
        lines.append({"key": key, "findings": findings, "group": line["group"]})
        questions += [{"field": field, "lines": (key,)} for field in line["asked"]]
    sides = [
        {"source": {"sheet": sheet, "cell": f"B{row}"}, "kind": side["kind"]}
        for side in expected["side_lines"]
        for sheet, row in [side["at"].rsplit("!", 1)]
    ]
    return lines, sides, questions


@pytest.mark.parametrize("expected", ALL, ids=lambda one: one["file"])
def test_the_expected_lines_are_offers_of_the_catalogue(expected: dict[str, Any]) -> None:
    """Without: a typing error in an expected file makes every reader look wrong."""
    assert expected["path"].is_file()
    assert expected["why"]
    for line in expected["lines"]:
        assert line["system"] in SYSTEMS or "system" in line["asked"]
        assert set(line["asked"]) | set(line["may_ask"]) <= set(FIELDS)
        known = {"at", "asked", "may_ask", "group", "note", *FIELDS}
        assert set(line) <= known
        silent = {"vendor", "currency", "vat", "price_basis", "unit_price", "lead_weeks"}
        assert {field for field in silent if line[field] is None} <= set(line["asked"])


@pytest.mark.parametrize("expected", ALL, ids=lambda one: one["file"])
def test_a_perfect_reading_is_judged_perfect(expected: dict[str, Any]) -> None:
    """Without: the judge faults what is right."""
    verdict = compare(expected, *perfect(expected))
    assert not verdict.wrong + verdict.missing + verdict.asked_needlessly
    assert not verdict.side_kind_differs
    assert len(verdict.asked_rightly) == sum(len(line["asked"]) for line in expected["lines"])


def test_the_cells_of_set_a_are_what_its_maker_writes(tmp_path: Path) -> None:
    """Without: a layout is changed and the committed file stays behind."""
    for layout in LAYOUTS:
        layout(made := tmp_path / f"{layout.__name__}.xlsx")
        assert cells(made) == cells(FOLDER / made.name), made.name


def cells(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    return {sheet.title: list(sheet.values) for sheet in openpyxl.load_workbook(path)}


def test_every_row_expected_in_set_a_is_a_row_of_its_file() -> None:
    """Without: a row inserted into a layout moves the truth away from its figures."""
    for path in sorted(FOLDER.glob("*.expected.json")):
        expected = load(path)
        rows = cells(expected["path"])
        for line in expected["lines"] + expected["side_lines"]:
            sheet, row = line["at"].rsplit("!", 1)
            assert sum(value is not None for value in rows[sheet][int(row) - 1]) >= 2, line["at"]


class TestJudge:
    """Each kind of fault in a reading of one file comes out under its own name."""

    def judged(self, name: str, spoil: Any) -> Verdict:
        expected = load(FOLDER / f"{name}.expected.json")
        lines, sides, questions = copy.deepcopy(perfect(expected))
        spoil(lines, sides, questions)
        return compare(expected, lines, sides, questions)

    def test_a_guess_is_wrong_even_where_it_hits(self) -> None:
        """Without: a reader that assumes all-units breaks gets away with it."""

        def guess(lines: Any, sides: Any, questions: Any) -> None:
            questions.clear()
            for line in lines:
                line["findings"]["break_kind"]["status"] = "inferred"

        wrong = self.judged("tiers_across", guess).wrong
        assert [(entry.at, entry.field) for entry in wrong] == [
            ("Prices!6", "break_kind"), ("Prices!7", "break_kind")]

    def test_another_price_is_wrong_a_blank_one_missing_a_question_needless(self) -> None:
        def spoil(lines: Any, sides: Any, questions: Any) -> None:
            found = lines[0]["findings"]
            found["unit_price"] = {"value": "310000", "status": "read"}
            found["incoterm"] = {"value": None, "status": "not stated"}
            found["currency"] = {"value": "EUR", "status": "asked"}

        verdict = self.judged("two_level", spoil)
        assert [entry.field for entry in verdict.wrong] == ["unit_price"]
        assert [entry.field for entry in verdict.missing] == ["incoterm"]
        assert [entry.field for entry in verdict.asked_needlessly] == ["currency"]
        assert verdict.share_right == len(verdict.right) / (len(verdict.right) + 3)

    def test_a_switch_as_an_offer_is_wrong_a_dropped_line_missing(self) -> None:
        def spoil(lines: Any, sides: Any, questions: Any) -> None:
            lines[0]["key"] = "racks.xlsx: Quotation!10"
            del sides[1]

        verdict = self.judged("racks", spoil)
        assert [entry.at for entry in verdict.wrong] == ["racks.xlsx: Quotation!10"]
        assert [(entry.at, entry.field) for entry in verdict.missing] == [
            ("Quotation!7", "line"), ("Quotation!10", "side line")]

    def test_alternates_taken_apart_are_missing_as_a_group(self) -> None:
        def spoil(lines: Any, sides: Any, questions: Any) -> None:
            for line in lines:
                line["group"] = ""

        missing = self.judged("alternates", spoil).missing
        assert {entry.field for entry in missing} == {"group"}
        assert len(missing) == 3

    def test_a_price_given_to_the_wrong_bidder_is_wrong(self) -> None:
        """Without: two vendors on one row swap their prices unseen."""

        def swap(lines: Any, sides: Any, questions: Any) -> None:
            one, other = lines[0]["findings"], lines[1]["findings"]
            one["unit_price"], other["unit_price"] = other["unit_price"], one["unit_price"]

        wrong = self.judged("bid_tabulation", swap).wrong
        assert [entry.field for entry in wrong] == ["unit_price", "unit_price"]

    def test_values_are_compared_by_meaning(self) -> None:
        """285000 is 285,000.00; a legal form, a country and a tuple do not make a difference."""

        def write_otherwise(lines: Any, sides: Any, questions: Any) -> None:
            found = lines[0]["findings"]
            found["unit_price"]["value"] = "281500.00"
            found["vendor"]["value"] = "Hanbit Systems"
            found["payment"]["value"] = ("0.30", "0.7", 0)
            found["incoterm"]["value"] = "DDP Seoul, Korea"

        assert not self.judged("hanbit_bundle", write_otherwise).wrong

    def test_a_whole_sheet_left_out_covers_its_rows(self) -> None:
        def whole(lines: Any, sides: Any, questions: Any) -> None:
            sides[:] = [side for side in sides if side["source"]["sheet"] != "cost_2025"]
            sides.append({"source": {"sheet": "cost_2025", "cell": ""}, "kind": "hidden"})

        assert self.judged("second_sheet", whole) == replace(
            self.judged("second_sheet", lambda *_: None))
