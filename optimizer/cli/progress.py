"""A solve one can watch: a live line on a terminal, plain lines elsewhere; Ctrl-C stops it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from rich.live import Live
from rich.text import Text

from optimizer import api
from optimizer.cli.screen import say, stderr

if TYPE_CHECKING:
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario

EVERY_S = 5.0
"""How often a plain line is written where nobody watches."""


def _line(event: api.Progress) -> str:
    best = "no plan yet" if event.incumbent is None else f"best {event.incumbent:,.0f}"
    bound = "" if event.bound is None else f"  bound {event.bound:,.0f}"
    gap = "" if event.gap is None else f"  gap {event.gap:.3%}"
    return f"{event.seconds:7.1f} s  {event.aim}  {best}{bound}{gap}"


class _Solving:
    """The solve in a thread of its own, so that this one can listen to the keyboard."""

    def __init__(self, scenario: Scenario, options: api.Options) -> None:
        self.latest: api.Progress | None = None
        self.stop = api.Stop()
        self._plan: Plan | None = None
        self._error: BaseException | None = None
        self.thread = threading.Thread(target=self._run, args=(scenario, options), daemon=True)

    def _run(self, scenario: Scenario, options: api.Options) -> None:
        try:
            self._plan = api.solve(scenario, options, self._listen, self.stop)
        except BaseException as error:  # handed to the thread that waits
            self._error = error

    def _listen(self, event: api.Progress) -> None:
        self.latest = event

    def result(self) -> Plan:
        if self._error is not None:
            raise self._error
        assert self._plan is not None
        return self._plan


def solve_shown(scenario: Scenario, options: api.Options) -> Plan:
    """Solve with progress on standard error; the first Ctrl-C stops and keeps the best plan."""
    work = _Solving(scenario, options)
    work.thread.start()
    watched = stderr.is_terminal
    live = Live(console=stderr, transient=True, auto_refresh=False) if watched else None
    told = 0.0
    if live:
        live.start()
    try:
        while work.thread.is_alive():
            try:
                work.thread.join(0.2 if watched else 0.5)
            except KeyboardInterrupt:
                if work.stop.asked:
                    raise
                work.stop()
                say(stderr, "Stopping; the best plan so far is kept. Ctrl-C again gives up.")
            event = work.latest
            if event is None:
                continue
            if live:
                live.update(Text(_line(event)), refresh=True)
            elif event.seconds - told >= EVERY_S:
                told = event.seconds
                say(stderr, _line(event))
    finally:
        if live:
            live.stop()
    return work.result()
