"""Base and alternate bids share a group, of which at most one line is taken."""

from __future__ import annotations

from optimizer.quotes.alternates import grouped
from tests.quotes.hand import line


def test_the_first_of_each_bid_stands_for_the_first_of_the_others() -> None:
    """Without, a plan buys the base bid and what was to replace it."""
    found = grouped([line(1), line(2), line(3), line(4)],
                    [("S", ""), ("S", ""), ("S", "Alternate 1"), ("S", "Alternate 1")])
    groups = [one.group for one in found]
    assert groups[0] == groups[2] != groups[1] == groups[3] != ""


def test_bids_of_unequal_length_share_one_group() -> None:
    """Which line replaces which is not known, so at most one of all is taken."""
    found = grouped([line(1), line(2), line(3)], [("S", ""), ("S", ""), ("S", "Alternate 1")])
    assert len({one.group for one in found}) == 1
    assert found[0].group


def test_without_alternates_there_is_no_group() -> None:
    """Without, every quote would offer one of its lines only."""
    assert not any(one.group for one in grouped([line(1), line(2)], [("S", ""), ("S", "")]))
