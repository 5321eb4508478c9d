"""Minimal sets: what is left of a set that fails, and what meets every set of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

T = TypeVar("T")
MOST = 2_000
"""No more minimal meeting sets are kept; the smallest are."""


def smallest_failing(
    items: Sequence[T], fails: Callable[[Sequence[T]], bool], given: Sequence[T] = (),
) -> list[T]:
    """Items that fail together with ``given``, none of which can be left out (QuickXplain).

    All of them together must fail. Halves are left out at once, so that a few culprits among
    many cost few tests. (Junker, Preferred explanations and relaxations, 2004.)
    """

    def part(held: list[T], added: bool, rest: Sequence[T]) -> list[T]:
        if added and fails(held):
            return []
        if len(rest) == 1:
            return list(rest)
        first, second = rest[: len(rest) // 2], rest[len(rest) // 2 :]
        found = part([*held, *first], bool(first), second)
        return [*part([*held, *found], bool(found), first), *found]

    return part(list(given), True, items) if items else []


def meeting(sets: Iterable[Collection[T]]) -> list[frozenset[T]]:
    """Every minimal set that has a member of each of the sets, small ones first."""
    found: list[frozenset[T]] = [frozenset()]
    for one in sets:
        kept = [held for held in found if held & frozenset(one)]
        grown = {held | {item} for held in found if not held & frozenset(one) for item in one}
        new = [held for held in grown if not any(other <= held for other in kept)]
        found = sorted([*kept, *new], key=lambda held: (len(held), sorted(map(str, held))))[:MOST]
    return found
