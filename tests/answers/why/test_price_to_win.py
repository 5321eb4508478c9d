"""The price to win, by hand: of a first unit, of a quoted quantity, of a dearer offer kept."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from optimizer.answers.bench import Bench
from optimizer.answers.why import price_to_win, why
from optimizer.domain.answer import Answer
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput, NoPlan
from optimizer.model.options import Options
from tests.build import breaks, milestone, offer, scenario, site, system, target, vendor


def asked(question: Scenario, name: str) -> Answer:
    """The answer about one offer, without any gap."""
    return why(question, Bench(Options(gap=0.0), jobs=1), name)


def row(answer: Answer, name: str = "") -> dict[str, Any]:
    """The row of an offer in the table of prices, by column."""
    table = answer.tables[0]
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, cells, strict=True)) for cells in table.rows]
    return next(one for one in rows if name in ("", one["offer"]))


def two(cheap: Any, dear: Any, **tables: Any) -> Scenario:
    """Ten units wanted, from V or from W."""
    rows = [offer("a", cheap), offer("b", dear, vendor="W", **tables.pop("b", {}))]
    return scenario(offers=rows, rules=target(milestone(10)) | tables.pop("rules", {}), **tables)


def test_a_dearer_offer_wins_at_the_price_of_the_cheaper() -> None:
    """Ten of a cost 1,000. One of b at 120 makes 1,020; at 100 it costs the same 1,000."""
    answer = asked(two(100, 120), "b")
    found = row(answer)
    assert (found["standing"], found["wins_at"], found["loses_at"]) == ("loses", 100, 101)
    assert "at KRW 100 it would be bought (now KRW 120, 16.7 % less)" in answer.sentences[0].en
    assert "KRW 100이면 구매됩니다" in answer.sentences[0].ko
    assert answer.complete
    assert any(trial.name == "as it is" for trial in answer.trials)


def test_a_fee_lowers_the_price_of_the_first_unit() -> None:
    """W costs 90 to engage: all ten of b at 91 are 910 + 90 = 1,000, at 92 they are 1,010.

    One unit alone would have to cost 10: found only by going on from the first plan that wins.
    """
    found = row(asked(two(100, 120, vendors=[vendor("V"), vendor("W", engagement_fee=90)]), "b"))
    assert (found["wins_at"], found["loses_at"]) == (91, 92)


def test_a_quoted_quantity_needs_a_lower_price_than_its_first_unit() -> None:
    """Four come from a at 50, the others at 100. One b wins at 100; seven b replace one at 50.

    At 50 seven b and three a cost 500, as does any other mix; at 51 only six b are bought.
    """
    question = scenario(
        offers=[offer("a4", 50, maximum_total=4), offer("a", 100, vendor="U"),
                offer("b", 120, vendor="W", quoted_units=7)],
        rules=target(milestone(10)))
    found = row(asked(question, "b"))
    assert (found["wins_at"], found["quoted_wins_at"]) == (100, 50)


def test_breaks_move_with_the_list_price() -> None:
    """b has half its price from the fifth unit on: ten at list price 200 cost 1,000 as a's do.

    The four units before would not, so it is the whole ten that win, at 200 and not at 201.
    """
    question = two(100, 300, b={"break_kind": "all_units"}, price_breaks=breaks("b", (5, 150)))
    found = row(asked(question, "b"))
    assert (found["wins_at"], found["loses_at"]) == (200, 201)


def test_a_bought_offer_stays_up_to_its_rivals_price() -> None:
    """a is bought at 100; at 120 it ties with b, at 121 nothing of it is bought."""
    answer = asked(two(100, 120), "a")
    found = row(answer)
    assert (found["standing"], found["wins_at"], found["loses_at"]) == ("bought", 120, 121)
    assert "is bought: 10 units at KRW 100 each" in answer.sentences[0].en
    assert "It stays up to KRW 120, 20.0 % more" in answer.sentences[1].en


def test_an_offer_nothing_can_replace_is_bought_at_any_price() -> None:
    """V alone can deliver: without a there is no plan."""
    answer = asked(scenario(offers=[offer("a", 100)], rules=target(milestone(3))), "a")
    assert "at any price" in answer.sentences[1].en


def test_a_budget_is_what_keeps_an_offer_affordable() -> None:
    """Only a delivers, and 450 may be spent: three units at 150 fit, at 151 they do not."""
    question = scenario(
        offers=[offer("a", 100)], budgets=[{"fiscal_year": 2026, "amount": 450}],
        rules=target(milestone(3)) | {"budget_year": {"mode": "hard"}})
    found = row(asked(question, "a"))
    assert (found["wins_at"], found["loses_at"]) == (150, 151)


def test_prices_with_cents_move_by_cents() -> None:
    """At 1,000 won a dollar, 100 won are 0.10 dollars: one cent more and b loses."""
    question = two(100, "0.25", b={"currency": "USD"},
                   exchange_rates=[{"currency": "USD", "rate": 1000}])
    found = row(asked(question, "b"))
    assert (found["wins_at"], found["loses_at"]) == (Decimal("0.10"), Decimal("0.11"))


def test_an_aim_that_is_not_money_is_decided_by_the_next_one() -> None:
    """Both serve at once, so cost decides between equals: b wins at 100, not at 101."""
    aims = [{"aim": "earliest_service", "tolerance": "0.1"}, {"aim": "least_cost"}]
    question = two(100, 120, aims=aims, rules={"overbuy": {"mode": "hard"}})
    found = row(asked(question, "b"))
    assert (found["wins_at"], found["loses_at"]) == (100, 101)


def test_a_share_cap_that_blocks_at_any_price_is_named() -> None:
    """At most none of W: even for nothing b cannot be bought, and lifting Shares is enough."""
    cap = {"of": "vendor", "name": "W", "bound": "at_most", "share": 0}
    answer = asked(two(100, 120, rules={"shares": {"entries": [cap]}}), "b")
    assert "no price wins" in answer.sentences[0].en
    assert "Not even the fewest units can be bought: the rule Shares" in answer.sentences[0].en
    blocks = next(table for table in answer.tables if table.key == "blocked")
    assert [cells[0] for cells in blocks.rows] == ["shares"]


def test_what_runs_dearer_loses_even_for_nothing() -> None:
    """b needs support for 1,000 a year: no rule keeps it out, and no price wins."""
    answer = asked(two(100, 120, b={"support_per_year": 1000}), "b")
    assert "Even for nothing it loses" in answer.sentences[0].en
    assert row(answer)["wins_at"] is None


def test_all_losing_offers_cheapest_first() -> None:
    """b and c lose; c, nearer to winning, stands first. a, which is bought, is not in the table."""
    question = scenario(
        offers=[offer("a", 100), offer("b", 130, vendor="W"), offer("c", 120, vendor="U")],
        rules=target(milestone(10)))
    answer = price_to_win(question, Bench(Options(gap=0.0)))
    assert [cells[0] for cells in answer.tables[0].rows] == ["c", "b"]
    assert {cells[6] for cells in answer.tables[0].rows} == {100}
    named = price_to_win(question, Bench(Options(gap=0.0)), ["a"])
    assert [cells[0] for cells in named.tables[0].rows] == ["a"]


def test_what_is_not_done_in_the_time_is_said() -> None:
    """A stop after the base plan: the answer names the offers of which nothing is known."""
    bench = Bench(Options(gap=0.0), jobs=1)
    bench.told = lambda name: None if name == "as it is" else bench.stop()
    answer = price_to_win(two(100, 120), bench)
    assert not answer.complete
    assert "Not all is known of b" in answer.sentences[0].en


def test_an_unknown_offer_and_a_scenario_without_a_plan_are_refused() -> None:
    """Both are said before anything else is tried."""
    question = two(100, 120)
    with pytest.raises(BadInput, match="unknown offer z"):
        asked(question, "z")
    with pytest.raises(NoPlan):
        asked(scenario(offers=[offer("a", 1, maximum_total=2)], rules=target(milestone(3))), "a")


def test_a_price_per_accelerator_is_told_as_one() -> None:
    """Units of eight at 120 an accelerator against 100: it wins at 100 an accelerator."""
    eight = system("S8", per_unit=8)
    question = scenario(
        systems=[system(), eight], sites=[site()],
        offers=[offer("a", 100), offer("b", 120, vendor="W", system="S8",
                                       price_basis="accelerator")],
        rules=target(milestone(16)))
    answer = asked(question, "b")
    assert row(answer)["wins_at"] == 100
    assert "at KRW 100 per accelerator it would be bought" in answer.sentences[0].en
