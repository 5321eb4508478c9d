"""TPP, performance density and control class: the worked table, and the edges of each limit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from optimizer.domain.regime import ControlThreshold, ExportRegime
from optimizer.export import classify, shipped
from optimizer.export.classify import tpp_per_ic

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.domain.catalogue import Accelerator

DAY = date(2026, 6, 1)
A, B = "3A090.a", "3A090.b"

WORKED = {
    # id: TPP, performance density as printed (None: die area not known), class
    "h100_sxm": (15_832, "19.45", A),  # 1,979 * 8; / 814 mm²
    "h100_pcie": (12_104, "14.87", A),  # 1,513 * 8
    "h100_nvl": (13_364, "16.42", A),  # 1,670.5 * 8
    "h200_sxm": (15_832, "19.45", A),
    "h200_nvl": (13_376, "16.43", A),  # BF16 836 * 16, above FP8 1,671 * 8 = 13,368
    "h20": (2_368, "2.91", None),  # below 2,400, and density below 3.2
    "l40s": (5_864, "9.63", A),
    "a100_sxm80": (4_992, "6.04", A),  # 312 * 16 = 624 * 8
    "b100_sxm": (28_000, "17.5", A),
    "b200_hgx": (36_000, "22.5", A),  # 2,250 * 16 = 4,500 * 8 = 9,000 * 4
    "b300_hgx": (56_000, "35", A),  # FP4 14,000 * 4
    "gb200_nvl72": (40_000, "25", A),
    "gb300_nvl72": (60_000, "37.5", A),
    "vr_nvl72": (140_000, None, A),
    "rtxpro6000_server": (8_000, "10.67", A),
    "mi300x": (20_919, "8.72", A),  # 2,614.9 * 8 = 20,919.2
    "mi325x": (20_919, "8.72", A),
    "mi350x": (55_350, None, A),  # FP6 9,225 * 6
    "mi355x": (60_396, None, A),
    "mi455x_helios": (160_000, None, A),
    "gaudi3_oam": (29_360, None, A),
    "rebel_quad": (16_384, "12.8", A),
    "atom_max": (4_096, None, None),  # four ICs of 1,024 each
    "rngd": (4_096, "6.27", A),  # by density: 1,600 and more with 5.92 and more
    "ascend910b": (5_120, "7.69", A),
    "ascend910c": (12_800, "9.62", A),
}


def test_the_table_covers_the_whole_catalogue(catalogue: dict[str, Accelerator]) -> None:
    """Proves that every shipped accelerator has a worked row.

    Without, a chip added to the catalogue would be classed by code that nobody checked by hand.
    """
    assert set(catalogue) == set(WORKED)


@pytest.mark.parametrize("name", WORKED)
def test_worked_table(name: str, catalogue: dict[str, Accelerator]) -> None:
    """Proves TPP, density and class of each real chip against the table of public figures.

    Without, a wrong bit length or a die area read per chip instead of per accelerator would
    move a chip into or out of 3A090 unseen.
    """
    tpp, density, eccn = WORKED[name]
    accelerator = catalogue[name]
    assert round(accelerator.tpp) == tpp
    found = accelerator.performance_density
    assert (found is None) == (density is None)
    if found is not None and density is not None:
        assert round(found, 2) == Decimal(density)
    assert classify(accelerator, shipped()["us-2023"], DAY) == eccn


def test_round_of_2025_in_tpp(catalogue: dict[str, Accelerator]) -> None:
    """Proves the total of the real award: 10,080 * 36,000 + 3,056 * 15,832 = 411,262,592 TPP.

    Without, quotas in TPP would be held against figures on another scale than the law's.
    """
    award = 10_080 * catalogue["b200_hgx"].tpp + 3_056 * catalogue["h200_sxm"].tpp
    assert award == 411_262_592


@pytest.mark.parametrize(("tpp", "die", "eccn"), [
    (4_800, None, A),  # TPP alone, at the limit
    ("4799.9", None, None),  # just below, and no density can be shown
    (4_799, 811, B),  # density 5.917: .b, not .a
    (1_600, 250, A),  # density 6.4
    ("1599.9", 200, None),  # density 8, but TPP too low
    (2_400, 1_500, B),  # density 1.6, at the limit
    (2_399, 1_000, None),  # density 2.4: the low band asks for 2,400
    (2_400, 1_501, None),  # density below 1.6
    (1_600, 500, B),  # density 3.2, at the limit
    (1_600, 501, None),  # density 3.19
    (4_736, 800, A),  # density 5.92, at the limit
])
def test_limits_of_3a090(
    tpp: float | str, die: int | None, eccn: str | None, chip: Callable[..., Accelerator]
) -> None:
    """Proves each limit of 3A090.a and .b on both sides ("at least" counts, "below" does not).

    Without, a chip exactly at 4,800 TPP would need no licence.
    """
    assert classify(chip(tpp, die_area_mm2=die), shipped()["us-2023"], DAY) == eccn


def test_chips_count_one_by_one(chip: Callable[..., Accelerator]) -> None:
    """Proves that a card of four chips of 1,250 TPP is not a chip of 5,000.

    Without, every multi-chip card would be taken for a controlled accelerator.
    """
    assert classify(chip(5_000), shipped()["us-2023"], DAY) == A
    assert classify(chip(5_000, ics=4), shipped()["us-2023"], DAY) is None
    assert tpp_per_ic(chip(5_000, ics=4)) == 1_250


def test_chips_not_for_data_centres(chip: Callable[..., Accelerator]) -> None:
    """Proves note 2 of 3A090: a consumer chip is reached from 4,800 TPP on, not by density.

    Without, a gaming card of 2,400 TPP on a 600 mm² die (density 4) would be 3A090.b.
    """
    us = shipped()["us-2023"]
    assert classify(chip(2_400, die_area_mm2=600), us, DAY) == B
    assert classify(chip(2_400, die_area_mm2=600, data_centre=False), us, DAY) is None
    assert classify(chip(4_096, die_area_mm2=653, data_centre=False), us, DAY) is None
    assert classify(chip(4_800, data_centre=False), us, DAY) == A


def test_before_and_after_the_first_day(chip: Callable[..., Accelerator]) -> None:
    """Proves that the thresholds of October 2023 hold from 2023-11-17.

    Without, orders shipped before a rule would be judged by it.
    """
    us = shipped()["us-2023"]
    assert classify(chip(15_832), us, date(2023, 11, 16)) is None
    assert classify(chip(15_832), us, date(2023, 11, 17)) == A


def test_the_higher_class_wins_whatever_the_order(chip: Callable[..., Accelerator]) -> None:
    """Proves that 3A090.a beats .b even if its row comes later, and that its last day counts.

    Without, the order in which a planner types the rows would change the class.
    """
    def row(eccn: str, last: date | None) -> ControlThreshold:
        return ControlThreshold(regime="r", eccn=eccn, valid_from=date(2024, 1, 1), valid_to=last,
                                tpp_from=100, source="test")

    last = date(2025, 12, 31)
    regime = ExportRegime(id="r", title="", note="", thresholds=(row(B, None), row(A, last)))
    assert classify(chip(100), regime, last) == A
    assert classify(chip(100), regime, date(2026, 1, 1)) == B


def test_below_does_not_count_the_limit_itself(chip: Callable[..., Accelerator]) -> None:
    """Proves "below 100" on TPP and on density, where no higher class hides the edge.

    Without, two bands that meet at a figure would both claim it.
    """
    def regime(**limit: int) -> ExportRegime:
        row = ControlThreshold(regime="r", eccn=B, valid_from=DAY, source="test", **limit)
        return ExportRegime(id="r", title="", note="", thresholds=(row,))

    assert classify(chip(99), regime(tpp_below=100), DAY) == B
    assert classify(chip(100), regime(tpp_below=100), DAY) is None
    assert classify(chip(99, die_area_mm2=1), regime(density_below=100), DAY) == B
    assert classify(chip(100, die_area_mm2=1), regime(density_below=100), DAY) is None
    assert classify(chip(99), regime(density_below=100), DAY) is None
