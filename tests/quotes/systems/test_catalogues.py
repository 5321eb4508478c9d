"""A catalogue finds itself; another catalogue is matched by its facts, not by ids."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.domain.catalogue import Accelerator, System
from optimizer.quotes.systems import catalogue_of, match, shipped_catalogue
from optimizer.quotes.systems.answer import NEAR
from optimizer.quotes.systems.catalogue import Catalogue

SHIPPED = shipped_catalogue()


def _accelerator(key: str, name: str, memory: int, **more: Any) -> Accelerator:
    return Accelerator(id=key, name=name, maker=more.pop("maker", "NVIDIA"), maker_country="US",
                       memory_gb=memory, **more)


def _system(
    key: str, accelerator: str, count: int, cooling: str = "air", name: str = ""
) -> System:
    return System(id=key, name=name, accelerator=accelerator, accelerators_per_unit=count,
                  unit_kw_max=10, unit_kw_typical=8, rack_units=8, cooling=cooling)


@pytest.mark.parametrize("entry", SHIPPED.entries, ids=lambda entry: entry.system)
def test_every_system_is_found_by_its_own_name(entry: Any) -> None:
    """Proves a system's name leads to it, or to it and its twin of the other cooling.

    Without: quotes written in our own template would be asked, or taken for another system.
    """
    found = match(entry.title, SHIPPED)
    assert found.verdict == "system", found
    best = [one.system for one in found.candidates
            if found.candidates[0].score - one.score < NEAR]
    twins = {one.system for one in SHIPPED.entries if one.chip == entry.chip
             and (one.forms, one.count, one.memory) == (entry.forms, entry.count, entry.memory)}
    assert entry.system in best
    assert set(best) <= twins


ONE = catalogue_of(
    [_accelerator("x1", "H200 SXM 141GB", 141), _accelerator("x2", "", 80)],
    [_system("box", "x1", 8, "liquid"), _system("lost", "nowhere", 8)],
)
CARDS = catalogue_of(
    [_accelerator("a", "NVIDIA H100 PCIe 80GB", 80), _accelerator("b", "L40S", 48)],
    [_system("card", "a", 1), _system("four", "a", 4), _system("eight", "a", 8),
     _system("l40s_8", "b", 8)],
)
OWN = catalogue_of(
    [_accelerator("z", "Acme Neptune 7 64GB", 64, maker="Acme"),
     _accelerator("h100_sxm", "", 80), _accelerator("i", "Xi", 8),
     _accelerator("acme_x1", "", 32, maker="Acme")],
    [_system("neptune", "z", 8), _system("h100", "h100_sxm", 8), _system("xi", "i", 8),
     _system("acme", "acme_x1", 8)],
)
MODELS = catalogue_of(
    [_accelerator("g", "H200 SXM", 141)],
    [_system("dell", "g", 8, name="Dell XE9680 8x H200"),
     _system("lenovo", "g", 8, name="Lenovo SR680a 8x H200")],
)


@pytest.mark.parametrize(("catalogue", "said", "verdict", "single"), [
    (ONE, "HGX H200 8-GPU", "system", "box"),
    (ONE, "HGX H200 8-GPU air cooled", "unsure", None),
    (ONE, "HGX H100 8-GPU", "unsure", None),
    (CARDS, "NVIDIA H100 PCIe 80GB", "system", "card"),
    (CARDS, "4x H100 PCIe server", "system", "four"),
    (CARDS, "H100 PCIe 80GB 8장 서버", "system", "eight"),
    (CARDS, "2x H100 PCIe server", "unsure", None),
    (CARDS, "H100 PCIe server", "unsure", None),
    (CARDS, "L40S 48GB", "accelerator", "l40s_8"),
    (OWN, "Acme Neptune-7 x8 server", "system", "neptune"),
    (OWN, "NEPTUNE 7 64GB", "accelerator", "neptune"),
    (OWN, "Neptune 70 8-way server", "other", None),
    (OWN, "HGX H100 8-GPU", "system", "h100"),
    (OWN, "xi 8x server", "other", None),
    (OWN, "Acme X1 8-card server", "system", "acme"),
    (OWN, "X1 8-card server", "other", None),
    (MODELS, "PowerEdge XE9680 8x H200 141GB", "system", "dell"),
    (MODELS, "ThinkSystem SR680a V3 8x H200", "system", "lenovo"),
    (MODELS, "HGX H200 8-GPU server", "system", None),
])
def test_other_catalogues(
    catalogue: Catalogue, said: str, verdict: str, single: str | None
) -> None:
    """Proves ids do not matter, facts do. Without: only the shipped catalogue could be used."""
    found = match(said, catalogue)
    assert (found.verdict, found.single) == (verdict, single), found


def test_an_empty_catalogue_asks() -> None:
    """Proves nothing is taken where nothing is known."""
    found = match("HGX H200 8-GPU", catalogue_of([], []))
    assert (found.verdict, found.candidates) == ("unsure", ())


WORDS = st.sampled_from([
    "H100", "H200", "B200", "GB200", "NVL72", "NVL", "8x", "x8", "8-GPU", "SXM5", "PCIe", "80GB",
    "141GB", "서버", "8장", "server", "HGX", "DGX", "for", "with", "heatsink", "or", ",", "(", ")",
    "\n", "L40S", "MI300X", "XE9680", "DLC", "air", "1", "72", "服务器", "八卡", "昇腾910B", "H2OO",
    "§", "¤", "ƒ", "¢", "×", "+", "/", "1.1TB",
])
TWO = st.sampled_from([("H100", "B200"), ("L40S", "H200"), ("GB200 NVL72", "B200")])


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join)))
def test_any_text_has_an_answer(said: str) -> None:
    """Proves no text raises, and what is settled is a system of the catalogue that fits."""
    found = match(said, SHIPPED)
    scores = [one.score for one in found.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert (found.single is None) or found.verdict in ("system", "accelerator")
    assert {one.system for one in found.candidates} <= {one.system for one in SHIPPED.entries}


@given(st.lists(WORDS, max_size=6).map(" ".join), TWO)
def test_two_accelerators_are_never_settled(said: str, two: tuple[str, str]) -> None:
    """Proves a text that names two accelerators is asked. Without: one of them is guessed."""
    assert match(f"{two[0]} {said} {two[1]}", SHIPPED).single is None


def test_a_long_text_is_quick() -> None:
    """Proves the expressions do not blow up. Without: one hostile cell stops the reader."""
    for said in ("8x " * 10_000 + "H200", "H200 " + "nvidia " * 5_000, "H200" + " " * 32_000 + "x8",
                 "§" * 32_000 + "H200", "with " * 6_000 + "8 H200"):
        assert match(said[:32_767], SHIPPED).verdict
