"""``gpuplan template | check | solve | show | rules | …``: thin, all work is in the api."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from optimizer import api
from optimizer.cli.answers import add_questions
from optimizer.cli.batch import batch
from optimizer.cli.failures import BAD_INPUT, explained
from optimizer.cli.progress import watched
from optimizer.cli.quotes import quotes
from optimizer.cli.rulebook import print_rules
from optimizer.cli.screen import print_plan, print_scenario, say, stderr
from optimizer.cli.web import web
from optimizer.errors import BadInput, Problem

app = typer.Typer(
    no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False,
    help="Plan which AI accelerators to buy, from whom, when and for which site; and prove it.",
    epilog="Exit codes: 0 a plan or an answer, 1 no plan exists, 2 bad input, 3 solver trouble.",
)
app.add_typer(quotes, name="quotes")
app.command(name="app")(web)
app.command(rich_help_panel="Studies")(batch)


def main() -> None:
    """Entry point of the command."""
    app()


Files = Annotated[list[Path], typer.Argument(help="Scenario workbooks (.xlsx) or JSON files.")]


@app.command()
def template(
    out: Annotated[Path, typer.Argument(help="Workbook to write, e.g. round.xlsx.")],
) -> None:
    """Write an empty scenario workbook with instructions, dropdowns and an example row a sheet."""
    with explained():
        api.write_template(out)
        say(stderr, f"Wrote {out}. Fill it in, then run: gpuplan check {out}")


@app.command()
def check(files: Files) -> None:
    """Report every problem of scenario files, with sheet and cell, before any solve."""
    problems: list[Problem] = []
    for file in files:
        try:
            scenario = api.read(file)
            api.with_settings(scenario, [])
            api.possible(scenario)
        except BadInput as error:
            problems += error.problems
        else:
            say(stderr, f"{file}: no problems.")
    if problems:
        with explained():
            raise BadInput(problems)


@app.command()
def solve(
    files: Files,
    out: Annotated[Path | None, typer.Option(
        "-o", "--out", help="Plan workbook; with several files a folder.")] = None,
    json_out: Annotated[Path | None, typer.Option(
        "--json", help="Plan as JSON; with several files a folder.")] = None,
    settings: Annotated[list[str] | None, typer.Option(
        "--set", help="Change a setting, e.g. site_power.reserve_share=0.1; repeatable.")] = None,
    aim: Annotated[list[str] | None, typer.Option(
        help="Aim instead of the scenario's, e.g. least_cost:0.02; repeat for an order.")] = None,
    gap: Annotated[float, typer.Option(min=0, max=1, help="Gap at which a plan is proven.")] = 1e-4,
    time_limit: Annotated[float, typer.Option(min=0, help="Seconds for one solve.")] = 600.0,
    threads: Annotated[int, typer.Option(min=1, max=64, help="Solver threads.")] = 1,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Solver's random seed.")] = 0,
    beside: Annotated[Path | None, typer.Option(
        help="A plan file to price, audit and show beside the result.")] = None,
) -> None:
    """Find the best plan, prove it, audit it, print it, and write it."""
    options = api.Options(gap=gap, time_limit=time_limit, threads=threads, seed=seed)
    worst = 0
    for file in files:
        try:
            with explained():
                _solve_one(file, _target(out, file, ".plan.xlsx", files),
                           _target(json_out, file, ".plan.json", files),
                           settings or [], aim or [], options, beside)
        except typer.Exit as end:
            worst = max(worst, end.exit_code)
    raise typer.Exit(worst)


def _target(out: Path | None, file: Path, ending: str, files: list[Path]) -> Path | None:
    if out is None or len(files) == 1:
        return out
    out.mkdir(parents=True, exist_ok=True)
    return out / f"{file.stem}{ending}"


def _solve_one(
    file: Path, out: Path | None, json_out: Path | None, settings: list[str], aims: list[str],
    options: api.Options, beside: Path | None,
) -> None:
    scenario, reading = api.timed(lambda: api.read(file))
    scenario = api.with_settings(scenario, settings)
    if aims:
        scenario = api.with_aims(scenario, aims)
    reference = None if beside is None else api.price(scenario, api.read_orders(beside))
    plan = watched(lambda watch: api.solve(scenario, options, watch.listen, watch.stop))
    name = "" if beside is None else beside.stem
    writing = 0.0 if out is None else api.write_plan(out, plan, reference, name)
    plan = plan.model_copy(update={"seconds": {"read": reading, **plan.seconds, "write": writing}})
    if json_out is not None:
        api.write_json(json_out, plan)
    print_plan(plan, reference, name)
    for written in (out, json_out):
        if written is not None:
            say(stderr, f"Wrote {written}")


@app.command()
def show(
    file: Annotated[Path, typer.Argument(help="A scenario, or a plan workbook.")],
    orders: Annotated[Path | None, typer.Option(
        help="Orders (JSON or plan workbook) to price and audit on the scenario.")] = None,
) -> None:
    """Show a scenario, or a plan: its orders are priced and audited anew, not believed."""
    with explained():
        scenario = api.read(file)
        source = orders or (file if api.holds_plan(file) else None)
        if source is None:
            print_scenario(scenario)
        else:
            print_plan(api.price(scenario, api.read_orders(source)))


@app.command()
def rules(
    names: Annotated[list[str] | None, typer.Argument(help="Only these rules or terms.")] = None,
) -> None:
    """Print every rule, bill term and aim: sentence, maths, settings and defaults."""
    known = {*api.BOOK.rules, *api.BOOK.terms, *api.BOOK.aims}
    unknown = [name for name in names or [] if name not in known]
    if unknown:
        say(stderr, f"There is no rule, term or aim called {', '.join(unknown)}.")
        raise typer.Exit(BAD_INPUT)
    print_rules(names or [], sys.stdout)


add_questions(app)
