"""Tables, views and indices: data by column, followed from table to table."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

import optimizer.objectives
import optimizer.rules  # noqa: F401  (both register what settings are checked against)
from optimizer.core.frame import Frame
from optimizer.core.index import ALL, Index
from optimizer.core.layout import lay_out
from optimizer.core.number import EXACT, FLOAT, Number
from optimizer.core.registry import settings_of
from optimizer.export import find
from tests.build import offer, scenario, site, system, vendor

BOTH = pytest.mark.parametrize("number", [FLOAT, EXACT], ids=["float", "exact"])


def frame(number: Number) -> Frame:
    """Two vendors, two systems, three offers, in dollars and won."""
    made = scenario(
        vendors=[vendor("V", award_min="0.1"), vendor("W")],
        systems=[system("S"), system("T", per_unit=8)],
        offers=[offer("x", "0.1", vendor="W", system="T", maximum_total=7),
                offer("y", "0.2", currency="USD"),
                offer("z", "0.3", vendor="W", price_basis="accelerator", system="T")],
        offer_phases=[{"offer": "y", "phase": "P2", "unit_price": "0.5"}],
        exchange_rates=[{"currency": "USD", "rate": 1000},
                        {"currency": "USD", "phase": "P2", "rate": 1100}],
        sites=[site("H"), site("K")],
        site_phases=[{"site": "H", "phase": "P1", "power_kw": 5, "liquid_kw": 0, "air_kw": 1,
                      "rack_units": 9},
                     {"site": "K", "phase": "P2", "power_kw": 7, "liquid_kw": 2, "air_kw": 1,
                      "rack_units": 9}],
    )
    settings = settings_of(made)
    return Frame(made, settings, lay_out(made, settings, find(made)), number)


@BOTH
def test_views_follow_names_from_table_to_table(number: Number) -> None:
    """offer → vendor, offer → system → figures; some rows of a view stay in their order."""
    offers = frame(number).view("offers")
    assert offers.vendor.id.tolist() == ["W", "V", "W"]
    assert offers.system.accelerators_per_unit.tolist() == [8, 1, 8]
    some = offers.take(np.array([2, 0, 2]))
    assert some.id.tolist() == ["z", "x", "z"]
    assert some.vendor.positions.tolist() == [1, 1, 1]
    assert offers.where(offers.vendor.id == "W").id.tolist() == ["x", "z"]
    assert offers.known("maximum_total").tolist() == [True, False, False]
    assert offers.vendor.known("award_min").tolist() == [False, True, False]


def test_figures_are_floats_or_fractions() -> None:
    assert frame(FLOAT).view("offers").unit_price.tolist() == [0.1, 0.2, 0.3]
    tenths = [Fraction(1, 10), Fraction(1, 5), Fraction(3, 10)]
    assert frame(EXACT).view("offers").unit_price.tolist() == tenths
    assert EXACT.array([Decimal("0.1"), None, 2]).tolist() == [Fraction(1, 10), None, 2]


@BOTH
def test_prices_rates_and_capacities(number: Number) -> None:
    """List price per unit: of z 8 × 0.3; of y 0.2, and 0.5 in P2. A dollar is 1,000 won, 1,100 in
    P2. A capacity holds until the next row, and is 0 before the first.
    """
    s = frame(number)
    offers, phases = s.view("offers"), s.view("phases")
    p1, p2 = (phases.take(np.full(3, i)) for i in (0, 1))

    def figures(values: np.ndarray) -> list[float]:
        return [float(v) for v in values]

    assert figures(s.list_price(offers)) == pytest.approx([0.1, 0.2, 2.4])
    assert figures(s.list_price(offers, p1)) == pytest.approx([0.1, 0.2, 2.4])
    assert figures(s.list_price(offers, p2)) == pytest.approx([0.1, 0.5, 2.4])
    assert figures(s.rate(offers, p1)) == [1, 1000, 1]
    assert figures(s.rate(offers, p2)) == [1, 1100, 1]
    assert figures(s.capacity("power_kw")) == [5, 5, 0, 7]
    assert figures(s.capacity("liquid_kw")) == [0, 0, 0, 2]


@BOTH
def test_a_table_without_rows_has_columns_of_no_figures(number: Number) -> None:
    """Empty columns are arrays of the number system, so that formulas on them still work."""
    s = frame(number)
    rows = s.rows_of([], offer="offers")
    assert (len(rows), len(rows.offer.vendor)) == (0, 0)
    assert rows.from_units.dtype == number.array([]).dtype


def test_index_rows_and_labels() -> None:
    """The last axis runs fastest; −1 in any part is nowhere."""
    index = Index(["a", "b"], ["1", "2", "3"])
    assert (index.size, [index.label(i) for i in range(6)]) == (
        6, ["a 1", "a 2", "a 3", "b 1", "b 2", "b 3"])
    assert index(np.array([0, 1, -1, 1]), np.array([2, 0, 1, -1])).tolist() == [2, 3, -1, -1]
    some = index.some(np.array([4, 0]))
    assert (some.size, some.label(0), some.label(1)) == (2, "b 2", "a 1")
    assert (ALL.size, ALL.label(0)) == (1, "")
    assert Index(["a"], []).size == 0
