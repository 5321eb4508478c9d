"""What an expression of the code can say, followed through names and functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from itertools import product

from tests.words.code import ROOT

KEEPING = frozenset({"strip", "rstrip", "removeprefix", "removesuffix"})
"""Methods of a text that say the same."""
UNSHOWN = ("optimizer/cli/",)
"""Of the command line alone, which stays English; no screen shows what is said there."""


def texts(
    node: ast.expr, around: tuple[ast.AST, ...], seen: frozenset[ast.AST] = frozenset(),
) -> Iterator[str]:
    """All that an expression can say; ``seen``: what has been followed on the way to it."""
    if node in seen:
        return
    nodes: list[tuple[ast.expr, tuple[ast.AST, ...]]] = []
    if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp):
        yield from (text for text in forms(node) if text.strip())
    elif isinstance(node, ast.Name):
        given = (list(_given(scope, node.id, around[-1])) for scope in around)
        nodes = [(one, around) for one in next(filter(None, given), ())]
    elif isinstance(node, ast.IfExp):
        nodes = [(node.body, around), (node.orelse, around)]
    elif isinstance(node, ast.BoolOp):
        nodes = [(one, around) for one in node.values]
    elif isinstance(node, ast.Tuple | ast.List):
        nodes = [(one, around) for one in node.elts]
    elif isinstance(node, ast.ListComp | ast.GeneratorExp):
        nodes = [(node.elt, around)]
    elif isinstance(node, ast.Starred):
        nodes = [(node.value, around)]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) \
            and ast.unparse(node.func.value) != "self":
        nodes = [(node.func.value, around)] if node.func.attr in KEEPING else []
    elif isinstance(node, ast.Call):
        nodes = [(one.value, (function, file)) for function, file in _called(node, around[-1])
                 for one in ast.walk(function) if isinstance(one, ast.Return) and one.value]
    for one, place in nodes:
        yield from texts(one, place, seen | {node})


def _called(call: ast.Call, file: ast.AST) -> list[tuple[ast.FunctionDef, ast.Module]]:
    """The function of this name: of the same file, else of any that may be imported from."""
    name = name_of(call.func)
    found = _functions().get(name, [])
    own = [one for one in found if one[1] is file]
    return own or ([] if name.startswith("_") else found)


def _given(scope: ast.AST, name: str, file: ast.AST) -> Iterator[ast.expr]:
    """What a name is given in a function or a file: by ``=``, or by a loop over rows of texts."""
    for node in _giving(scope):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                yield from _unpacked(target, node.value, name)
        elif isinstance(node, ast.For | ast.comprehension):
            rows = [node.iter] if not isinstance(node.iter, ast.Name) else list(
                _given(file, node.iter.id, file)) if scope is not file else []
            for row in rows:
                for one in row.elts if isinstance(row, ast.Tuple | ast.List) else ():
                    yield from _unpacked(node.target, one, name)


@cache
def _giving(scope: ast.AST) -> list[ast.AST]:
    return [node for node in ast.walk(scope)
            if isinstance(node, ast.Assign | ast.AnnAssign | ast.For | ast.comprehension)]


def _unpacked(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
    if isinstance(target, ast.Name) and target.id == name:
        yield value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, other in zip(target.elts, value.elts, strict=False):
            yield from _unpacked(one, other, name)


def forms(node: ast.expr) -> Iterator[str]:
    """A text with its figures by name; of words that are chosen between, each."""
    if isinstance(node, ast.Constant):
        yield node.value if isinstance(node.value, str) else ""
    elif isinstance(node, ast.JoinedStr):
        yield from map("".join, product(*(tuple(forms(part)) for part in node.values)))
    elif isinstance(node, ast.FormattedValue):
        worded = isinstance(node.value, ast.IfExp | ast.Constant) or _guess(node.value)
        yield from forms(node.value) if worded else [f"{{{_word(node.value)}}}"]
    elif isinstance(node, ast.BinOp):
        yield from (a + b for a in forms(node.left) for b in forms(node.right))
    elif isinstance(node, ast.IfExp):
        yield from (*forms(node.body), *forms(node.orelse))
    else:
        yield "" if _guess(node) else f"{{{_word(node)}}}"


def _guess(node: ast.expr) -> bool:
    """``Did you mean …?`` before a sentence: a sentence of its own."""
    return isinstance(node, ast.Call) and name_of(node.func) == "did_you_mean"


def _word(node: ast.expr) -> str:
    """A name for a figure."""
    if isinstance(node, ast.Call):
        method = isinstance(node.func, ast.Attribute) or not node.args
        return _word(node.func if method else node.args[0])
    if isinstance(node, ast.Attribute):
        return node.attr if node.attr not in ("id", "join") else _word(node.value)
    if isinstance(node, ast.Subscript):
        return _word(node.value)
    return node.id.lower() if isinstance(node, ast.Name) else "figure"


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


@cache
def trees() -> dict[str, ast.Module]:
    paths = {str(path.relative_to(ROOT)): path for folder in ("optimizer", "app")
             for path in sorted((ROOT / folder).rglob("*.py"))}
    return {where: ast.parse(path.read_text(encoding="utf-8")) for where, path in paths.items()
            if not where.startswith(UNSHOWN)}


@cache
def _functions() -> dict[str, list[tuple[ast.FunctionDef, ast.Module]]]:
    """Functions and methods by their name, each with its file."""
    found: dict[str, list[tuple[ast.FunctionDef, ast.Module]]] = {}
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append((node, tree))
    return found
