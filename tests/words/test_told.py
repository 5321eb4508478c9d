"""What goes wrong, and what is said of quotes, reads Korean as it comes: with its figures."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from app.quotes.telling import told_in
from optimizer.errors import BadInput
from optimizer.io import read_scenario
from optimizer.quotes.reader import read_quotes
from optimizer.quotes.systems import shipped_catalogue
from optimizer.translation import LONGEST, retold
from tests.io.fake_catalogue import CATALOGUE
from tests.io.samples import Book
from tests.io.test_bad_values import CASES
from tests.io.test_contradictions import ONE
from tests.quotes.fixtures.expected import load_all
from tests.words.code import ROOT
from tests.words.following import UNSHOWN
from tests.words.made import unfollowed
from tests.words.told import TROUBLES

PASSED_ON = re.compile(r"(?:\w+|\w+\(\w+\))\.(?:what|remedy)|self\.limits\.too_much")
"""Sentences that another problem or flaw holds already."""
FOREIGN = {"str(error)", "error['msg']", "expat.errors.messages[error.code]"}
"""Words of a library: of pydantic, of the XML parser; they stay as they are."""
PARAMETERS = {"what", "remedy", "folder", "empty", "large"}
"""Names under which functions of ``TROUBLES`` pass on what they are called with."""


def english(text: str) -> list[str]:
    """Runs of English words, besides what somebody wrote."""
    own = re.sub(r"“.*?”|\".*?\"|'.*?'|이해하지 못함: .*", "", text)
    return re.findall(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", own)


def test_what_need_not_be_korean_is_on_no_screen() -> None:
    """Without: a screen that begins to show studies would show their problems in English."""
    names = {folder.rstrip("/").replace("/", ".") for folder in UNSHOWN}
    for path in (ROOT / "app").rglob("*.py"):
        assert not [name for name in names if name in path.read_text(encoding="utf-8")], path


def test_no_problem_is_made_out_of_sight() -> None:
    """Every argument of a problem is a sentence the catalogue is held against, or is passed on.
    Without: a helper of another name would make problems that nobody asks Korean for."""
    strange = [(where, function, text) for where, function, node in unfollowed(TROUBLES)
               if not PASSED_ON.fullmatch(text := ast.unparse(node)) and text not in FOREIGN
               and not (text in PARAMETERS and function in TROUBLES)]
    assert strange == []


@pytest.mark.parametrize(("sheet", "heading", "row", "value"),
                         [case[:4] for case in (*CASES, *ONE)])
def test_a_problem_of_a_cell_is_korean(
    tmp_path: Path, sheet: str, heading: str, row: int, value: Any,
) -> None:
    """Every wrong cell of the reader's tests. Without: a sentence put together from parts could
    have an entry for each part and still stay English."""
    book = Book.full()
    book.put(sheet, heading, row, value)
    with pytest.raises(BadInput) as caught:
        read_scenario(book.save(tmp_path / "in.xlsx"), CATALOGUE)
    for one in caught.value.problems:
        for text in (one.what, one.remedy):
            said = retold(text, "ko")
            assert re.search("[가-힣]", said), text
            assert english(said) == [], text


def test_all_that_is_said_of_the_fixture_quotes_is_korean() -> None:
    """Reasons, questions, what an answer would mean, side lines, remarks. Without: a reason that
    joins several would stay English, or be told by a pattern that takes anything."""
    texts: set[str] = set()
    for one in load_all():
        reading = read_quotes([one["path"]], shipped_catalogue())
        texts |= {finding.reason for line in reading.lines for finding in line.findings.values()}
        texts |= {line.why for line in reading.side_lines} | set(reading.notes)
        texts |= {question.text for question in reading.questions}
        texts |= {option.effect for question in reading.questions for option in question.options}
    assert len(texts) > 200
    assert {text: said for text in texts if english(said := told_in(text, "ko"))} == {}


def test_a_guess_before_a_remedy_is_told_with_it() -> None:
    """Without: every sentence would need an entry with the guess and one without."""
    assert retold("Did you mean annex? Known: hall, annex.", "ko") == (
        "혹시 annex입니까? 있는 이름: hall, annex.")


def test_several_reasons_are_told_each() -> None:
    """What a vendor wrote between quotation marks stays whole; a place behind a question stays."""
    assert told_in("names b200; 180 GB; air cooling", "ko") == "이름: b200; 180 GB; 공랭"
    assert told_in("several are named in “12 weeks; 14 weeks”", "ko") == (
        "“12 weeks; 14 weeks”에 여럿 적혀 있음")
    assert told_in("Do the prices include VAT? (Sheet1!B4)", "ko").endswith("? (Sheet1!B4)")


def test_what_somebody_typed_cannot_make_a_screen_slow() -> None:
    """A cell made of our own words, long and over again, is told in a blink or stays as it is."""
    began = perf_counter()
    for words in (" is below ", " has ", " (got ", "units ", " to ", ": ", "; "):
        text = "unknown vendor " + words * (LONGEST // len(words))
        assert retold(text, "ko")
    assert perf_counter() - began < 2
