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
from optimizer.studies.robust.possible import of_now, signed
from optimizer.studies.robust.pursuit import expected, worst_cases
from optimizer.studies.robust.stack import Part, Stack, lines_of_now
from optimizer.studies.robust.targets import TARGET, allowing, shortfall_of

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
    from optimizer.studies.robust.targets import Short, TargetLimit

LATER = 0.25
"""Share of the gap for what follows from orders signed now; what to sign takes the rest of it."""

TRYING = 0.25
"""Share of the time left to try what single futures would sign."""

EXACT = Fraction(1, 10**6)
"""Share by which the common model and the audited plans may differ."""


@dataclass(frozen=True)
class Way:
    """One way to decide now, and what becomes of it in every future, in their order."""

    orders: dict[Line, int] | None
    """What is signed now; None: in every future what is best there, all known."""
    short: tuple[Short, ...]
    """How far each future may be from its delivery target."""
    trials: tuple[Trial, ...]
    losses: tuple[Fraction, ...] = ()
    """Of the audited plans; none where some future has no plan."""
    value: Fraction | None = None
    bound: Fraction | None = None
    """What is pursued, as found, and what it cannot be better than; None: not known."""


@dataclass(frozen=True)
class Together:
    """What the common model says: orders of now, how far from targets, value and bound."""

    orders: dict[Line, int]
    short: tuple[Short, ...]
    value: float
    bound: float


@dataclass
class Search:
    """Everything that is solved for one question."""

    base: Scenario
    futures: Sequence[Possible]
    now: frozenset[tuple[str, str]]
    pursuit: Pursuit
    limit: TargetLimit | None
    """How delivery targets may be missed; None: they are met in every future."""
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
        if self.limit is None:
            way = self.meeting(None)
        else:
            found = self._together(None, None, "every future by itself")
            if not isinstance(found, Together):
                return found
            way = self._way(None, found.short, found.bound)
        self.own_losses = way.losses
        return way

    def meeting(self, orders: dict[Line, int] | None) -> Way:
        """What becomes of orders signed now, or of none, where every target has to be met."""
        return self._way(orders, (0,) * len(self.futures))

    def plain(self) -> Trial:
        """The best plan of the base scenario."""
        return self.bench.solve(first_aim(self.base), "the scenario as it is")

    def keeping(self, orders: dict[Line, int]) -> Way:
        """What becomes of orders signed now, at the best that can be done later."""
        found = None if self.limit is None else self._together(
            orders, None, "these orders in every future")
        if isinstance(found, Together):
            return self._way(orders, found.short, found.bound)
        return self.meeting(orders)

    def borne(self, own: Way) -> Way | None:
        """Of what single futures would sign for themselves, the best that all can bear.

        A common model of many futures hardly finds a plan to begin with; this is one.
        """
        ends = self.bench.left * (1 - TRYING)
        signed_now = [of_now(trial.plan.orders, self.now) for trial in own.trials if trial.plan]
        tried = {frozenset(orders.items()): orders for orders in signed_now}
        found = [way for way in self.bench.each(
            lambda orders: self._borne(orders, ends), list(tried.values())) if way is not None]
        return min(found, key=lambda way: way.value or Fraction(0), default=None)

    def _borne(self, orders: dict[Line, int], ends: float) -> Way | None:
        """What becomes of orders; None as soon as a future cannot bear them, or time is up."""
        bench = replace(self._careful(), jobs=1)
        for one in self.futures:
            if self.bench.left < ends or bench.solve(
                    self._scenario(one, orders, 0), one.name).plan is None:
                return None
        return self.meeting(orders)

    def best(self, start: Way | None) -> Way | Unmade:
        """The best orders of now; ``start`` is a way to begin with."""
        found = self.together(start)
        if not isinstance(found, Together):
            return found
        way = self._way(found.orders, found.short, found.bound)
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
        limit = self.limit and self.limit.shortfall
        short = self.shortfalls(way)
        if limit and short and worst_cases(
                self.chances, short, limit.share) > limit.most + EXACT * (1 + sum(short)):
            raise AuditMismatch([f"{TARGET}: the futures' own plans miss it by more than the "
                                 f"limit of {float(limit.most):,.6g} allows"])

    def shortfalls(self, way: Way) -> tuple[Fraction, ...]:
        """By how much each future of a way misses its targets; none where it is not known."""
        found = [None if trial.plan is None else shortfall_of(trial.plan, far)
                 for trial, far in zip(way.trials, way.short, strict=True)]
        return tuple(one for one in found if one is not None) if None not in found else ()

    # ---- one way, future by future

    def _way(
        self, orders: dict[Line, int] | None, short: tuple[Short, ...], bound: float | None = None,
    ) -> Way:
        wanted = [(one.name, self._scenario(one, orders, far))
                  for one, far in zip(self.futures, short, strict=True)]
        bench = self.bench if orders is None else self._careful()
        trials = tuple(bench.solve_all(wanted))
        if any(trial.plan is None for trial in trials):
            return Way(orders, short, trials)
        losses = tuple(self.loss(trial) for trial in trials)
        least = None if bound is None else Fraction(bound)
        bounds = [self._bound(trial) for trial in trials]
        if least is None and None not in bounds:
            least = self.measure([b for b in bounds if b is not None], losses)
        return Way(orders, short, trials, losses, self.measure(losses, losses), least)

    def _scenario(self, one: Possible, orders: dict[Line, int] | None, short: Short) -> Scenario:
        if orders is not None:
            return signed(one, self.now, orders, short)
        return allowing(one.scenario, short)

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
            allowed = None if self.limit is None else self.limit.rows(stack)
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
                (0,) * len(parts) if allowed is None else allowed.read(values),
                found.objective - added, found.bound - added)

        return self.bench.made(name, find)
