"""“Why not vendor X, and what would they have to charge?” and the same for every losing offer."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from optimizer.answers.why.finding import (
    best_plan,
    check_offers,
    exact_bench,
    find_blocks,
    find_lead,
    find_prices,
    search_further,
    standing,
)
from optimizer.answers.why.tables import (
    blocked_table,
    by_importance,
    dropped_table,
    offers_table,
)
from optimizer.answers.why.telling import told
from optimizer.domain.answer import Answer, Phrase

if TYPE_CHECKING:
    from optimizer.answers.bench import Bench
    from optimizer.answers.why.finding import Finding
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario

    Work = Callable[[Scenario, Finding, Trial, Bench], None]


WORKS: tuple[Work, ...] = (find_prices, find_lead, find_blocks, search_further)
"""What is found out about offers, in the order in which a planner needs it."""


def why(scenario: Scenario, bench: Bench, offer: str) -> Answer:
    """How one offer stands: dropped (rule, date, source), bought (how much dearer it could be),
    or the price and the lead time that would win.

    Raises:
        BadInput: there is no such offer. NoPlan: the scenario has no plan.
        SolverTrouble: not even a first plan was found in the time.
    """
    began = time.monotonic()
    check_offers(scenario, [offer])
    exact = exact_bench(bench)
    base, plan = best_plan(scenario, exact)
    found = standing(scenario, offer, plan)
    for work in WORKS:
        work(scenario, found, base, exact)
    bench.trials.update(exact.trials)
    tables = [offers_table([found])]
    tables += [dropped_table(found)] if found.dropped else []
    blocks = blocked_table(found)
    tables += [blocks] if blocks is not None else []
    return Answer(
        "why", Phrase(f"Why not {offer}, and at what price",
                      f"{offer}이(가) 선택되지 않은 이유와 낙찰 가격"),
        (*told(found, scenario, plan), *_unproven(base.status)), tuple(tables),
        tuple(exact.trials.values()), found.complete and base.status == "optimal",
        time.monotonic() - began)


def price_to_win(scenario: Scenario, bench: Bench, offers: Collection[str] = ()) -> Answer:
    """What each losing offer would have to cost, or how much sooner it would have to come.

    ``offers``: only these, whether they lose or not; else all that lose.

    Raises:
        BadInput: an offer that is none. NoPlan: the scenario has no plan.
        SolverTrouble: not even a first plan was found in the time.
    """
    began = time.monotonic()
    check_offers(scenario, offers)
    exact = exact_bench(bench)
    base, plan = best_plan(scenario, exact)
    wanted = list(offers) or [offer.id for offer in scenario.offers]
    found = [standing(scenario, offer, plan) for offer in dict.fromkeys(wanted)]
    if not offers:
        found = [one for one in found if one.standing in ("loses", "dropped")]
    found = by_importance(scenario, found)
    for work in WORKS:
        exact.each(partial(_asked, work, scenario, base, exact), found)
    bench.trials.update(exact.trials)
    done = all(one.complete for one in found) and base.status == "optimal"
    sentences = [sentence for one in found for sentence in told(one, scenario, plan)]
    if not found:
        sentences = [Phrase("Every offer is bought: none loses.",
                            "모든 견적이 구매 대상이며 탈락한 견적이 없습니다.")]
    return Answer(
        "price-to-win", Phrase("What losing offers would have to charge", "탈락 견적의 낙찰 가격"),
        (*_late(found), *sentences, *_unproven(base.status)), (offers_table(found),),
        tuple(exact.trials.values()), done, time.monotonic() - began)


def _asked(
    work: Work, scenario: Scenario, base: Trial, bench: Bench, found: Finding,
) -> None:
    work(scenario, found, base, bench)


def _late(found: Sequence[Finding]) -> tuple[Phrase, ...]:
    missing = [one.offer.id for one in found if not one.complete]
    if not missing:
        return ()
    names = ", ".join(missing)
    return (Phrase(f"Not all is known of {names}.", f"일부만 확인되었습니다: {names}."),)


def _unproven(status: str) -> tuple[Phrase, ...]:
    if status == "optimal":
        return ()
    return (Phrase("The best plan itself is not proven; prices are those that are certain all the "
                   "same.", "최선의 계획 자체가 증명되지 않았으며, 그래도 확실한 가격만 "
                   "제시했습니다."),)
