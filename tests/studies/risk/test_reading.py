"""Every wrong thing in a file of futures is named with file and key, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimizer.assets import folder
from optimizer.core.registry import BOOK
from optimizer.domain.given_file import GivenFile
from optimizer.errors import BadInput
from optimizer.io import given_file, read_scenario
from optimizer.studies.futures.reading import read_futures
from tests.build import milestone, months, offer, scenario, target

GIVEN = scenario(phases=months(2), rules=target(milestone(1)), offers=[
    offer("a", 100, vendor="Alpha", currency="USD"), offer("b", 100, vendor="Beta")],
    exchange_rates=[{"currency": "USD", "rate": 1000}])
TWO = '[[slip]]\ntable = [{value = 1, chance = 1}]\n[correlation]\n' \
      'factors = ["slip.Alpha", "slip.Beta"]\nmatrix = '

WRONG = {
    "unknwon = 1": ("unknwon", "unknown key"),
    "[[slip]]\nvendr = 'Alpha'\ntable = [{value = 1, chance = 1}]":
        ("slip[0].vendr", "Did you mean vendor?"),
    "[[slip]]\nvendor = 'Alpah'\ntable = [{value = 1, chance = 1}]":
        ("slip[0].vendor", "Did you mean Alpha?"),
    "[[exchange_rate]]\ncurrency = 'USB'\nspread_per_year = 0.1":
        ("exchange_rate[0].currency", "unknown currency USB"),
    "[[exchange_rate]]\ncurrency = 'USD'\nspread_per_year = -0.1":
        ("exchange_rate[0].spread_per_year", "must be above 0 (got -0.1). Type a number above 0."),
    "[[exchange_rate]]\ncurrency = 'USD'": ("exchange_rate[0]", "either table or"),
    "[[site_late]]\nsite = 'X'\ntable = [{value = 1, chance = 1}]":
        ("site_late[0].site", "unknown site X"),
    "[[regime_change]]\nregime = 'us-2032'\nsince = 2026-01-01\nchance = 0.1":
        ("regime_change[0].regime", "unknown regime us-2032"),
    "[[hardware]]\naccelerator = 'Z'": ("hardware[0].accelerator", "unknown accelerator Z"),
    "[[failure]]\nchance_per_year = 1.5":
        ("failure[0].chance_per_year", "must be at most 1 (got 1.5). Type a share of one"),
    "[[failure]]\nchance_per_year = '5 %'":
        ("failure[0].chance_per_year", 'holds text ("5 %") instead of a number. Type a number.'),
    "[[site_late]]\nsite = 'H'\nready = 2026-01-01T10:00:00\ntable = [{value = 1, chance = 1}]":
        ("site_late[0].ready", "has a time of day"),
    "[[slip]]\ntable = [{value = 1, chance = 0.5}]": ("slip[0].table", "sum to 0.5, not to 1"),
    "[[slip]]\ntable = [{value = -1, chance = 1}]": ("slip[0].table[0].value", "too low"),
    "[[price]]\ntriangular = {low = 0.2, mode = 0.1, high = 0.3}":
        ("price[0].triangular", "not in order"),
    "[[price]]\ntable = [{value = -1, chance = 1}]": ("price[0].table[0].value", "too low"),
    TWO + "[[1, 0.5], [0.4, 1]]": ("correlation.matrix", "not symmetric"),
    TWO + "[[1, 0.5], [0.5, 0.9]]": ("correlation.matrix", "diagonal"),
    TWO + "[[1, 2], [2, 1]]": ("correlation.matrix", "no correlation"),
    TWO + "[[1, 0]]": ("correlation.matrix", "not 2 × 2"),
    "[[slip]]\ntable = [{value = 1, chance = 1}]\n[[site_late]]\nsite = 'H'\n"
    "table = [{value = 1, chance = 1}]\n[correlation]\nfactors = ['slip.Alpha', 'slip.Beta', "
    "'site_late.H']\nmatrix = [[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]]":
        ("correlation.matrix", "positive semidefinite"),
    "[correlation]\nfactors = ['slip.Gamma']\nmatrix = [[1]]":
        ("correlation.factors[0]", "unknown factor slip.Gamma"),
    "not toml": ("", "not a TOML text"),
}


@pytest.mark.parametrize("text", WRONG, ids=[key or "file" for key, _ in WRONG.values()])
def test_a_wrong_thing_is_named(text: str) -> None:
    """Without: a wrong figure would be reckoned with, or end in a traceback."""
    key, what = WRONG[text]
    with pytest.raises(BadInput) as refused:
        read_futures(GivenFile("futures.toml", text.encode()), GIVEN)
    assert any(one.place.file == "futures.toml" and one.place.field == key and what in str(one)
               for one in refused.value.problems), str(refused.value)


def test_all_problems_come_at_once() -> None:
    """An unknown key and a wrong chance: two problems."""
    file = GivenFile("futures.toml", b"x = 1\n[[slip]]\ntable = [{value = 1, chance = 0.5}]")
    with pytest.raises(BadInput) as refused:
        read_futures(file, GIVEN)
    assert len(refused.value.problems) == 2


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        given_file(tmp_path / "none.toml")


def test_the_shipped_example_fits_its_scenario() -> None:
    """Without: the first thing a planner tries could fail."""
    base = read_scenario(folder("scenarios") / "korea-2025.json", BOOK, names={
        "aim": BOOK.aims, "rule": BOOK.rules})
    got = read_futures(given_file(folder("studies") / "korea-2025.toml"), base)
    assert len(got.exchange_rate) == 1
    assert all(one.confidence for one in (*got.exchange_rate, *got.hardware))
