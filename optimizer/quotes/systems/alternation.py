"""Many expressions as one that passes over a text fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def any_of(expressions: Iterable[str]) -> str:
    """One expression for all, grouped by first letter; each must start with a plain letter.

    Within a letter the order stays, so a longer name put first is found first.
    """
    by_letter: dict[str, list[str]] = {}
    for one in expressions:
        by_letter.setdefault(one[0], []).append(one[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


def words(latin: str, other: str = "") -> str:
    """Expressions, ``|`` or line ends between them: Latin ones start a word, others anywhere."""
    starts = rf"(?<![a-z])(?:{any_of(_parts(latin))})"
    return f"{starts}|{any_of(_parts(other))}" if other else starts


def _parts(text: str) -> list[str]:
    depth, parts, start = 0, [], 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign in "|\n" and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    return [one.strip() for one in (*parts, text[start:]) if one.strip()]
