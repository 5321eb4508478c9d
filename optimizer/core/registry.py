"""The one list of rules, terms and aims. A new rule is a new file that registers itself here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError

from optimizer.core.rule import Mode, Rule, RuleSettings
from optimizer.core.term import Aim, Term, TermSettings
from optimizer.errors import BadInput, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.core.relief import Relief
    from optimizer.domain.scenario import Scenario

RULES: dict[str, Rule] = {}
TERMS: dict[str, Term] = {}
AIMS: dict[str, Aim] = {}


@dataclass(frozen=True)
class Book:
    """Rules, terms and aims by id, for whoever lists them: files, commands, documents."""

    rules: Mapping[str, Rule]
    terms: Mapping[str, Term]
    aims: Mapping[str, Aim]


BOOK = Book(RULES, TERMS, AIMS)


def _enter(book: dict[str, Any], entry: Any) -> None:
    if entry.id in book:
        raise ValueError(f"{entry.id} is registered twice")
    book[entry.id] = entry


def _sentence(function: Callable[..., Any]) -> str:
    return " ".join((function.__doc__ or "").split())


def rule(
    *,
    family: int,
    title: str,
    math: str,
    unit: str,
    remedy: str = "",
    relief: Relief | Callable[[Any], Relief] | None = None,
    settings: type[RuleSettings] = RuleSettings,
    modes: tuple[Mode, ...] = ("hard", "soft", "off"),
    limits_quantities: bool = False,
) -> Callable[[Any], Any]:
    """Register the decorated row function as a rule; its name is the id, its docstring the text.

    ``remedy`` is the concession in words, with ``{gap}`` and ``{where}`` to fill in;
    ``relief`` is what one unit of it is assumed to be worth, and may depend on the settings.
    """

    def register(rows: Any) -> Any:
        _enter(RULES, Rule(rows.__name__, family, title, _sentence(rows), math, unit, remedy,
                           settings, rows, modes, limits_quantities, relief))
        return rows

    return register


def term(
    *, title: str, math: str, settings: type[TermSettings] = TermSettings, budgeted: bool = True
) -> Callable[[Any], Any]:
    """Register the decorated flow function as a term of the bill."""

    def register(flow: Any) -> Any:
        _enter(TERMS, Term(flow.__name__, title, _sentence(flow), math, settings, flow, budgeted))
        return flow

    return register


def aim(
    *, title: str, math: str, unit: str, sense: Literal["min", "max"], money: bool
) -> Callable[[Any], Any]:
    """Register the decorated value function as an aim."""

    def register(value: Any) -> Any:
        _enter(AIMS, Aim(value.__name__, title, _sentence(value), math, unit, sense, money, value))
        return value

    return register


class Settings:
    """The settings of every rule and term of one scenario, checked and complete."""

    def __init__(
        self, rules: Mapping[str, RuleSettings], terms: Mapping[str, TermSettings]
    ) -> None:
        self.rules = dict(rules)
        self.terms = dict(terms)

    def on(self, rule_id: str) -> bool:
        """Whether a rule counts."""
        return self.rules[rule_id].mode != "off"


def settings_of(scenario: Scenario) -> Settings:
    """Check the scenario's rule and term settings against the registry, defaults filled in.

    Raises:
        BadInput: an unknown rule, setting or aim, a wrong figure, a mode the rule does not have,
            a soft rule without a price. All of them at once.
    """
    problems: list[Problem] = []
    rules = _typed("rules", scenario.rules, RULES, problems)
    terms = _typed("terms", scenario.terms, TERMS, problems)
    for rule_id, chosen in rules.items():
        place = Place("rules", field=f"{rule_id}.mode")
        allowed = RULES[rule_id].modes
        if chosen.mode not in allowed:
            problems.append(Problem(place, f"{rule_id} cannot be {chosen.mode}",
                                    f"Use one of: {', '.join(allowed)}."))
        if chosen.mode == "soft" and chosen.price is None:
            problems.append(Problem(Place("rules", field=f"{rule_id}.price"),
                                    f"{rule_id} is soft but has no price",
                                    f"Give its price per {RULES[rule_id].unit}."))
    for row, choice in enumerate(scenario.aims):
        if choice.aim not in AIMS:
            problems.append(Problem(Place("aims", row, "aim"), f"unknown aim {choice.aim}",
                                    f"Use one of: {', '.join(AIMS)}."))
    if problems:
        raise BadInput(problems)
    return Settings(rules, terms)


def _typed(
    kind: str, given: Mapping[str, Mapping[str, Any]], book: Mapping[str, Any],
    problems: list[Problem],
) -> dict[str, Any]:
    problems += [
        Problem(Place(kind, field=name), f"unknown name {name}", f"Use one of: {', '.join(book)}.")
        for name in given if name not in book
    ]
    typed: dict[str, Any] = {}
    for name, entry in book.items():
        try:
            typed[name] = entry.settings.model_validate(given.get(name, {}))
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_context=False):
                path = ".".join(str(part) for part in (name, *detail["loc"]))
                problems.append(Problem(Place(kind, field=path),
                                        f"{detail['msg']} (got {detail['input']!r:.60})",
                                        "Correct the setting."))
            typed[name] = entry.settings()
    return typed
