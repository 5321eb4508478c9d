"""The tables of a robust plan: what to sign now, what follows, what it costs and is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.answers.curve.units import kind_of, shown_unit
from optimizer.answers.decimals import decimal
from optimizer.domain.answer import Column, Phrase, Table, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.answer import Cell
    from optimizer.studies.robust.figures import Found
    from optimizer.studies.robust.finding import Way

OFFER, SITE = Column("offer", Phrase("Offer", "견적")), Column("site", Phrase("Site", "사이트"))
PHASE = Column("phase", Phrase("Order phase", "주문 시기"))
UNITS = Column("units", Phrase("Units", "대수"), "integer")
FUTURE = Column("future", Phrase("Future", "미래"))
WORTH = (
    ("Expected: robust plan", "Worst cases: robust plan", "Worst regret: robust plan"),
    ("Expected: plain plan", "Worst cases: plain plan", "Worst regret: plain plan"),
    ("Expected: with all known", "Worst cases: with all known", ""),
)
"""Of the robust plan, the plain one and each future's own: the names of their figures."""


def tables(found: Found) -> Iterator[Table]:
    """The most important first; those without rows are left out."""
    made = (_now(found), _futures(found), _worth(found), _later(found), _shut(found))
    return (table for table in made if table.rows)


def _now(found: Found) -> Table:
    """Orders of now, beside those of the plain plan."""
    best = found.best.orders or {}
    plain = (found.plain and found.plain.orders) or {}
    lines = [line for line in {**best, **plain} if best.get(line) or plain.get(line)]
    return Table("now", Phrase(f"Orders to sign by {found.by}", f"{found.by}까지 계약할 주문"), (
        OFFER, SITE, PHASE, UNITS,
        Column("plain", Phrase("Units in the plain plan", "기본 계획의 대수"), "integer"),
    ), tuple((*line, best.get(line, 0), plain.get(line, 0)) for line in lines))


def _later(found: Found) -> Table:
    """What each future orders afterwards."""
    rows: list[tuple[Cell, ...]] = []
    for one, trial in zip(found.search.futures, found.best.trials, strict=True):
        rows += [(one.name, order.offer, order.site, order.phase, order.units)
                 for order in (trial.plan.orders if trial.plan else ())
                 if (order.offer, order.phase) not in found.search.now]
    return Table("later", Phrase("Orders when the future is known", "미래가 정해진 뒤의 주문"),
                 (FUTURE, OFFER, SITE, PHASE, UNITS), tuple(rows))


def _futures(found: Found) -> Table:
    """Every future: with the robust plan, with the plain one, and with all known."""
    kind, unit = kind_of(found.aim.unit), shown_unit(found.aim.unit, found.currency)
    title = phrase(found.aim.title)
    robust, plain = _values(found, found.best), _values(found, found.plain)
    short: list[Cell] = [int(far) for far in found.shortfalls] or [None] * len(robust)
    above, plain_above = _regrets(found, found.best), _regrets(found, found.plain)
    rows: list[tuple[Cell, ...]] = []
    for i, one in enumerate(found.search.futures):
        missed = "missed" if found.missed[i] else ""
        own = found.value(found.own_losses[i])
        rows.append((one.name, decimal(one.chance, 9), robust[i], plain[i], own, above[i],
                     plain_above[i], missed, short[i], one.future.note))
    return Table("futures", Phrase(f"{title.en} in every future", f"미래별 {title.ko}"), (
        FUTURE, Column("chance", Phrase("Chance", "확률"), "share"),
        Column("robust", Phrase("Robust plan", "강건한 계획"), kind, unit),
        Column("plain", Phrase("Plain plan", "기본 계획"), kind, unit),
        Column("known", Phrase("With all known", "미리 알 때"), kind, unit),
        Column("regret", Phrase("Regret", "후회"), kind, unit),
        Column("plain_regret", Phrase("Regret of the plain plan", "기본 계획의 후회"), kind, unit),
        Column("target", Phrase("Delivery target", "납품 목표")),
        Column("short", Phrase("Accelerators short of it", "목표에 모자란 가속기"), "integer"),
        Column("note", Phrase("Note", "비고")),
    ), tuple(rows), Phrase(
        "Regret is by how much a future is worse off than with a plan made for it alone. Blank: "
        "there is no plan, or with targets that may be missed no single best.",
        "후회는 그 미래만을 위한 계획보다 나빠지는 정도입니다. 빈칸은 계획이 없거나, "
        "목표 미달이 허용되어 단독 최선을 말할 수 없음을 뜻합니다."), "bars")


def _values(found: Found, way: Way | None) -> list[Cell]:
    """The first aim in every future; None where there is no plan."""
    if way is None:
        return [None] * len(found.search.futures)
    return [None if trial.plan is None else trial.value for trial in way.trials]


def _regrets(found: Found, way: Way | None) -> list[Cell]:
    if way is None or found.search.limit:
        return [None] * len(found.search.futures)
    return [None if trial.plan is None else
            found.value(found.search.loss(trial) - own) * found.search.sign
            for trial, own in zip(way.trials, found.own_losses, strict=True)]


def _worth(found: Found) -> Table:
    """The figures of all futures together."""
    kind, unit = kind_of(found.aim.unit), shown_unit(found.aim.unit, found.currency)
    rows: list[tuple[Cell, ...]] = []
    for (mean, worst, regret), way in zip(WORTH, (found.best, found.plain, found.own),
                                          strict=True):
        if way is not None and way.losses:
            rows.append((mean, found.expected(way), None, None))
            rows.append((worst, found.worst_cases(way), None, None))
            if regret and not found.search.limit:
                rows.append((regret, max(found.regrets(way)), None, None))
    if found.vss is not None:
        rows.append(("Value of the stochastic solution", *found.vss))
    rows.append(("Expected value of perfect information", *found.evpi))
    return Table("worth", Phrase("All futures together", "모든 미래를 합하면"), (
        Column("figure", Phrase("Figure", "지표")),
        Column("value", Phrase("Value", "값"), kind, unit),
        Column("least", Phrase("At least", "최소"), kind, unit),
        Column("most", Phrase("At most", "최대"), kind, unit),
    ), tuple(rows))


def _shut(found: Found) -> Table:
    """Lines that cannot be signed now because some future is without them."""
    return Table("shut", Phrase("Lines that cannot be signed now", "지금 계약할 수 없는 주문"), (
        OFFER, SITE, PHASE,
        Column("without", Phrase("Futures in which they cannot be", "불가능한 미래")),
    ), tuple((*line, ", ".join(names)) for line, names in found.shut.items()))
