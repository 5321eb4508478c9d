"""Ctrl-C on a terminal: the solve stops, the best plan so far is printed and written."""

from __future__ import annotations

import json
import os
import select
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on this system")

COMMAND = "from optimizer.cli import main; main()"
LONGEST_S = 120


def _interrupted(*words: str) -> bytes:
    """What a command shows that is interrupted once it has a first plan; it must end well."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-c", COMMAND, *words])
    shown, asked, until = b"", False, time.monotonic() + LONGEST_S
    while time.monotonic() < until:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                shown += os.read(terminal, 65_536)
            except OSError:  # the other end is closed: the command has ended
                break
        if not asked and b"best " in shown:
            os.write(terminal, b"\x03")
            asked = True
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert (asked, code) == (True, 0), shown[-2000:]
    return shown


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_ctrl_c_keeps_the_best_plan(tmp_path: Path) -> None:
    """Interrupted at its first plan, the command ends with exit code 0 and a plan with its gap.

    Without a signal handler the interrupt is an exception at whatever line it hits, and tearing
    down the solver's thread aborted the whole program: no plan, a signal for an exit code.
    """
    target = tmp_path / "plan.json"
    shown = _interrupted("solve", "data/scenarios/haenam-2028.json", "--gap", "0",
                         "--json", str(target))
    assert b"the best plan so far is kept" in shown
    plan = json.loads(target.read_text())
    assert plan["status"] == "stopped"
    assert plan["gap"] > 0
    assert plan["bound"] <= plan["objective"]


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_ctrl_c_keeps_the_best_answer(tmp_path: Path) -> None:
    """Interrupted in its first trial, a question is answered as far as it is known, and says so."""
    target = tmp_path / "answer.json"
    shown = _interrupted("curve", "data/scenarios/haenam-2028.json", "power", "--gap", "0",
                         "--json", str(target))
    assert b"the best answer so far is kept" in shown
    assert b"Stopped early" in shown
    answer = json.loads(target.read_text())["answers"][0]
    assert not answer["complete"]
    assert {trial["status"] for trial in answer["trials"]} >= {"stopped"}
