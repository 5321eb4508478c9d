"""What a plan for all futures is in simple cases, and what is wrong with a question."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from optimizer.answers.bench import Bench
from optimizer.cli.commands import app
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput, NoPlan
from optimizer.io import given_file
from optimizer.model.options import Options
from optimizer.studies.robust.figures import Found
from optimizer.studies.robust.finding import Search, Way
from optimizer.studies.robust.futures import futures_of, read_futures
from optimizer.studies.robust.pursuit import Pursuit
from optimizer.studies.robust.robust import find_robust, robust
from optimizer.studies.robust.targets import Shortfall
from tests.build import milestone, offer, scenario, solved, target

NOW = date(2026, 1, 1)
"""The first day of P1: its orders are signed now, those of P2 later."""


def question(**more: Any) -> Scenario:
    """Two wanted by P2: a at 100, and from P2 on at 100 too."""
    return scenario(offers=[offer("a", 100)], rules=target(milestone(2, "P2")), **more)


def later(price: int) -> str:
    """Another price of a in P2."""
    return f'scenario.offer_phases=[{{"offer": "a", "phase": "P2", "unit_price": {price}}}]'


def asked(
    futures: list[dict[str, Any]], base: Scenario | None = None, by: date = NOW,
    pursuit: Pursuit | None = None, chance: Fraction | None = None,
    shortfall: Shortfall | None = None,
) -> Found:
    """The plan for these futures, without a gap."""
    return find_robust(base or question(), futures_of({"future": futures}), by,
                       Bench(Options(gap=0.0), jobs=1), pursuit, chance, shortfall)


DEAR_OR_CHEAP = [{"name": "dear", "chance": "0.5", "set": [later(300)]},
                 {"name": "cheap", "chance": "0.5", "set": [later(20)]}]


def test_by_hand() -> None:
    """Two now cost 200 in both futures; none now 600 or 40: 320 on average. With all known 200 or
    40: 120, so that knowing is worth 80. Regret of two now: 0 and 160; of one: 200 and 80; of none:
    400 and 0."""
    found = asked(DEAR_OR_CHEAP)
    assert found.best.orders == {("a", "H", "P1"): 2}
    assert (found.expected(found.best), found.evpi.figure) == (200, 80)
    assert max(asked(DEAR_OR_CHEAP, pursuit=Pursuit("regret")).regrets(found.best)) == 160


WAIT_OR_GONE = [{"name": "wait", "set": [later(90)]},
                {"name": "gone", "set": [
                    'scenario.offer_phases=[{"offer": "a", "phase": "P2", "maximum": 0}]']}]


def test_what_one_future_would_sign_and_all_can_bear() -> None:
    """Alone "wait" signs nothing now, which "gone" cannot bear; "gone" signs two, and both can."""
    search = asked(WAIT_OR_GONE).search
    own = search.own()
    assert isinstance(own, Way)
    assert [one.value for one in own.trials] == [180, 200]
    borne = search.borne(own)
    assert borne is not None
    assert (borne.orders, borne.losses) == ({("a", "H", "P1"): 2}, (200, 200))


def test_no_time_for_all_futures_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """The common model finds nothing, and the plain plan waits, which one future cannot bear: the
    answer is what the other would sign, at no more than the 10 it might be worse than it need be.
    Without: many futures had no answer, though there was one."""
    monkeypatch.setattr(Search, "best", lambda *_: "unknown")
    found = asked(WAIT_OR_GONE, question(
        offer_phases=[{"offer": "a", "phase": "P2", "unit_price": 90}]))
    assert (found.best.orders, found.vss) == ({("a", "H", "P1"): 2}, None)
    assert (found.expected(found.best), found.bound, found.complete) == (200, 190, False)


def test_one_future_is_the_ordinary_solve() -> None:
    """Without: the common model could hold something else than the model it is made of."""
    found = asked([{"name": "only", "set": [later(20)]}])
    assert found.expected(found.best) == 40
    assert found.evpi.figure == 0


def test_futures_that_are_the_same_are_the_ordinary_solve() -> None:
    """Nothing to gain from knowing, nothing from planning for all."""
    found = asked([{"name": "one"}, {"name": "two"}])
    plain = solved(question())
    assert found.expected(found.best) == plain.total_cost
    assert found.vss is not None
    assert (found.vss.figure, found.evpi.figure) == (0, 0)


def test_worst_cases_without_weight_are_the_expectation() -> None:
    """And with all weight on the worst half it is the dear future that counts."""
    none = asked(DEAR_OR_CHEAP, pursuit=Pursuit("cvar", Fraction(1, 2), Fraction(0)))
    assert none.pursued(none.best) == 200
    cheap = [{**DEAR_OR_CHEAP[0], "chance": "0.1"}, {**DEAR_OR_CHEAP[1], "chance": "0.9"}]
    mean = asked(cheap)
    assert mean.best.orders == {}
    worst = asked(cheap, pursuit=Pursuit("cvar", Fraction(9, 10), Fraction(1)))
    assert worst.best.orders == {("a", "H", "P1"): 2}


def test_a_day_before_everything_leaves_nothing_to_decide() -> None:
    """Every future is then planned with all known; a day after everything leaves one plan."""
    before = asked(DEAR_OR_CHEAP, by=date(2025, 12, 31))
    assert (before.expected(before.best), before.evpi.figure) == (120, 0)
    after = asked(DEAR_OR_CHEAP, by=date(2027, 1, 1))
    assert after.expected(after.best) == 2 * min(100, (300 + 20) / 2)
    for by, said in ((date(2025, 12, 31), "Nothing can be ordered by"),
                     (date(2027, 1, 1), "Every order is placed by")):
        told = robust(question(), futures_of({"future": DEAR_OR_CHEAP}), by,
                      Bench(Options(gap=0.0), jobs=1))
        assert told.sentences[0].en.startswith(said)


SHUT = {"name": "shut", "set": ["scenario.offers[0].sites=[]",
                                'scenario.offers[0].valid_from="2026-04-01"', later(50)]}


def test_a_line_that_a_future_is_without_cannot_be_signed() -> None:
    """In P1 nothing is for sale in one future, so none can be signed; where such orders are lost
    they can, and are neither delivered nor paid there."""
    dear = {"name": "dear", "set": [later(300)]}
    held = asked([dear, SHUT])
    assert held.best.orders == {}
    assert (held.expected(held.best), list(held.shut)) == (350, [("a", "H", "P1")])
    lost = asked([dear, {**SHUT, "lost": True}])
    assert lost.best.orders == {("a", "H", "P1"): 2}
    assert lost.expected(lost.best) == 150


def test_a_target_may_be_missed_within_the_chance() -> None:
    """Nothing is for sale in a future of chance 0.1: no plan, unless that may be missed."""
    futures = [{"name": "fine", "chance": "0.9"},
               {"name": "none", "chance": "0.1", "set": ["scenario.offers[0].maximum_total=0"]}]
    with pytest.raises(NoPlan, match="none"):
        asked(futures)
    found = asked(futures, chance=Fraction(9, 10))
    assert (found.missed, found.expected(found.best)) == ((False, True), 180)
    with pytest.raises(NoPlan, match="none"):
        asked(futures, chance=Fraction(95, 100))


def test_a_target_may_be_missed_by_so_much_in_the_worst_cases() -> None:
    """One in ten futures sells one at most. Of the worst fifth that is half, so that one missing
    there is half an accelerator on average: borne by a limit of 1/2, and not by one of 2/5.

    All cheaper the fewer are bought: the fine future uses what the limit leaves, 1 of 1/2 in the
    worst fifth is its chance of 0.9 too much.
    """
    futures = [{"name": "fine", "chance": "0.9"},
               {"name": "few", "chance": "0.1", "set": ["scenario.offers[0].maximum_total=1"]}]
    found = asked(futures, shortfall=Shortfall(Fraction(1, 2), Fraction(8, 10)))
    assert (found.shortfalls, found.missed) == ((0, 1), (False, True))
    assert found.expected(found.best) == 190
    with pytest.raises(NoPlan, match="few"):
        asked(futures, shortfall=Shortfall(Fraction(2, 5), Fraction(8, 10)))
    all_short = asked(futures, shortfall=Shortfall(Fraction(1), Fraction(0)))
    assert (all_short.shortfalls, all_short.expected(all_short.best)) == ((1, 1), 100)
    seldom = asked(futures, chance=Fraction(9, 10), shortfall=Shortfall(Fraction(2), Fraction(0)))
    assert (seldom.shortfalls, seldom.expected(seldom.best)) == ((0, 2), 180)


def test_how_far_a_target_is_missed_is_told() -> None:
    """Without: the reader would not know which future falls short, and by how much."""
    futures = futures_of({"future": [
        {"name": "fine", "chance": "0.9"},
        {"name": "few", "chance": "0.1", "set": ["scenario.offers[0].maximum_total=1"]}]})
    told = robust(question(), futures, NOW, Bench(Options(gap=0.0), jobs=1),
                  shortfall=Shortfall(Fraction(1, 2), Fraction(8, 10)))
    said = " ".join(sentence.en for sentence in told.sentences)
    assert "missed by 0.5 accelerators on average, of 0.5 allowed; the most is 1 in “few”" in said
    table = next(one for one in told.tables if one.key == "futures")
    at = [column.key for column in table.columns].index("short")
    assert [row[at] for row in table.rows] == [0, 1]


def test_futures_that_want_opposite_orders_have_no_plan_together() -> None:
    """One pins two now, the other forbids them: each has a plan, both together none."""
    pin = 'scenario.pins=[{"offer": "a", "phase": "P1", "kind": "%s", "units": %d}]'
    with pytest.raises(NoPlan, match="no orders of up to 2026-01-01 suit all of them: some, none"):
        asked([{"name": "some", "set": [pin % ("at_least", 2)]},
               {"name": "none", "set": [pin % ("at_most", 0)]}])


@pytest.mark.parametrize(("content", "said"), [
    ({"future": [{"name": "a", "chance": "0.5"}, {"name": "b", "chance": "0.4"}]}, "sum to 0.9"),
    ({"future": [{"name": "a", "chanse": 1}]}, "Did you mean chance?"),
    ({"futures": []}, "Did you mean future?"),
    ({"future": []}, "future"),
    ({"future": [{"name": "a"}, {"name": "a"}]}, "there twice"),
    ({"future": [{"name": "a", "chance": 1}, {"name": "b"}]}, "some have none"),
    ({"future": [{"name": "a", "chance": 0}, {"name": "b", "chance": 1}]}, "its chance is 0"),
])
def test_what_is_wrong_with_a_file(content: dict[str, Any], said: str) -> None:
    """Without: a mistyped key would be passed over, and chances that do not sum be made to."""
    with pytest.raises(BadInput, match=said):
        futures_of(content, "f.toml")


def test_every_change_that_does_not_fit_is_named() -> None:
    """Two futures, each with an unknown name: both are told, with their place."""
    with pytest.raises(BadInput) as caught:
        asked([{"name": "a", "set": ["nonsense.price=1"]}, {"name": "b", "set": ["money.x=1"]}])
    assert [problem.place.row for problem in caught.value.problems] == [0, 1]


def test_a_change_that_names_what_is_not_there_is_told() -> None:
    """Without: an offer of a vendor that no table lists would end in a fault of the program."""
    with pytest.raises(BadInput, match="nobody"):
        asked([{"name": "a", "set": ['scenario.offers[0].vendor="nobody"']}])


ALWAYS_SHORT = Shortfall(Fraction(1))


@pytest.mark.parametrize(("pursuit", "chance", "shortfall", "said"), [
    (Pursuit(), Fraction(0), None, "above 0"),
    (Pursuit("cvar", Fraction(1)), None, None, "below 1"),
    (Pursuit("cvar", weight=Fraction(2)), None, None, "from 0 to 1"),
    (Pursuit("regret"), Fraction(1, 2), None, "regret compares"),
    (Pursuit("regret"), None, ALWAYS_SHORT, "regret compares"),
    (Pursuit(), Fraction(1), ALWAYS_SHORT, "never missed"),
    (Pursuit(), None, Shortfall(Fraction(-1)), "0 or more"),
    (Pursuit(), None, Shortfall(Fraction(1), Fraction(1)), "below 1"),
])
def test_what_is_wrong_with_a_question(
    pursuit: Pursuit, chance: Fraction | None, shortfall: Shortfall | None, said: str,
) -> None:
    """Without: a share of one would divide by nothing."""
    with pytest.raises(BadInput, match=said):
        asked(DEAR_OR_CHEAP, pursuit=pursuit, chance=chance, shortfall=shortfall)


def test_the_command(tmp_path: Path) -> None:
    """An answer in both languages and as JSON (0), no plan (1), a bad file (2)."""
    base, futures = tmp_path / "base.json", tmp_path / "futures.toml"
    base.write_text(json.dumps(question().model_dump(mode="json")), encoding="utf-8")
    told = ["robust", str(base), "--futures", str(futures), "--decide-by", "2026-01-01"]
    futures.write_text('[[future]]\nname = "as it is"\n', encoding="utf-8")
    out = tmp_path / "answer.json"
    run = CliRunner().invoke(app, [*told, "--lang", "ko", "--json", str(out)])
    assert run.exit_code == 0, run.output
    assert "미리" in run.output
    assert json.loads(out.read_text(encoding="utf-8"))
    futures.write_text('[[future]]\nname = "dry"\nset = ["scenario.offers[0].maximum_total=0"]\n',
                       encoding="utf-8")
    run = CliRunner().invoke(app, told)
    assert (run.exit_code, "dry" in run.output) == (1, True)
    futures.write_text("[[future]\n", encoding="utf-8")
    assert CliRunner().invoke(app, told).exit_code == 2


def test_the_example_file_is_in_order() -> None:
    """Without: the futures that ship could be broken by a change of their scenario's tables."""
    found = read_futures(given_file(Path("data/studies/korea-2025-futures.toml")))
    assert sum(found.chances) == 1
    assert all(one.note.startswith("assumption") for one in found.listed)
