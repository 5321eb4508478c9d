"""What was found out about an offer, as sentences in two languages."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.wording import join, rule_names
from optimizer.domain.answer import Phrase, phrase, phrase_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.answers.why.finding import Finding
    from optimizer.answers.why.price import Winning
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario


def told(found: Finding, scenario: Scenario, plan: Plan) -> tuple[Phrase, ...]:
    """The sentences of one offer, the most important first."""
    who = _who(found, scenario)
    if found.standing == "ordered":
        return (Phrase(f"{who.en} is ordered already: {found.units:,} units stay in every plan.",
                       f"{who.ko} 이미 발주되어 {found.units:,}대가 모든 계획에 남습니다."),)
    if found.standing == "dropped":
        return _dropped(found, who)
    if found.standing == "bought":
        return _bought(found, who)
    return _loses(found, who, plan)


def amount(found: Finding, price: Decimal) -> str:
    """``USD 421,000``, per accelerator where the offer is priced so."""
    text = f"{found.offer.currency} {price:,f}"
    return f"{text} per accelerator" if found.offer.price_basis == "accelerator" else text


def _who(found: Finding, scenario: Scenario) -> Phrase:
    vendor = next(row for row in scenario.vendors if row.id == found.offer.vendor)
    name = vendor.name or vendor.id
    return Phrase(f"{name}'s {found.offer.system} ({found.offer.id})",
                  f"{name}의 {found.offer.system}({found.offer.id})은(는)")


def _dropped(found: Finding, who: Phrase) -> tuple[Phrase, ...]:
    reasons = dict.fromkeys((row.reason, row.rule, row.date, row.source) for row in found.dropped)
    out = []
    for reason, rule, date, source in reasons:
        parts = [phrase("rule {rule}", rule=rule) if rule else None,
                 Phrase(date, date) if date else None,
                 phrase("source: {source}", source=phrase_of(source)) if source else None]
        more = join([part for part in parts if part], "; ", ", ")
        tail = Phrase(f" ({more.en})", f" ({more.ko})") if more.en else more
        out.append(Phrase(f"{who.en} cannot be ordered at all: {reason}{tail.en}.",
                          f"{who.ko} 아예 발주할 수 없습니다: {phrase_of(reason).ko}{tail.ko}."))
    return (*out, *_sooner(found))


def _bought(found: Finding, who: Phrase) -> tuple[Phrase, ...]:
    unit = Phrase(f"{who.en} is bought: {found.units:,} units at {found.offer.currency} "
                  f"{found.paid.quantize(Decimal('0.01')).normalize():,f} each on average.",
                  f"{who.ko} 구매 대상입니다: {found.units:,}대, 대당 평균 {found.offer.currency} "
                  f"{found.paid.quantize(Decimal('0.01')).normalize():,f}.")
    first, out = found.first, [unit]
    if first is not None and first.kind == "any":
        out.append(Phrase("It would be bought at any price: there is no plan without it, or none "
                          "within reach.", "가격이 얼마든 구매됩니다. 이것 없이는 가능한 계획이 "
                          "없거나 그에 준합니다."))
    elif first is not None and first.price is not None:
        most, share = amount(found, first.price), _share(found, first.price)
        out.append(Phrase(f"It stays up to {most}{share.en}; one step dearer, no optimal plan "
                          f"buys it.{_unsure(first).en}",
                          f"{most}{share.ko}까지는 남고, 그보다 한 단위만 비싸지면 어떤 최적 "
                          f"계획도 사지 않습니다.{_unsure(first).ko}"))
    return (*out, *_quoted(found))


def _loses(found: Finding, who: Phrase, plan: Plan) -> tuple[Phrase, ...]:
    first = found.first
    if first is None or first.kind == "open":
        return (Phrase(f"{who.en} is not bought; the time was not enough to say what price wins.",
                       f"{who.ko} 구매되지 않습니다. 낙찰 가격을 밝히기에는 시간이 "
                       "부족했습니다."),)
    if first.kind == "none":
        out = [Phrase(f"{who.en} loses, and no price wins.{_blocks(found, plan).en}",
                      f"{who.ko} 탈락하며, 어떤 가격에도 낙찰되지 않습니다."
                      f"{_blocks(found, plan).ko}")]
        return (*out, *_sooner(found))
    assert first.price is not None
    now, share = amount(found, found.offer.unit_price), _share(found, first.price)
    if first.today:
        head = Phrase(f"{who.en} is not bought, but a plan with it is as good today ({now}), "
                      f"up to {amount(found, first.price)}.",
                      f"{who.ko} 구매되지 않았으나 현재 가격({now})에서도 이를 포함한 계획이 "
                      f"똑같이 좋으며, {amount(found, first.price)}까지 그렇습니다.")
    else:
        price = amount(found, first.price)
        head = Phrase(f"{who.en} loses: at {price} it would be bought (now {now}{share.en})."
                      f"{_unsure(first).en}",
                      f"{who.ko} 탈락합니다. {price}이면 구매됩니다(현재 {now}{share.ko})."
                      f"{_unsure(first).ko}")
    return (head, *_quoted(found), *_sooner(found))


def _quoted(found: Finding) -> tuple[Phrase, ...]:
    units, won = found.offer.quoted_units, found.quoted
    if won is None or units is None or won.kind == "open":
        return ()
    if won.price is None:
        return (Phrase(f"The quoted {units:,} units win at no price.",
                       f"견적 수량 {units:,}대는 어떤 가격에도 낙찰되지 않습니다."),)
    price, unsure = amount(found, won.price), _unsure(won)
    return (Phrase(f"The quoted {units:,} units win up to {price}.{unsure.en}",
                   f"견적 수량 {units:,}대는 {price}까지 낙찰됩니다.{unsure.ko}"),)


def _sooner(found: Finding) -> tuple[Phrase, ...]:
    lead = found.lead
    if lead is None or lead.kind == "open":
        return ()
    if lead.kind == "weeks":
        return (Phrase(f"At today's price {lead.weeks} weeks sooner wins.",
                       f"현재 가격이라면 납기를 {lead.weeks}주 앞당기면 낙찰됩니다."),)
    if lead.kind == "at once":
        return (Phrase("It is delivered at once already.", "이미 즉시 납품 조건입니다."),)
    if not lead.all_tried:
        return (Phrase("At today's price it would lose even if it were delivered at once; not "
                       "every lead time in between was tried.",
                       "현재 가격으로는 즉시 납품하더라도 탈락합니다(중간 납기를 모두 확인하지는 "
                       "않았습니다)."),)
    return (Phrase("At today's price no lead time wins.",
                   "현재 가격으로는 납기를 아무리 앞당겨도 낙찰되지 않습니다."),)


def _unsure(won: Winning) -> Phrase:
    if won.kind != "range" or won.below is None:
        return Phrase("", "")
    return Phrase(f" That is certain, and so is that it loses from {won.below:,f} on; in between "
                  "it could not be settled.",
                  f" 여기까지는 확실하고 {won.below:,f}부터는 탈락이 확실하며, 그 사이는 가리지 "
                  "못했습니다.")


def _share(found: Finding, price: Decimal) -> Phrase:
    now = found.offer.unit_price
    if not now or price == now:
        return Phrase("", "")
    share = abs(price / now - 1) * 100
    size = f"{share:.1f}" if share >= Decimal("0.1") else f"{share:.3f}"
    less = price < now
    return Phrase(f", {size} % {'less' if less else 'more'}",
                  f" 대비 {size} % {'인하' if less else '인상'}")


def _blocks(found: Finding, plan: Plan) -> Phrase:
    blocks = found.blocked
    if blocks is None:
        return Phrase("", "")
    head = (Phrase(" Not even the fewest units can be bought", " 최소 수량조차 살 수 없습니다")
            if blocks.impossible else Phrase(" Even for nothing it loses",
                                             " 무상으로 받아도 탈락합니다"))
    if blocks.each:
        names = join([_rule(rule, plan) for rule in blocks.each], " or ", " 또는 ")
        return Phrase(f"{head.en}: {names.en} blocks it.", f"{head.ko}: {names.ko}에 막힙니다.")
    if blocks.together:
        names = join([_rule(rule, plan) for rule in blocks.together], " and ", ", ")
        return Phrase(f"{head.en}: {names.en} block it together.",
                      f"{head.ko}: {names.ko}에 함께 막힙니다.")
    if not blocks.complete:
        return Phrase(f"{head.en}; the time was not enough to say which rule blocks it.",
                      f"{head.ko}. 어떤 규칙에 막히는지 밝히기에는 시간이 부족했습니다.")
    return Phrase(f"{head.en}, whatever rule is lifted: what else it costs, or its dates, are the "
                  "reason.", f"{head.ko}. 어떤 규칙을 풀어도 마찬가지이며, 부대비용이나 일정이 "
                  "원인입니다.")


def _rule(rule: str, plan: Plan) -> Phrase:
    """A rule with the rows of it that bind in the best plan."""
    tight = [use.where for use in plan.rules if use.rule == rule and use.binding and use.where]
    shown: Sequence[str] = tight[:2]
    more = f" ({'; '.join(shown)}{', …' if len(tight) > 2 else ''})" if shown else ""
    name = phrase("the rule {rule}", rule=rule_names([rule]))
    return Phrase(name.en + more, name.ko + more)
