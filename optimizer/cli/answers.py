"""One command for every question: ``gpuplan why FILE OFFER``, ``gpuplan repair FILE``, …"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from optimizer import api
from optimizer.cli.answered import print_answer, write_answers
from optimizer.cli.failures import explained
from optimizer.cli.options import (
    Aims,
    Cluster,
    Gap,
    Jobs,
    JsonOut,
    Language,
    Out,
    Seed,
    Settings,
    Threads,
    TimeLimit,
)
from optimizer.cli.progress import Watch, watched

if TYPE_CHECKING:
    from optimizer.answers.verb import Parameter, Verb
    from optimizer.domain.answer import Answer
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario

FILE = "Scenario or plan: a workbook (.xlsx) or JSON."
PLAN = "Plan: a workbook or JSON that `solve` wrote."
READ: dict[str, Callable[[Path], Any]] = {"scenario": api.read, "file": api.given_file}
"""What files stand for."""


@dataclass(frozen=True)
class Asked:
    """What every question can be told besides its own parameters."""

    out: Out = None
    json_out: JsonOut = None
    lang: Language = "en"
    settings: Settings = None
    aims: Aims = None
    gap: Gap = 1e-4
    time_limit: TimeLimit = 600.0
    threads: Threads = 1
    jobs: Jobs = 2
    seed: Seed = 0
    cluster: Cluster = ""


def add_questions(app: typer.Typer) -> None:
    """Add a command for every question and every study that is asked like one."""
    for panel, verbs in {"Questions": api.VERBS, "Studies": api.STUDIES}.items():
        for verb in verbs.values():
            app.command(verb.id, help=verb.help.en, rich_help_panel=panel)(_command(verb))


def _command(verb: Verb) -> Callable[..., None]:
    """The command of a question: files, what must be said, what may be said, common options."""
    def command(**said: Any) -> None:
        with explained():
            files = [said.pop(name) for name in verb.subjects]
            given = {one.name: said.pop(one.name) for one in verb.parameters}
            _answer(verb, files, given, Asked(**said))

    words = [_file(name, verb.several and name == verb.subjects[-1]) for name in verb.subjects]
    words += [_word(one) for one in verb.parameters]
    words += [field.replace(kind=inspect.Parameter.KEYWORD_ONLY,
                            default=verb.gap if field.name == "gap" else field.default)
              for field in inspect.signature(Asked, eval_str=True).parameters.values()
              if verb.spread or field.name != "cluster"]
    command.__signature__ = inspect.Signature(words)  # type: ignore[attr-defined]
    command.__annotations__ = {word.name: word.annotation for word in words}
    return command


def _file(name: str, several: bool) -> inspect.Parameter:
    """The argument for what a question is about."""
    told = typer.Argument(help=PLAN if name == "plan" else FILE, metavar=name.upper())
    kind: Any = list[Path] if several else Path
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY,
                             annotation=Annotated[kind, told])


def _word(one: Parameter) -> inspect.Parameter:
    """An argument if it is a name that must be said, else an option; texts are read later."""
    several = one.kind == "texts"
    kind: Any = list[str] if several else Path if one.kind in READ else _chosen(one)
    default: Any = inspect.Parameter.empty
    if one.needed and one.kind in ("text", "texts"):
        told: Any = typer.Argument(help=one.help.en, metavar=one.name.upper())
    else:
        note = f" (default {one.default})" if one.default not in (None, (), "") else ""
        told = typer.Option(f"--{one.name.replace('_', '-')}",
                            metavar=None if one.choices else one.kind.upper(),
                            help=_help(one) + note + (" Repeatable." if several else ""))
        if not one.needed:
            kind, default = kind | None, None
    return inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=default,
                             annotation=Annotated[kind, told])


def _chosen(one: Parameter) -> Any:
    return Literal[tuple(one.choices)] if one.choices else str


def _help(one: Parameter) -> str:
    meant = "; ".join(f"{name}: {means.en}" for name, means in one.choices.items())
    return f"{one.help.en.rstrip('.')}: {meant}." if meant else one.help.en


def _answer(
    verb: Verb, files: Sequence[Path | list[Path]], given: dict[str, Any], asked: Asked,
) -> None:
    """Read, ask, print, write. Several files at the end are asked about one after the other."""
    subjects = [[_subject(name, file, asked)
                 for file in (those if isinstance(those, list) else [those])]
                for name, those in zip(verb.subjects, files, strict=True)]
    for one in verb.parameters:
        if one.kind in READ and given[one.name] is not None:
            given[one.name] = READ[one.kind](given[one.name])
    options = api.Options(asked.gap, asked.time_limit, asked.threads, asked.seed)

    def work(watch: Watch) -> list[Answer]:
        bench = api.Bench(options, asked.time_limit, watch.listen, watch.told, watch.stop,
                          asked.jobs, asked.cluster)
        return [api.answer(verb.id, *chosen, bench=bench, **given)
                for chosen in product(*subjects)]

    found = watched(work, "the best answer", asked.jobs)
    for answer in found:
        print_answer(answer, asked.lang)
    about = subjects[0][0]
    write_answers(found, api.plan_in(found[0], about), asked.out, asked.json_out)


def _subject(name: str, file: Path, asked: Asked) -> Scenario | Plan:
    """What a question is about: a scenario, or the plan that orders in the file make of it."""
    scenario = api.with_settings(api.read_unchanged(file), asked.settings or [])
    if asked.aims:
        scenario = api.with_aims(scenario, asked.aims)
    planned = name == "plan" or (name != "scenario" and api.holds_plan(file))
    return api.price(scenario, api.read_orders(file)) if planned else scenario


