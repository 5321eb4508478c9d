"""Problems of inputs and what is said of vendors' quotes: every sentence, from the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from optimizer.answers.asking import FORMS
from optimizer.api import BOOK
from optimizer.domain.checks.names import COLUMNS, GROUPINGS
from optimizer.domain.references import references
from optimizer.io.outline import outline
from optimizer.quotes.files.text.columns import DELIMITERS
from tests.words.code import filled
from tests.words.made import made
from tests.words.spoken import spoken

TROUBLES = {
    "Problem": (1, 2), "Flaw": (0, 1), "at": (3, 4), "refuse": (1, 2), "_outside": (2, 3),
    "_bad": (1, 2), "damaged": (2,), "bomb": (1,), "Limits": (3,), "readable": (1,),
    "NoPlan": (0,), "SolverTrouble": (0,), "_wrong": (1, 2), "_no_such": (1,),
    "_unreachable": (1, 2), "read_bytes": (2, 3),
}
"""What is made of a problem's sentences, and which arguments say what is wrong and what to do."""
INVALID = ("optimizer/quotes/files", "optimizer/quantities", "optimizer/rules")
"""Where the text of a ValueError becomes a problem's."""
TRIALS = {
    "solve": (1,), "solve_all": (0,), "attempt": (1,), "contest": (2,), "_solved": (0,),
    "_solved_again": (2,), "least_accelerators": (0,), "least_at_site": (0,), "least_power": (0,),
    "at_best": (0,), "_loosened": (0,),
}
"""What solves to answer a question, and which arguments name what is tried."""
ADDED_IN = (
    ("optimizer/quotes/adding/adding.py", "_quote", "_beside", "_goods"),
    ("optimizer/quotes/adding/vendors.py", "firms"),
)
"""Functions that say what adding quotes to a scenario does."""
IN_PARTS = (
    "No plan keeps every hard rule of this scenario.",
    "The solver's plan was withheld: its figures do not survive exact recomputation.",
    "Did you mean {name}? {remedy}", "none; add the {word} first",
    "the least order, {least} units (minimum_order {minimum_order} in multiples of {multiple})",
    "{offer}: for nothing, without {rules}", "left with {changes}", "right without {changes}",
    "{name}: no plan as good as without it", "least of {name}",
    "buys as little as it can from {vendor}", "uses as few accelerators of {maker} as it can",
    "puts as little as it can into {site}", "is best in “{aim}”",
    "names {chip}", "which {chip}: {names}?",
    "No plan keeps every hard rule of this scenario and the limits of its aims ({limits})",
    "No plan keeps every hard rule of this scenario and the limits of its aims ({limits}).",
    "{n} line(s) wait for answers and were left out: {lines}",
)
"""Sentences that the code puts together from parts."""
FIGURES = (
    "a number", "text", "a date", "a time", "yes/no", "a list", "an object",
    "control class", "quota", "aim", "a cell refers to no text", "that lists the sheets",
    "the three letters of ISO 4217, e.g. USD", "the two letters of ISO 3166, e.g. KR",
    "air", "liquid", "air cooling", "liquid cooling", "the text", "no accelerator system is named",
    "its row is hidden", "it is struck through",
)
"""Words that stand in these sentences as figures, or in a table of their own."""


@cache
def told(*, figured: bool) -> frozenset[str]:
    """The sentences with figures (as ``{name}``) or those without."""
    found = {*_troubles(), *_trials(), *spoken(), *FIGURES, *IN_PARTS, *_referred(),
             *FORMS.values(), *DELIMITERS.values(),
             *(f"unknown {kind} {{name}}" for kind in _referred() if " " in kind),
             *(text.replace("{}", "{figure}") for file, *functions in ADDED_IN
               for text in filled(file, *functions) if text.endswith("."))}
    return frozenset(
        text for text in found if bool(re.search(r"\{\w+\}", text)) == figured)


def _troubles() -> Iterator[str]:
    for folder, makers in (("optimizer", TROUBLES), ("app", TROUBLES),
                           *((folder, {"ValueError": (0,)}) for folder in INVALID)):
        yield from (text for text in made(folder, makers)
                    if len(re.sub(r"\{\w+\}", "", text)) > 1)


def _trials() -> Iterator[str]:
    yield from (text for text in made("optimizer/answers", TRIALS)
                if re.search("[a-z]{2}", re.sub(r"\{\w+\}", "", text)))


def _referred() -> Iterator[str]:
    """What a name that is unknown should have been a name of."""
    for table in outline(BOOK).tables.values():
        yield from (one.replace("_", " ")[:-1] for one in references(table.record).values())
    yield from (field.replace("_", " ") for field in (*COLUMNS, *GROUPINGS, "export_regime"))
