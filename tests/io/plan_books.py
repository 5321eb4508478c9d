"""Plan workbooks to look into: cells by address, and the same recalculated by a spreadsheet."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from optimizer.domain.plan import Plan
from tests.build import (
    accelerator,
    breaks,
    milestone,
    offer,
    quarters,
    scenario,
    site,
    solved,
    system,
    target,
    vendor,
)

Cells = dict[tuple[str, str], Any]
"""Values by sheet and address."""


@dataclass(frozen=True)
class Book:
    """A written plan workbook: formulas, the values written with them, and titles in order."""

    formulas: Cells
    values: Cells
    sheets: list[str]

    def column(self, sheet: str, heading: str) -> list[Any]:
        """The values below a heading, down to the first blank."""
        (top, letter), = [(int(at.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), at.rstrip("0123456789"))
                          for (name, at), value in self.values.items()
                          if name == sheet and value == heading]
        found = []
        while self.values.get((sheet, f"{letter}{top + 1 + len(found)}")) is not None:
            found.append(self.values[sheet, f"{letter}{top + 1 + len(found)}"])
        return found

    def row(self, sheet: str, label: str) -> list[Any]:
        """The values right of the first cell of column A that holds a label."""
        at = next(int(at[1:]) for (name, at), value in self.values.items()
                  if name == sheet and value == label and at[0] == "A" and at[1:].isdigit())
        return [self.values.get((sheet, f"{letter}{at}")) for letter in "BCDEFGHIJKLMNOP"]


def book(path: Path) -> Book:
    """Read a workbook for looking into it."""
    return Book(_cells(path, False), _cells(path, True), load_workbook(path).sheetnames)


def recalculated(path: Path, folder: Path, prefix: str = "Plan ") -> Cells:
    """Every value of the sheets of a plan after a spreadsheet program has calculated them itself.

    The values written with the formulas are thrown away before, so that none can be believed. So
    are the scenario's sheets, which hold no formulas and would take half a minute to load.
    """
    if shutil.which("soffice") is None:
        pytest.skip("soffice (LibreOffice) is not installed: formulas cannot be recalculated")
    bare, out = folder / "bare.xlsx", folder / "out"
    kept = load_workbook(path)
    for name in kept.sheetnames:
        if not name.startswith(prefix):
            del kept[name]
    kept.save(bare)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}",
         "--convert-to", "xlsx", "--outdir", str(out), str(bare)],
        check=True, capture_output=True, timeout=180)
    return _cells(out / "bare.xlsx", True)


def _cells(path: Path, values: bool) -> Cells:
    return {(sheet.title, cell.coordinate): cell.value
            for sheet in load_workbook(path, data_only=values)
            for row in sheet.iter_rows() for cell in row if cell.value is not None}


def small_plan(**more: Any) -> Plan:
    """Two firms, two chips, dollars, breaks of both kinds, two years with carry-over, a soft rule
    that is broken, and names that look like formulas, wildcards, numbers and dates."""
    return solved(scenario(**{
        "title": "=2+3 is a title", "note": "@SUM(1) is a note",
        "phases": quarters(5), "accelerators": [accelerator("=A"), accelerator("2026-01",
                                                                               fp8_tflops=3958)],
        "systems": [system("S", "=A", 2), system("-T", "2026-01", 4, liquid_heat_share=0)],
        "sites": [site("@H", pue="1.25", tariff_per_kwh=100), site("007")],
        "vendors": [vendor("+V*", engagement_fee=1000), vendor("v", country="US")],
        "offers": [
            offer("=HYPERLINK(1)", "100.5", vendor="+V*", currency="USD", break_kind="all_units"),
            offer("v?", 300000, vendor="v", system="-T", break_kind="incremental",
                  maximum_total=8, lead_weeks_max=20)],
        "price_breaks": [*breaks("=HYPERLINK(1)", (10, "90.25")), *breaks("v?", (5, 250000))],
        "exchange_rates": [{"currency": "USD", "rate": "1380.7"}],
        "taxes": [{"origin": "US", "duty_share": "0.02", "vat_share": "0.1"}],
        "budgets": [{"fiscal_year": 2026, "amount": 9_000_000, "carry_over_share": "0.5"},
                    {"fiscal_year": 2027, "amount": 1_000_000}],
        "money": {"discount_rate": "0.045", "horizon_years": 3},
        "rules": target(milestone(40, "P2"), milestone(60, "P5")) | {
            "domestic_preference": {"mode": "soft", "price": 10, "at_least": "0.1"}},
        "terms": {"network": {"per_accelerator": 500}},
    } | more))
