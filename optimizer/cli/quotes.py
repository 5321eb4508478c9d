"""``gpuplan quotes read | add``: vendors' spreadsheets become offers of a scenario."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.status import Status

from optimizer import api
from optimizer.cli.failures import explained
from optimizer.cli.screen import say, stderr, stdout, tabled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from optimizer.quotes.adding import Added
    from optimizer.quotes.change import Change
    from optimizer.quotes.finding import Question
    from optimizer.quotes.settling import Settled
    from optimizer.quotes.workbook import Written

PROFILES = "quote-profiles"
"""Folder of the vendors' profiles, beside the offers workbook."""
MOST_QUESTIONS = 15
"""Questions shown on screen; the workbook has them all."""
MOST_CHANGES = 60
LONGEST = 70

quotes = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False,
                     help="Read vendors' own spreadsheets; put their offers into a scenario.")


@quotes.command("read")
def read(
    files: Annotated[list[Path], typer.Argument(
        help="Vendors' quotes: .xlsx, .xls, .ods, .csv.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Offers workbook to write.")],
    answers: Annotated[Path | None, typer.Option(
        help="An offers workbook with questions answered; may be the one to write.")] = None,
    vendor: Annotated[str, typer.Option(
        help="Who quotes in these files, where they do not say.")] = "",
    catalogue: Annotated[Path | None, typer.Option(
        help="A scenario whose systems the lines are matched to; else the shipped catalogue."),
    ] = None,
    profiles: Annotated[Path | None, typer.Option(
        help=f"Folder of vendors' earlier answers; else {PROFILES} beside the workbook.")] = None,
) -> None:
    """Read quotes into an offers workbook: offers, questions, and where every figure is from."""
    with explained():
        scenario = None if catalogue is None else api.read(catalogue)
        kept = out.parent / PROFILES if profiles is None else profiles
        with _watched() as listen:
            settled = api.read_quotes(files, scenario, vendor, answers, kept, listen)
        done = api.write_offers(out, settled, scenario, kept, answers=answers)
        _print_reading(settled, done)
        say(stderr, f"Wrote {out}")
        if settled.reading.questions:
            say(stderr, f"Answer in its sheet questions, then: gpuplan quotes read … -o {out} "
                        f"--answers {out}")
        else:
            say(stderr, f"Next: gpuplan quotes add {out} --to SCENARIO.xlsx")


@quotes.command("add")
def add(
    offers: Annotated[Path, typer.Argument(help="Offers workbook, as `quotes read` wrote it.")],
    to: Annotated[Path, typer.Option("--to", help="Scenario (.xlsx or JSON) they go into.")],
    out: Annotated[Path | None, typer.Option(
        "-o", "--out", help="Write the scenario here instead of over it.")] = None,
) -> None:
    """Put the offers of a workbook into a scenario; a newer revision replaces the older one."""
    with explained():
        done = api.add_offers(offers, to, out)
        _print_added(done)
        if out is not None or not done.unchanged:
            say(stderr, f"Wrote {out or to}")


@contextmanager
def _watched() -> Iterator[Callable[[str, int, int], None]]:
    """Progress: one live line on a terminal, a line per file elsewhere."""
    if not stderr.is_terminal:
        yield lambda name, number, count: say(
            stderr, f"Reading {name} ({number + 1} of {count})") if name else None
        return
    with Status("Reading …", console=stderr) as status:
        yield lambda name, number, count: status.update(
            f"Reading {_plain(name)} ({number + 1} of {count})" if name else "Writing …")


def _plain(name: str) -> str:
    """A file name without what a terminal would take for markup."""
    return name.replace("[", "(").replace("]", ")")


def _print_reading(settled: Settled, written: Written) -> None:
    """How many lines there are of each kind, and the questions."""
    reading, done = settled.reading, written.sorted
    say(stdout, f"{len(done.offers)} line(s) ready, {len(done.waiting)} waiting, "
                f"{len(done.side_lines)} side line(s), {len(reading.questions)} open question(s).")
    recalled = sum(bool(one.answer.source) for one in settled.given)
    if settled.given:
        say(stdout, f"{len(settled.given)} question(s) answered, {recalled} of them from profiles.")
    if reading.questions:
        tabled("Questions", [("Id", False), ("Question", False), ("Answers", False),
                                  ("Lines", True)],
                    [_row(question) for question in reading.questions[:MOST_QUESTIONS]])
    if (more := len(reading.questions) - MOST_QUESTIONS) > 0:
        say(stdout, f"… and {more} more; the workbook lists them all.")
    if written.changes:
        say(stdout, "Offers that are other than in the workbook with the answers:")
        _print_changes(written.changes)
    for note in (*reading.notes, *settled.notes):
        say(stdout, f"! {note}")


def _row(question: Question) -> list[str]:
    labels = " | ".join(option.label for option in question.options)
    return [question.id, _short(question.text), _short(labels or question.free),
            f"{len(question.lines):,}"]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST - 1] + "…"


def _print_added(done: Added) -> None:
    """What was done with each quote, and every change."""
    for sentence in done.told:
        say(stdout, sentence)
    _print_changes(done.changes)
    if done.unchanged:
        say(stdout, "Nothing changed in the scenario.")


def _print_changes(found: Sequence[Change]) -> None:
    for change in found[:MOST_CHANGES]:
        say(stdout, f"  {change}")
    if (more := len(found) - MOST_CHANGES) > 0:
        say(stdout, f"  … and {more} more changes.")
