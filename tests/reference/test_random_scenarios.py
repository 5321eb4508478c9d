"""The random scenarios reach every rule in every mode, bind, and are enumerated rightly."""

from __future__ import annotations

import copy
from collections import Counter, defaultdict
from itertools import product

import pytest

from tests.wide import wide

from . import combinations, enumerate_best, evaluate
from .aims import is_maximum
from .random_scenarios import LIMIT, scenario
from .search import Search
from .settings import NEVER_SOFT, RULES
from .world import World

SEEDS = range(wide(240, 500))
SOME = wide(1, 5)
"""So often everything must come up."""
BINDING = wide(1, 2)
"""In so many of the seeds tried each rule must change the optimum."""


@pytest.fixture(scope="module")
def scenarios():
    return [scenario(seed) for seed in SEEDS]


def test_every_rule_comes_hard_soft_and_off(scenarios):
    seen = defaultdict(Counter)
    for s in scenarios:
        for rule, settings in s["rules"].items():
            seen[rule][settings["mode"]] += 1
    for rule in RULES:
        modes = ("hard", "off") if rule in NEVER_SOFT else ("hard", "soft", "off")
        assert all(seen[rule][mode] >= SOME for mode in modes), (rule, seen[rule])


def test_every_condition_comes_up(scenarios):
    """Break kinds and bases, rebates, pins, shares, losses, measures, quotas and aims."""
    seen = Counter()
    for s in scenarios:
        rules = s["rules"]
        seen.update((o["break_kind"], o["break_basis"]) for o in s["offers"] if "break_kind" in o)
        seen.update((r["basis"], r["kind"]) for r in s.get("vendor_rebates", ()))
        seen.update(pin["kind"] for pin in s.get("pins", ()))
        for e in rules.get("shares", {}).get("entries", ()):
            seen.update((e["of"], e["measure"], e["bound"]))
        for e in rules.get("resilience", {}).get("entries", ()):
            seen[e["lost"], "slip_weeks" in e] += 1
        seen.update(quota["scope"] for quota in s.get("export_quotas", ()))
        seen.update((aim["aim"], i > 0) for i, aim in enumerate(s["aims"]))
        seen.update(aim["tolerance"] > 0 for aim in s["aims"][:-1])
    kinds = ("all_units", "incremental")
    wanted = [*product(kinds, ("order", "horizon")), *product(("spend", "units"), kinds)]
    wanted += ["exactly", "at_least", "at_most", "vendor", "maker", "country", "model"]
    wanted += ["platform_class", "vendor_group", "accelerators", "spend", "tpp", True, False]
    wanted += [*product(("vendor", "maker", "site"), (True, False)), "country", "consignee_year"]
    aims = ("least_cost", "least_purchase", "most_compute", "earliest_service", "least_shortfall")
    wanted += [*product(aims, (True, False))]
    assert [name for name in wanted if seen[name] < SOME] == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_changes_some_optima(scenarios, rule):
    """Without the rule another optimum (seen where few combinations are enough)."""
    changed = 0
    for s in scenarios:
        if s["rules"].get(rule, {}).get("mode") not in ("hard", "soft"):
            continue
        without = copy.deepcopy(s)
        without["rules"][rule]["mode"] = "off"
        # Without a rule on supply nothing may bound the units: a ceiling well above does.
        ceiling = 4 if rule in ("supply_phase", "supply_total", "pins", "rack_space") else None
        if combinations(without, ceiling) <= 1000 and _best(s) != _best(without, ceiling):
            changed += 1
        if changed >= BINDING:
            return
    pytest.fail(f"{rule} changes the optimum of {changed} scenarios only")


def _best(s, ceiling=None):
    best = enumerate_best(s, ceiling)
    return None if best is None else [v for v in best.values if v[0] != "least_concession"]


def test_most_scenarios_have_a_plan_and_few_combinations(scenarios):
    assert all(combinations(s) <= LIMIT for s in scenarios)
    some = scenarios[:wide(40, 100)]
    found = [enumerate_best(s) is not None for s in some]
    assert 0.8 * len(some) <= sum(found) < len(some)


def test_the_quick_search_agrees_with_evaluating_every_plan(scenarios):
    """Every combination is evaluated on its own, in fractions; small scenarios only."""
    small = [s for s in scenarios if combinations(s) <= 120]
    some = wide(15, 40)
    assert len(small) >= some
    for s in small[:some]:
        _agrees(s)


def _agrees(s):
    world = World(s)
    search = Search(world)
    keys = [line.key for line in world.lines]
    plans = [
        seen
        for units in product(*(range(bound + 1) for bound in search.bounds))
        if (seen := evaluate(world, dict(zip(keys, units, strict=True)))).feasible
    ]
    best = enumerate_best(s)
    assert (best is None) == (not plans)
    assert best is None or best.feasible == len(plans)
    tolerances = [tolerance for _, tolerance in search.exact.aims]
    for i, tolerance in enumerate(tolerances if plans else ()):
        pick = max if is_maximum(plans[0].aims[i][0]) else min
        value = pick(plan.aims[i][1] for plan in plans)
        assert best.values[i][1] == value
        plans = [plan for plan in plans if abs(plan.aims[i][1] - value) <= tolerance * abs(value)]
