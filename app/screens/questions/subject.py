"""What the questions of this screen are about: the open scenario, and the plan beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import state
from optimizer import api
from optimizer.core.registry import settings_of

if TYPE_CHECKING:
    from app.runs.record import Run
    from app.store.drafts import Draft
    from optimizer.domain.answer import Answer
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True)
class Subject:
    """A scenario in order, and what is known of it."""

    draft: Draft
    scenario: Scenario
    run: Run | None
    """Whose plan is shown."""
    plan: Plan | None
    answered: tuple[Run, ...]
    """Questions asked about this draft, the latest first."""
    place: str
    """The screen it is asked on."""

    @property
    def fresh(self) -> bool:
        """Whether the run is about the scenario as it stands."""
        return self.run is not None and self.run.scenario_sha256 == self.scenario.sha256

    @property
    def impossible(self) -> bool:
        """Whether it is proven that the scenario as it stands has no plan."""
        return any(run.state == "none" and not self.stale(run)
                   for run in (*((self.run,) if self.run else ()), *self.answered))

    @property
    def known(self) -> tuple[str, ...]:
        """The run whose plan need not be solved again."""
        usable = self.run is not None and self.fresh and self.plan is not None
        return (self.run.id,) if self.run is not None and usable else ()

    @property
    def rules(self) -> list[str]:
        """Rules that are on."""
        settings = settings_of(self.scenario)
        return [name for name in api.BOOK.rules if settings.on(name)]

    def stale(self, run: Run) -> bool:
        """Whether the scenario was changed since a question was asked."""
        return run.scenario_sha256 != self.scenario.sha256

    def of(self, verb: str) -> list[Run]:
        """The answers to one kind of question."""
        return [run for run in self.answered if run.question.verb == verb]


@dataclass(frozen=True)
class Shown:
    """An answer that is shown, and whose it is."""

    run: Run
    answer: Answer
    base: Scenario
    """The scenario it is about."""
    subject: Subject
    name: str
    """Of its files and keys."""


def subject_of(draft: Draft, scenario: Scenario, place: str) -> Subject:
    """What is known of a draft."""
    run = state.run()
    asked = [one for one in state.runs().all(None, draft.id) if one.question.verb != "solve"]
    return Subject(draft, scenario, run, state.plan_of(run) if run else None, tuple(asked), place)
