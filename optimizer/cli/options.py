"""What commands that answer a question can be told besides its own parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Out = Annotated[Path | None, typer.Option(
    "-o", "--out", help="Workbook to write: the plan, and the answer in it.")]
JsonOut = Annotated[Path | None, typer.Option("--json", help="Answer as JSON.")]
Language = Annotated[Literal["en", "ko"], typer.Option(help="Language on the screen.")]
Settings = Annotated[list[str] | None, typer.Option(
    "--set", help="Change a setting first, e.g. site_power.reserve_share=0.1; repeatable.")]
Aims = Annotated[list[str] | None, typer.Option(
    "--aim", help="Aim instead of the scenario's, e.g. least_cost:0.02; repeat for an order.")]
Gap = Annotated[float, typer.Option(min=0, max=1, help="Gap at which a plan is proven.")]
TimeLimit = Annotated[float, typer.Option(
    min=0, help="Seconds for the whole answer; then the best so far.")]
Threads = Annotated[int, typer.Option(min=1, max=64, help="Solver threads of a solve.")]
Jobs = Annotated[int, typer.Option(min=1, max=64, help="Solves at once.")]
Cluster = Annotated[str, typer.Option(
    help="Address of a Dask scheduler, e.g. tcp://node:8786, instead of processes.",
    show_default=False)]
Seed = Annotated[int, typer.Option(
    min=0, max=2**31 - 1, help="Random seed; the same gives the same figures.")]
