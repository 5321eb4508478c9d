"""A text is looked up whole, and its figures are filled in afterwards."""

import pytest

from optimizer.domain.answer import Phrase, phrase
from optimizer.translation import translated, words


@pytest.fixture
def entries(monkeypatch):
    """A catalogue of two entries instead of the shipped one."""
    known = {"{count:,} offers from {vendor}": "{vendor}의 견적 {count:,}건", "Budget": "예산",
             "{rule} holds": "{rule} 준수"}
    monkeypatch.setattr("optimizer.translation.words", {"ko": known}.__getitem__)


def test_figures_are_filled_in_after_translating(entries):
    """Without: a text with its figures in it would never be found."""
    text = "{count:,} offers from {vendor}"
    assert translated(text, "en", count=1200, vendor="V") == "1,200 offers from V"
    assert translated(text, "ko", count=1200, vendor="V") == "V의 견적 1,200건"


def test_a_text_without_an_entry_stays_english(entries):
    """Without: a planner would read nothing where a translation is late."""
    assert translated("Delivery of {what}", "ko", what="racks") == "Delivery of racks"


def test_braces_of_a_text_without_figures_are_left_alone(entries):
    """Without: a name typed by a planner, {such as this}, would be taken for a figure."""
    assert translated("{such as this}", "ko") == "{such as this}"


def test_a_phrase_within_a_phrase_is_said_in_each_language(entries):
    """Without: English titles would stand inside Korean sentences."""
    assert phrase("{rule} holds", rule=phrase("Budget")) == Phrase("Budget holds", "예산 준수")


def test_entries_in_doubt_are_not_shown(tmp_path, monkeypatch):
    """Without: what a tool guessed, or nobody filled in, would be read as our word."""
    (tmp_path / "some.ko.po").write_text(
        'msgid "Sure"\nmsgstr "확실"\n\n#, fuzzy\nmsgid "Guess"\nmsgstr "추측"\n\n'
        'msgid "Late"\nmsgstr ""\n', encoding="utf-8")
    monkeypatch.setattr("optimizer.translation.folder", lambda name: tmp_path)
    assert words.__wrapped__("ko") == {"Sure": "확실"}
