"""Work one can watch: live lines on a terminal, plain lines elsewhere; Ctrl-C stops it."""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Generic, TypeVar

from rich.live import Live
from rich.text import Text

from optimizer import api
from optimizer.cli.screen import say, stderr
from optimizer.domain.units import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EVERY_S = 5.0
"""How often a plain line is written where nobody watches."""

INTERRUPTED = 130
"""Exit code of a program ended by Ctrl-C."""

LONGEST = 60
"""Characters of a trial's name on the line of progress."""

Made = TypeVar("Made")


class Watch:
    """What is heard of work while it runs, from any of its threads, and the way to stop it."""

    def __init__(self, jobs: int = 1) -> None:
        """``jobs``: how many trials can be at work at once."""
        self.stop, self.jobs = api.Stop(), jobs
        self.began = time.monotonic()
        self.tried = 0
        self.line = ""
        """How work that tells it in its own words stands."""
        self._doing: dict[int, str] = {}
        self._latest: dict[int, api.Progress] = {}

    def listen(self, event: api.Progress) -> None:
        """How a solve stands."""
        self._latest[threading.get_ident()] = event

    def told(self, name: str) -> None:
        """What is tried next."""
        mine = threading.get_ident()
        self.tried += 1
        self._latest.pop(mine, None)
        self._doing.pop(mine, None)
        self._doing[mine] = printable(name)
        while len(self._doing) > self.jobs:
            self._doing.pop(next(iter(self._doing)))

    @property
    def seconds(self) -> float:
        """Since the work began."""
        return time.monotonic() - self.began

    def lines(self) -> list[str]:
        """How things stand: one line of a single solve; of many trials one for each at work."""
        if self.line:
            return [self.line]
        if not self._doing:
            return [_line(event) for event in self._latest.values()]
        shown = [f"{self.seconds:7.1f} s  trial {self.tried}"]
        for thread, name in list(self._doing.items()):
            event = self._latest.get(thread)
            short = name if len(name) <= LONGEST else name[:LONGEST - 1] + "…"
            shown.append(f"    {short}" + (f": {_stand(event)}" if event else ""))
        return shown


def _line(event: api.Progress) -> str:
    return f"{event.seconds:7.1f} s  {event.aim}  {_stand(event)}"


def _stand(event: api.Progress) -> str:
    best = "no plan yet" if event.incumbent is None else f"best {event.incumbent:,.0f}"
    bound = "" if event.bound is None else f"  bound {event.bound:,.0f}"
    gap = "" if event.gap is None else f"  gap {event.gap:.3%}"
    return f"{best}{bound}{gap}"


class _Working(Generic[Made]):
    """The work in a thread of its own, so that this one can listen to the keyboard."""

    def __init__(self, work: Callable[[Watch], Made], jobs: int) -> None:
        self.watch = Watch(jobs)
        self._work = work
        self._made: list[Made] = []
        self._error: BaseException | None = None
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        try:
            self._made.append(self._work(self.watch))
        except BaseException as error:  # handed to the thread that waits
            self._error = error

    def result(self) -> Made:
        if self._error is not None:
            raise self._error
        return self._made[0]


@contextmanager
def _interrupts(stop: api.Stop, kept: str) -> Iterator[None]:
    """While working, Ctrl-C asks the solver to stop; a second one ends the program at once.

    A signal handler, not an exception: an exception would leave at whatever line it hits, and tear
    the solver's thread down in the middle of its work.
    """
    def handle(_signal: int, _frame: object) -> None:
        if stop.asked:
            os._exit(INTERRUPTED)
        stop()
        say(stderr, f"Stopping; {kept} so far is kept. Ctrl-C again gives up.")

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, handle)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def watched(
    work: Callable[[Watch], Made], kept: str = "the best plan", jobs: int = 1,
) -> Made:
    """Do work with progress on standard error; the first Ctrl-C stops and keeps the best so far.

    ``kept``: what that is, in words. ``jobs``: how many trials can be at work at once.
    """
    doing = _Working(work, jobs)
    watch, seen = doing.watch, stderr.is_terminal
    told = 0.0
    screen = Live(console=stderr, transient=True, auto_refresh=False) if seen else nullcontext()
    with _interrupts(watch.stop, kept), screen as live:
        doing.thread.start()
        while doing.thread.is_alive():
            doing.thread.join(0.2 if seen else 0.5)
            lines = watch.lines()
            if live and lines:
                live.update(Text("\n".join(lines)), refresh=True)
            elif lines and watch.seconds - told >= EVERY_S:
                told = watch.seconds
                say(stderr, "; ".join(line.strip() for line in lines))
    return doing.result()
