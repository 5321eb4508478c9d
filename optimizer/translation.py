"""The words of the product in a language: English is written in the code, the rest looked up.

The catalogue is ``data/words/*.LANGUAGE.po``: an entry is an English text and what it is in the
language. Figures stand in both as ``{name}`` and are filled in after the text is translated.
Names of tables, fields and choices are entries of the context ``name``; sentences that come with
their figures filled in (warnings of a plan, problems of an input) are entries of ``told``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

from optimizer.assets import folder

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT, NAME, TOLD = "", "name", "told"
"""Contexts of entries."""
LISTS = {", ": ", ", " + ": " + ", " or ": " 또는 ", " and ": ", "}
"""What stands between names in a list, in English and in Korean."""
NAMED, LISTED = frozenset({"rule", "rules", "aim"}), ", "
"""Figures that are ids of rules or aims, and what stands between several; ``row`` begins so."""
WRITTEN = frozenset({"text", "rest", "given"})
"""Figures that are what somebody wrote, as are those between quotation marks."""
LONGEST = 2_000
"""Characters of a sentence that is looked for among the forms; none of ours is as long."""
_WAITING = re.compile(r"([가-힣])(은|이|을|과)\((는|가|를|와)\)")


def translated(text: str, language: str, /, **figures: object) -> str:
    """A text in a language (``en``, ``ko``); English where the catalogue has no entry.

    Raises KeyError where a figure is missing that the text asks for.
    """
    found = entries(language, TEXT).get(text, text)
    return particled(found.format(**figures)) if figures else found


def particled(text: str) -> str:
    """Korean particles that wait for the word before them, settled: ``목표을(를)`` is ``목표를``.

    After a sign, a digit or a Latin letter both forms stay, as forms and offices write it.
    """
    return _WAITING.sub(_settled, text)


def named(name: str, language: str) -> str:
    """The name of a table, field, setting or choice as it is read: ``unit price``, ``단가``."""
    return entries(language, NAME).get(name, name.replace("_", " "))


@lru_cache(maxsize=20_000)
def retold(text: str, language: str) -> str:
    """A text whose figures are filled in already, as plans, answers and problems keep them."""
    known = entries(language, TEXT)
    if text in known:
        return known[text]
    for between, said in LISTS.items():
        parts = text.split(between)
        if all(part in known for part in parts):
            return said.join(known[part] for part in parts)
    for form in _forms(language) if len(text) <= LONGEST else ():
        if form.mark in text and (found := form.pattern.fullmatch(text)):
            return particled(form.sentence.format(**{
                name: part if name in form.as_written else _figure(name, part, language)
                for name, part in found.groupdict().items()}))
    return text


def entries(language: str, context: str) -> Mapping[str, str]:
    """Every entry of a language in a context; entries that are in doubt are left out."""
    return _catalogue(language).get(context, {})


@cache
def _catalogue(language: str) -> Mapping[str, Mapping[str, str]]:
    """Entries by context."""
    if language == "en":
        return {}
    from babel.messages.pofile import read_po  # only who reads Korean waits for it

    found: dict[str, dict[str, str]] = {TEXT: {}, NAME: {}, TOLD: {}}
    for path in sorted(folder("words").glob(f"*.{language}.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
        for entry in catalogue:
            if (isinstance(entry.id, str) and isinstance(entry.string, str)
                    and entry.id and entry.string and not entry.fuzzy):
                found[entry.context or TEXT][entry.id] = entry.string
    return found


def _settled(found: re.Match[str]) -> str:
    word, after_consonant, after_vowel = found.groups()
    ends_in_consonant = (ord(word) - ord("가")) % 28
    return str(word) + str(after_consonant if ends_in_consonant else after_vowel)


def _figure(name: str, part: str, language: str) -> str:
    """A figure in a language; rules and aims, which are told by their ids, by their names."""
    if name.rstrip("2") in NAMED:
        known = entries(language, NAME)
        said = LISTED.join(known.get(one, one) for one in part.split(LISTED))
        if said != part:
            return said
    first, between, rest = part.partition(" ")
    if name == "row":
        return entries(language, NAME).get(first, first) + between + rest
    return retold(part, language)


class _Form(NamedTuple):
    """A sentence that comes filled in: told apart by its longest part before it is matched."""

    mark: str
    pattern: re.Pattern[str]
    sentence: str
    as_written: frozenset[str]
    """Figures that are somebody's words and stay as they are."""


@cache
def _forms(language: str) -> tuple[_Form, ...]:
    """Sentences that come filled in; those that say most of their own first."""
    told = sorted(entries(language, TOLD).items(), key=lambda one: -sum(map(len, _own(one[0]))))
    return tuple(_Form(max(_own(english), key=len), _pattern(english), _bare(sentence),
                       _as_written(english)) for english, sentence in told)


def _as_written(sentence: str) -> frozenset[str]:
    return frozenset(name for own, name, *_ in Formatter().parse(sentence)
                     if name and name not in NAMED and (
                         name in WRITTEN or own.endswith(("“", '"'))))


def _own(sentence: str) -> list[str]:
    return [literal for literal, *_ in Formatter().parse(sentence)]


def _bare(sentence: str) -> str:
    """The sentence with its figures as they are: they were given their form before."""
    return "".join(literal + (f"{{{name}}}" if name else "")
                   for literal, name, *_ in Formatter().parse(sentence))


def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile("".join(
        re.escape(literal) + (f"(?P<{name}>.*?)" if name else "")
        for literal, name, *_ in Formatter().parse(sentence)), re.DOTALL)
