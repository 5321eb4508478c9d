"""The registry: each rule, term and aim once, and settings checked all at once."""

from __future__ import annotations

import string
from collections import Counter
from pathlib import Path

import pytest

import optimizer.objectives
import optimizer.rules
from optimizer.core.registry import AIMS, RULES, TERMS, aim, rule, settings_of, term
from optimizer.core.rule import RuleSettings
from optimizer.errors import BadInput
from tests.build import milestone as by
from tests.build import offer, scenario, target
from tests.reference.settings import NEVER_SOFT, OFF_BY_DEFAULT
from tests.reference.settings import RULES as SPECIFIED


def test_every_rule_of_the_specification_is_registered_once_in_a_file_of_its_name() -> None:
    """As many files as rules, under the same names; the 20 families are all there.

    Without, a rule could be forgotten in a file that nobody imports.
    """
    files = {p.stem for p in Path(optimizer.rules.__file__).parent.glob("*.py")} - {"__init__"}
    assert files == set(RULES) == set(SPECIFIED)
    assert set(Counter(r.family for r in RULES.values())) == set(range(1, 21))
    assert all(r.rows.__module__ == f"optimizer.rules.{name}" for name, r in RULES.items())


def test_every_term_and_aim_has_a_file_of_its_name() -> None:
    """The bill's order is the order of registration."""
    assert tuple(TERMS) == optimizer.objectives.TERM_MODULES
    assert tuple(AIMS) == optimizer.objectives.AIM_MODULES
    folder = Path(optimizer.objectives.__file__).parent
    assert {p.stem for p in folder.glob("*.py")} - {"__init__"} == {*TERMS, *AIMS}


def test_every_rule_says_what_it_is() -> None:
    """Title, sentence, maths and unit for all; what may be soft also says the concession."""
    for entry in (*RULES.values(), *TERMS.values(), *AIMS.values()):
        assert entry.title
        assert entry.math
        assert entry.unit
        assert entry.sentence.endswith("."), entry.id
    for entry in RULES.values():
        names = {name for _, name, _, _ in string.Formatter().parse(entry.remedy) if name}
        assert names <= {"gap", "where"}, entry.id
        if "soft" in entry.modes:
            assert "gap" in names, entry.id


def test_modes_and_defaults_are_those_of_the_specification() -> None:
    assert {name for name, r in RULES.items() if "soft" not in r.modes} == NEVER_SOFT
    assert {name for name, r in RULES.items() if r.settings().mode == "off"} == OFF_BY_DEFAULT
    assert all({"hard", "off"} <= set(r.modes) for r in RULES.values())
    assert all(issubclass(r.settings, RuleSettings) for r in RULES.values())


def test_a_second_registration_is_refused() -> None:
    """For rules, terms and aims alike; the first one stays."""
    kept = RULES["pins"], TERMS["vat"], AIMS["least_cost"]

    def pins() -> None:
        """Again."""

    def vat() -> None:
        """Again."""

    def least_cost() -> None:
        """Again."""

    with pytest.raises(ValueError, match="pins is registered twice"):
        rule(family=20, title="", math="", unit="")(pins)
    with pytest.raises(ValueError, match="vat is registered twice"):
        term(title="", math="")(vat)
    with pytest.raises(ValueError, match="least_cost is registered twice"):
        aim(title="", math="", unit="", sense="min", money=True)(least_cost)
    assert (RULES["pins"], TERMS["vat"], AIMS["least_cost"]) == kept


def test_what_is_not_said_takes_the_default() -> None:
    settings = settings_of(scenario())
    assert set(settings.rules) == set(RULES)
    assert set(settings.terms) == set(TERMS)
    assert {name for name in RULES if not settings.on(name)} == OFF_BY_DEFAULT


def test_all_problems_at_once() -> None:
    """Ten things wrong are ten problems, each with its place; none hides another."""
    question = scenario(
        offers=[offer("a", 100)], aims=[{"aim": "least_cost"}, {"aim": "least_regret"}],
        rules=target(by(10), {"phase": "P1"}, mode="soft") | {
            "delivery_targets": {},
            "site_power": {"reserve": 1, "reserve_share": 2},
            "price_breaks": {"mode": "soft", "price": 1},
            "vendor_count": {"mode": "sometimes"},
            "resilience": {"entries": [{"lost": "city", "phase": "P1", "accelerators": 1}]},
            "pins": {"mode": "soft"},
        },
        terms={"fit-out": {}, "network": {"per_accelerator": -1}})
    with pytest.raises(BadInput) as caught:
        settings_of(question)
    places = [str(problem.place) for problem in caught.value.problems]
    assert sorted(places) == sorted([
        "aims[1].aim",
        "rules.delivery_target.milestones.1.accelerators",
        "rules.delivery_targets",
        "rules.site_power.reserve",
        "rules.site_power.reserve_share",
        "rules.price_breaks.mode",
        "rules.vendor_count.mode",
        "rules.resilience.entries.0.lost",
        "rules.pins.price",
        "terms.fit-out",
        "terms.network.per_accelerator",
    ])
    assert all(problem.what and problem.remedy for problem in caught.value.problems)
    text = str(caught.value)
    assert "Use one of: least_cost," in text
    assert "Use one of: hard, off." in text
    assert "pins is soft but has no price" in text
    assert "Give its price per units" in text
