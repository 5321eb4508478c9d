"""What the reader of quotes says: every sentence of its files that is no name, pattern or rule."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.words.following import forms, name_of, trees
from tests.words.made import made

SAID = {"Reads": (1, "why"), "Finding": (4, "reason"), "SideLine": (4, "why"),
        "Option": (2, "effect", 1, "label"), "answered": (1,), "Doubt": (1, 3),
        "Match": (4, "why"), "Candidate": (1, 3, "reason")}
"""What is made of such sentences, and which arguments they are."""
FOLDER = "optimizer/quotes/"
FILES = ("fields/", "values/", "systems/doubts", "systems/matching", "systems/scoring",
         "systems/subject", "systems/suggest", "files/text/", "files/xls", "files/__init__",
         "files/kinds", "layout/unread", "profile", "reader", "repeats", "settling", "fieldwork",
         "vendor", "sides", "adding/standing")
"""Beginnings of files that say more than these arguments."""
SILENT = frozenset({"compile", "doc", "once", "refuse", "_bad"})
"""Calls whose texts are no such sentences: patterns, names, problems."""
NOT_SAID = frozenset({
    "(not shown)", "PowerPoint Document", "a cell of its own", "a minus behind",
    "a negative figure", "a sum beside the table", "delivery term", "dict[str, str] | str | Said",
    "end of data", "heading of the amount", "heading of the price", "its own cell",
    "its own cells", "its year", "no item", "over its columns", "price cell", "said on the sheet",
    "server edition", "total of the quote", "total of the table", "unit of measure",
    "unit of the quantity", "yyyy-mm-dd hh:mm", " and by ",
})
"""Names of rules, words of files, formats."""


def spoken() -> set[str]:
    """The sentences, figures as ``{name}``."""
    found = set(made(FOLDER, SAID))
    for where, tree in trees().items():
        if where.removeprefix(FOLDER).startswith(FILES) and where.startswith(FOLDER):
            found |= set(_sentences(tree))
    return {text for text in found if text not in NOT_SAID and re.search("[a-z]{2}", _own(text))}


def _sentences(tree: ast.Module) -> Iterator[str]:
    apart = set(_apart(tree))
    for node in ast.walk(tree):
        if node not in apart and isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp):
            for text in forms(node):
                own = _own(text)
                if len(re.findall("[a-z]{2,}", own)) >= 2 and " " in own.strip() \
                        and not re.search(r"[\\|]\w|\(\?|\n", own):
                    yield text


def _apart(tree: ast.Module) -> Iterator[ast.AST]:
    """Texts that say nothing themselves: docstrings, parts of sentences, names of rules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        elif isinstance(node, ast.JoinedStr | ast.BinOp):
            yield from (part for part in ast.walk(node) if part is not node)
        elif isinstance(node, ast.Call):
            if name_of(node.func) in SILENT:
                yield from ast.walk(node)
            elif name_of(node.func) == "Finding" and len(node.args) > 2:
                yield from ast.walk(node.args[2])


def _own(text: str) -> str:
    return re.sub(r"\{\w+\}", "", text)
