"""The tables of a comparison."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.core.registry import AIMS
from optimizer.core.rule import MONEY
from optimizer.domain.answer import Column, Phrase, Table, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from optimizer.answers.compare.effects import Effects
    from optimizer.answers.compare.inputs import Field
    from optimizer.domain.answer import Cell, Kind
    from optimizer.domain.plan import Plan

LEFT, RIGHT = Phrase("Left", "왼쪽"), Phrase("Right", "오른쪽")
DIFFERENCE = Phrase("Difference", "차이")
TOGETHER = "(together)"


def inputs_table(found: Iterable[Field]) -> Table:
    """Every input that differs."""
    return Table("inputs", Phrase("Inputs that differ", "다른 입력"), (
        Column("table", Phrase("Table", "표")), Column("row", Phrase("Row", "행")),
        Column("field", Phrase("Field", "항목")), Column("left", LEFT), Column("right", RIGHT),
    ), tuple((one.table, one.row, one.field, _text(one.left), _text(one.right)) for one in found),
        Phrase("A row that only one of them has is shown as a whole.",
               "한쪽에만 있는 행은 통째로 보입니다."))


def orders_table(left: Plan | None, right: Plan | None) -> Table:
    """Orders that differ."""
    sides = [{} if plan is None else {(o.offer, o.site, o.phase): o.units for o in plan.orders}
             for plan in (left, right)]
    rows = [(*key, mine, theirs, theirs - mine) for key in {**sides[0], **sides[1]}
            if (mine := sides[0].get(key, 0)) != (theirs := sides[1].get(key, 0))]
    return Table("orders", Phrase("Orders that differ", "다른 발주"), (
        Column("offer", Phrase("Offer", "견적")), Column("site", phrase("Site")),
        Column("phase", Phrase("Order phase", "발주 시기")),
        *(Column(key, name, "integer", "units")
          for key, name in (("left", LEFT), ("right", RIGHT), ("difference", DIFFERENCE))),
    ), tuple(rows))


def bill_table(left: Plan, right: Plan) -> Table:
    """The bill by line, present values."""
    mine, theirs = ({line.term: line for line in plan.bill} for plan in (left, right))
    rows: list[tuple[Cell, ...]] = []
    for term, line in {**mine, **theirs}.items():
        amounts = [side[term].amount if term in side else Decimal(0) for side in (mine, theirs)]
        if any(amounts):
            rows.append((term, line.title, *amounts, amounts[1] - amounts[0]))
    rows.append(("total", "", left.total_cost, right.total_cost,
                 right.total_cost - left.total_cost))
    return Table("bill", Phrase("The bill by line, present value", "비용 항목별 현재가치"), (
        Column("term", Phrase("Term", "항목")), Column("title", Phrase("In words", "이름")),
        *(Column(key, name, "money", left.currency)
          for key, name in (("left", LEFT), ("right", RIGHT), ("difference", DIFFERENCE))),
    ), tuple(rows))


def causes_table(
    found: Effects, currency: str, not_best: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0)),
) -> Table:
    """Which change caused how much of the difference; every column adds up to it exactly.

    ``not_best``: by how much the plans at hand differ from the best of their scenarios.
    """
    aim = AIMS[found.aim]
    kind: Kind = "money" if aim.money else "number"
    unit = currency if aim.unit == MONEY else aim.unit
    return Table("causes", Phrase("What caused the difference", "차이의 원인"), (
        Column("change", Phrase("Change", "바뀐 입력")),
        Column("alone", Phrase("Made first, alone", "먼저 단독으로"), kind, unit),
        Column("last", Phrase("Made last", "마지막으로"), kind, unit),
        Column("mean", Phrase("Mean of both", "두 순서의 평균"), kind, unit),
        Column("remark", Phrase("Remark", "비고")),
    ), tuple(_cause_rows(found, not_best)), Phrase(
        "Changes act on each other: what no single one explains is shown as “(together)”, so that "
        "every column adds up to the whole difference.",
        "변경은 서로 영향을 줍니다. 하나로 설명되지 않는 부분을 “(together)”로 보여, 각 열의 합이 "
        "전체 차이와 같습니다."))


def _cause_rows(
    found: Effects, not_best: tuple[Decimal, Decimal],
) -> Iterator[tuple[Cell, ...]]:
    for one in found.effects:
        yield one.cause.name, one.alone, one.last, one.mean, one.why
    alone = found.rest(one.alone for one in found.effects)
    last = found.rest(one.last for one in found.effects)
    mean = found.rest(one.mean for one in found.effects)
    if found.effects and (alone is None or alone or last):
        yield TOGETHER, alone, last, mean, ""
    for name, figure in zip(("(left plan is not the best)", "(right plan is not the best)"),
                            not_best, strict=True):
        if figure:
            yield name, figure, figure, figure, ""
    if found.total is not None:
        whole = found.total + sum(not_best, Decimal(0))
        yield "(all)", whole, whole, whole, ""


def _text(value: Any) -> str | None:
    """A value as a reader writes it."""
    if value is None:
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        value = [part.model_dump(mode="json") if hasattr(part, "model_dump") else part
                 for part in value]
    try:
        return json.dumps(value, ensure_ascii=False)
    except TypeError:
        return str(value)
