"""Reading a scenario, whatever it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.io.assemble import assemble
from optimizer.io.files import read_bytes, refuse
from optimizer.io.guard import MAX_FILE, OLE, ZIP, guard, refuse_ole
from optimizer.io.outline import outline
from optimizer.io.scenario_json import raw_json
from optimizer.io.workbook_reader import raw_workbook

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from optimizer.domain.scenario import Scenario
    from optimizer.io.catalogue import Catalogue
    from optimizer.io.outline import Outline
    from optimizer.io.raw import RawScenario


def read_scenario(
    path: Path, catalogue: Catalogue, *, names: Mapping[str, Collection[str]] | None = None
) -> Scenario:
    """Read a scenario workbook or JSON file, told apart by their content.

    ``names`` are names from outside the scenario that some fields must use, by field, e.g.
    ``{"aim": …, "export_regime": …}``; fields that are not listed are not checked.

    Raises:
        BadInput: every problem of the file, with place and remedy.
    """
    raw, plan = read_raw(path, catalogue)
    return assemble(raw, plan, names)


def read_raw(path: Path, catalogue: Catalogue) -> tuple[RawScenario, Outline]:
    """What a file says, cell by cell, before it is understood.

    Raises:
        BadInput: it cannot be opened, or is neither a workbook nor JSON.
    """
    data = read_bytes(path, MAX_FILE)
    plan = outline(catalogue)
    if data.startswith(OLE):
        raise refuse_ole(path, data)
    if data.startswith(ZIP):
        return raw_workbook(path, guard(path, data), plan), plan
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return raw_json(path, data, plan), plan
    raise refuse(path, "it is neither an Excel workbook (.xlsx) nor a JSON scenario",
                 "Save it as .xlsx; the command `template` writes an empty scenario workbook.")
