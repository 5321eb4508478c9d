"""Texts as they stand in the code: what is asked of the catalogue, and every string there is."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from string import Formatter

ROOT = Path(__file__).parents[2]


def asked(folder: str, functions: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Texts that functions are called with at a position, of both branches, and the file."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                at = functions.get(node.func.id, len(node.args))
                for text in _constants(node.args[at:at + 1]):
                    yield text, str(path.relative_to(ROOT))


def _constants(nodes: Iterable[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.IfExp):
            yield from _constants([node.body, node.orelse])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from map("".join, product(*(list(_constants([part])) for part in node.values)))
        elif isinstance(node, ast.FormattedValue):  # {"less" if … else "more"}; a name says none
            yield from _constants([node.value])


def strings(folder: str) -> set[str]:
    """Every string of the code; of one with figures also its form, and what it begins with."""
    found: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {node.value, form(node.value)}
            elif isinstance(node, ast.JoinedStr):
                found |= {_form(node), _form(node).split("{}")[0].strip(" ,:")}
    return found


def filled(file: str, *functions: str) -> Iterator[str]:
    """Forms of the texts with figures in some functions of a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.name in functions:
            formats = {id(part.format_spec) for part in ast.walk(function)
                       if isinstance(part, ast.FormattedValue)}
            yield from (_form(node) for node in ast.walk(function)
                        if isinstance(node, ast.JoinedStr) and id(node) not in formats)


def form(text: str) -> str:
    """A text with its figures as ``{}``; the text itself where its braces hold no names."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return text
    return "".join(own + ("" if name is None else "{}") for own, name, _, _ in parts)


def _form(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}"
                   for part in node.values)
