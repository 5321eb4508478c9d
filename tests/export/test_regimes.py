"""The shipped regimes, and how a scenario picks, changes or brings its own."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from optimizer import assets
from optimizer.domain.calendar import Phase
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput, PlannerError
from optimizer.export import find, shipped
from optimizer.export.regimes import load

if TYPE_CHECKING:
    from pathlib import Path

PHASE = Phase(id="2026Q1", start=date(2026, 1, 1), end=date(2026, 3, 31), fiscal_year=2026)
ROWS: dict[str, dict[str, Any]] = {
    "groups": {"group": "Near", "countries": ["KR", "JP"]},
    "thresholds": {"eccn": "X1", "valid_from": "2026-01-01", "tpp_from": 100, "source": "s"},
    "rules": {"id": "near", "valid_from": "2026-01-01", "destinations": ["Near"],
              "classes": ["X1"], "quotas": ["cap"], "verdict": "licence", "sentence": "",
              "source": "s"},
    "quotas": {"id": "cap", "scope": "country", "tpp": 1000, "valid_from": "2026-01-01",
               "valid_to": "2026-12-31", "source": "s"},
}


def scenario(name: str, **tables: list[dict[str, Any]]) -> Scenario:
    return Scenario.model_validate({
        "name": "s", "export_regime": name, "phases": [PHASE],
        **{f"export_{table}": rows for table, rows in tables.items()},
    })


def own(table: str, regime: str = "mine", **change: Any) -> dict[str, Any]:
    return {"regime": regime, **ROWS[table], **change}


def whole(**change: Any) -> dict[str, list[dict[str, Any]]]:
    return {table: [own(table)] for table in ROWS} | change


def texts(error: BadInput) -> list[str]:
    return [str(problem) for problem in error.problems]


def test_shipped_regimes() -> None:
    """Proves that the named regimes ship, and that only the enforced one claims to be the law.

    Without, a what-if could be shown to a minister as the law.
    """
    assert set(shipped()) == {
        "none", "us-2023", "us-2025-diffusion", "counterfactual-tier2",
        "counterfactual-tier2-lpp", "us-2026-draft",
    }
    assert [name for name, r in shipped().items() if not r.counterfactual] == ["us-2023"]


@pytest.mark.parametrize("name", sorted(shipped()))
def test_every_row_has_source_and_confidence(name: str) -> None:
    """Proves that no shipped row comes from nowhere, and that a guessed wait says so.

    Without, an assumed licence time would look like a fact.
    """
    regime = shipped()[name]
    for row in (*regime.groups, *regime.thresholds, *regime.rules, *regime.quotas):
        assert row.source
        assert row.confidence
    for rule in regime.rules:
        if rule.lead_weeks or rule.chance < 1:
            assert "ssumption" in rule.sentence
            assert "assumption" in rule.confidence


@pytest.mark.parametrize("name", sorted(set(shipped()) - {"none"}))
def test_regimes_share_the_enforced_base(name: str) -> None:
    """Proves that every American regime has the groups, thresholds and rules of us-2023.

    Only what the variant changes may differ. Without, a correction of one file would be
    forgotten in the others, and two regimes would differ by accident.
    """
    def rows(regime: str, table: str) -> list[dict[str, Any]]:
        return [row.model_dump(exclude={"regime"}) for row in getattr(shipped()[regime], table)]

    assert rows(name, "thresholds") == rows("us-2023", "thresholds")
    for table in ("groups", "rules"):
        assert [row for row in rows(name, table) if row in rows("us-2023", table)] == rows(
            "us-2023", table)


def test_korea_is_the_only_difference_of_the_counterfactual() -> None:
    """Proves that counterfactual-tier2 is the Diffusion Framework less Korea, and 790 m TPP.

    790 m is above the 2025 award (411,262,592 TPP), below 10,000 Rubin (1,400 m). Without, the
    what-if would mix several changes and its price could not be read.
    """
    written, what_if = shipped()["us-2025-diffusion"], shipped()["counterfactual-tier2"]
    exempt, less = ({g.group: set(g.countries) for g in r.groups} for r in (written, what_if))
    assert len(exempt["AIA"]) == 18
    assert exempt["AIA"] - less["AIA"] == {"KR"}
    assert [r.id for r in written.rules] == [r.id for r in what_if.rules]
    (quota,) = what_if.quotas
    assert (quota.scope, quota.tpp) == ("country", 790_000_000)
    assert (quota.valid_from, quota.valid_to) == (date(2025, 1, 1), date(2027, 12, 31))
    (lpp,) = shipped()["counterfactual-tier2-lpp"].quotas
    assert (lpp.scope, lpp.tpp) == ("consignee_year", 26_900_000)


def test_a_scenario_picks_a_shipped_regime() -> None:
    """Proves the plain case; rows of other regimes in the scenario do not matter."""
    assert find(scenario("us-2023")) is shipped()["us-2023"]
    assert find(scenario("us-2023", **whole())) is shipped()["us-2023"]
    assert find(scenario("none")).rules == ()


def test_a_scenario_brings_its_own_regime() -> None:
    """Proves that a regime is added by rows alone, and is marked as not being the law.

    Without, a planner would need a programmer for every new rule.
    """
    other = own("rules", regime="other", id="other")
    found = find(scenario("mine", **whole(rules=[other, own("rules")])))
    assert [r.id for r in found.rules] == ["near"]
    assert [g.group for g in found.groups] == ["Near"]
    assert (len(found.thresholds), len(found.quotas)) == (1, 1)
    assert found.counterfactual


def test_own_rows_win_table_by_table() -> None:
    """Proves that a quota given under a shipped name changes the quota, and no more.

    Without, one typed quota would throw away every rule of the regime and free all chips.
    """
    base = shipped()["counterfactual-tier2"]
    changed = own("quotas", regime=base.id, id="tier2-country", tpp=100)
    found = find(scenario(base.id, quotas=[changed]))
    assert [q.tpp for q in found.quotas] == [100]
    assert (found.rules, found.groups, found.thresholds) == (
        base.rules, base.groups, base.thresholds)
    assert "changed" in found.note


def test_a_copy_of_the_shipped_rows_is_the_shipped_regime() -> None:
    """Proves that a scenario which carries the regime in full is still under the law.

    Without, a plan file solved again would call the enforced rules a counterfactual.
    """
    base = shipped()["us-2023"]
    copy = {table: [row.model_dump(mode="json") for row in getattr(base, table)]
            for table in ROWS}
    assert find(scenario("us-2023", **copy)) == base


def test_unknown_regime_lists_the_known_names() -> None:
    """Proves that a misspelt name is told with the names there are, the scenario's included.

    Without, the planner would have to look into the data folder.
    """
    with pytest.raises(BadInput) as error:
        find(scenario("us-2032", **whole()))
    (text,) = texts(error.value)
    assert text.startswith("export_regime: there is no export regime 'us-2032'")
    assert all(name in text for name in (*shipped(), "mine"))


def test_all_problems_of_own_rows_at_once() -> None:
    """Proves that every fault is found in one go and is placed in the scenario's own row.

    Row 0 of each table belongs to another regime, so the faults are in row 1. Without, a planner
    would correct one cell, run, and meet the next.
    """
    faulty = {
        "groups": own("groups", countries=["KR", "Farr"]),
        "thresholds": own("thresholds", tpp_below=100),
        "rules": own("rules", valid_to="2025-12-31", classes=["X2"], quotas=["gap"],
                     parents=["Nearr"]),
        "quotas": own("quotas", valid_to="2025-12-31"),
    }
    tables = {table: [own(table, regime="other"), row] for table, row in faulty.items()}
    with pytest.raises(BadInput) as error:
        find(scenario("mine", **tables))
    assert sorted(text.split(": ")[0] for text in texts(error.value)) == [
        "export_groups[1].countries", "export_quotas[1].valid_to", "export_rules[1].classes",
        "export_rules[1].parents", "export_rules[1].quotas", "export_rules[1].valid_to",
        "export_thresholds[1].tpp_below",
    ]


@pytest.mark.parametrize(("groups", "faults"), [
    ({"one": ["two"], "two": ["one", "KR"]}, ["'one' contains itself", "'two' contains itself"]),
    ({"self": ["self"]}, ["'self' contains itself"]),
    ({"out": ["self"], "self": ["self"]}, ["'self' contains itself"]),
    ({"KR": ["JP"]}, ["named like a country code"]),
    ({"Empty": []}, ["has no countries"]),
])
def test_groups_that_cannot_be(groups: dict[str, list[str]], faults: list[str]) -> None:
    """Proves that circles, groups named like a country, and empty groups are refused.

    A group that only leads to a circle is not blamed. Without, KR could mean Japan, and a rule
    on an empty group would never fire.
    """
    rows = [own("groups", group=name, countries=listed) for name, listed in groups.items()]
    rules = [own("rules", destinations=[], classes=[], quotas=[])]
    with pytest.raises(BadInput) as error:
        find(scenario("mine", groups=rows, rules=rules))
    found = texts(error.value)
    assert len(found) == len(faults)
    assert all(any(fault in text for text in found) for fault in faults)


def test_names_there_twice() -> None:
    """Proves that two rules, groups or quotas of one name are refused.

    Without, evidence could not say which of the two decided.
    """
    tables = {table: [own(table), own(table)] for table in ("groups", "rules", "quotas")}
    with pytest.raises(BadInput) as error:
        find(scenario("mine", thresholds=[own("thresholds")], **tables))
    assert sum("is there already" in text for text in texts(error.value)) == 3


def test_a_regime_without_rules_is_refused() -> None:
    """Proves that quotas alone make no regime. Without, all chips would be free by mistake."""
    with pytest.raises(BadInput, match="has no rule, so all would be free"):
        find(scenario("mine", quotas=[own("quotas")]))


@pytest.mark.parametrize(("content", "fault"), [
    ("{", "not a JSON text"),
    (json.dumps({"id": "r", "title": "t"}), "r.json: note: Field required"),
    (json.dumps({"id": "q", "title": "t", "note": ""}), "Name the file q.json"),
    (json.dumps({"id": "r", "title": "t", "note": "", "groups": [own("groups", regime="q")]}),
     "r.json: export_groups[0].regime: the row is of regime 'q'"),
])
def test_a_wrong_file_is_told(content: str, fault: str, tmp_path: Path) -> None:
    """Proves that a regime file with a fault is an error that names file, row and field.

    Without, a broken file would be a traceback, or a regime under the wrong name.
    """
    path = tmp_path / "r.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput) as error:
        load(path)
    assert any(fault in text for text in texts(error.value))


def test_limits_are_read_exactly() -> None:
    """Proves that 5.92 in the file is the decimal 5.92, not the binary number next to it.

    Without, a chip of density 5.92 could fall on either side of the limit.
    """
    assert str(shipped()["us-2023"].thresholds[1].density_from) == "5.92"


def test_data_folder_that_is_missing() -> None:
    """Proves that a broken installation is told in words. Without, it would be a traceback."""
    with pytest.raises(PlannerError, match=r"'no_such_folder' .* Install it again"):
        assets.folder("no_such_folder")
