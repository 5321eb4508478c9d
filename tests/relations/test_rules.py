"""Relations between plans when a rule is hard, soft or off, dearer to break, or less strict."""

from __future__ import annotations

from copy import deepcopy

from hypothesis import assume, example, given
from hypothesis import strategies as st

from optimizer.domain.plan import Plan
from tests.reference.settings import NEVER_SOFT, RULES

from .drawing import (
    SAME,
    Raw,
    about,
    at_least_as_good,
    drawn,
    few,
    mode,
    solved,
    with_aims,
    with_rule,
)

LIMITS = tuple(rule for rule in RULES if rule not in NEVER_SOFT)
"""Rules that only forbid. The others change prices or lines: off can be dearer than hard."""


def _limited(seed: int, rule: str) -> Raw:
    """A scenario around a rule, least cost, in which the rule's mode moves nothing but its rows.

    Without a limit per phase something must limit the supply; without cooling, systems that no
    hall could cool become lines, which may put off when breaks and rebates are settled.
    """
    raw = with_aims(drawn(seed), "least_cost")
    if rule == "supply_phase":
        for offer in raw["offers"]:
            offer.setdefault("maximum_total", 6)
    if rule == "cooling":
        wet = {row["site"] for row in raw["site_phases"] if row["liquid_kw"] > 0}
        assume(len(wet) == len(raw["sites"]))
    if rule == "overbuy":
        assume(mode(raw, "delivery_target") == "hard")
    return raw


def _broken(plan: Plan, rule: str) -> float:
    """By how much the rows of a rule are broken, in its unit."""
    return sum(max(0.0, -float(row.headroom)) for row in plan.rules if row.rule == rule)


@few(48)
@given(seed=about(*LIMITS), price=st.sampled_from((0, 1, 10**4, 10**8)))
@example(seed=75, price=10**8)
@example(seed=273, price=10**8)
def test_off_is_never_worse_than_soft_and_soft_never_worse_than_hard(seed: int, price: int) -> None:
    """What keeps a hard rule breaks nothing when it is soft; what is soft costs less when off.

    So cost can only fall from hard to soft to off, and a plan is never lost on the way. True of
    every rule that only forbids, at every price. In the examples one price is so high that beside
    it the solver would take all other money for nothing.
    """
    rule = RULES[seed % len(RULES)]
    raw = _limited(seed, rule)
    hard = solved(with_rule(raw, rule, mode="hard"))
    soft = solved(with_rule(raw, rule, mode="soft", price=price, max_concession=None))
    off = solved(with_rule(raw, rule, mode="off"))
    assert at_least_as_good(soft, hard)
    assert at_least_as_good(off, soft)
    if price == 0:
        assert at_least_as_good(soft, off)


@few(24)
@given(seed=about(*LIMITS), factor=st.sampled_from((1.5, 10, 1000)))
def test_a_dearer_concession_never_lowers_the_total_and_is_never_larger(
    seed: int, factor: float
) -> None:
    """At a higher price of breaking a rule no plan is cheaper, and the best breaks it no more.

    The second follows from the first: if the best plan at the higher price broke the rule more,
    then one of the two plans would not be the best at its own price.
    """
    rule = RULES[seed % len(RULES)]
    raw = _limited(seed, rule)
    price = raw.get("rules", {}).get(rule, {}).get("price", 1000)
    cheap = solved(with_rule(raw, rule, mode="soft", price=price))
    dear = solved(with_rule(raw, rule, mode="soft", price=price * factor))
    assert at_least_as_good(cheap, dear)
    if cheap is not None and dear is not None:
        doubt = 2 * SAME * max(1.0, abs(float(dear.total_cost))) / (price * (factor - 1))
        assert _broken(dear, rule) <= _broken(cheap, rule) + doubt


@few(24)
@given(seed=about("site_power", "cooling", "rack_space", "supply_phase", "supply_total",
                  "vendor_award", "export_quota", "delivery_target", "compute_target"),
       more=st.sampled_from((1.001, 1.4, 8)))
def test_a_wider_limit_is_never_worse(seed: int, more: float) -> None:
    """More room, more supply, a larger quota or a lower target: no plan is lost, none is dearer.

    Cooling grows only where there is some, and targets do not fall where over-buying is measured
    against them: both would do more than widen a limit.
    """
    raw = with_aims(drawn(seed))
    assert at_least_as_good(solved(_wider(raw, more)), solved(raw))


def _wider(raw: Raw, more: float) -> Raw:
    out = deepcopy(raw)
    fields = {"site_phases": ("power_kw", "liquid_kw", "air_kw", "rack_units"),
              "export_quotas": ("tpp",), "vendors": ("award_max",)}
    for table, names in fields.items():
        for row in out.get(table, ()):
            row.update({name: row[name] * more for name in names if row.get(name) is not None})
    for row in out["vendors"]:
        if row.get("award_min") is not None:
            row["award_min"] /= more
    for row in [*out["offers"], *out.get("offer_phases", ())]:
        for name in ("maximum_per_phase", "maximum_total", "maximum"):
            if row.get(name) is not None:
                row[name] += 1
    rules = out["rules"]
    if mode(raw, "overbuy", "off") == "off":
        for goal in rules.get("delivery_target", {}).get("milestones", ()):
            goal["accelerators"] -= 1
    for goal in rules.get("compute_target", {}).get("targets", ()):
        goal["amount"] /= more
    return out
