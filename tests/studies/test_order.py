"""The order of a grid's cases: each once, ends first, and far fewer searches than cases."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.answers.planning import find_plan
from optimizer.model.options import Options
from optimizer.model.proofs import Proved
from optimizer.model.solve import Loaded
from optimizer.studies.cases import Batch, Case, of_study
from optimizer.studies.order import chunks, ends_first
from optimizer.studies.study import Study
from tests.build import milestone, offer, room, scenario, target

POWER = "scenario.site_phases[*].power_kw"
WANTED = "delivery_target.milestones[*].accelerators"
PRICE = "scenario.offers[*].unit_price"

axes = st.lists(st.tuples(st.integers(1, 7), st.sampled_from([-1, 0, 1])), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(axes, st.integers(1, 32))
def test_every_case_is_in_one_chunk_once(grid, longest):
    """Without: a case would be left out or solved twice. No chunk is longer than it may be."""
    lengths, along = zip(*grid, strict=True)
    made = chunks(lengths, along, longest)
    assert sorted(place for chunk in made for place in chunk) == sorted(
        product(*map(range, lengths)))
    assert all(1 <= len(chunk) <= longest for chunk in made)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(axes, st.integers(2, 32))
def test_a_chunk_begins_with_what_asks_for_the_least_and_the_most(grid, longest):
    """Of its cases: no other asks for less than the first, nor for more than the second. Without:
    their bound and their plan would not hold for those between."""
    lengths, along = zip(*grid, strict=True)
    for chunk in chunks(lengths, along, longest):
        first, block = chunk[0], [place for place in chunk if all(
            at == here for at, here, ask in zip(place, chunk[0], along, strict=True) if not ask)]
        for place in block:
            assert all((at - here) * ask >= 0
                       for at, here, ask in zip(place, first, along, strict=True))
        if len(block) > 1:
            most = block[1]
            assert all((here - at) * ask >= 0 for place in block
                       for at, here, ask in zip(place, most, along, strict=True))


@pytest.mark.parametrize(("count", "order"), [
    (0, []), (1, [0]), (2, [0, 1]), (5, [0, 4, 2, 1, 3]), (6, [0, 5, 2, 1, 3, 4])])
def test_ends_first(count, order):
    assert ends_first(count) == order


def study(grid: dict[str, list[str]], chunk: int | None = None) -> Batch:
    base = scenario(offers=[offer("dear", 90), offer("cheap", 70, maximum_total=3)],
                    site_phases=[room(power_kw=120)], rules=target(milestone(4)))
    return of_study(Study(grid=grid, chunk=chunk), base, Options(gap=0.0))


def test_settings_that_only_ask_for_more_vary_within_a_chunk():
    """Less power and a higher target do; other prices are another question: a chunk of their own.
    The first case has the most power and the lowest target, the second the opposite."""
    batch = study({POWER: ["50%", "75%", "100%"], PRICE: ["95%", "105%"], WANTED: ["2", "3"]},
                  chunk=6)
    assert all(len({case.at[1] for case in chunk}) == 1 for chunk in batch.chunks)
    assert max(map(len, batch.chunks)) > 1
    for chunk in batch.chunks:
        power = [int(case.at[0].rstrip("%")) for case in chunk]
        wanted = [int(case.at[2]) for case in chunk]
        assert (power[0], wanted[0]) == (max(power), min(wanted))
        assert (power[1], wanted[1]) == (min(power), max(wanted))


def test_most_cases_need_no_search():
    """Power is plenty in all of them: only the case that has the most is searched. In the order of
    the table each is, since its neighbour before it has less and proves nothing for it."""
    batch = study({POWER: [f"{share}%" for share in range(92, 101)]}, chunk=9)
    (chunk,) = batch.chunks
    assert searched(chunk) == 1
    assert searched(batch.cases) == len(batch.cases) == 9


def searched(cases: Sequence[Case]) -> int:
    """How many of them are not settled by what those before them proved."""
    known: list[Proved] = []
    count = 0
    for case in cases:
        loaded = Loaded()
        loaded.proofs.known = known
        assert find_plan(case.scenario, Options(gap=0.0), loaded=loaded).status == "optimal"
        count += not loaded.proofs.used
        known = loaded.proofs.known
    return count
