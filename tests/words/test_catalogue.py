"""Everything that is shown can be read in Korean, and the catalogue holds nothing else."""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from optimizer.assets import folder
from optimizer.translation import NAME, TEXT, TOLD, retold
from tests.words.code import asked, form, strings
from tests.words.shown import kept, names, texts

APP = "app.ko.po"
RULEBOOK = "rulebook.ko.po"
HANGUL = re.compile("[가-힣]")


class Word(str):
    """A figure that is the same in every form."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return str(self)


def entries(file: str) -> list[Message]:
    """The entries of one file of the catalogue."""
    with (folder("words") / file).open("rb") as opened:
        return [entry for entry in read_po(opened, locale="ko") if entry.id]


ALL = [entry for path in sorted(folder("words").glob("*.ko.po")) for entry in entries(path.name)]


def known(context: str) -> set[str]:
    """Texts of a context that have an entry."""
    return {str(entry.id) for entry in ALL if (entry.context or TEXT) == context}


def lines(missing: set[str], context: str = TEXT) -> str:
    """Missing texts as entries to be filled in."""
    head = f'msgctxt "{context}"\n' if context else ""
    return "\n".join(
        f"\n{head}msgid " + '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"\nmsgstr ""'
        for text in sorted(missing))


def test_rules_scenarios_and_plans_are_korean() -> None:
    """Without: a new rule or field would be English in a Korean screen until somebody saw it."""
    missing = texts() - known(TEXT)
    assert not missing, f"the catalogue lacks:{lines(missing)}"


def test_names_of_tables_and_fields_are_korean() -> None:
    """The same for headings, settings and choices."""
    missing = names() - known(NAME)
    assert not missing, f"{RULEBOOK} lacks:{lines(missing, NAME)}"


def test_sentences_that_plans_keep_are_korean() -> None:
    """Proves that every warning and reason with figures has a pattern of just its form. Without: a
    sentence reworded in the code would silently be English again."""
    forms = {form(text) for text in known(TOLD)}
    assert not kept() - forms, f"the catalogue lacks:{lines(kept() - forms, TOLD)}"
    assert forms - kept() == set()


def test_a_sentence_that_is_kept_is_told_by_its_own_pattern() -> None:
    """Proves that no other sentence's pattern takes it. Without: a warning about an offer could be
    read as one about a rule."""
    wrong = []
    for entry in ALL:
        if entry.context == TOLD:
            figures = {name: Word(f"<{name}>") for name, _ in _figures(str(entry.id))}
            if retold(str(entry.id).format(**figures), "ko") != str(entry.string).format(**figures):
                wrong.append(entry.id)
    assert wrong == []


def test_the_app_is_korean() -> None:
    """Without: a new label of the app would be English in a Korean screen."""
    where = dict(asked("app", {"t": 0}))
    missing = set(where) - known(TEXT)
    assert not missing, f"{APP} lacks, of {sorted({where[text] for text in missing})}:" + lines(
        missing)


def test_nothing_stands_in_the_catalogue_for_nothing() -> None:
    """Without: texts that are gone would be kept and translated for ever."""
    used = texts() | strings("optimizer") | strings("app")
    assert {text for text in known(TEXT) if text not in used} == set()
    assert known(NAME) - names() == set()


def test_an_entry_is_korean_and_keeps_its_figures() -> None:
    """Without: an empty or doubtful entry, or a figure lost or misnamed, would reach a reader."""
    assert [entry.id for entry in ALL if not _whole(entry)] == []


def _whole(entry: Message) -> bool:
    said, text = str(entry.string), str(entry.id)
    korean = HANGUL.search(said) or not re.search("[a-z]", form(text))
    return bool(said and korean and not entry.fuzzy) and _figures(said) == _figures(text)


def test_a_text_has_one_entry() -> None:
    """Without: two files could say the same text differently, and the last one would win."""
    count = Counter((entry.context, entry.id) for entry in ALL)
    assert [key for key, times in count.items() if times > 1] == []


def _figures(text: str) -> Counter[tuple[str, str]]:
    """Names and formats of the figures in a text."""
    return Counter((name, spec or "") for _, name, spec, _ in Formatter().parse(text)
                   if name is not None)
