"""Proves that a vendor's answers survive as text, and that the text is not trusted."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from optimizer.errors import BadInput, Place
from optimizer.quotes.finding import Question
from optimizer.quotes.profile import Profiles
from optimizer.quotes.settling import Answer, Given

TODAY = date(2026, 3, 9)


def given(key: str, text: str, vendor: str = "(주)한빛", source: str = "") -> Given:
    return Given(Question("q", "vat", (), "Do the prices hold VAT?", (), "", (), key),
                 Answer(text, Place(), source), vendor, f"{vendor} / Q-7")


def test_an_answer_comes_back_with_where_it_is_from(tmp_path: Path) -> None:
    """Keys and texts are hostile: quotes, line ends, brackets, signs."""
    profiles = Profiles(tmp_path / "kept")
    odd = 'system: 8x "B200"\n[a]\\ = \x07'
    [path] = profiles.keep([given("vat", "with VAT"), given(odd, 'a "b"\\\n=1+1')], TODAY)
    assert Profiles(tmp_path / "kept")("(주)한빛", odd) == Answer(
        'a "b"\\\n=1+1', Place(file=path.name, cell=f"[{odd}]"),
        "as for quote (주)한빛 / Q-7 on 2026-03-09 (profile)")
    assert tomllib.loads(path.read_text(encoding="utf-8"))["vendor"] == "(주)한빛"
    assert profiles("(주)한빛", "currency") is None


def test_only_what_lasts_and_is_new_is_written(tmp_path: Path) -> None:
    """Recalled answers, those of one quote only, and the same answer again change no file."""
    profiles = Profiles(tmp_path)
    assert profiles.keep([given("", "a"), given("vat", "b", source="as for …")], TODAY) == ()
    assert len(profiles.keep([given("vat", "b")], TODAY)) == 1
    assert profiles.keep([given("vat", "b")], date(2026, 4, 1)) == ()
    assert len(profiles.keep([given("vat", "c")], TODAY)) == 1
    assert profiles("(주)한빛", "vat").text == "c"


@pytest.mark.parametrize("vendor", ["../../etc/passwd", "a/b\\c", "CON", ".", "\x00", "x" * 400])
def test_no_name_leaves_the_folder(tmp_path: Path, vendor: str) -> None:
    """A vendor's name is text from outside."""
    path = Profiles(tmp_path).path(vendor)
    assert path.parent == tmp_path
    assert path.suffix == ".toml"
    assert len(path.name) < 80
    assert path.name.strip(".") == path.name


@pytest.mark.parametrize(("text", "what"), [
    (b'["vat"\nanswer = "a"', "line 1"), (b'a = "\xff"', "not UTF-8 text (line 1)"),
    (b'\n\n["vat"]\nanswer = 3\n', 'the entry "vat" (line 3) does not hold answer and quote'),
    (b"[vat]\nanswer = 'a'\nquote = 'q'\non = 'today'\n", "on as a date"),
    (b"x = " + b"[" * 5000, "not valid TOML"), (b"#" * (2**20 + 1), "larger than 1 MB"),
])
def test_a_malformed_profile_is_refused_with_its_line(
    tmp_path: Path, text: bytes, what: str,
) -> None:
    """Without it one slip in an editor would silently bring all questions back."""
    profiles = Profiles(tmp_path)
    profiles.path("Acme").write_bytes(text)
    with pytest.raises(BadInput) as error:
        profiles("Acme", "vat")
    assert what in str(error.value)
    assert "Correct it there, or delete the file" in str(error.value)
