"""What is uploaded or typed is hostile until parsed, and stays text."""

from __future__ import annotations

import io
import tomllib
import zipfile
from pathlib import Path

import pytest

import app
from app import go
from app.words import plain
from optimizer import api
from optimizer.assets import folder

CONFIG = tomllib.loads(
    (Path(app.__file__).parent / ".streamlit" / "config.toml").read_text())
SCRIPT = "<script>alert(1)</script> [x](javascript:alert(1)) **b** $x$ :material/home:"


def test_settings_that_keep_others_out():
    server = CONFIG["server"]
    assert server["enableXsrfProtection"]
    assert server["enableCORS"]
    assert server["address"] == "127.0.0.1"
    assert server["maxUploadSize"] <= 25
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert not CONFIG["browser"]["gatherUsageStats"]


def test_words_of_others_are_shown_as_text(ann):
    ann.opens(change=lambda cells: cells.values.update(title=SCRIPT))
    ann.drafts.rename(ann.drafts.all()[0][0], SCRIPT)
    for screen in ("start", "solve"):
        at = ann.screen(screen)
        assert not at.exception
        shown = [one.value for one in at.markdown if "script" in one.value]
        assert shown
        assert all(plain(SCRIPT) in value for value in shown)
        assert not any(one.allow_html for one in at.markdown)


def test_every_sign_of_formatting_is_taken_literally():
    assert plain("<b>*x*</b>") == r"\<b\>\*x\*\</b\>"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.xlsx", "a/b\\c.xlsx", ".xlsx", "x" * 300 + ".xlsx"])
def test_a_file_name_leads_nowhere(ann, name):
    """The name is only shown; the file is written under a name of ours."""
    at = ann.screen("start")
    content = go.workbook(api.read(folder("scenarios") / "korea-2025.json"))
    at.file_uploader(key="scenario.file").set_value((name, content, "application/x")).run()
    at.button(key="scenario.open").click().run()
    assert not at.exception
    assert len(ann.drafts.all()) == 1


def with_part(name: str, body: bytes) -> bytes:
    """A good scenario workbook with a part put in or replaced."""
    good = go.workbook(api.read(folder("scenarios") / "korea-2025.json"))
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, \
            zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in {*old.namelist()} - {name}:
            new.writestr(part, old.read(part))
        new.writestr(name, body)
    return made.getvalue()


@pytest.mark.parametrize(("name", "body"), [
    ("xl/sharedStrings.xml", b"<" + b" " * 2**26),
    ("xl/worksheets/sheet1.xml", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
    ("xl/vbaProject.bin", b"x")], ids=["zip bomb", "entities", "macros"])
def test_workbooks_built_to_harm_are_refused(ann, name, body):
    at = ann.screen("start")
    at.file_uploader(key="scenario.file").set_value(
        ("s.xlsx", with_part(name, body), "application/x")).run()
    at.button(key="scenario.open").click().run()
    assert not at.exception
    assert len(at.error) == 1
    assert ann.drafts.all() == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"MZ\x90", b"<html>", b"{",
                                     b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_what_is_no_scenario_is_refused_with_a_message(ann, content):
    at = ann.screen("start")
    at.file_uploader(key="scenario.file").set_value(("s.xlsx", content, "application/x")).run()
    at.button(key="scenario.open").click().run()
    assert not at.exception
    assert len(at.error) == 1
    assert ann.drafts.all() == []
