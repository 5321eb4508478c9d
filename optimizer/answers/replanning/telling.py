"""What is said of a plan that was solved again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from optimizer.answers.aiming import worsening
from optimizer.answers.replanning.moves import changed
from optimizer.answers.wording import aim_name, figure, join, signed
from optimizer.core.registry import AIMS
from optimizer.core.rule import MONEY
from optimizer.domain.answer import Column, Phrase, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from optimizer.answers.replanning.moves import Move
    from optimizer.answers.replanning.reasons import Reasons
    from optimizer.domain.answer import Cell, Trial
    from optimizer.domain.plan import Order, Plan

NAMES = {"ordered": Phrase("ordered already", "발주됨"), "kept": Phrase("kept", "유지"),
         "moved": Phrase("moved", "이동"), "more": Phrase("more", "증가"),
         "less": Phrase("less", "감소"), "new": Phrase("new", "신규"),
         "gone": Phrase("gone", "취소")}
SHOWN = 5


def no_plan(as_of: date) -> str:
    """Where what is ordered cannot stand."""
    return (f"No plan keeps every hard rule with what is ordered before {as_of}. Ask what has to "
            "be conceded.")


def changes_table(found: Sequence[Move], reasons: Reasons) -> Table:
    """Every unit of both plans, changes first."""
    order = ["gone", "less", "moved", "more", "new", "kept", "ordered"]
    rows: list[tuple[Cell, ...]] = [
        (move.what, move.offer, move.units, *(move.before or (None, None)),
         *(move.after or (None, None)), _said(reasons.of(move)))
        for move in sorted(found, key=lambda move: order.index(move.what))]
    return Table("changes", Phrase("What becomes of every order", "발주별 변경"), (
        Column("what", Phrase("Change", "변경")), Column("offer", Phrase("Offer", "견적")),
        Column("units", Phrase("Units", "수량"), "integer", "units"),
        Column("from_site", Phrase("Was at site", "이전 센터")),
        Column("from_phase", Phrase("Was ordered in", "이전 발주 시기")),
        Column("to_site", Phrase("Now at site", "변경 센터")),
        Column("to_phase", Phrase("Now ordered in", "변경 발주 시기")),
        Column("reason", Phrase("Input that changed", "바뀐 입력")),
    ), tuple(rows), Phrase("A reason stands where an input that concerns the order changed.",
                           "발주와 관련된 입력이 바뀐 경우에만 이유를 적었습니다."))


def _said(reason: Phrase | None) -> str:
    return "" if reason is None else reason.en


def figures_table(old: Plan, new: Plan) -> Table:
    """The aims of both plans, as each was proven in its own scenario."""
    before = {proof.aim: proof.objective for proof in old.proofs}
    rows: list[tuple[Cell, ...]] = [
        (AIMS[p.aim].title, before.get(p.aim), p.objective,
             None if p.aim not in before else p.objective - before[p.aim],
             old.currency if p.unit == MONEY else p.unit) for p in new.proofs]
    rows.append(("accelerators", *_three(old.accelerators, new.accelerators), ""))
    return Table("figures", Phrase("Before and after", "이전과 이후"), (
        Column("what", Phrase("Figure", "항목")),
        Column("before", Phrase("Plan", "이전 계획"), "number"),
        Column("after", Phrase("Replanned", "재계획"), "number"),
        Column("difference", Phrase("Difference", "차이"), "number"),
        Column("unit", Phrase("Unit", "단위")),
    ), tuple(rows))


def _three(before: int, after: int) -> tuple[int, int, int]:
    return before, after, after - before


def sentences(
    old: Plan, as_of: date, new: Plan, ordered: Sequence[Order], found: Sequence[Move],
    reasons: Reasons, asked: int | None, most: int | None, free: Trial | None,
) -> Iterator[Phrase]:
    """What stays, what changes and why, what it does to the aim, what the bound costs."""
    units, total = (sum(row.units for row in rows) for rows in (ordered, old.orders))
    yield Phrase(
        f"Of {total:,} units, {units:,} are ordered before {as_of} and stay; of the rest "
        f"{_sum(found, 'kept'):,} stay as planned.",
        f"{total:,}대 중 {as_of} 이전에 발주된 {units:,}대는 그대로 두고, 나머지 중 "
        f"{_sum(found, 'kept'):,}대는 계획대로 유지됩니다.")
    if asked is not None and asked != most:
        yield Phrase(f"No plan changes {asked:,} units or fewer; {most:,} is the least possible, "
                     "and this is the best plan with it.",
                     f"변경을 {asked:,}대 이하로 하는 계획은 없습니다. 최소는 {most:,}대이고, "
                     "그중 최적 계획입니다.")
    counted = Counter({what: _sum(found, what) for what in NAMES})
    said = join([Phrase(f"{counted[what]:,} {NAMES[what].en}",
                        f"{NAMES[what].ko} {counted[what]:,}대")
                 for what in ("moved", "more", "less", "new", "gone") if counted[what]], ", ")
    if said.en:
        yield Phrase(f"{changed(found):,} units change, line by line: {said.en}.",
                     f"라인 기준 {changed(found):,}대가 바뀝니다: {said.ko}.")
    else:
        yield Phrase("Nothing changes.", "바뀌는 것이 없습니다.")
    told = [(move, reason) for move in found if (reason := reasons.of(move)) is not None]
    for move, reason in sorted(told, key=lambda one: -one[0].units)[:SHOWN]:
        yield Phrase(f"{move.offer}: {move.units:,} units {NAMES[move.what].en}: {reason.en}.",
                     f"{move.offer} {move.units:,}대 {NAMES[move.what].ko}: {reason.ko}.")
    yield from _aims(old, new, free)
    yield from _dates(ordered, new)


def _dates(ordered: Sequence[Order], new: Plan) -> Iterator[Phrase]:
    """An order that is placed counts from the first day of its phase; the plan may have had it
    later, from the day of its own scenario."""
    held = {(o.offer, o.site, o.phase): o for o in new.orders}
    moved = [o for o in ordered if (now := held.get((o.offer, o.site, o.phase))) is not None
             and (o.delivery_phase, o.in_service_phase)
             != (now.delivery_phase, now.in_service_phase)]
    if moved:
        names = ", ".join(dict.fromkeys(order.offer for order in moved))
        yield Phrase(f"What is ordered counts from the first day of its phase, so {names} are "
                     "delivered or in service in another phase than the plan said; part of the "
                     "difference comes from that.",
                     f"발주분은 해당 시기 첫날 기준이므로 {names}의 납품·가동 시기가 이전 계획과 "
                     "다릅니다. 차이의 일부는 여기서 나옵니다.")


def _sum(found: Sequence[Move], what: str) -> int:
    return sum(move.units for move in found if move.what == what)


def _aims(old: Plan, new: Plan, free: Trial | None) -> Iterator[Phrase]:
    before = {proof.aim: proof.objective for proof in old.proofs}
    proof = new.proofs[0]
    name, unit = aim_name(AIMS[proof.aim]), AIMS[proof.aim].unit
    value = figure(proof.objective, unit, new.currency)
    if proof.aim in before:
        was = figure(before[proof.aim], unit, new.currency)
        size = signed(proof.objective - before[proof.aim], unit, new.currency)
        yield Phrase(f"{name.en}: {was.en} → {value.en} ({size.en}).",
                     f"{name.ko}: {was.ko} → {value.ko} ({size.ko}).")
    else:
        yield Phrase(f"{name.en}: {value.en}.", f"{name.ko}: {value.ko}.")
    if free is not None and free.plan is not None and free.value is not None:
        saved = worsening(proof.aim, free.value, proof.objective)
        size = figure(saved, unit, new.currency)
        yield Phrase(f"The bound on change costs {size.en}.",
                     f"변경 한도 때문에 드는 비용은 {size.ko}입니다.")
    if new.status != "optimal" or proof.gap:
        gap = f"{float(proof.gap) * 100:.4f}".rstrip("0").rstrip(".")
        yield Phrase(f"Proven: no plan is better by more than {gap} %.",
                     f"이보다 {gap} % 넘게 나은 계획은 없습니다.")
