"""Sentences that are told with their figures filled in, found where the code makes them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from tests.words.following import name_of, texts, trees

Makers = Mapping[str, tuple[int | str, ...]]
"""What makes sentences, and of which of its arguments, by position or by name."""


def made(folder: str, makers: Makers) -> Iterator[str]:
    """The sentences in the arguments of calls, their figures as ``{name}``.

    Names stand for what they are given nearby, calls of functions for what they return. What
    cannot be followed (an attribute, the argument of a function) is made elsewhere.
    """
    for where, tree in trees().items():
        if where.startswith(folder):
            for call, around in _calls(tree, (tree,)):
                for node in _arguments(call, makers.get(name_of(call.func), ())):
                    yield from texts(node, around)


def unfollowed(makers: Makers) -> Iterator[tuple[str, str, ast.expr]]:
    """Arguments whose sentences are made elsewhere: file, function around it, argument."""
    for where, tree in trees().items():
        for call, around in _calls(tree, (tree,)):
            for node in _arguments(call, makers.get(name_of(call.func), ())):
                if not isinstance(node, ast.Constant) and not list(texts(node, around)):
                    yield where, getattr(around[0], "name", ""), node


def _calls(
    node: ast.AST, around: tuple[ast.AST, ...],
) -> Iterator[tuple[ast.Call, tuple[ast.AST, ...]]]:
    """Every call, and what stands around it: functions, the nearest first, then the file."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, around
        inner = isinstance(child, ast.FunctionDef)
        yield from _calls(child, (child, *around) if inner else around)


def _arguments(call: ast.Call, places: tuple[int | str, ...]) -> Iterator[ast.expr]:
    for place in places:
        if isinstance(place, str):
            yield from (one.value for one in call.keywords if one.arg == place)
        elif place < len(call.args):
            yield call.args[place]
        elif call.args and isinstance(call.args[-1], ast.Starred):
            yield call.args[-1]
