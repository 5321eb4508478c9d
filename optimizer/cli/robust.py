"""``gpuplan robust SCENARIO --futures FILE --decide-by DATE``: what to sign before it is known."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Literal

import typer

from optimizer import api
from optimizer.cli.answered import print_answer, write_answers
from optimizer.cli.answers import FILE
from optimizer.cli.failures import explained
from optimizer.cli.options import (
    Aims,
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
from optimizer.cli.progress import watched


def robust(
    scenario: Annotated[Path, typer.Argument(help=FILE, metavar="SCENARIO")],
    futures: Annotated[Path, typer.Option(
        help="Futures (TOML): name, chance and changes of the scenario of each.")],
    decide_by: Annotated[datetime, typer.Option(
        formats=["%Y-%m-%d"], help="Orders up to this day are the same in all futures.")],
    pursue: Annotated[Literal["expected", "cvar", "regret"], typer.Option(
        help="What is made small: the expected aim; partly that in the worst cases; or the most "
             "that any future is worse off than with a plan of its own.")] = "expected",
    chance: Annotated[float, typer.Option(
        help="Least chance that the delivery targets are met.")] = 1.0,
    cvar_share: Annotated[float, typer.Option(
        help="For cvar: 0.95 for the worst 5 % of all cases.")] = 0.95,
    cvar_weight: Annotated[float, typer.Option(
        help="For cvar: weight of the worst cases beside all cases.")] = 0.5,
    out: Out = None,
    json_out: JsonOut = None,
    lang: Language = "en",
    settings: Settings = None,
    aims: Aims = None,
    gap: Gap = 1e-3,
    time_limit: TimeLimit = 600.0,
    threads: Threads = 1,
    jobs: Jobs = 2,
    seed: Seed = 0,
) -> None:
    """Find what to order now so that every future can be borne, and what follows in each.

    What --set and --aim change is changed in all futures; the first aim is pursued.
    """
    with explained():
        base = api.with_settings(api.read_unchanged(scenario), settings or [])
        if aims:
            base = api.with_aims(base, aims)
        options = api.Options(gap, time_limit, threads, seed)
        found = watched(lambda watch: api.robust(
            base, futures, decide_by.date(), pursue=pursue, chance=_exact(chance),
            cvar_share=_exact(cvar_share), cvar_weight=_exact(cvar_weight),
            bench=api.Bench(options, time_limit, watch.listen, watch.told, watch.stop, jobs),
        ), "the best answer", jobs)
        print_answer(found, lang)
        write_answers([found], base, out, json_out)


def _exact(typed: float) -> Fraction:
    """The figure as it was typed: 0.9 is nine tenths."""
    return Fraction(repr(typed))
