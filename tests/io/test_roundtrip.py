"""Proves that a scenario survives being written and read, as a workbook and as JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pydantic import BaseModel

from optimizer.domain.catalogue import Accelerator
from optimizer.domain.fields import kind_of, limits_of
from optimizer.domain.money import Money
from optimizer.domain.references import tables
from optimizer.domain.scenario import Scenario
from optimizer.io import (
    assemble,
    canonical,
    read_scenario,
    write_scenario_json,
    write_scenario_workbook,
)
from tests.io.fake_catalogue import CATALOGUE
from tests.io.samples import full_scenario

WRITERS = {"xlsx": write_scenario_workbook, "json": write_scenario_json}


@pytest.mark.parametrize("form", WRITERS)
def test_a_scenario_with_every_table_comes_back_equal(tmp_path: Path, form: str) -> None:
    """Every table, every kind of setting, Korean, signs, exact decimals: all come back."""
    scenario = full_scenario()
    assert all(getattr(scenario, name) for name in tables()), "a table has no row"
    path = tmp_path / f"s.{form}"
    WRITERS[form](path, scenario, CATALOGUE)
    back = read_scenario(path, CATALOGUE)
    assert back == scenario
    assert back.sha256 == scenario.sha256


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    """Workbook → JSON → workbook loses nothing, and writing is the same to the byte each time."""
    scenario = full_scenario()
    write_scenario_workbook(tmp_path / "a.xlsx", scenario, CATALOGUE)
    write_scenario_json(tmp_path / "b.json", read_scenario(tmp_path / "a.xlsx", CATALOGUE),
                        CATALOGUE)
    write_scenario_workbook(tmp_path / "c.xlsx", read_scenario(tmp_path / "b.json", CATALOGUE),
                            CATALOGUE)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "c.xlsx").read_bytes()


@pytest.mark.parametrize("form", WRITERS)
def test_a_default_left_out_of_a_settings_row_comes_back_equal(tmp_path: Path, form: str) -> None:
    """A share that does not say its measure is one of accelerators, in the workbook in so many
    words.

    Without one form for both, the workbook of a scenario was another question by its hash.
    """
    share = {"of": "vendor", "name": "v1", "bound": "at_most", "share": 0.4}
    said, unsaid = (
        canonical(full_scenario().model_copy(
            update={"rules": {"shares": {"entries": [share | more]}}}), CATALOGUE)
        for more in ({"measure": "accelerators"}, {}))
    assert said == unsaid
    path = tmp_path / f"s.{form}"
    WRITERS[form](path, unsaid, CATALOGUE)
    back = read_scenario(path, CATALOGUE)
    assert back == unsaid
    assert back.sha256 == unsaid.sha256


def _texts(pattern: str | None) -> st.SearchStrategy[str]:
    if pattern and "[A-Z]" in pattern:
        return st.sampled_from(["KRW", "USD"] if "{3}" in pattern else ["KR", "US", "JP"])
    letters = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
    odd = st.sampled_from(["=1+1", "+x", "-", "@a", "_x0041_", "a;b", "\\;", " a ", "a\nb", "a\tb",
                           "2025-07", "TRUE", "#N/A", "1,234", "'quoted", "{=A1}", "http://x",
                           "\x00\x1f", "none", "NaN", "₩", "억", "#remark", "a\r\nb"])
    return letters | odd


def _value(name: str, field: Any) -> st.SearchStrategy[Any]:
    kind, limits = kind_of(field), limits_of(field)
    pattern = next((mark.pattern for mark in _marks(field) if getattr(mark, "pattern", None)), None)
    low, high = limits.get("ge", limits.get("gt", 0)), limits.get("le", 10**17)
    found: st.SearchStrategy[Any]
    if kind.holds == "number":
        found = st.decimals(low, high, places=3, allow_nan=False) | st.integers(
            int(low) + 1, int(high)).map(Decimal) | st.decimals(low, high, places=17)
        if "gt" in limits:
            found = found.filter(lambda value: value > limits["gt"])
    elif kind.holds == "integer":
        found = st.integers(low, min(high, 10**7))
    elif kind.holds == "choice":
        found = st.sampled_from(kind.choices)
    elif kind.holds == "table":
        assert kind.record is not None
        found = st.lists(_record(kind.record), min_size=0, max_size=2).map(tuple)
    elif kind.holds == "texts":
        found = st.lists(_texts(pattern), max_size=3).map(tuple)
    else:
        found = {"text": _texts(pattern), "yes_no": st.booleans(), "date": st.dates()}[kind.holds]
    return (st.none() | found) if kind.optional else found


def _marks(field: Any) -> list[Any]:
    from optimizer.domain.fields import _metadata

    return _metadata(field)


def _valid(record: type[BaseModel], values: dict[str, Any]) -> BaseModel | None:
    try:
        return record.model_validate(values)
    except ValueError:
        return None


def _record(record: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Rows of a record: every field by its kind and bounds, or left to its default."""
    given_fields = {name: _value(name, field) for name, field in record.model_fields.items()}
    required = {name: found for name, found in given_fields.items()
                if record.model_fields[name].is_required()}
    optional = {name: found for name, found in given_fields.items() if name not in required}
    return st.fixed_dictionaries(required, optional=optional).map(
        lambda values: _valid(record, values)).filter(lambda row: row is not None)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Any scenario at all, sensible or not, with a few tables filled."""
    chosen = draw(st.sets(st.sampled_from(sorted(set(tables()) - {"phases"})), max_size=4))
    content: dict[str, Any] = {
        name: tuple(draw(st.lists(_record(tables()[name]), min_size=1, max_size=2)))
        for name in sorted(chosen | {"phases"})
    }
    for name in ("title", "note", "as_of"):
        content[name] = draw(_value(name, Scenario.model_fields[name]))
    rules = {name: draw(_record(entry.settings)) for name, entry in CATALOGUE.rules.items()
             if draw(st.booleans())}
    content["rules"] = {name: chosen.model_dump(mode="json", exclude_unset=True)
                        for name, chosen in rules.items()
                        if not (chosen.mode == "soft" and
                                (chosen.price is None or name == "grid_step"))}
    return canonical(Scenario(name="s", money=draw(_record(Money)), **content), CATALOGUE)


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows need not make sense together here: this is about writing and reading."""
    monkeypatch.setattr(assemble, "check_draft", lambda draft: [])


SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much,
        HealthCheck.function_scoped_fixture]


@settings(max_examples=30, deadline=None, suppress_health_check=SLOW, derandomize=True)
@given(scenario=scenarios())
@pytest.mark.usefixtures("unchecked")
def test_any_scenario_survives_json(tmp_path: Path, scenario: Scenario) -> None:
    """Decimals keep every digit, texts every sign."""
    path = tmp_path / "s.json"
    write_scenario_json(path, scenario, CATALOGUE)
    assert read_scenario(path, CATALOGUE) == scenario


@settings(max_examples=20, deadline=None, suppress_health_check=SLOW, derandomize=True)
@given(scenario=scenarios())
@pytest.mark.usefixtures("unchecked")
def test_any_scenario_survives_a_workbook(tmp_path: Path, scenario: Scenario) -> None:
    """The same through cells, which know only 15 digits, dates from 1900 and no lists."""
    path = tmp_path / "s.xlsx"
    write_scenario_workbook(path, scenario, CATALOGUE)
    assert read_scenario(path, CATALOGUE) == scenario


def test_every_exact_number_is_a_number_in_json() -> None:
    """A field without the exact type would write 1.2 as "1.2", which reading then refuses."""
    for record in [*tables().values(), Money]:
        for name, field in record.model_fields.items():
            if kind_of(field).holds == "number":
                row = record.model_construct(**{name: Decimal("1.25")})
                dumped = row.model_dump(mode="json", include={name}, warnings=False)
                assert dumped[name] == 1.25, f"{record.__name__}.{name}"


def test_texts_that_look_like_formulas_are_texts(tmp_path: Path) -> None:
    """Opening a scenario must never run what somebody typed as a name."""
    evil = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "{=1+1}", "http://example.com"]
    scenario = full_scenario().model_copy(update={"accelerators": tuple(
        Accelerator(id=text, name=text, maker=text, maker_country="US", memory_gb=Decimal(1),
                    uses=(text,)) for text in evil)})
    path = tmp_path / "s.xlsx"
    write_scenario_workbook(path, scenario.model_copy(update={"systems": (), "offers": ()}),
                            CATALOGUE)
    for sheet in load_workbook(path).worksheets:
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds, sheet.title
    rows = list(load_workbook(path)["accelerators"].iter_rows(min_row=3, values_only=True))
    assert [row[0] for row in rows] == evil


def test_numbers_are_numbers_and_headings_are_locked(tmp_path: Path) -> None:
    """Amounts can be summed in a spreadsheet; headings cannot be overwritten by accident."""
    path = tmp_path / "s.xlsx"
    write_scenario_workbook(path, full_scenario(), CATALOGUE)
    sheet = load_workbook(path)["budgets"]
    assert (sheet["B3"].value, sheet["B3"].number_format) == (1459000000000, "#,##0")
    assert (sheet["A3"].value, sheet["A3"].number_format) == (2025, "0")
    assert sheet.protection.sheet
    assert sheet["A1"].protection.locked
    assert not sheet["A3"].protection.locked
    assert not sheet.column_dimensions["B"].protection.locked
    assert sheet.freeze_panes == "B3"
    assert "reporting currency" in sheet["B1"].comment.text


def test_dropdowns_come_from_choices_and_other_tables(tmp_path: Path) -> None:
    """Whoever fills in a pin picks the offer from the offers and the kind from a list."""
    path = tmp_path / "s.xlsx"
    write_scenario_workbook(path, full_scenario(), CATALOGUE)
    lists = {str(rule.sqref).split(":")[0]: rule.formula1
             for rule in load_workbook(path)["pins"].data_validations.dataValidation}
    assert lists == {"A3": "offers!$A$3:$A$5000", "B3": "sites!$A$3:$A$5000",
                     "C3": "phases!$A$3:$A$5000", "D3": '"exactly,at_least,at_most"'}


def test_json_is_plain(tmp_path: Path) -> None:
    """Numbers as numbers, dates as text, nothing escaped that a reader can read."""
    path = tmp_path / "s.json"
    write_scenario_json(path, full_scenario(), CATALOGUE)
    text = path.read_text(encoding="utf-8")
    content = json.loads(text)
    assert content["offers"][0]["unit_price"] == 123456789012.345
    assert content["phases"][0]["start"] == "2025-07-01"
    assert "엔비디아" in text
