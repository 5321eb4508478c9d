"""Finding what to order now: each future by itself, the plain plan in all, then all together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from optimizer.answers.aiming import best_of, first_aim
from optimizer.core.registry import AIMS
from optimizer.errors import AuditMismatch
from optimizer.model.extensive import solve_extensive
from optimizer.studies.robust.possible import let_go, signed
from optimizer.studies.robust.pursuit import expected, let_miss
from optimizer.studies.robust.stack import Part, Stack, lines_of_now

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from optimizer.answers.bench import Bench, Unmade
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario
    from optimizer.model.options import Options
    from optimizer.model.solve import Loaded
    from optimizer.studies.robust.possible import Possible
    from optimizer.studies.robust.pursuit import Pursuit
    from optimizer.studies.robust.stack import Line

LATER = 0.25
"""Share of the gap for what follows from orders signed now; what to sign takes the rest of it."""

EXACT = Fraction(1, 10**6)
"""Share by which the common model and the audited plans may differ."""


@dataclass(frozen=True)
class Way:
    """One way to decide now, and what becomes of it in every future, in their order."""

    orders: dict[Line, int] | None
    """What is signed now; None: in every future what is best there, all known."""
    missed: tuple[bool, ...]
    """Where the delivery target is let go."""
    trials: tuple[Trial, ...]
    losses: tuple[Fraction, ...] = ()
    """Of the audited plans; none where some future has no plan."""
    value: Fraction | None = None
    bound: Fraction | None = None
    """What is pursued, as found, and what it cannot be better than; None: not known."""


@dataclass(frozen=True)
class Together:
    """What the common model says: orders of now, where targets are missed, value and bound."""

    orders: dict[Line, int]
    missed: tuple[bool, ...]
    value: float
    bound: float


@dataclass
class Search:
    """Everything that is solved for one question."""

    base: Scenario
    futures: Sequence[Possible]
    now: frozenset[tuple[str, str]]
    pursuit: Pursuit
    miss: Fraction
    """How much chance there may be of a missed target."""
    bench: Bench
    own_losses: tuple[Fraction, ...] = field(default=(), init=False)

    @cached_property
    def sign(self) -> int:
        """Turns the first aim into a loss."""
        return -1 if AIMS[self.base.aims[0].aim].sense == "max" else 1

    @cached_property
    def chances(self) -> tuple[Fraction, ...]:
        """Of the futures."""
        return tuple(one.chance for one in self.futures)

    def own(self) -> Way | Unmade:
        """Each future by itself, all known; "no plan": not even so is the chance limit kept."""
        if not self.miss:
            way = self.meeting(None)
        else:
            found = self._together(None, None, "every future by itself")
            if not isinstance(found, Together):
                return found
            way = self._way(None, found.missed, found.bound)
        self.own_losses = way.losses
        return way

    def meeting(self, orders: dict[Line, int] | None) -> Way:
        """What becomes of orders signed now, or of none, where every target has to be met."""
        return self._way(orders, (False,) * len(self.futures))

    def plain(self) -> Trial:
        """The best plan of the base scenario."""
        return self.bench.solve(first_aim(self.base), "the scenario as it is")

    def keeping(self, orders: dict[Line, int]) -> Way:
        """What becomes of orders signed now, at the best that can be done later."""
        found = self._together(orders, None, "these orders in every future") if self.miss else None
        if isinstance(found, Together):
            return self._way(orders, found.missed, found.bound)
        return self.meeting(orders)

    def best(self, start: Way | None) -> Way | Unmade:
        """The best orders of now; ``start`` is a way to begin with."""
        found = self.together(start)
        if not isinstance(found, Together):
            return found
        way = self._way(found.orders, found.missed, found.bound)
        if way.value is not None:
            self._compare(found, way)
        return way

    def together(self, start: Way | None) -> Together | Unmade:
        """What all futures in one model say is the best to order now."""
        return self._together(None, start, "all futures together", self.now)

    def near(self, way: Way, known: Way) -> bool:
        """Whether a way is as good, within the gap, as all that could be with all known."""
        if way.value is None or known.bound is None:
            return False
        size = abs(expected(self.chances, way.losses))
        return way.value - known.bound <= Fraction(self.bench.options.gap) * size

    def shut(self) -> dict[Line, list[str]]:
        """Lines some future has now that cannot be signed, and the futures that are without."""
        held = [lines_of_now(one.built, self.now) for one in self.futures]
        return {line: without for line in dict.fromkeys(chain.from_iterable(held))
                if (without := [one.name for one, mine in zip(self.futures, held, strict=True)
                                if line not in mine and not one.future.lost])}

    def _compare(self, found: Together, way: Way) -> None:
        """The audited plans must bear out what the common model says."""
        assert way.value is not None
        size = max(Fraction(1), *map(abs, way.losses))
        gap = Fraction(self.bench.options.gap) + EXACT
        below, above = Fraction(found.bound) - size * EXACT, Fraction(found.value) + size * gap
        if not below <= way.value <= above and all(t.status == "optimal" for t in way.trials):
            raise AuditMismatch([
                f"{self.pursuit.kind}: the common model says {found.value:,.6f}, the futures' own "
                f"plans say {float(way.value):,.6f}"])

    # ---- one way, future by future

    def _way(
        self, orders: dict[Line, int] | None, missed: tuple[bool, ...], bound: float | None = None,
    ) -> Way:
        wanted = [(one.name, self._scenario(one, orders, miss))
                  for one, miss in zip(self.futures, missed, strict=True)]
        bench = self.bench if orders is None else self._careful()
        trials = tuple(bench.solve_all(wanted))
        if any(trial.plan is None for trial in trials):
            return Way(orders, missed, trials)
        losses = tuple(self.loss(trial) for trial in trials)
        least = None if bound is None else Fraction(bound)
        bounds = [self._bound(trial) for trial in trials]
        if least is None and None not in bounds:
            least = self.measure([b for b in bounds if b is not None], losses)
        return Way(orders, missed, trials, losses, self.measure(losses, losses), least)

    def _scenario(self, one: Possible, orders: dict[Line, int] | None, miss: bool) -> Scenario:
        if orders is not None:
            return signed(one, self.now, orders, miss)
        return let_go(one.scenario) if miss else one.scenario

    def _careful(self) -> Bench:
        options = replace(self.bench.options, gap=self.bench.options.gap * LATER)
        return replace(self.bench, options=options)

    def measure(self, losses: Sequence[Fraction], else_best: Sequence[Fraction]) -> Fraction:
        """What is pursued, of losses; before the best is known they are their own best."""
        return self.pursuit.measure(self.chances, losses, self.own_losses or else_best)

    def loss(self, trial: Trial) -> Fraction:
        """The first aim of a trial's audited plan, as a loss."""
        assert trial.value is not None
        return self.sign * Fraction(trial.value)

    def _bound(self, trial: Trial) -> Fraction | None:
        best = best_of(trial, self.base.aims[0].aim, self.bench.options.gap)
        if best is None or (trial.status != "optimal" and not best.bound):
            return None
        return self.sign * Fraction(best.bound)

    # ---- all in one model

    def _together(
        self, held: Mapping[Line, int] | None, start: Way | None, name: str,
        now: frozenset[tuple[str, str]] | None = None,
    ) -> Together | Unmade:
        """All futures in one model: with orders held, with those of now shared, or with none."""
        parts = [Part(one.name, float(one.chance), one.built, one.future.lost)
                 for one in self.futures]
        shared = now if now is not None else self.now if held is not None else frozenset()

        def find(options: Options, _loaded: Loaded) -> Together:
            stack = Stack(parts, shared)
            if held is not None:
                stack.hold(held)
            flags = let_miss(stack, float(self.miss)) if self.miss else {}
            least, added = self.pursuit.rows(stack, [float(loss) for loss in self.own_losses])
            first = None if start is None else stack.start(
                [trial.plan.orders if trial.plan else () for trial in start.trials])
            found = solve_extensive(stack, least, stack.kinds(("order", "place", "ship")),
                                    stack.kinds(("place",)), first,
                                    replace(options, gap=options.gap * (1 - LATER)),
                                    self.bench.listen, self.bench.stop)
            assert found.values is not None
            values = found.values
            return Together(
                {line: round(values[column]) for line, column in stack.shared.items()
                 if values[column] > 0.5},
                tuple(i in flags and values[flags[i]] > 0.5 for i in range(len(parts))),
                found.objective - added, found.bound - added)

        return self.bench.made(name, find)
