"""From a vendor's own spreadsheet to a plan that was solved with its offer."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

FIXTURES = Path(__file__).parents[1] / "quotes" / "fixtures" / "a"


def drops(page, *files):
    """Bring files on the quotes screen."""
    page.get_by_role("link", name="Quotes").click()
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(files)


def metric(page, name):
    return page.locator("[data-testid=stMetric]", has_text=name)


def still(page):
    """Until a run of the page is over, what it replaces stands beside what it draws."""
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()


def picks(page, key, text):
    """Choose from a dropdown by typing."""
    still(page)
    box = page.locator(f"[class*=st-key-{key}] input")
    box.click()
    box.fill(text)
    expect(page.locator("[role=option]", has_text=text).first).to_be_visible()
    box.press("Enter")
    expect(page.locator("[role=option]")).to_have_count(0)


def test_upload_answer_accept_solve(ann):
    """One file asks for VAT and lead time, and its vendor is new; another cannot be read."""
    page = ann.example("korea-2025")
    drops(page, FIXTURES / "vat_unsaid.xlsx", FIXTURES / "vat_unsaid.expected.json")
    expect(page.get_by_text("it is JSON, not a spreadsheet")).to_be_visible()
    page.get_by_text("Match lines to all systems").click()
    expect(metric(page, "Questions")).to_contain_text("2")
    still(page)
    marked = page.locator(".quote-picture td.marked")
    expect(marked.filter(has_text="납기: 추후 협의")).to_be_visible()
    page.get_by_text("without VAT").click()
    expect(metric(page, "Questions")).to_contain_text("1")
    still(page)
    weeks = page.get_by_label("How many weeks pass from order to delivery?")
    weeks.fill("8-10")
    weeks.press("Enter")
    expect(metric(page, "Offers ready")).to_contain_text("2")
    picks(page, "country", "South Korea")
    picks(page, "parent", "South Korea")
    accept = page.locator(".st-key-quotes-accept button:enabled")
    expect(accept.first).to_be_visible()
    still(page)
    accept.click()
    expect(page.get_by_text("2 offers are in the scenario")).to_be_visible()
    page.locator(".st-key-solve-beside button").click()
    expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()


def test_files_and_answers_outlive_a_reload(ann):
    page = ann.example("korea-2025")
    drops(page, FIXTURES / "vat_unsaid.xlsx")
    page.get_by_text("without VAT").click()
    expect(page.get_by_text("Answered (1)")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Answered (1)")).to_be_visible()
    expect(metric(page, "Files read")).to_contain_text("1")
