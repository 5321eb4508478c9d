"""A solve one can watch: a live line on a terminal, plain lines elsewhere; Ctrl-C stops it."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from rich.live import Live
from rich.text import Text

from optimizer import api
from optimizer.cli.screen import say, stderr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario

EVERY_S = 5.0
"""How often a plain line is written where nobody watches."""

INTERRUPTED = 130
"""Exit code of a program ended by Ctrl-C."""


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


@contextmanager
def _interrupts(work: _Solving) -> Iterator[None]:
    """While solving, Ctrl-C asks the solver to stop; a second one ends the program at once.

    A signal handler, not an exception: an exception would leave at whatever line it hits, and tear
    the solver's thread down in the middle of its work.
    """
    def handle(_signal: int, _frame: object) -> None:
        if work.stop.asked:
            os._exit(INTERRUPTED)
        work.stop()
        say(stderr, "Stopping; the best plan so far is kept. Ctrl-C again gives up.")

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, handle)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def solve_shown(scenario: Scenario, options: api.Options) -> Plan:
    """Solve with progress on standard error; the first Ctrl-C stops and keeps the best plan."""
    work = _Solving(scenario, options)
    watched = stderr.is_terminal
    told = 0.0
    screen = Live(console=stderr, transient=True, auto_refresh=False) if watched else nullcontext()
    with _interrupts(work), screen as live:
        work.thread.start()
        while work.thread.is_alive():
            work.thread.join(0.2 if watched else 0.5)
            event = work.latest
            if event is None:
                continue
            if live:
                live.update(Text(_line(event)), refresh=True)
            elif event.seconds - told >= EVERY_S:
                told = event.seconds
                say(stderr, _line(event))
    return work.result()
