"""The aim against the deadline of a milestone, phase by phase."""

from __future__ import annotations

import time
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from optimizer.answers.aiming import first_aim
from optimizer.answers.curve.changes import compact, in_words
from optimizer.answers.curve.tables import trials_table
from optimizer.answers.curve.units import kind_of, shown_unit
from optimizer.answers.curve.walk import aim_of
from optimizer.answers.decimals import decimal
from optimizer.answers.wording import aim_name, figure, signed
from optimizer.core.registry import settings_of
from optimizer.domain.answer import Answer, Column, Phrase, Table
from optimizer.domain.checks.report import did_you_mean, listed
from optimizer.errors import BadInput, Place, Problem
from optimizer.quantities.milestones import milestone_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.answers.bench import Bench
    from optimizer.core.term import Aim
    from optimizer.domain.answer import Cell, Trial
    from optimizer.domain.scenario import Scenario


def deadline_curve(scenario: Scenario, bench: Bench, where: str, most_points: int) -> Answer:
    """A milestone moved over the phases: the last one, or the one that ``where`` names.

    Other milestones and rules stay. Phases nearest to today's deadline are solved first, at most
    ``most_points`` of them.

    Raises:
        BadInput: there is no milestone, or none of that name.
    """
    began = time.monotonic()
    question = first_aim(scenario)
    aim = aim_of(question)
    at, label = _milestone(question, where)
    phases = [phase.id for phase in question.phases]
    own = phases.index(_milestones(question)[at]["phase"])
    nearest = sorted(range(len(phases)), key=lambda i: (abs(i - own), i))[:max(2, most_points)]
    wanted = [(f"deadline {label}: {phases[i]}", _moved(question, at, phases[i])) for i in nearest]
    trials = dict(zip(nearest, bench.solve_all(wanted), strict=True))
    ordered = [(phases[i], trials[i]) for i in sorted(trials)]
    complete = all(t.status in ("optimal", "no plan") for _, t in ordered)
    currency = scenario.money.currency
    return Answer(
        "curve", Phrase(f"{aim.title} against: deadline of {label}",
                        f"{label} 납기에 따른 {aim_name(aim).ko}"),
        tuple(_sentences(aim, ordered, phases[own], currency, len(phases), complete)),
        (_table(aim, ordered, currency),
         trials_table([t for _, t in ordered], aim.unit, currency)),
        tuple(t for _, t in ordered), complete, time.monotonic() - began)


def _milestones(scenario: Scenario) -> list[dict[str, Any]]:
    held = settings_of(scenario).rules["delivery_target"]
    return [m.model_dump(mode="json") for m in held.milestones]  # type: ignore[attr-defined]


def _milestone(scenario: Scenario, where: str) -> tuple[int, str]:
    """Which milestone is meant, and its name."""
    settings = settings_of(scenario)
    milestones = settings.rules["delivery_target"].milestones  # type: ignore[attr-defined]
    if not milestones or not settings.on("delivery_target"):
        raise BadInput([Problem(Place(field="axis"), "delivery_target has no milestone to move",
                                "Give it a milestone and switch it on, or choose another axis.")])
    index = milestone_index(milestones)
    labels = [index.label(i) for i in range(index.size)]
    order = [phase.id for phase in scenario.phases]
    fitting = [i for i, label in enumerate(labels)
               if set(where.split()) <= set(label.split())]
    if not fitting:
        raise BadInput([Problem(Place(field="where"), f"there is no milestone {where}",
                                f"{did_you_mean(where, labels)}Milestones: {listed(labels)}.")])
    at = max(fitting, key=lambda i: (order.index(milestones[i].phase), milestones[i].accelerators))
    return at, f"{labels[at]} ({milestones[at].accelerators:,})"


def _moved(scenario: Scenario, at: int, phase: str) -> Scenario:
    rule = deepcopy(scenario.rules["delivery_target"])
    milestones = [dict(milestone) for milestone in rule["milestones"]]
    milestones[at]["phase"] = phase
    return scenario.model_copy(update={
        "rules": {**scenario.rules, "delivery_target": {**rule, "milestones": milestones}}})


def _sentences(
    aim: Aim, ordered: Sequence[tuple[str, Trial]], own: str, currency: str, phases: int,
    complete: bool,
) -> Iterator[Phrase]:
    name = aim_name(aim)
    today = next(trial for phase, trial in ordered if phase == own)
    if today.value is not None:
        value = figure(today.value, aim.unit, currency)
        yield Phrase(f"With the deadline {own} the {name.en} is {value.en}.",
                     f"납기 {own}에서 {name.ko}은(는) {value.ko}입니다.")
    else:
        yield Phrase(f"With the deadline {own} no plan is known.",
                     f"납기 {own}에서는 확인된 계획이 없습니다.")
    first = next((phase for phase, trial in ordered if trial.feasible), None)
    if first is not None and ordered[0][1].status == "no plan":
        yield Phrase(f"The earliest deadline that can be kept is {first}.",
                     f"지킬 수 있는 가장 이른 납기는 {first}입니다.")
    for phase, trial in ordered:
        if phase == own or today.value is None or trial.value is None or today.plan is None:
            continue
        assert trial.plan is not None
        if trial.value == today.value:
            continue
        by = signed(trial.value - today.value, aim.unit, currency)
        what = in_words(today.plan, trial.plan)
        yield Phrase(f"Deadline {phase}: {name.en} {by.en} ({what.en}).",
                     f"납기 {phase}: {name.ko} {by.ko} ({what.ko}).")
    if len(ordered) < phases:
        yield Phrase(f"{len(ordered)} of {phases} phases were tried, those nearest to {own}.",
                     f"{phases}개 시기 중 {own}에 가까운 {len(ordered)}개를 계산했습니다.")
    if not complete:
        yield Phrase("Some deadlines are not proven.", "일부 납기는 증명되지 않았습니다.")


def _table(aim: Aim, ordered: Sequence[tuple[str, Trial]], currency: str) -> Table:
    value = (kind_of(aim.unit), shown_unit(aim.unit, currency))
    rows: list[tuple[Cell, ...]] = []
    for i, (phase, trial) in enumerate(ordered):
        after = ordered[i + 1][1].plan if i + 1 < len(ordered) else None
        gap: Decimal | None = None
        if trial.value is not None and trial.bound is not None:
            gap = decimal(abs(_ratio(trial.value - trial.bound, trial.value)), 9)
        rows.append((phase, trial.value, trial.bound, gap, trial.status,
                     compact(after, trial.plan) if after and trial.plan else ""))
    return Table(
        "steps", Phrase("Deadline by deadline", "납기별 결과"),
        (Column("deadline", Phrase("Deadline", "납기")),
         Column("value", Phrase(aim.title, aim_name(aim).ko), *value),
         Column("bound", Phrase("No plan is better than", "이보다 나은 계획 없음"), *value),
         Column("gap", Phrase("Proven gap", "증명된 간격"), "share"),
         Column("status", Phrase("Status", "상태")),
         Column("changes", Phrase("Orders against the next row", "다음 행 대비 주문 변화"))),
        tuple(rows), chart="bars")


def _ratio(part: Decimal, whole: Decimal) -> Fraction:
    return Fraction(part) / max(abs(Fraction(whole)), Fraction(1, 10**9))
