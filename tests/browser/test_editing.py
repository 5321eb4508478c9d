"""Tables filled in by keyboard: what is typed stays, right or wrong, through undo and reload."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from app.widgets.grid import MARK, PROBLEMS, ROW
from optimizer.domain.offers import Offer

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

COLUMNS = [MARK, ROW, *Offer.model_fields, PROBLEMS]
HUMAN_MS = 90
"""Between two keys; the grid opens its editor at the first."""


def cell(page: Page, column: str, row: int) -> Locator:
    """A cell of the grid, as a screen reader finds it."""
    return page.get_by_test_id(f"glide-cell-{COLUMNS.index(column)}-{row}")


def types(page: Page, column: str, row: int, text: str) -> None:
    cell(page, MARK, 0).focus()
    page.keyboard.press("Control+Home")
    for key, times in (("ArrowRight", COLUMNS.index(column)), ("ArrowDown", row)):
        for _ in range(times):
            page.keyboard.press(key)
    page.keyboard.type(text, delay=HUMAN_MS)
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(rf"^Last step: .*{re.escape(text)}\."))).to_be_visible()


def offers(page: Page) -> None:
    expect(page.get_by_role("heading", name="Offers")).to_be_visible()
    expect(cell(page, "unit_price", 0)).to_have_text(re.compile(r"\d"))


def test_what_is_typed_stays(ann):
    ann.example("korea-2025")
    page = ann.opens("scenario")
    offers(page)
    types(page, "unit_price", 0, "-5")
    expect(page.get_by_text("1 problems to mend before")).to_be_visible()
    expect(cell(page, ROW, 0)).to_have_text(re.compile("⚠ 3"))
    types(page, "price_basis", 2, "accelerator")
    expect(cell(page, "unit_price", 0)).to_have_text("-5")
    page.reload()
    offers(page)
    expect(cell(page, "unit_price", 0)).to_have_text("-5")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Last step: offers, row 3: unit price -5").wait_for()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("No problems: this scenario can be solved.")).to_be_visible()
    expect(cell(page, "unit_price", 0)).to_have_text("490,000")
    types(page, "unit_price", 1, "676000001")
    page.get_by_role("link", name="Plan").click()
    page.get_by_role("link", name="Scenario").click()
    offers(page)
    expect(cell(page, "unit_price", 1)).to_have_text("676,000,001")
