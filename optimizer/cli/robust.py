"""``gpuplan robust SCENARIO --futures FILE --decide-by DATE``: what to sign before it is known."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Literal

import typer

from optimizer import api
from optimizer.cli.answered import print_answer
from optimizer.cli.answers import FILE, Language
from optimizer.cli.failures import explained
from optimizer.cli.progress import watched
from optimizer.cli.screen import say, stderr


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
    out: Annotated[Path | None, typer.Option(
        "-o", "--out", help="Workbook to write the answer to.")] = None,
    json_out: Annotated[Path | None, typer.Option("--json", help="Answer as JSON.")] = None,
    lang: Annotated[Language, typer.Option(help="Language on the screen.")] = "en",
    settings: Annotated[list[str] | None, typer.Option(
        "--set", help="Change a setting first, in all futures; repeatable.")] = None,
    aims: Annotated[list[str] | None, typer.Option(
        "--aim", help="Aim instead of the scenario's; the first one is pursued.")] = None,
    gap: Annotated[float, typer.Option(min=0, max=1, help="Gap at which a plan is proven.")] = 1e-3,
    time_limit: Annotated[float, typer.Option(
        min=0, help="Seconds for the whole answer; then the best so far.")] = 600.0,
    threads: Annotated[int, typer.Option(min=1, max=64, help="Solver threads of a solve.")] = 1,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Solves at once.")] = 2,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Solver's random seed.")] = 0,
) -> None:
    """Find what to order now so that every future can be borne, and what follows in each."""
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
        if out is not None:
            api.write_answers(out, base, [found])
        if json_out is not None:
            api.write_answers_json(json_out, base, [found])
        for written in (out, json_out):
            if written is not None:
                say(stderr, f"Wrote {written}")


def _exact(typed: float) -> Fraction:
    """The figure as it was typed: 0.9 is nine tenths."""
    return Fraction(repr(typed))
