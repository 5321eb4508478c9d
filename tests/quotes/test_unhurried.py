"""Proves that the collector of cycles rests while a file is read, and runs again afterwards."""

from __future__ import annotations

import gc
import weakref

import pytest

from optimizer.quotes.unhurried import no_collection


class _Knot:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.own = self


def _fail() -> None:
    assert not gc.isenabled()
    raise ValueError("unreadable")


def test_it_runs_again_whatever_happens() -> None:
    """Without, a file that cannot be read leaves a program whose memory only grows."""
    with pytest.raises(ValueError, match="unreadable"), no_collection():
        _fail()
    assert gc.isenabled()
    assert not gc.get_freeze_count()


def test_what_was_read_is_collected_later() -> None:
    """Without, cycles that arise while reading are kept until the program ends."""
    with no_collection():
        knot = weakref.ref(_Knot())
    gc.collect()
    assert knot() is None


def test_a_collector_at_rest_stays_at_rest() -> None:
    """Without, reading inside another measurement starts the collector there."""
    gc.disable()
    try:
        with no_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
