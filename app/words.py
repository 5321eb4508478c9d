"""The app's words in the planner's language; the catalogue is ``data/words``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app import state
from optimizer.translation import named, retold, translated

if TYPE_CHECKING:
    from optimizer.domain.answer import Phrase
    from optimizer.errors import Problem
    from optimizer.io.values import Flaw

FORMATTING = frozenset(r"\`*_{}[]()#+-.!|<>~$:^&")
LANGUAGES = {"en": "English", "ko": "한국어"}


def t(text: str, **figures: Any) -> str:
    """A text of the app, with its figures filled in, in the language of this session."""
    return translated(text, state.language(), **figures)


def name_of(name: str) -> str:
    """A table, field, setting or choice as it is called in the language of this session."""
    return named(name, state.language())


def said(phrase: Phrase) -> str:
    """What an answer says, in the language of this session."""
    return phrase.in_(state.language())


def told(text: str) -> str:
    """A sentence whose figures are filled in already, in the language of this session."""
    return retold(text, state.language())


def trouble_told(trouble: Problem | Flaw) -> str:
    """What is wrong and what to do, in the language of this session."""
    return f"{told(trouble.what)}. {told(trouble.remedy)}"


def plain(text: str) -> str:
    """Somebody's words, with nothing in them that would be taken for formatting."""
    return "".join("\\" + sign if sign in FORMATTING else sign for sign in text)
