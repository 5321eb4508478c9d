"""A scenario with every table filled, and a workbook whose cells a test can spoil one by one."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal as D
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import column_index_from_string, get_column_letter

from optimizer.domain.calendar import Phase
from optimizer.domain.catalogue import Accelerator, System
from optimizer.domain.commitments import Concession, Pin, PlacedOrder, PlannedOrder
from optimizer.domain.money import BudgetYear, ExchangeRate, Money, TaxRate
from optimizer.domain.offers import (
    Alternate,
    BundleItem,
    ConditionalRebate,
    Offer,
    OfferPhase,
    PriceBreak,
    Vendor,
    VendorRebate,
    VendorSlip,
)
from optimizer.domain.quotes import Quote, QuoteRecord
from optimizer.domain.regime import ControlThreshold, CountryGroup, ExportQuota, ExportRule
from optimizer.domain.scenario import AimChoice, Scenario
from optimizer.domain.sites import Site, SitePhase
from optimizer.errors import BadInput
from optimizer.io import read_scenario, write_scenario_workbook
from tests.io.fake_catalogue import CATALOGUE


def full_scenario() -> Scenario:
    """A consistent scenario that has a row in every table and settings of every kind."""
    return Scenario(
        name="round", title="=1+1 is text", note="@first line\n-second line",
        as_of=date(2025, 7, 1), export_regime="mine",
        money=Money(currency="KRW", discount_rate=D("0.045"), horizon_years=D(5)),
        aims=(AimChoice(aim="least_cost", tolerance=D("0.01")),
              AimChoice(aim="most_compute", limit=D("12.5"))),
        phases=(
            Phase(id="2025Q3", start=date(2025, 7, 1), end=date(2025, 9, 30), fiscal_year=2025),
            Phase(id="2025Q4", start=date(2025, 10, 1), end=date(2025, 12, 31), fiscal_year=2025),
        ),
        accelerators=(
            Accelerator(id="B200", name="엔비디아 B200", maker="NVIDIA", maker_country="US",
                        memory_gb=D(180), bf16_tflops=D("2250.5"), ics=2,
                        uses=("training", "a;b", "c\\d"), release=date(2024, 11, 1)),
            Accelerator(id="+H200", maker="NVIDIA", maker_country="US", memory_gb=D(141)),
        ),
        systems=(
            System(id="s1", accelerator="B200", accelerators_per_unit=8, unit_kw_max=D("14.3"),
                   unit_kw_typical=D("10.2"), rack_units=D(10), cooling="liquid",
                   liquid_heat_share=D("0.8"), platform_class="board"),
            System(id="s2", accelerator="+H200", accelerators_per_unit=8, unit_kw_max=D(10),
                   unit_kw_typical=D(8), rack_units=D(8), cooling="air"),
        ),
        vendors=(
            Vendor(id="v1", country="KR", parent_country="KR", group="domestic",
                   award_min=D(100), award_max=D(10) ** 13),
            Vendor(id="v2", country="US", parent_country="US", engagement_fee=D("0.1")),
        ),
        vendor_slips=(VendorSlip(vendor="v1", weeks=D(0), chance=D("0.9")),
                      VendorSlip(vendor="v1", weeks=D(4), chance=D("0.1"))),
        sites=(
            Site(id="hall", country="KR", operator="op", operator_parent_country="KR",
                 pue=D("1.3"), tariff_per_kwh=D(170), note="-"),
            Site(id="annex", country="KR", operator="op", operator_parent_country="KR",
                 pue=D("1.25"), tariff_per_kwh=D("169.9")),
        ),
        site_phases=(SitePhase(site="hall", phase="2025Q3", power_kw=D(20000), liquid_kw=D(5000),
                               air_kw=D(9000), rack_units=D(4000)),),
        offers=(
            Offer(id="o1", vendor="v1", system="s1", currency="KRW",
                  unit_price=D("123456789012.345"), break_kind="all_units", minimum_order=2,
                  lead_weeks_min=D(4), lead_weeks_max=D(8), deposit_share=D("0.3"),
                  delivery_share=D("0.6"), acceptance_share=D("0.1"), sites=("hall", "annex"),
                  valid_until=date(2025, 12, 31), maximum_total=500, quote="v1 / Q-1",
                  quoted_units=40, incoterm="DDP Seoul"),
            Offer(id="o2", vendor="v2", system="s2", currency="USD", unit_price=D(300000),
                  price_basis="accelerator", lead_weeks_min=D("2.5"), lead_weeks_max=D("2.5")),
        ),
        price_breaks=(PriceBreak(offer="o1", from_units=10, to_units=99, unit_price=D(10) ** 11),
                      PriceBreak(offer="o1", from_units=100, unit_price=D(9) * 10**10)),
        offer_phases=(OfferPhase(offer="o2", phase="2025Q4", maximum=7),),
        alternates=(Alternate(group="one", offer="o1"), Alternate(group="one", offer="o2")),
        bundles=(BundleItem(bundle="b", offer="o1", units=3),),
        conditional_rebates=(ConditionalRebate(id="c", trigger_offer="o1", trigger_units=5,
                                               discounted_offer="o2", discount_share=D("0.05")),),
        vendor_rebates=(
            VendorRebate(vendor="v1", basis="spend", kind="incremental", from_amount=D(10) ** 9,
                         rebate=D("0.01")),
            VendorRebate(vendor="v1", basis="spend", kind="incremental", from_amount=D(10) ** 10,
                         rebate=D("0.02")),
        ),
        quotes=(Quote(id="v1 / Q-1", vendor="v1", number="Q-1", revision="Rev. 2",
                      dated=date(2025, 6, 20), file="견적.xlsx", sha256="ab12",
                      added_on=date(2025, 6, 23)),
                Quote(id="v1 / Q-1", vendor="v1", number="Q-1", revision="Rev. 1",
                      sha256="cd34", standing="replaced")),
        quote_history=(QuoteRecord(quote="v1 / Q-1", revision="Rev. 1", sha256="cd34", offer="o0",
                                   description="=8 × B200", system="s1", currency="KRW",
                                   unit_price=D("130000000000.5"), price_breaks="10: 1; 100: 0.9",
                                   break_kind="all_units", quoted_units=40, lead_weeks_min=D(4),
                                   lead_weeks_max=D(8), valid_until=date(2025, 7, 31),
                                   terms="incoterm = DDP Seoul"),),
        exchange_rates=(ExchangeRate(currency="USD", rate=D("1380.5")),
                        ExchangeRate(currency="USD", phase="2025Q4", rate=D(1400))),
        taxes=(TaxRate(origin="US", duty_share=D(0), vat_share=D("0.1")),),
        budgets=(BudgetYear(fiscal_year=2025, amount=D(1459) * 10**9,
                            carry_over_share=D("0.2")),),
        placed_orders=(PlacedOrder(offer="o2", site="hall", phase="2025Q3", units=1),),
        pins=(Pin(offer="o1", kind="at_most", units=9),),
        concessions=(Concession(rule="site_power", where="=s1 {p1}", amount=D("12.5")),),
        previous_plan=(PlannedOrder(offer="gone", site="hall", phase="2025Q2", units=4),),
        export_groups=(CountryGroup(regime="mine", group="friends", countries=("KR", "JP")),),
        export_thresholds=(ControlThreshold(regime="mine", eccn="3A090.a",
                                            valid_from=date(2023, 11, 17), tpp_from=D(4800),
                                            source="88 FR 73458"),),
        export_rules=(ExportRule(regime="mine", id="free", valid_from=date(2025, 1, 1),
                                 destinations=("friends",), classes=("3A090.a",),
                                 verdict="no_licence", quotas=("cap",), sentence="Free.",
                                 source=""),),
        export_quotas=(ExportQuota(regime="mine", id="cap", scope="country", tpp=D(790) * 10**6,
                                   valid_from=date(2025, 1, 1), valid_to=date(2027, 12, 31),
                                   source="none"),),
        rules={
            "delivery_target": {"mode": "soft", "price": 1000000, "milestones": [
                {"phase": "2025Q4", "accelerators": 80, "model": "B200", "use": "training"},
                {"phase": "2025Q4", "accelerators": 100},
            ]},
            "grid_step": {"mode": "hard", "threshold_kw": 9999.5},
            "budget_total": {"amount": 2000000000000, "count_vat": False, "from_day": "2025-07-01",
                             "vendors": ["v1", "v2"]},
            "shares": {"entries": [{"of": "vendor_group", "name": "domestic", "measure": "spend",
                                    "bound": "at_least", "share": 0.2}]},
        },
        terms={"network": {"per_accelerator": 0.1}, "purchase": {"counted": True}},
    )


@cache
def _full_cells() -> dict[str, list[list[Any]]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "full.xlsx"
        write_scenario_workbook(path, full_scenario(), CATALOGUE)
        book = load_workbook(path, data_only=True)
        return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)]
                for sheet in book.worksheets}


class Formula(str):
    """A text that is meant as a formula; it is saved without a computed value."""

    __slots__ = ()


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Formula) and value.startswith("="):
        cell = WriteOnlyCell(sheet, value)
        cell.data_type = "s"
        return cell
    return str(value) if isinstance(value, Formula) else value


@dataclass
class Book:
    """The cells of the full scenario, to be spoilt and saved without any looks."""

    sheets: dict[str, list[list[Any]]]

    @classmethod
    def full(cls) -> Book:
        return cls(copy.deepcopy(_full_cells()))

    def set(self, cell: str, value: Any) -> Book:
        sheet, column, row = self._place(cell)
        rows = self.sheets[sheet]
        while len(rows) < row:
            rows.append([])
        rows[row - 1] += [None] * (column - len(rows[row - 1]))
        rows[row - 1][column - 1] = value
        return self

    def column(self, sheet: str, heading: str) -> str:
        """Letter of a column, so that a test need not count."""
        return get_column_letter(self.sheets[sheet][0].index(heading) + 1)

    def put(self, sheet: str, heading: str, row: int, value: Any) -> str:
        """Set the cell of a data row (0 is the first) and return its address."""
        cell = f"{sheet}!{self.column(sheet, heading)}{row + 3}"
        self.set(cell, value)
        return cell

    def drop_column(self, sheet: str, heading: str) -> Book:
        position = self.sheets[sheet][0].index(heading)
        for row in self.sheets[sheet]:
            del row[position]
        return self

    def save(self, path: Path) -> Path:
        book = Workbook(write_only=True)
        for title, rows in self.sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append([_cell(sheet, value) for value in row])
        book.save(path)
        return path

    def problems(self, folder: Path) -> list[str]:
        """What reading it complains about."""
        return problems_of(self.save(folder / "in.xlsx"))

    def _place(self, cell: str) -> tuple[str, int, int]:
        sheet, address = cell.rsplit("!", 1)
        letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()  # type: ignore[union-attr]
        return sheet, column_index_from_string(letters), int(digits)


def problems_of(path: Path, **more: Any) -> list[str]:
    try:
        read_scenario(path, CATALOGUE, **more)
    except BadInput as error:
        return [str(problem) for problem in error.problems]
    return []
