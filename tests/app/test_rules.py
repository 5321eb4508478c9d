"""Rules: a panel for everything registered, settings that change the draft, and what-ifs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app import state
from app.cells import with_cell, with_setting, without_entry
from app.runs.worker import work_off
from app.screens.rules.costs import Cost, costs_of
from app.screens.rules.dials import dials, reach
from app.store import store
from app.store.desks import keep_desk
from optimizer import api
from optimizer.assets import folder
from optimizer.core.registry import RULES
from optimizer.domain.answer import Answer, Column, Phrase, Table
from optimizer.io.entered import entered
from tests.app.test_start_and_solve import words

CELLS = entered(api.read(folder("scenarios") / "korea-2025.json"), api.BOOK)
TOTAL = "dial.rules.budget_total.amount"
POWER = "dial.site_phases.0.power_kw"


def labels(at) -> str:
    return "\n".join(one.label for one in at.expander)


def label(at, title: str) -> str:
    return next(one.label for one in at.expander if f"**{title}**" in one.label)


def cells(ann):
    return ann.drafts.get(ann.drafts.all()[0][0]).cells


def opened(ann, rule: str, kind: str = "rules"):
    """The screen with the panel of a rule open."""
    return ann.screen("rules", **{f"panel.{kind}.{rule}": True})


def test_nothing_open(ann):
    assert "Open a scenario first." in words(ann.screen("rules"))


def test_every_rule_has_a_panel(ann):
    """Also one that was registered after this was written: nothing is listed by hand."""
    ann.opens()
    at = ann.screen("rules")
    assert not at.exception
    assert [rule.id for rule in RULES.values() if f"**{rule.title}**" not in labels(at)] == []


def test_new_rule_appears_by_itself(ann, monkeypatch):
    new = replace(RULES["bundles"], id="new_rule", title="A rule made today", family=99)
    monkeypatch.setitem(RULES, "new_rule", new)
    ann.opens()
    assert "A rule made today" in labels(ann.screen("rules"))


@pytest.mark.parametrize("rule", list(RULES))
def test_every_panel_opens(ann, rule):
    """Its sentence, its formula, its modes and one widget for each of its settings."""
    ann.opens()
    at = opened(ann, rule)
    assert not at.exception
    assert [one.value.strip("$\n") for one in at.latex] == [RULES[rule].math]
    drawn = {one.key for kind in ("number_input", "text_input", "toggle", "selectbox")
             for one in at.get(kind)}
    hidden = ("mode", "price", "max_concession", "concession_price")
    tables = {"milestones", "targets", "entries"}
    for name in RULES[rule].settings.model_fields:
        if name not in hidden and name not in tables:
            assert f"rules.{rule}.{name}" in drawn


def test_terms_and_aims(ann):
    ann.opens()
    at = ann.screen("rules", **{"panel.terms.network": True})
    at.segmented_control(key="rules.view").set_value("Terms of the bill").run()
    assert [one.id for one in api.BOOK.terms.values() if f"**{one.title}**" not in labels(at)] == []
    at.number_input(key="terms.network.per_accelerator").set_value(3e7).run()
    assert cells(ann).settings["terms"]["network.per_accelerator"] == "30000000"
    at.segmented_control(key="rules.view").set_value("Aims").run()
    at.selectbox(key="aims.further").set_value("most_compute").run()
    at.button(key="aims.add").click().run()
    at.number_input(key="aims.0.tolerance").set_value(2.5).run()
    at.button(key="aims.1.-1").click().run()
    assert cells(ann).tables["aims"] == [{"aim": "most_compute", "tolerance": "0"},
                                         {"aim": "least_cost", "tolerance": "0.025"}]


def test_a_limit_of_an_aim(ann):
    """It stands in the cell as it was typed, and a problem with it at the aims; cleared it is gone.

    Without its field a limit could only be given in the grid or a file.
    """
    ann.opens()
    at = ann.screen("rules")
    at.segmented_control(key="rules.view").set_value("Aims").run()
    at.text_input(key="aims.0.limit").set_value("much").run()
    assert cells(ann).tables["aims"][0]["limit"] == "much"
    assert "1 problems to mend before this can be solved" in words(at)
    at.text_input(key="aims.0.limit").set_value("2500000000000").run()
    assert "problems to mend" not in words(at)
    at.text_input(key="aims.0.limit").set_value("").run()
    assert not cells(ann).tables["aims"][0]["limit"]


def test_without_a_plan(ann):
    ann.opens()
    at = ann.screen("rules")
    assert "There is no plan to compare with yet" in words(at)
    assert not at.toggle(key="what-if.on").value


def test_problems_stand_at_their_rule(ann):
    """What cannot be read stays as it was typed; without: an edit in between would be lost."""
    ann.opens(change=lambda held: held.settings["rules"].update({"site_power.reserve_share": "2"}))
    at = opened(ann, "site_power")
    assert "1 problems to mend before this can be solved" in words(at)
    assert "1 to mend" in label(at, "Site power")
    field = at.text_input(key="rules.site_power.reserve_share")
    assert field.value == "2"
    field.set_value("0.1").run()
    assert cells(ann).settings["rules"]["site_power.reserve_share"] == "0.1"
    assert at.number_input(key="rules.site_power.reserve_share").value == 10


def test_mode_changes_the_cells(ann):
    ann.opens()
    at = opened(ann, "cooling")
    at.segmented_control(key="mode.cooling").set_value("off").run()
    assert cells(ann).settings["rules"]["cooling.mode"] == "off"
    assert "off" in label(at, "Cooling")


def test_soft_comes_with_a_price(ann):
    """Without: the scenario could not be solved until somebody found out what a kW is worth."""
    ann.opens()
    at = opened(ann, "site_power")
    at.segmented_control(key="mode.site_power").set_value("soft").run()
    assert Decimal(cells(ann).settings["rules"]["site_power.price"]) > 0
    assert at.number_input(key="rules.site_power.price").value > 0
    assert "problems" not in words(at)


def test_only_modes_a_rule_has(ann):
    ann.opens()
    at = opened(ann, "price_breaks")
    assert at.segmented_control(key="mode.price_breaks").options == [
        "hard: must hold", "off: does not count"]


def test_back_to_default(ann):
    ann.opens()
    at = opened(ann, "delivery_target")
    at.button(key="reset.rules.delivery_target").click().run()
    assert cells(ann).tables["delivery_target"] == []
    assert "changed" not in label(at, "Delivery target")


def test_filter_and_search(ann):
    ann.opens()
    at = ann.screen("rules")
    at.segmented_control(key="filter.rules").set_value("soft").run()
    assert labels(at).count("**") == 2
    assert "**Resilience**" in labels(at)
    at.segmented_control(key="filter.rules").set_value("all").run()
    at.text_input(key="search.rules").set_value("budget year").run()
    assert "**Yearly budget**" in labels(at)
    assert "**Cooling**" not in labels(at)
    at.text_input(key="search.rules").set_value("no such rule").run()
    assert "None of them is like that" in words(at)


def test_headroom_after_a_solve(ann):
    ann.solves()
    at = opened(ann, "delivery_target")
    assert "This is the plan of the scenario as it stands" in words(at)
    assert "binding" in labels(at)
    (table,) = (one.value for one in at.dataframe if "Headroom" in one.value)
    assert list(table["Bound"]) == ["≥ 10,000 accelerators"]


def test_dial_makes_the_plan_stale_and_solves_again(ann):
    """Each turn of one dial is the same step; what was tried before it is ended at once."""
    shown = ann.solves()
    at = ann.screen("rules", **{"kept.what-if.on": True})
    before = ann.drafts.all()[0][0]
    for wanted in ("1200000000000", "1900000000000"):
        at.select_slider(key=TOTAL).set_value(wanted).run()
        assert cells(ann).settings["rules"]["budget_total.amount"] == wanted
    draft = ann.drafts.get(before)
    assert (draft.position, draft.steps) == (2, 2)
    assert "is of the scenario before your changes" in words(at)
    assert "Changed since its plan: solve again" in words(at)
    former, latest = (ann.runs.get(run) for run in at.session_state["kept.what-if.tried"].values())
    assert (former.stop_asked, latest.stop_asked) == (True, False)
    assert work_off(store()) == 1
    at.run()
    assert "What changes" in words(at)
    assert [run.id for run in ann.runs.all()] == [shown.id]
    at.button(key="what-if.take").click().run()
    assert {run.id for run in ann.runs.all()} == {shown.id, latest.id}
    assert "This is the plan of the scenario as it stands" in words(at)
    at.button(key="what-if.undo").click().run()
    assert cells(ann) == CELLS


def test_what_is_turned_meanwhile_is_left_alone(ann):
    """Without: each answer of the server would put a dial back that is already further on."""
    ann.solves()
    at = ann.screen("rules", **{"kept.what-if.on": False})
    at.select_slider(key=TOTAL).set_value("1900000000000").run()
    assert not at.select_slider(key=TOTAL).proto.set_value
    at.button(key="what-if.undo").click().run()
    assert at.select_slider(key=TOTAL).proto.set_value
    assert at.select_slider(key=TOTAL).value == "1459000000000"


def test_dial_without_solving(ann):
    ann.solves()
    at = ann.screen("rules", **{"kept.what-if.on": False})
    at.select_slider(key=TOTAL).set_value("1900000000000").run()
    assert work_off(store()) == 0
    at.button(key="what-if.try").click().run()
    assert "Solving the changed scenario" in words(at)
    assert work_off(store()) == 1


def test_what_if_can_be_impossible(ann):
    ann.solves()
    at = ann.screen("rules", **{"kept.what-if.on": True})
    at.select_slider(key=TOTAL).set_value("100000000000").run()
    work_off(store())
    at.run()
    assert "It is proven that no plan keeps all hard rules" in words(at)


def test_cost_of_rules_is_asked_and_shown(ann, monkeypatch):
    ann.opens()
    at = opened(ann, "site_power")
    at.button(key="rules.costs").click().run()
    (run,) = ann.runs.all("cost-of-rules")
    assert (run.state, run.question.seconds) == ("waiting", 60)
    assert at.button(key="rules.costs").disabled
    money = ("money", "KRW")
    columns = tuple(Column(name, Phrase(name, name), *kind) for name, *kind in (
        ("rule",), ("title",), ("cost", *money), ("least", *money), ("most", *money)))
    row = ("site_power", "Site power", Decimal(2 * 10**9), Decimal(10**9), Decimal(3 * 10**9))
    answer = Answer("cost-of-rules", Phrase("", ""), (Phrase("Two billion.", ""),),
                    (Table("rules", Phrase("", ""), columns, (row,)),))
    monkeypatch.setattr(state, "answer_of", lambda run: answer)
    assert costs_of(run) == {"site_power": Cost(*row[2:], "KRW", money=True)}
    at.run()
    assert "costs KRW 2" in label(at, "Site power")
    assert "between KRW 1" in words(at)


def test_shared_scenario_cannot_be_changed(ann, bob):
    """Without: whoever looks at it would get a failure for turning a dial."""
    draft = ann.opens()
    ann.drafts.share(draft.id, shared=True)
    keep_desk(store(), "bob", draft=draft.id, run="")
    at = opened(bob, "site_power")
    assert at.select_slider(key=TOTAL).disabled
    assert at.number_input(key="rules.site_power.reserve_share").disabled


def test_korean(ann):
    ann.language = "ko"
    ann.opens()
    at = ann.screen("rules")
    assert "1조 4,590억 원" in at.select_slider(key=TOTAL).options
    assert RULES["site_power"].title not in labels(at)


@pytest.mark.parametrize(("base", "now", "most", "ends"), [
    ("1459000000000", "1459000000000", "0", ("0", "2900000000000")),
    ("0", "0", "2108700000000", ("0", "2100000000000")),
    ("20000", "50000", "0", ("0", "50000")),
])
def test_reach_of_a_dial(base, now, most, ends):
    """Figures of before and now can be reached exactly, though the steps are round."""
    found = reach(base, now, Decimal(most))
    assert (found[0], found[-1]) == ends
    assert {base, now} <= set(found)
    assert [Decimal(text) for text in found] == sorted({Decimal(text) for text in found})


def test_dial_that_is_no_number_is_left_out():
    assert reach("a lot", "a lot", Decimal(0)) == ()
    spoiled = with_cell(CELLS, "site_phases", 0, "power_kw", "a lot")
    assert POWER in {dial.key for dial in dials(CELLS, CELLS)}
    assert POWER not in {dial.key for dial in dials(spoiled, CELLS)}


def test_dials_of_rules_that_are_off_are_left_out():
    off = with_setting(CELLS, "rules", "shares.mode", "off")
    assert any(dial.group == "Shares" for dial in dials(CELLS, CELLS))
    assert not any(dial.group == "Shares" for dial in dials(off, CELLS))


def test_cells_are_changed_in_a_copy():
    changed = without_entry(CELLS, "rules", "site_power", ())
    assert "site_power.reserve_share" in CELLS.settings["rules"]
    assert "site_power.reserve_share" not in changed.settings["rules"]
    assert with_setting(CELLS, "rules", "site_power.reserve_share", "") == replace(
        CELLS, settings={**CELLS.settings, "rules": {
            path: text for path, text in CELLS.settings["rules"].items()
            if path != "site_power.reserve_share"}})
