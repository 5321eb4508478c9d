"""The main sheet: head, table, sums, footnotes; each row where it ends up."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Any

from tests.quotes.fixtures.made_b.book import Cell, Formula
from tests.quotes.layouts import phrases
from tests.quotes.layouts.choice import VAT_RATE, Choice
from tests.quotes.layouts.columns import Column
from tests.quotes.layouts.items import Row
from tests.quotes.layouts.money import Pen
from tests.quotes.layouts.terms import said


class Page:
    """A sheet as it grows downwards."""

    def __init__(self, choice: Choice, rng: Random, pen: Pen) -> None:
        self.choice, self.rng, self.pen = choice, rng, pen
        self.rows: dict[int, list[Any]] = {}
        self.merged: list[str] = []
        self.next = 1

    def line(self, *cells: Any) -> int:
        """Puts cells into the next row; its number."""
        here, self.next = self.next, self.next + 1
        if any(cell not in (None, "") for cell in cells):
            self.rows[here] = [None] * self.choice.left + list(cells)
        return here

    def pairs(self, pairs: list[tuple[str, Any]]) -> None:
        """Labels with their values."""
        style, rng = self.choice.pairs, self.rng
        if style == "one cell":
            colon = "：" if self.choice.lang in ("ja", "zh") else ": "
            for label, value in pairs:
                shown = value.isoformat() if isinstance(value, dt.date) else value
                self.line(f"{label}{colon}{shown}")
        elif style == "two in a row":
            for one, other in zip(pairs[::2], [*pairs[1::2], ("", "")], strict=False):
                self.line(*one, None, None, *other)
        else:
            colon, gap = rng.choice(("", ":")), rng.choice(([], [], [None]))
            for label, value in pairs:
                self.line(f"{label}{colon}", *gap, value)

    def header(self, columns: list[Column]) -> None:
        """The headings, in two rows where some stand under another."""
        if not any(column.above for column in columns):
            self.line(*(column.heading for column in columns))
            return
        at_top = self.rng.random() < 0.7
        top = self.line(*(self._top(columns, n, at_top) for n in range(len(columns))))
        self.line(*("" if at_top and not c.above else c.heading for c in columns))
        if self.choice.encoding:
            return
        start = 0
        for n in range(1, len(columns) + 1):
            if n < len(columns) and columns[n].above and columns[n].above == columns[start].above:
                continue
            left, right = self._letter(start), self._letter(n - 1)
            if columns[start].above and n - 1 > start:
                self.merged.append(f"{left}{top}:{right}{top}")
            elif not columns[start].above and at_top:
                self.merged.append(f"{left}{top}:{left}{top + 1}")
            start = n

    def row(self, row: Row, columns: list[Column], ordinal: str = "") -> int:
        """One row of the table."""
        values = dict(row.cells) | {"no": ordinal}
        if row.role in ("item", "other", "no bid"):
            values["currency"] = self.choice.currency
            values["part"] = f"{self.rng.choice('ABCDE')}X-{self.rng.randint(1000, 9999)}"
        names = [column.name for column in columns]
        if row.role in ("item", "other") and self.choice.formulas != "none":
            values |= self._formulas(row, names)
        return self.line(*(self._shown(values.get(name)) for name in names))

    def label(self, columns: list[Column], text: str, amount: Decimal | None = None) -> int:
        """A section, or a sum at the foot of the amounts."""
        names = [column.name for column in columns]
        cells: list[Any] = [None] * len(names)
        far_left = names[0] in ("no", "part") and self.rng.random() < 0.3
        cells[0 if far_left else names.index("desc")] = text
        if amount is not None:
            at = next(n for one in ("ext", "price", "net", "list") for n, name in enumerate(names)
                      if name == one)  # fmt: skip
            cells[at] = self.pen.cell(amount)
        elif self.rng.random() < 0.5:
            cells = [text]
        return self.line(*cells)

    def sums(self, columns: list[Column], total: Decimal) -> tuple[list[int], list[int]]:
        """Totals and, where the layout has one, the tax row: their row numbers."""
        lang, rate = self.choice.lang, VAT_RATE[self.choice.currency]
        totals = [self.label(columns, said(self.rng, phrases.TOTAL, lang), total)]
        if self.choice.vat_place != "row":
            return totals, []
        tax = total * rate / 100
        row = self.label(columns, said(self.rng, phrases.VAT_ROW, lang).format(rate=rate), tax)
        totals.append(self.label(columns, said(self.rng, phrases.TOTAL, lang), total + tax))
        return totals, [row]

    def _top(self, columns: list[Column], n: int, at_top: bool) -> str:
        column = columns[n]
        if column.above:
            first = n == 0 or columns[n - 1].above != column.above
            return column.above if first else ""
        return column.heading if at_top else ""

    def _letter(self, column: int) -> str:
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column + self.choice.left]

    def _shown(self, value: Any) -> Any:
        plain_number = isinstance(value, int | float)
        return f"{value}" if plain_number and self.choice.text_numbers else value

    def _formulas(self, row: Row, names: list[str]) -> dict[str, Any]:
        at = {name: f"{self._letter(n)}{self.next}" for n, name in enumerate(names)}
        seen = self.choice.formulas == "cached"
        empty = self.rng.choice(("", 0))
        price = "net" if "net" in at else "price"
        made: dict[str, Any] = {}
        if "disc" in at and "net" in at and self.choice.discount == "percent":
            made["net"] = self._formula(
                f"={at['list']}*(1-{at['disc']}/100)", row.cells["net"], seen, empty
            )
        count = next(at[name] for name in ("gpus", "qty", "systems") if name in at)
        times = f"*{at['per']}" if "per" in at and "per" in row.cells else ""
        made["ext"] = self._formula(f"={count}*{at[price]}{times}", row.cells["ext"], seen, empty)
        return made

    def _formula(self, text: str, cell: Cell, seen: bool, empty: Any) -> Formula:
        return Formula(text, cell.value if seen else empty, cell.form)


def amount_of(rows: list[Row]) -> Decimal:
    """What the rows add up to, as written."""
    return sum((row.amount for row in rows), Decimal(0))
