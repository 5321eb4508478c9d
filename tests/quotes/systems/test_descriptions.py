"""Descriptions as vendors write them, each with what a careful reader would take it for."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimizer.quotes.systems import concerns, match, shipped_catalogue
from optimizer.quotes.systems.answer import NEAR


def _cases() -> list[tuple[str, list[str], str, str]]:
    text = (Path(__file__).parent / "descriptions.txt").read_text(encoding="utf-8")
    made = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            verdict, systems, count, said = (part.strip() for part in line.split("|", 3))
            made.append((verdict, systems.split(), count, said.replace("\\n", "\n")))
    return made


CASES = _cases()


@pytest.mark.parametrize(("verdict", "systems", "count", "said"), CASES,
                         ids=[case[3].replace("\n", " / ") for case in CASES])
def test_taken_for_what_it_is(verdict: str, systems: list[str], count: str, said: str) -> None:
    """Proves the verdict, the systems that fit and the count. Without: a wrong offer."""
    found = match(said, shipped_catalogue())
    assert found.verdict == verdict, found
    if verdict in ("system", "accelerator"):
        best = found.candidates[0].score
        fitting = [one.system for one in found.candidates if best - one.score < NEAR]
        assert sorted(fitting) == sorted(systems), found
        assert found.single == (systems[0] if len(systems) == 1 else None)
        assert len(found.candidates) > 1, "no runner-up"
    else:
        assert found.single is None
    if count:
        assert found.accelerators == (None if count == "-" else int(count)), found


def test_enough_descriptions() -> None:
    """Proves the collection is as broad as it is said to be."""
    refused = [case for case in CASES if case[0] in ("part", "other", "unsure")]
    assert len(CASES) >= 200
    assert len(refused) >= 70
    assert len({case[3] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("said", [case[3] for case in CASES])
def test_the_quick_look_agrees(said: str) -> None:
    """Without, a long list leaves out what a short one reads as a system."""
    catalogue = shipped_catalogue()
    assert concerns(said, catalogue) == (match(said, catalogue).verdict != "other")
