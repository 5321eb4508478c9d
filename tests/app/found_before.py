"""What a process has proven once, it is not made to search for again in every test."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from optimizer.model.options import Options, Progress, Stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario
    from optimizer.model.options import Listener

Key = tuple[str, Options]
KNOWN: dict[Key, tuple[Plan, list[Progress]]] = {}
"""Proven plans with all that was told on the way to them."""


def found_before(find: Callable[..., Plan]) -> Callable[..., Plan]:
    """The search, but told again, word by word, where it proved the same plan before."""

    def found(scenario: Scenario, options: Options, listen: Listener | None = None,
              stop: Stop | None = None, loaded: Any = None) -> Plan:
        key, stop = (scenario.sha256, replace(options, time_limit=0)), stop or Stop()
        known, told = KNOWN.get(key, (None, []))
        if known is not None and not stop.asked:
            for progress in told if listen is not None else ():
                listen(progress)
            return known
        heard: list[Progress] = []

        def hear(progress: Progress) -> None:
            heard.append(progress)
            if listen is not None:
                listen(progress)

        plan = find(scenario, options, hear, stop, loaded)
        if plan.status == "optimal":
            KNOWN[key] = plan, heard
        return plan

    return found
