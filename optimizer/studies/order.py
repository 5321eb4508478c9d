"""In which order the cases of a grid are solved, so that what one proves settles others.

Along some settings a case only asks for more than its neighbour, at the same costs: less money,
less power, a higher target. There the bound of the case that asks for the least holds for all, and
a plan of the one that asks for the most is one of all: where the two are as good, nothing between
them needs a search. So settings of that kind vary within a chunk, its ends come first, then what is
midway. Along all others, such as prices, neighbours lend each other a plan to begin with.
"""

from __future__ import annotations

import math
from collections import deque
from itertools import product
from operator import add, mul
from typing import TYPE_CHECKING

from optimizer.errors import BadInput
from optimizer.model.asking import asks, laid_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.model.asking import Laid
    from optimizer.studies.cases import Case

Place = tuple[int, ...]
"""Of a case: the number of its value on every axis."""


def chunks_of(
    cases: Sequence[Case], lengths: Sequence[int], longest: int,
) -> tuple[tuple[Case, ...], ...]:
    """The cases of a grid, of which each axis has so many values, the last one running fastest; of
    a list (no axes) its neighbours.
    """
    if not lengths:
        return tuple(tuple(cases[at:at + longest]) for at in range(0, len(cases), longest))
    steps = [math.prod(lengths[axis + 1:]) for axis in range(len(lengths))]
    along = _along(cases[0], [None if length == 1 else cases[step * (length - 1)]
                              for step, length in zip(steps, lengths, strict=True)])
    return tuple(tuple(cases[sum(map(mul, place, steps))] for place in chunk)
                 for chunk in chunks(lengths, along, longest))


def _along(first: Case, ends: Sequence[Case | None]) -> list[int]:
    """Of every axis what its end asks beside the first case; 0: nothing in one direction."""
    try:
        start = laid_out(first.scenario)
    except BadInput:
        return [0] * len(ends)
    return [0 if end is None else _asks(start, end) for end in ends]


def _asks(start: Laid, end: Case) -> int:
    try:
        return asks(start, laid_out(end.scenario))
    except BadInput:
        return 0


def chunks(lengths: Sequence[int], along: Sequence[int], longest: int) -> list[list[Place]]:
    """All places of a grid, those together that are solved one after another by one worker.

    ``along``: of each axis 1 where later values ask for more, −1 where for less, 0 where it is not
    so; ``longest``: cases of a chunk, at most.
    """
    made: list[list[Place]] = []
    for block in _blocks(lengths, along, longest):
        if made and len(made[-1]) + len(block) <= longest:
            made[-1] += block
        else:
            made.append(block)
    return made


def _blocks(lengths: Sequence[int], along: Sequence[int], longest: int) -> Iterator[list[Place]]:
    """Boxes of the axes that ask for more, at one place of all others."""
    once = [range(1)] * len(lengths)
    axes = [range(length)[::ask or 1] for length, ask in zip(lengths, along, strict=True)]
    asking, others = ([axis if bool(ask) is wanted else one for axis, ask, one in zip(
        axes, along, once, strict=True)] for wanted in (True, False))
    boxes = [list(product(*box)) for box in _boxes(asking, longest)]
    for fixed in product(*others):
        for box in boxes:
            yield [tuple(map(add, fixed, box[at])) for at in ends_first(len(box))]


def _boxes(axes: Sequence[Sequence[int]], longest: int) -> Iterator[list[Sequence[int]]]:
    """The whole box cut along its first axes into runs, until each is short enough."""
    if not axes or math.prod(map(len, axes)) <= longest:
        yield list(axes)
        return
    first, rest = axes[0], axes[1:]
    runs = math.ceil(len(first) / max(1, longest // math.prod(map(len, rest))))
    for run in range(runs):
        part = first[len(first) * run // runs:len(first) * (run + 1) // runs]
        for inner in _boxes(rest, longest):
            yield [part, *inner]


def ends_first(count: int) -> list[int]:
    """Numbers from 0: the first, the last, then always what is midway between two that were."""
    if count < 2:
        return list(range(count))
    found, between = [0, count - 1], deque([(0, count - 1)])
    while between:
        low, high = between.popleft()
        middle = (low + high) // 2
        if middle > low:
            found.append(middle)
            between += [(low, middle), (middle, high)]
    return found
