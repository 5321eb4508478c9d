"""What a concession counts as: the planner's price, else the rule's, else a told assumption."""

from __future__ import annotations

from decimal import Decimal

from optimizer.core.registry import RULES, settings_of
from optimizer.core.relief import concession_price, typical_price
from tests.build import offer, scenario, system


def test_every_rule_that_can_be_conceded_has_an_assumption() -> None:
    """Without one the cheapest way out of a new rule could not be found."""
    for rule in RULES.values():
        can = bool(rule.remedy) and "soft" in rule.modes
        assert (rule.relief is not None) == can, rule.id


def test_the_planners_price_comes_before_the_rules_and_the_assumption() -> None:
    """2 prices of an accelerator (100) where nothing is set: 200; then 7; then 3."""
    for rules, expected in (({}, 200), ({"price": 7}, 7), ({"price": 7, "concession_price": 3}, 3)):
        question = scenario(offers=[offer("o", 100)], rules={"delivery_target": rules})
        held = settings_of(question).rules["delivery_target"]
        assert concession_price(question, RULES["delivery_target"], held) == expected


def test_money_is_worth_itself_and_export_cannot_be_conceded() -> None:
    """1 per 1 whatever accelerators cost; a rule without rows has no price."""
    question = scenario(offers=[offer("o", 100)])
    rules = settings_of(question).rules
    price = concession_price(question, RULES["budget_total"], rules["budget_total"])
    assert price == 1
    export = RULES["export_eligibility"]
    assert concession_price(question, export, rules["export_eligibility"]) is None


def test_the_typical_price_is_per_accelerator_and_in_the_reporting_currency() -> None:
    """Units of 8 at 80 dollars and 1,300 won a dollar: 13,000 each; 14,000 and 999,999 besides.

    The median is 14,000, not the mean of 342,333, which one dear offer would move.
    """
    question = scenario(
        systems=[system(), system("S8", per_unit=8)],
        exchange_rates=[{"currency": "USD", "rate": 1300}],
        offers=[offer("a", 80, system="S8", currency="USD"), offer("b", 14_321),
                offer("c", 999_999)])
    assert typical_price(question) == Decimal(14_000)
    assert typical_price(scenario()) == 1


def test_a_rule_of_several_measures_has_the_dearest_worth() -> None:
    """Terabytes count 10, H100 equivalents 1: a target of both counts 10 a unit."""
    targets = [{"phase": "P1", "measure": measure, "amount": 1} for measure in
               ("h100e", "memory_tb")]
    question = scenario(offers=[offer("o", 100)], rules={"compute_target": {"targets": targets}})
    held = settings_of(question).rules["compute_target"]
    assert concession_price(question, RULES["compute_target"], held) == 1000
