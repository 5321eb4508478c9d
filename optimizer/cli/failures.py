"""What goes wrong as a message and an exit code, without a traceback."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from optimizer.cli.screen import say, stderr
from optimizer.domain.units import printable
from optimizer.errors import AuditMismatch, BadInput, NoPlan, PlannerError, SolverTrouble, WorkLost

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_PLAN, BAD_INPUT, SOLVER_TROUBLE = 1, 2, 3


@contextmanager
def explained() -> Iterator[None]:
    """Turn expected failures into a message and an exit code."""
    try:
        yield
    except BadInput as error:
        for problem in error.problems:
            stderr.print(printable(str(problem)), style="red", markup=False, highlight=False,
                         soft_wrap=True)
        stderr.print(f"{len(error.problems)} problem(s). Nothing was written.", highlight=False)
        raise typer.Exit(BAD_INPUT) from None
    except NoPlan as error:
        say(stderr, f"No plan exists: {error}")
        raise typer.Exit(NO_PLAN) from None
    except (SolverTrouble, AuditMismatch, WorkLost) as error:
        say(stderr, str(error))
        raise typer.Exit(SOLVER_TROUBLE) from None
    except PlannerError as error:
        say(stderr, str(error))
        raise typer.Exit(BAD_INPUT) from None
