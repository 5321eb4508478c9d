"""How much sooner would win, and why an offer could not be ordered at all, by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from optimizer.answers.bench import Bench
from optimizer.answers.why import why
from optimizer.domain.answer import Answer
from optimizer.domain.scenario import Scenario
from optimizer.model.options import Options
from tests.build import accelerator, milestone, offer, regime_rule, scenario, target


def asked(question: Scenario, name: str) -> Answer:
    """The answer about one offer, without any gap."""
    return why(question, Bench(Options(gap=0.0), jobs=1), name)


def weeks(answer: Answer) -> Any:
    """The weeks sooner in the table of prices."""
    table = answer.tables[0]
    at = [column.key for column in table.columns].index("weeks_sooner")
    return table.rows[0][at]


def late(lead: Any, wanted: str = "P1", **more: Any) -> Scenario:
    """Ten wanted by the end of P1 (31 March 2026): a in time at 100, b cheaper but late."""
    row = offer("b", 90, vendor="W", lead_weeks_max=lead) | more
    return scenario(offers=[offer("a", 100), row], rules=target(milestone(10, wanted)))


def test_the_fewest_weeks_sooner_that_win() -> None:
    """Ordered on 1 January, b comes after 12 weeks on 26 March, in time, after 13 on 2 April.

    So 20 weeks have to become 12: 8 sooner. Then ten of b at 900 beat ten of a at 1,000.
    """
    answer = asked(late(20), "b")
    assert weeks(answer) == 8
    assert any("8 weeks sooner wins" in sentence.en for sentence in answer.sentences)
    assert any("8주 앞당기면" in sentence.ko for sentence in answer.sentences)


def test_parts_of_weeks_are_cut_as_whole_ones() -> None:
    """12.5 weeks are 88 days, in time; so of 20.5 weeks 8 are enough, of 21.9 nine are not."""
    assert weeks(asked(late("20.5"), "b")) == 8
    assert weeks(asked(late("21.9"), "b")) == 10


def test_no_lead_time_makes_up_for_the_price() -> None:
    """b at 110 is the dearer one however soon it comes."""
    answer = asked(late(20, unit_price=110), "b")
    assert weeks(answer) is None
    assert any("no lead time wins" in sentence.en for sentence in answer.sentences)


def test_where_orders_cannot_wait_lead_times_in_between_are_tried() -> None:
    """The hall opens in P2, and b can only be ordered in P1: it must not come too soon.

    At once it would come before there is a hall, after 30 weeks too late; so 30 have to become
    25, in P2 (to 30 June, 180 days), and not less than 13 (2 April).
    """
    question = late(30, "P2", valid_until=date(2026, 1, 1)).model_copy(update={"site_phases": ()})
    room = {"site": "H", "liquid_kw": 0, "air_kw": 1000, "rack_units": 1000}
    question = Scenario.model_validate(question.model_dump() | {"site_phases": [
        {**room, "phase": "P1", "power_kw": 0}, {**room, "phase": "P2", "power_kw": 1000}]})
    assert weeks(asked(question, "b")) == 5


def test_an_offer_dropped_by_export_control_names_rule_date_and_source() -> None:
    """Nothing may be shipped to Korea from 2020 on: the answer says by which rule, and since."""
    question = scenario(
        accelerators=[accelerator(), accelerator("C", maker_country="CN")],
        systems=[{"id": name, "accelerator": chip, "accelerators_per_unit": 1, "unit_kw_max": 10,
                  "unit_kw_typical": 8, "rack_units": 8, "cooling": "air"}
                 for name, chip in (("S", "A"), ("SC", "C"))],
        offers=[offer("a", 100), offer("c", 10, vendor="W", system="SC")],
        export_regime="own", rules=target(milestone(10)),
        export_rules=[regime_rule("ban", "prohibited", makers=["CN"])])
    answer = asked(question, "c")
    assert answer.sentences[0].en.startswith("W's SC (c) cannot be ordered at all: export: "
                                             "prohibited under ban (rule ban)")
    assert "rule ban; 2020-01-01; source: test" in answer.sentences[0].en
    table = next(table for table in answer.tables if table.key == "dropped")
    assert table.rows == (("H", "P1, P2", "export: prohibited under ban (rule ban)", "ban",
                           "2020-01-01", "test"),)


def test_an_offer_that_comes_after_the_plan_wins_with_a_shorter_lead_time() -> None:
    """60 weeks from 1 January 2026 end in 2027, after the last phase; 12 are in time."""
    answer = asked(late(60), "b")
    assert "in service only after the last phase" in answer.sentences[0].en
    assert "2026-06-30" in answer.sentences[0].en
    assert weeks(answer) == 48


def test_what_is_ordered_already_stays() -> None:
    """Two of b are ordered: no price is asked for."""
    question = scenario(
        offers=[offer("a", 100), offer("b", 120, vendor="W")], rules=target(milestone(10)),
        placed_orders=[{"offer": "b", "site": "H", "phase": "P1", "units": 2}])
    assert "ordered already: 2 units stay" in asked(question, "b").sentences[0].en
