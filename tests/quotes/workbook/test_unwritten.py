"""Offers taken over without a workbook are those the workbook would have held."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimizer.quotes.goods import shipped_goods
from optimizer.quotes.sessions import read_with_answers
from optimizer.quotes.workbook import read_offers, write_offers
from optimizer.quotes.workbook.unwritten import FILE, unwritten
from tests.quotes.test_around import EVERY


@pytest.mark.parametrize("path", EVERY[::3], ids=lambda path: path.name)
def test_the_tables_are_those_of_the_workbook(tmp_path: Path, path: Path) -> None:
    """Without: accepting in the app and adding a workbook could put different offers in."""
    settled = read_with_answers([path], shipped_goods())
    write_offers(tmp_path / FILE, settled, shipped_goods())
    written = read_offers(tmp_path / FILE)
    book, _ = unwritten(settled.reading, shipped_goods())
    assert book.waiting == written.waiting
    assert {name: table.rows for name, table in book.tables.items()} == {
        name: table.rows for name, table in written.tables.items()}
    for name, table in book.tables.items():
        assert [(at, row["id"]) for at, row in table.partial] == [
            (at, row["id"]) for at, row in written.tables[name].partial]
    problems = [(one.place.cell, one.place.field, one.what)
                for found in book.vendor_problems.values() for one in
                (type(one)(book.locate(one.place), one.what, one.remedy) for one in found)]
    assert problems == [(one.place.cell, one.place.field, one.what)
                        for found in written.vendor_problems.values() for one in found]
