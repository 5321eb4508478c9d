"""Proves that the newer revision is told apart, and that nobody guesses where it cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from optimizer.quotes.finding import QuoteHead
from optimizer.quotes.revisions import Revision, newer, number_of

DAY, LATER = date(2026, 3, 2), date(2026, 3, 9)


@pytest.mark.parametrize(("one", "other", "answer"), [
    (Revision("Rev. 2", None), Revision("Rev. 1", None), True),
    (Revision("2차", None), Revision("1차", None), True),
    (Revision("v1.10", None), Revision("v1.9", None), True),
    (Revision("Rev A", None), Revision("Rev B", None), False),
    (Revision("", LATER), Revision("", DAY), True),
    (Revision("", DAY), Revision("Rev. 1", LATER), False),
    (Revision("Rev. 1", LATER), Revision("Rev. 1", DAY), True),
    (Revision("", None), Revision("", DAY), None),
    (Revision("Rev. 2", DAY), Revision("Rev. 1", LATER), None),
    (Revision("final", None), Revision("draft", None), None),
    (Revision("Rev. B", None), Revision("Rev. 2", None), None),
    (Revision("2026-03-02", None), Revision("2026-01-05", None), None),
])
def test_which_is_newer(one: Revision, other: Revision, answer: bool | None) -> None:
    """By number, letter or date; None where they are silent or contradict each other."""
    assert newer(one, other) is answer
    opposite = None if answer is None else not answer
    assert newer(other, one) is opposite


@pytest.mark.parametrize(("number", "stated", "parts"), [
    ("HS-26-0131 Rev. 2", "", ("HS-26-0131", "Rev. 2")), ("Q-8_v3", "", ("Q-8", "v3")),
    ("2026-017호 2차", "", ("2026-017호", "2차")), ("MT-55121 (Rev B)", "", ("MT-55121", "Rev B")),
    ("Q-8 Rev. 2", "Revision 2", ("Q-8", "Revision 2")), ("Q-8-R2", "", ("Q-8", "R2")),
    ("HB-2026-017", "", ("HB-2026-017", "")), ("R2", "", ("R2", "")), ("SRV2", "", ("SRV2", "")),
    ("26/0311", "", ("26/0311", "")), ("Rev. 2", "", ("Rev. 2", "")), ("", "1", ("", "1")),
    ("DR-2603-07", "", ("DR-2603-07", "")), ("7741-B", "", ("7741-B", "")),
])
def test_a_revision_within_the_number(number: str, stated: str, parts: tuple[str, str]) -> None:
    """It is no part of the number; without it both revisions of a quote would count."""
    assert number_of(QuoteHead("V", number, stated)) == parts
