"""``gpuplan risk PLAN``: what happens to a plan when the world moves."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from optimizer import api
from optimizer.cli.answered import print_answer, write_answers
from optimizer.cli.failures import explained
from optimizer.cli.options import JsonOut, Language, Out


def risk(
    plan: Annotated[Path, typer.Argument(
        help="Plan: a workbook or JSON that `solve` wrote; its orders are priced anew.")],
    futures: Annotated[Path | None, typer.Option(
        help="What may move (.toml); without it only the vendors' records of being late.")] = None,
    samples: Annotated[int, typer.Option(help="Futures to draw.")] = 10_000,
    seed: Annotated[int, typer.Option(
        min=0, max=2**31 - 1, help="Of the draws; the same seed gives the same figures.")] = 0,
    date: Annotated[datetime | None, typer.Option(
        formats=["%Y-%m-%d"], help="Day from which the world may move (default: the scenario's "
                                   "as_of, or its first day).")] = None,
    out: Out = None,
    json_out: JsonOut = None,
    lang: Language = "en",
) -> None:
    """Chance of the target, spread of cost, and what makes bad futures bad."""
    with explained():
        priced = api.price(api.read_unchanged(plan), api.read_orders(plan))
        found = api.risk(priced, futures, samples, seed, None if date is None else date.date())
        print_answer(found, lang)
        write_answers([found], priced, out, json_out)
