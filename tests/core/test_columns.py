"""What follows from orders, as rows; valid and tight bounds; lines given out at the end."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from optimizer.core.bounded import LARGEST, linear
from optimizer.core.expr import Figures, Linear
from optimizer.model.assign import line_units
from tests.build import offer, quarters, scenario, site, system
from tests.core.small_model import columns_of, extreme, lots, offers_in_one_phase, orders_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr

FOLLOWS: dict[str, tuple[Callable[[Decisions], Expr], tuple[int, ...], Callable[[int], int]]] = {
    # name: formula, directions in which the model is exact, by hand
    "an amount": (lambda x: x.amount("f", x.ordered(3)), (1, -1), lambda q: 3 * q),
    "an amount with a constant": (
        lambda x: x.amount("f", x.ordered(2) + 1) * 3, (1, -1), lambda q: 6 * q + 3),
    "whether any": (lambda x: x.whether("f", x.ordered()), (1,), lambda q: q > 0),
    "whether above": (lambda x: x.whether("f", x.ordered(), 3), (1,), lambda q: q > 3),
    "whether, no more than needed": (
        lambda x: x.whether("f", x.ordered(), least=1), (1, -1), lambda q: q > 0),
    "reached": (lambda x: x.reached("f", x.ordered(), 4), (-1,), lambda q: q >= 4),
    "when reached": (
        lambda x: x.when("g", x.reached("f", x.ordered(), 4), x.ordered(3)), (-1,),
        lambda q: 3 * q if q >= 4 else 0),
    "excess": (lambda x: x.excess("f", x.ordered(2) - 7), (1,), lambda q: max(0, 2 * q - 7)),
    "shortfall": (lambda x: x.excess("f", -x.ordered(2) + 7), (1,), lambda q: max(0, 7 - 2 * q)),
    "whole packs down": (lambda x: x.whole_down("f", x.ordered(), 3), (-1,), lambda q: q // 3),
    "whole packs up": (lambda x: x.whole_up("f", x.ordered(), 3), (1,), lambda q: -(-q // 3)),
}


@pytest.mark.parametrize("name", FOLLOWS)
def test_what_follows_from_an_order(name: str) -> None:
    """For 0 to 9 units: by hand, exactly on the plan, and in the model from the side on which the
    formula promises to be exact (the other side is held by whoever uses it).
    """
    formula, senses, by_hand = FOLLOWS[name]
    for q in range(10):
        exact = formula(orders_of(offers_in_one_phase(1), [q]))
        assert isinstance(exact, Figures)
        assert exact.values.tolist() == [by_hand(q)]
        for sense in senses:
            x = lots(9)
            made = formula(x)
            assert isinstance(made, Linear)
            value = extreme(x, made, sense=sense, fixed={x.lot_start: q})
            assert value == pytest.approx(int(by_hand(q)), abs=1e-6)


def test_excess_at_most() -> None:
    """An excess of at most 2 over 5 lets 7 units be ordered, not 8; in halves of a unit, too.

    With weight 2 and a limit of 3 the excess over 5 of 2 q is 1, 3, 5 …, so q is at most 4.
    """
    for weight, limit, most in ((1.0, 2, 7), (0.5, 1, 9), (2.0, 3, 4)):
        x = lots(9)
        x.excess("e", x.ordered(weight) - 5.0, limit)
        units = x.ordered()
        assert isinstance(units, Linear)
        assert extreme(x, units, sense=-1) == (9 if weight == 0.5 else most)


def test_an_amount_stands_once_and_stays_whole() -> None:
    """Three lots of at most 9: all of them are 27 in one column, and asked for again the same one.

    Rows refer to it by one figure, not three; what is counted in eights still is, so a shortfall
    of it is a whole column. 8 × 27 = 216 at most.
    """
    x = lots(9, 9, 9)
    everything = x.amount("all", x.ordered(8))
    assert x.amount("all", x.ordered(8)) is everything
    assert len(linear(everything).summed()[1]) == 1
    assert x.most(everything).tolist() == [216]
    assert not x.integer[-1]
    x.excess("short", -everything + 28.0)
    assert x.integer[-1]


def test_whole_concessions_are_whole_columns() -> None:
    """8 accelerators a unit, 28 asked for: every shortfall is a multiple of 4, at most 7 of them,
    so the column counts fours and a relaxed shortfall of 0.8 rounds up. Money in won is too fine
    for whole numbers and stays continuous.
    """
    x = lots(9)
    x.excess("short", -x.ordered(8) + 28.0)
    assert x.integer[-1]
    assert x.upper[-1] == 7
    money = lots(9)
    money.excess("over", money.ordered(400_000_001) - 1.0)
    assert not money.integer[-1]


def test_asking_twice_gives_the_same_columns() -> None:
    x = lots(9)
    first = x.whether("used", x.ordered())
    size = len(x.upper)
    assert x.whether("used", x.ordered()) is first
    assert len(x.upper) == size


def test_large_amounts_are_scaled() -> None:
    """A column of up to 3 tn won is measured in 10 m won: at most 300,000 of them."""
    x = lots(1)
    money = x.column("money", np.array([3e12, 5.0]), integer=False)
    assert x.upper[-2:].tolist() == [300_000, 5]
    assert (x.upper[-2:] <= LARGEST).all()
    assert x.most(money).tolist() == [3e12, 5]


def test_bounds_from_limiting_rows() -> None:
    """10 a + 20 b ≤ 105: at most 10 a, 5 b. Of 3 a + 3 b no more than 105 × 3/10 = 31.5, where
    the columns alone would say 3 × 10 + 3 × 5 = 45.
    """
    x = lots(100, 100)
    x.require("power", x.lot_units(np.array([10.0, 20.0])).total(), "<=", 105)
    x.tighten()
    assert x.upper[x.lot_start : x.lot_start + 2].tolist() == [10, 5]
    assert x.most(x.lot_units(3).total()).tolist() == [31.5]


def test_bounds_are_never_too_small() -> None:
    """40 random sets of limiting rows and sums: the bound of a sum is at least the most that any
    whole-number plan within the rows reaches.
    """
    rng = np.random.default_rng(3)
    for _ in range(40):
        x = lots(4, 4, 4)
        weights = rng.integers(0, 6, (2, 3)).astype(float)
        bounds = rng.integers(0, 30, 2).astype(float)
        for weight, bound in zip(weights, bounds, strict=True):
            x.require("limit", x.lot_units(weight).total(), "<=", bound)
        x.tighten()
        gain = rng.integers(-3, 6, 3).astype(float)
        plans = np.array(list(product(range(5), repeat=3)))
        within = plans[(plans @ weights.T <= bounds).all(axis=1)]
        assert x.most(x.lot_units(gain).total())[0] >= (within @ gain).max() - 1e-9
        assert (x.upper[x.lot_start : x.lot_start + 3] >= within.max(axis=0)).all()


def test_what_limits_a_site_limits_the_lots_that_can_go_nowhere_else() -> None:
    """H powers 105 kW: x and y (10 kW, one pool) and z (20 kW) go there only, w also to K.

    Of x, y and z there are at most 10 in all, of 3 each 31.5: as if the site's row named the lots.
    Without it x, y and z are at most 10, 10 and 5, so 75. w can go elsewhere: its own 9 remain.
    """
    made = scenario(
        phases=quarters(1), sites=[site("H"), site("K")],
        systems=[system("S"), system("T"), system("W")],
        offers=[offer("x", 1, sites=["H"]), offer("y", 1, sites=["H"]),
                offer("z", 1, system="T", sites=["H"]),
                offer("w", 1, system="W", maximum_total=9)])
    x = columns_of(made)
    x.require("supply", x.ordered(1, where=x.lots.offer.id == "w"), "<=", 9)
    kw = np.where(x.placements.system.id == "T", 20.0, 10.0)
    x.require("power", x.placed(kw, where=x.placements.site.id == "H"), "<=", 105)
    x.tighten()
    assert x.most(x.ordered(3, where=x.lots.offer.id != "w")).tolist() == [31.5]
    assert x.most(x.ordered(3)).tolist() == [31.5 + 27]


def pool() -> tuple[object, ...]:
    made = scenario(phases=quarters(1), sites=[site("H"), site("K"), site("L")],
                    offers=[offer("x", 1), offer("y", 1), offer("z", 1, sites=("L",))])
    return made, columns_of(made)


def test_units_of_a_pool_are_given_out() -> None:
    """x and y (one pool) have 5 and 3 units, H, K and L take 2, 4 and 2; z goes to L alone, 6.

    Every lot and every placement comes out even, whoever ships to where.
    """
    _, x = pool()
    layout = x.frame.layout
    values = np.zeros(len(x.upper))
    ordered = {0: 5, 1: 3, 2: 6}
    for lot, name in enumerate(layout.lot_offer):
        values[x.lot_start + lot] = ordered[int(name)] + 1e-7  # a solver's whole number
    placed = {(False, 0): 2, (False, 1): 4, (False, 2): 2, (True, 2): 6}
    alone = layout.lot_pool[np.nonzero(layout.lot_offer == 2)[0][0]]
    for at, (owner, where) in enumerate(
        zip(layout.placement_pool, layout.placement_site, strict=True)
    ):
        values[x.placement_start + at] = placed[bool(owner == alone), int(where)] - 1e-7
    units = line_units(x, values)
    assert units.min() >= 0
    by_lot = np.bincount(layout.line_lot, units)
    assert by_lot.tolist() == [ordered[int(o)] for o in layout.lot_offer]
    by_place = np.bincount(layout.line_placement, units)
    assert by_place.tolist() == np.rint(
        values[x.placement_start : x.placement_start + len(by_place)]).tolist()


def test_lines_with_columns_of_their_own_are_read_off() -> None:
    """A rule that asks who ships to where gets columns, held to the lots and placements."""
    _, x = pool()
    layout = x.frame.layout
    at_k = (layout.line_site == 1) & (layout.lot_offer[layout.line_lot] == 1)
    y_to_k = x.shipped(1, where=at_k)
    assert isinstance(y_to_k, Linear)
    x.balance()
    lot = {int(o): x.lot_start + i for i, o in enumerate(layout.lot_offer)}
    place = {int(s): x.placement_start + i
             for i, (p, s) in enumerate(zip(layout.placement_pool, layout.placement_site,
                                            strict=True))
             if p == layout.lot_pool[lot[0] - x.lot_start]}
    # x 5, y 3; H 2, K 4, L 2: y sends K at least 0 (x sends 4) and at most 3
    fixed = {lot[0]: 5, lot[1]: 3, place[0]: 2, place[1]: 4, place[2]: 2}
    assert extreme(x, y_to_k, sense=1, fixed=fixed) == 0
    assert extreme(x, y_to_k, sense=-1, fixed=fixed) == 3
    values = np.zeros(len(x.upper))
    ships = np.nonzero(layout.lot_offer[layout.line_lot] == 1)[0]
    values[x.line_columns[ships]] = [0, 2, 1]
    assert line_units(x, values)[ships].tolist() == [0, 2, 1]


def test_orders_hold_only_what_is_ordered() -> None:
    """Of three lines one has units: exact evaluation carries one lot, and every figure is exact."""
    exact = orders_of(offers_in_one_phase(3), [0, 4, 0])
    assert exact.lots.offer.id.tolist() == ["o1"]
    third = exact.ordered(Fraction(1, 3))
    assert isinstance(third, Figures)
    assert third.values.tolist() == [Fraction(4, 3)]
