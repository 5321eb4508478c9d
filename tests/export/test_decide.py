"""Decisions worked out by hand: real regimes, and small ones that isolate one behaviour."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from optimizer.domain.regime import ControlThreshold, CountryGroup, ExportRegime, ExportRule
from optimizer.errors import BadInput
from optimizer.export import DEFAULT_RULE, breakpoints, decide, shipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.domain.catalogue import Accelerator
    from optimizer.domain.sites import Site

    Chip = Callable[..., Accelerator]
    Hall = Callable[..., Site]
B200 = 36_000
DAY = date(2026, 6, 1)
FIRST = date(2025, 1, 1)


def rule(name: str, **more: Any) -> ExportRule:
    given = {"verdict": "licence", "valid_from": FIRST, "sentence": "", "source": "test", **more}
    return ExportRule(regime="r", id=name, **given)


def regime(*rules: ExportRule, groups: dict[str, tuple[str, ...]] | None = None) -> ExportRegime:
    return ExportRegime(
        id="r", title="", note="", rules=rules,
        groups=tuple(CountryGroup(regime="r", group=name, countries=countries)
                     for name, countries in (groups or {}).items()),
    )


@pytest.mark.parametrize(("name", "verdict", "rule_id", "exception", "weeks", "quotas"), [
    ("none", "no_licence", DEFAULT_RULE, "", 0, ()),
    ("us-2023", "no_licence", "outside-d-groups", "", 0, ()),
    ("us-2025-diffusion", "exception", "aia-exempt", "AIA", 0, ()),
    ("counterfactual-tier2", "licence", "tier2-licence", "", 13, ("tier2-country",)),
    ("counterfactual-tier2-lpp", "exception", "tier2-lpp", "LPP", 0, ("lpp-consignee-year",)),
    ("us-2026-draft", "licence", "draft-pre-clearance", "", 13, ()),
])
def test_b200_for_a_korean_operator_in_korea(
    name: str, verdict: str, rule_id: str, exception: str, weeks: int, quotas: tuple[str, ...],
    chip: Chip, hall: Hall,
) -> None:
    """Proves the core case under every shipped regime.

    Korea is in A:5 and no D group (free under us-2023), is one of the 18 AIA countries, and is
    tier 2 only in the counterfactuals. Without, the planner could block or free the whole round.
    """
    found = decide(chip(B200), hall("KR"), shipped()[name], DAY)
    assert (found.verdict, found.rule, found.exception) == (verdict, rule_id, exception)
    assert (found.lead_weeks, found.quotas) == (weeks, quotas)
    assert not found.refused_by_policy
    assert found.source


@pytest.mark.parametrize("name", sorted(set(shipped()) - {"none"}))
@pytest.mark.parametrize("parent", ["CN", "MO", "HK", "RU"])
def test_restricted_parent_of_a_korean_site(
    name: str, parent: str, chip: Chip, hall: Hall
) -> None:
    """Proves that an operator owned from D:5, Macau or Hong Kong needs a licence in Korea too.

    Denial is presumed. Without, a Chinese-owned hall in Korea would look like any other.
    """
    found = decide(chip(B200), hall("KR", parent), shipped()[name], DAY)
    assert (found.verdict, found.rule) == ("licence", "restricted-parent")
    assert found.refused_by_policy
    assert found.chance == 0


def test_ascend_is_prohibited_everywhere_since_may_2025(chip: Chip, hall: Hall) -> None:
    """Proves General Prohibition 10: a Chinese 5,120 TPP chip is out, from 2025-05-13 on.

    A Chinese chip below the thresholds is not. Without, the planner could buy an Ascend 910B.
    """
    us, ascend = shipped()["us-2023"], chip(5_120, maker_country="CN")
    assert decide(ascend, hall("KR"), us, date(2025, 5, 12)).verdict == "no_licence"
    found = decide(ascend, hall("KR"), us, date(2025, 5, 13))
    assert (found.verdict, found.rule) == ("prohibited", "gp10-prc-chips")
    assert found.rule_date == date(2025, 5, 13)
    assert found.eccn == "3A090.a"
    small = decide(chip(1_000, maker_country="CN"), hall("KR"), us, DAY)
    assert (small.verdict, small.rule) == ("no_licence", "below-3a090")


@pytest.mark.parametrize(("country", "verdict", "refused"), [
    ("CN", "licence", True),  # D:5
    ("MO", "licence", True),  # Macau
    ("HK", "licence", True),  # as China
    ("VN", "licence", False),  # D:1
    ("SA", "licence", False),  # D:4
    ("IL", "no_licence", False),  # D:4, but also A:6
    ("JP", "no_licence", False),  # A:5
    ("MY", "no_licence", False),  # no group
])
def test_destinations_under_the_enforced_rules(
    country: str, verdict: str, refused: bool, chip: Chip, hall: Hall
) -> None:
    """Proves the D groups and the way out through A:5 and A:6 (Israel is in D:4 and A:6).

    The operator is Korean. Without, sites abroad would be judged as if they stood in Korea.
    """
    found = decide(chip(B200), hall(country, "KR"), shipped()["us-2023"], DAY)
    assert (found.verdict, found.refused_by_policy) == (verdict, refused)


@pytest.mark.parametrize(("country", "parent", "rule_id"), [
    ("KR", "US", "aia-exempt"),
    ("KR", "SG", "aia-foreign-parent"),  # 740.27: the parent must be exempt too
    ("SG", "KR", "tier2-licence"),
    ("US", "KR", "within-united-states"),
])
def test_diffusion_framework_looks_at_site_and_parent(
    country: str, parent: str, rule_id: str, chip: Chip, hall: Hall
) -> None:
    """Proves that exception AIA asks for an exempt country twice: of the site and of the parent.

    Without, a tier-2 owner could use Korean halls to go round its country's quota.
    """
    regime = shipped()["us-2025-diffusion"]
    assert decide(chip(B200), hall(country, parent), regime, DAY).rule == rule_id


def test_diffusion_framework_starts_on_its_compliance_date(chip: Chip, hall: Hall) -> None:
    """Proves the change of rule from 2025-05-14 to 2025-05-15.

    Without, systems shipped in spring 2025 would wait 13 weeks for a licence nobody asked for.
    """
    what_if = shipped()["counterfactual-tier2"]
    before = decide(chip(B200), hall("KR"), what_if, date(2025, 5, 14))
    after = decide(chip(B200), hall("KR"), what_if, date(2025, 5, 15))
    assert (before.rule, after.rule) == ("outside-d-groups", "tier2-licence")


def test_korean_chips_stay_free_in_korea(chip: Chip, hall: Hall) -> None:
    """Proves that a 3A090.a-class Korean NPU draws on no quota at home, and does abroad.

    Without, the counterfactual would ration the very chips that are its way out.
    """
    what_if, npu = shipped()["counterfactual-tier2"], chip(16_384, maker_country="KR")
    home, abroad = (decide(npu, hall(c, "KR"), what_if, DAY) for c in ("KR", "MY"))
    assert (home.rule, home.eccn, home.quotas) == ("korean-chip-in-korea", "3A090.a", ())
    assert (abroad.rule, abroad.quotas) == ("tier2-licence", ("tier2-country",))


def test_first_rule_that_fits_decides(chip: Chip, hall: Hall) -> None:
    """Proves that the order of the rows matters, and that a later narrower rule does not win.

    Without, two rules that both fit would decide by chance.
    """
    wide, narrow = rule("wide", verdict="no_licence"), rule("narrow", destinations=("KR",))
    assert decide(chip(1), hall("KR"), regime(wide, narrow), DAY).rule == "wide"
    assert decide(chip(1), hall("KR"), regime(narrow, wide), DAY).rule == "narrow"
    assert decide(chip(1), hall("JP"), regime(narrow, wide), DAY).rule == "wide"


def test_no_rule_means_no_licence(chip: Chip, hall: Hall) -> None:
    """Proves the default and that it names itself: rule, no date, the regime as its source.

    Without, a chip that no rule reaches would have no decision, or one without evidence.
    """
    found = decide(chip(1), hall("KR"), regime(rule("japan", destinations=("JP",))), DAY)
    assert (found.verdict, found.rule, found.rule_date) == ("no_licence", DEFAULT_RULE, None)
    assert (found.lead_weeks, found.chance, found.quotas) == (0, 1, ())
    assert "export regime r" in found.source


def test_a_decision_carries_all_of_its_rule(chip: Chip, hall: Hall) -> None:
    """Proves that nothing of a rule is lost on the way into the decision.

    Without, a plan could show a verdict without the wait, the odds or the source behind it.
    """
    only = rule("only", exception="X", lead_weeks="2.5", chance="0.7", refused_by_policy=True,
                quotas=("q1", "q2"), sentence="said", confidence="E")
    found = decide(chip(1), hall("KR"), regime(only), DAY)
    assert (found.lead_weeks, found.chance) == (Decimal("2.5"), Decimal("0.7"))
    assert found.exception == "X"
    assert (found.refused_by_policy, found.quotas) == (True, ("q1", "q2"))
    assert (found.sentence, found.source, found.confidence) == ("said", "test", "E")
    assert found.rule_date == FIRST


@pytest.mark.parametrize(("field", "fits"), [
    ({"makers": ("US",)}, True), ({"makers": ("KR",)}, False),
    ({"destinations": ("KR",)}, True), ({"destinations": ("JP",)}, False),
    ({"parents": ("SG",)}, True), ({"parents": ("KR",)}, False),
    ({"not_destinations": ("JP",)}, True), ({"not_destinations": ("KR",)}, False),
    ({"classes": ("3A090.a",)}, False),  # the small regime has no thresholds: no class
    ({"valid_to": DAY}, True), ({"valid_to": date(2026, 5, 31)}, False),
    ({"valid_from": DAY}, True), ({"valid_from": date(2026, 6, 2)}, False),
])
def test_each_condition_of_a_rule(
    field: dict[str, Any], fits: bool, chip: Chip, hall: Hall
) -> None:
    """Proves each condition alone: an American chip, a Korean site, a Singaporean parent.

    Without, a condition could be read from the wrong country and still pass the other tests.
    """
    found = decide(chip(1), hall("KR", "SG"), regime(rule("one", **field)), DAY)
    assert (found.rule == "one") is fits


def test_groups_inside_groups(chip: Chip, hall: Hall) -> None:
    """Proves that groups resolve at any depth, with codes and groups side by side.

    Without, "Restricted = D5 + Macau" would match no country at all.
    """
    groups = {"outer": ("middle", "JP"), "middle": ("inner",), "inner": ("KR", "FR")}
    judged = regime(rule("one", destinations=("outer",)), groups=groups)
    reached = {c for c in ("KR", "FR", "JP", "DE") if decide(
        chip(1), hall(c), judged, DAY).rule == "one"}
    assert reached == {"KR", "FR", "JP"}


def test_unknown_group_is_an_error(chip: Chip, hall: Hall) -> None:
    """Proves that a misspelt group stops the decision and names the groups there are.

    Without, "D55" would silently match nothing and free what it should stop.
    """
    judged = regime(rule("one", destinations=("D55",)), groups={"D5": ("CN",)})
    with pytest.raises(BadInput, match=r"'D55' is neither .* one of the groups \(D5\)"):
        decide(chip(1), hall("KR"), judged, DAY)


def test_breakpoints_are_the_days_of_change(chip: Chip, hall: Hall) -> None:
    """Proves that first days, and the days after last days, of rules and thresholds are listed.

    Between two of them the decision stays what it is. Without, a caller that decides once per
    interval would carry a rule past its end.
    """
    short = rule("short", valid_from=date(2025, 3, 1), valid_to=date(2025, 3, 31))
    judged = regime(short, rule("long", valid_from=date(2025, 6, 1))).model_copy(update={
        "thresholds": (ControlThreshold(regime="r", eccn="3A090.a", tpp_from=1, source="test",
                                        valid_from=date.min, valid_to=date(2025, 4, 30)),)})
    days = breakpoints(judged)
    assert days == (date(2025, 3, 1), date(2025, 4, 1), date(2025, 5, 1), date(2025, 6, 1))

    def said(day: date) -> tuple[str, str | None]:
        found = decide(chip(1), hall("KR"), judged, day)
        return found.rule, found.eccn

    assert [said(day) for day in (date(2025, 2, 28), *days)] == [
        (DEFAULT_RULE, "3A090.a"), ("short", "3A090.a"), (DEFAULT_RULE, "3A090.a"),
        (DEFAULT_RULE, None), ("long", None),
    ]


def test_equal_decisions_are_one(chip: Chip, hall: Hall) -> None:
    """Proves that decisions can be counted: same rule and class, same decision, same hash.

    Without, every site would be a case of its own and the model would grow for nothing.
    """
    us = shipped()["us-2023"]
    assert len({decide(chip(B200), hall(c, "KR"), us, DAY) for c in ("KR", "JP", "MY")}) == 1


def test_rules_from_and_for_ever_add_no_day() -> None:
    """Proves that the first and the last day a calendar knows are no days of change.

    Without, "until 9999-12-31", a common way to write "no end", would crash the planner.
    """
    ever = rule("ever", valid_from=date.min, valid_to=date.max)
    assert breakpoints(regime(ever)) == ()
