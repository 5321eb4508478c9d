"""``gpuplan app``: the web app, served from this machine."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from optimizer.cli.failures import explained
from optimizer.errors import BadInput, Place, Problem

LOCAL = "127.0.0.1"


def web(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to serve at.")] = 8501,
    address: Annotated[str, typer.Option(
        help="Address to serve at. Anybody who reaches it can use the planner: put a proxy that "
             "signs people in before any other than this machine's own.")] = LOCAL,
    browser: Annotated[bool, typer.Option(help="Open a browser.")] = True,
) -> None:
    """Open the planner's web app: scenarios, quotes, rules, solves, plans and answers."""
    with explained():
        os.execv(sys.executable, served(port, address, browser=browser))  # noqa: S606


def served(port: int, address: str, *, browser: bool) -> list[str]:
    """The command that serves the app.

    Raises:
        BadInput: the app is not installed.
    """
    found = find_spec("app")
    if found is None or not found.submodule_search_locations:
        raise BadInput([Problem(Place(), "the web app is not installed",
                                "Install the whole package again.")])
    main = Path(next(iter(found.submodule_search_locations))) / "main.py"
    return [sys.executable, "-m", "streamlit", "run", str(main), "--server.port", str(port),
            "--server.address", address, "--server.headless", str(not browser).lower()]
