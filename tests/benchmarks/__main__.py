"""``python -m tests.benchmarks``: measure, print tables, and keep the figures in a JSON file."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from dataclasses import asdict
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from optimizer.model.session import Options

from .apart import Overrun, apart
from .builds import TURNS, build_only
from .cases import drawn, real
from .growing import draw
from .report import Case, build_table, model_table, ratio, solve_table
from .runs import Run, plan, solve_naive, solve_scip
from .sizes import SIZES, TO_BUILD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from optimizer.domain.scenario import Scenario

GRACE_S = 300.0
"""So much longer than its time limit a measurement may take, building and auditing included."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the command line asks for."""
    asked = _parser().parse_args(arguments)
    say(f"{platform.machine()}, Python {platform.python_version()}, highspy {version('highspy')}, "
        f"pyomo {version('pyomo')}. Processor seconds of one thread unless said otherwise; "
        "ratios are measured in one run.")
    found = measure_builds() if asked.build_only else measure_solves(asked)
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def measure_builds() -> list[dict[str, Any]]:
    """From rules through Pyomo to HiGHS, against the same matrix by hand, at growing sizes."""
    built = []
    for name, size in TO_BUILD.items():
        scenario = draw(name, size, 1)
        built.append((name, len(scenario.offers), apart(build_only, scenario, seconds=GRACE_S)))
    say(f"In {TURNS} turns each. By hand: the same matrix in vectorised numpy from plain arrays, "
        "handed over. Ready: its coefficients lie ready, and are only handed over.", "",
        build_table(built))
    return [{"name": name, "offers": offers, **asdict(b), "ratios": {
                label: {"by_hand": ratio(b.ours, b.by_hand, of),
                        "ready": ratio(b.ours, b.ready, of)}
                for label, of in (("median", median), ("best", min))}}
            for name, offers, b in built]


def measure_solves(asked: argparse.Namespace) -> list[dict[str, Any]]:
    """Solve every case, print a line as it is done, then the tables."""
    options = Options(gap=asked.gap, time_limit=asked.time_limit)
    scenarios = [*drawn(asked.sizes, asked.seeds), *(real() if asked.real else ())]
    cases = []
    for scenario in scenarios:
        case = measure(scenario, options, asked.against)
        cases.append(case)
        sys.stderr.write(f"{case.name}: {case.ours.run.status if case.ours else case.trouble}\n")
    say("Models, and the way to the solver", "", model_table(cases))
    say(f"Solves to a gap of {100 * options.gap:g} %, at most {options.time_limit:g} s of wall "
        "time each", "", solve_table(cases))
    return [case.data() for case in cases]


def measure(scenario: Scenario, options: Options, against: Sequence[str]) -> Case:
    """Everything asked for of one case, each part in a process of its own."""
    case = Case(scenario.name, len(scenario.offers))
    limit = options.time_limit + GRACE_S
    try:
        case.ours = apart(plan, scenario, options, seconds=limit)
    except Overrun as error:
        case.trouble = str(error)
    if "naive" in against:
        case.naive = _other(solve_naive, scenario, options, limit)
    if "scip" in against and find_spec("pyscipopt"):
        case.scip = _other(solve_scip, scenario, options, limit)
    return case


def _other(
    solve: Callable[[Scenario, Options], Run], scenario: Scenario, options: Options, limit: float
) -> Run:
    try:
        found: Run = apart(solve, scenario, options, seconds=limit)
    except Overrun as error:
        found = Run(str(error))
    return found


def say(*lines: str) -> None:
    """Print a paragraph."""
    sys.stdout.write("\n".join(lines) + "\n\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=_names(SIZES), default=["tiny", "small"],
                        help=f"sizes of drawn cases, of {','.join(SIZES)}; 'none' for none")
    parser.add_argument("--seeds", type=lambda text: [int(n) for n in text.split(",")],
                        default=[1, 2, 3], help="seeds of drawn cases, e.g. 1,2,3")
    parser.add_argument("--real", action="store_true", help="also the scenarios that ship")
    parser.add_argument("--against", type=_names(("naive", "scip")), default=["naive", "scip"],
                        help="what to compare with, of naive,scip; 'none' for nothing")
    parser.add_argument("--time-limit", type=float, default=60.0, help="seconds for each solve")
    parser.add_argument("--gap", type=float, default=1e-3, help="relative gap that is enough")
    parser.add_argument("--build-only", action="store_true",
                        help="only build models, up to 200,000 variables, and hand them over")
    parser.add_argument("--json", type=Path, help="file to write all figures to")
    return parser


def _names(known: Any) -> Callable[[str], list[str]]:
    """A list of known names, separated by commas."""

    def names(text: str) -> list[str]:
        chosen = [] if text == "none" else text.split(",")
        for name in chosen:
            if name not in known:
                raise argparse.ArgumentTypeError(f"{name!r} is not one of {', '.join(known)}")
        return chosen

    return names


if __name__ == "__main__":
    main()
