"""A text is looked up whole, and its figures are filled in afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from optimizer import translation
from optimizer.domain.answer import Phrase, phrase, phrase_of
from optimizer.translation import NAME, TEXT, TOLD, entries, named, particled, retold, translated

CATALOGUE = '''
msgid "{count:,} offers from {vendor}"
msgstr "{vendor}의 견적 {count:,}건"

msgid "Budget"
msgstr "예산"

msgid "{rule} holds"
msgstr "{rule} 준수"

#, fuzzy
msgid "Guess"
msgstr "추측"

msgid "Late"
msgstr ""

msgctxt "name"
msgid "unit_price"
msgstr "단가"

msgctxt "told"
msgid "{rule} is broken: {count} more"
msgstr "{count}건 위반: {rule}"

msgctxt "told"
msgid "vote {gap:,.0f} more"
msgstr "{gap:,.0f} 증액"

msgctxt "told"
msgid "{what}: {count} more"
msgstr "{what} 외 {count}건"
'''


@pytest.fixture
def _catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A small catalogue instead of the shipped one."""
    (tmp_path / "some.ko.po").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "other.ja.po").write_text('msgid "Budget"\nmsgstr "予算"\n', encoding="utf-8")
    for known in (translation._catalogue, translation._forms, retold):
        known.cache_clear()
    with monkeypatch.context() as at:
        at.setattr(translation, "folder", lambda name: tmp_path)
        yield
    for known in (translation._catalogue, translation._forms, retold):
        known.cache_clear()


pytestmark = pytest.mark.usefixtures("_catalogue")


def test_figures_are_filled_in_after_translating() -> None:
    """Without: a text with its figures in it would never be found."""
    text = "{count:,} offers from {vendor}"
    assert translated(text, "en", count=1200, vendor="V") == "1,200 offers from V"
    assert translated(text, "ko", count=1200, vendor="V") == "V의 견적 1,200건"


def test_a_text_without_an_entry_stays_english() -> None:
    """Without: a planner would read nothing where a translation is late."""
    assert translated("Delivery of {what}", "ko", what="racks") == "Delivery of racks"
    assert translated("Late", "ko") == "Late"


def test_entries_in_doubt_are_not_shown() -> None:
    """Without: what a tool guessed would be read as our word."""
    assert translated("Guess", "ko") == "Guess"


def test_braces_of_a_text_without_figures_are_left_alone() -> None:
    """Without: a name typed by a planner, {such as this}, would be taken for a figure."""
    assert translated("{such as this}", "ko") == "{such as this}"


def test_a_figure_may_have_any_name() -> None:
    """Without: a sentence about a {text} or a {language} could not be said."""
    assert translated("{text} in {language}", "ko", text="A", language="B") == "A in B"


def test_names_are_apart_from_texts() -> None:
    """Without: the column units and the unit units would have one translation."""
    assert named("unit_price", "ko") == "단가"
    assert named("unit_price", "en") == "unit price"
    assert translated("unit_price", "ko") == "unit_price"
    assert set(entries("ko", NAME)) == {"unit_price"}
    assert set(entries("ko", TEXT)) == {"{count:,} offers from {vendor}", "Budget", "{rule} holds"}
    assert len(entries("ko", TOLD)) == 3


def test_particles_fit_the_word_before_them() -> None:
    """목표 ends in a vowel, 예산 in a consonant; after B200 or a bracket both forms stay. Without:
    every sentence would read like a form."""
    assert Phrase("", "목표을(를)").in_("ko") == "목표를"
    assert particled("예산을(를) 목표과(와) 예산이(가) 센터은(는)") == "예산을 목표와 예산이 센터는"
    assert particled("B200은(는) (P1)을(를)") == "B200은(는) (P1)을(를)"


def test_a_phrase_within_a_phrase_is_said_in_each_language() -> None:
    """Without: English titles would stand inside Korean sentences."""
    assert phrase("{rule} holds", rule=phrase("Budget")) == Phrase("Budget holds", "예산 준수")


def test_a_sentence_that_is_kept_filled_in_is_told_again() -> None:
    """Proves that the sentence that says most of its own is taken, and that what was filled in is
    translated too. Without: warnings of a plan would be English in a Korean report."""
    assert retold("Budget is broken: 3 more", "ko") == "3건 위반: 예산"
    assert retold("X: 3 more", "ko") == "X 외 3건"
    assert phrase_of("Budget: 3 more") == Phrase("Budget: 3 more", "예산 외 3건")


def test_a_list_of_known_names_is_told_again() -> None:
    """Without: cells that name several rules would be English. A list with any other name stays,
    since it may be the planner's own."""
    assert retold("Budget, Budget", "ko") == "예산, 예산"
    assert retold("Budget or Budget: 3 more", "ko") == "예산 또는 예산 외 3건"
    assert retold("Budget, X", "ko") == "Budget, X"


def test_a_figure_that_was_filled_in_keeps_its_form() -> None:
    """Without: a figure that is a text by now would be given the form of a number, and fail."""
    assert retold("vote 1,200 more", "ko") == "1,200 증액"


def test_other_sentences_stay_as_they_are() -> None:
    """Without: names of the planner's own would be changed."""
    assert retold("a {odd} (name", "ko") == "a {odd} (name"
    assert retold("Budget is broken: 3 more", "en") == "Budget is broken: 3 more"
