"""A thousand quotes in layouts drawn at random: nothing is wrong without being asked."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from optimizer.quotes.reader import read_quotes
from optimizer.quotes.systems import shipped_catalogue
from tests.quotes.fixtures.expected import FIELDS, Verdict, compare
from tests.quotes.layouts.draw import draw

if TYPE_CHECKING:
    from pathlib import Path

SEEDS, PART = 1_000, 50
WANTED_SHARE = 0.95
EMPTY = dict.fromkeys(FIELDS) | {"asked": [], "may_ask": [], "group": ""}


def verdict(seed: int, folder: Path) -> Verdict:
    data, drawn = draw(seed)
    expected = drawn | {"lines": [EMPTY | line for line in drawn["lines"]]}
    path = folder / drawn["file"]
    path.write_bytes(data)
    read = read_quotes([path], shipped_catalogue())
    return compare(expected, [asdict(line) for line in read.lines],
                   [asdict(line) for line in read.side_lines],
                   [asdict(question) for question in read.questions])


@pytest.mark.parametrize("first", range(0, SEEDS, PART))
def test_nothing_is_wrong_in_drawn_layouts(first: int, tmp_path: Path) -> None:
    """Without it the reader would know the fixtures' layouts and no others."""
    found = {seed: verdict(seed, tmp_path) for seed in range(first, first + PART)}
    assert {seed: one.wrong for seed, one in found.items() if one.wrong} == {}
    assert {seed: lost for seed, one in found.items()
            if (lost := [entry for entry in one.missing if entry.field != "side line"])} == {}
    share = sum(found.values(), Verdict()).share_right
    assert share is not None
    assert share >= WANTED_SHARE
