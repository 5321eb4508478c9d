"""The folder of a batch: what was asked, one file a case, and the table made of them."""

from __future__ import annotations

import csv
import io
import json
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from optimizer.domain.units import printable, unformulated
from optimizer.errors import BadInput, WorkLost
from optimizer.io.files import refuse, write_atomic
from optimizer.studies.case_file import case_text, result_of
from optimizer.studies.held import held
from optimizer.studies.outcome import NAMES
from optimizer.studies.summary import write_summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from optimizer.studies.cases import Batch, Case
    from optimizer.studies.work import Result

STUDY, CASES, TABLE, SUMMARY = "study.json", "cases", "results.csv", "summary.xlsx"
BOM = "\ufeff"


@dataclass(frozen=True)
class Folder:
    """Nothing in it is ever half written; the files of the cases are what counts."""

    path: Path

    @property
    def name(self) -> str:
        """Of the folder, without those it is in."""
        return self.path.name

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold it for one run, as long as the block runs.

        Raises:
            BadInput: it cannot be made, or another run is at work in it.
        """
        try:
            (self.path / CASES).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise refuse(self.path, f"it cannot be made ({error.strerror})",
                         "Choose a folder that may be written to.") from error
        with held(self.path):
            yield

    def open(self, batch: Batch, *, resume: bool) -> dict[int, Result]:
        """Read what is finished already, by the case's number.

        Raises:
            BadInput: it holds another study, or results that ``resume`` was not asked for.
        """
        said = self._said()
        if said is not None and said != batch.sha256:
            raise refuse(self.path, "it holds the results of another study",
                         "Choose another folder, or delete this one.")
        found = any((self.path / CASES).glob("*.json"))
        if found and not resume:
            raise refuse(self.path, "it holds results of this study already",
                         "Give --resume to go on, or choose another folder.")
        if said is None:
            if found:
                raise refuse(self.path, "it holds cases but not their study",
                             "Choose another folder, or delete this one.")
            _text(self.path / STUDY, json.dumps(
                {"sha256": batch.sha256, "title": batch.title, "cases": len(batch.cases),
                 "axes": batch.axes}, ensure_ascii=False, indent=1))
        self._tidy()
        return {case.index: result for case in batch.cases
                if (result := self.read(case)) and result.outcome.status != "failed"}

    def keep(self, result: Result) -> None:
        """Write the file of a case.

        Raises:
            WorkLost: it cannot be written.
        """
        with unwritten():
            self.put(result.case, case_text(result))

    def put(self, case: Case, text: str) -> None:
        """Write what was kept of a case elsewhere."""
        _text(self._file(case), text)

    def table(self, batch: Batch, results: Iterable[Result]) -> None:
        """Write the table of the cases, in their order.

        Raises:
            WorkLost: it cannot be written.
        """
        text = io.StringIO()
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow([plain_text(name) for name in ("case", *batch.axes, *NAMES[1:])])
        for result in sorted(results, key=lambda one: one.case.index):
            said = result.outcome.plain()
            rows.writerow([plain_text(cell) for cell in (
                said.pop("case"), *result.case.at, *said.values())])
        with unwritten():
            _text(self.path / TABLE, BOM + text.getvalue())

    def summary(self, batch: Batch, results: Iterable[Result]) -> None:
        """Write the workbook of the cases.

        Raises:
            WorkLost: it cannot be written.
        """
        with unwritten():
            write_summary(self.path / SUMMARY, batch, results)

    def _tidy(self) -> None:
        """Remove what a run that was killed had begun to write."""
        for folder in (self.path, self.path / CASES):
            for half in folder.glob(".*.part"):
                half.unlink(missing_ok=True)

    def _file(self, case: Case) -> Path:
        return self.path / CASES / f"{case.key}.json"

    def _said(self) -> str | None:
        try:
            return str(json.loads((self.path / STUDY).read_text(encoding="utf-8"))["sha256"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def read(self, case: Case) -> Result | None:
        """What is kept of a case; a file that is damaged counts as none."""
        try:
            return result_of(case, self._file(case).read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError, ArithmeticError):
            return None


@contextmanager
def unwritten() -> Iterator[None]:
    """Say of a file that cannot be written that the work ends with it.

    Raises:
        WorkLost: instead of the refusal.
    """
    try:
        yield
    except BadInput as error:
        raise WorkLost(str(error)) from error


def plain_text(cell: Any) -> Any:
    """A cell that a spreadsheet does not take for a formula."""
    said = printable(cell)
    return said if isinstance(said, str) and _is_number(said) else unformulated(said)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _text(path: Path, text: str) -> None:
    def write(beside: Path) -> None:
        beside.write_text(text, encoding="utf-8", newline="")

    write_atomic(path, write)
