"""Reading one file for the screen: apart if it is heavy, with the answers that fit."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from types import ModuleType

from app.quotes import apart
from app.quotes.apart import heavy, read_safely
from app.quotes.reading import ANSWERS, Job, read
from optimizer.quotes.goods import Goods, shipped_goods
from optimizer.quotes.profile import Profiles
from tests.quotes.test_around import FIXTURES

ASKS = FIXTURES / "a" / "vat_unsaid.xlsx"


def job(tmp_path: Path, path: Path = ASKS, goods: Goods | None = None, **answers: str) -> Job:
    return Job(path.name, path.read_bytes(), goods or shipped_goods(), answers,
               tmp_path / "profiles")


def test_what_unpacks_to_much_is_heavy(tmp_path):
    """A bomb is small; what it claims to hold is looked at before it is opened."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 20 * 2**20)
    assert len(made.getvalue()) < 10**5
    assert heavy(made.getvalue())
    assert heavy(b"a,b\n" * 2**20)
    assert not heavy(ASKS.read_bytes())
    assert not heavy(b"PK\x03\x04 and then nothing")


def test_a_heavy_file_is_read_the_same_in_its_own_process(tmp_path, monkeypatch):
    """Also in a session, where the main module is the screen's script: it is not run again."""
    script = tmp_path / "screen.py"
    script.write_text("raise AssertionError('the screen ran in the child')")
    main = ModuleType("__main__")
    main.__file__ = str(script)
    monkeypatch.setitem(sys.modules, "__main__", main)
    here = read(job(tmp_path))
    monkeypatch.setattr(apart, "LIGHT_BYTES", 0)
    there = read_safely(job(tmp_path))
    assert here.settled is not None
    assert there.settled is not None
    assert there.settled.reading.lines == here.settled.reading.lines
    assert there.settled.reading.questions == here.settled.reading.questions
    assert there.pictures == here.pictures


def test_what_takes_too_long_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(apart, "LIGHT_BYTES", 0)
    found = read_safely(job(tmp_path), most_s=0)
    assert found.settled is None
    assert "more time or memory" in found.problems[0].what


def test_what_takes_too_much_memory_is_refused(tmp_path, monkeypatch):
    """The process that reads cannot even begin with so little; this one goes on."""
    monkeypatch.setattr(apart, "LIGHT_BYTES", 0)
    found = read_safely(job(tmp_path), most_memory=2**20)
    assert found.settled is None
    assert "more time or memory" in found.problems[0].what


def test_answers_that_no_longer_fit_are_told_and_left_out(tmp_path):
    """A system of another catalogue: the file is read all the same, and asks again."""
    asked = read(job(tmp_path))
    assert asked.settled is not None
    (vat,) = [one for one in asked.settled.reading.questions if one.field == "vat"]
    found = read(job(tmp_path, **{vat.id: "maybe", "system-nobody": "h200_sxm"}))
    assert found.settled is not None
    assert vat.id in [one.id for one in found.settled.reading.questions]
    assert {one.place.field for one in found.problems} == {vat.id, "system-nobody"}
    assert {one.place.table for one in found.problems} == {ANSWERS}


def test_answers_of_a_vendor_hold_for_its_next_quote(tmp_path):
    first = read(job(tmp_path))
    assert first.settled is not None
    (vat,) = [one for one in first.settled.reading.questions if one.field == "vat"]
    done = read(job(tmp_path, **{vat.id: "without VAT"}))
    assert done.settled is not None
    from datetime import date
    Profiles(tmp_path / "profiles").keep(done.settled.given, date(2026, 3, 1))
    again = read(job(tmp_path))
    assert again.settled is not None
    assert "vat" not in [one.field for one in again.settled.reading.questions]
    assert [one.answer.text for one in again.settled.given] == ["without VAT"]
    assert "(profile)" in again.settled.given[0].answer.source
