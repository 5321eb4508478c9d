"""What a planner turns to explore: money, power, dates and amounts to deliver, shares."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Literal

from app.cells import with_cell, with_setting
from app.words import name_of, plain, t
from optimizer import api

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.io.entered import Entered

Unit = Literal["money", "kw", "count", "share", "phase"]
POSITIONS = 20
"""So many steps stand between a figure and twice as much."""
GROUPS = ("Budget", "Power", "Delivery", "Shares")
COUNTS = (("delivery_target", "accelerators"), ("compute_target", "amount"))
"""Tables of what is to be in service by a phase, and their figure."""


@dataclass(frozen=True)
class Dial:
    """One cell of the scenario that can be turned; positions and cells are compared as texts."""

    group: str
    label: str
    unit: Unit
    text: str
    """As it stands in the cell."""
    positions: tuple[str, ...]
    place: tuple[str, int, str] | tuple[str, str]
    """Table, row and column; or kind and setting."""

    @property
    def key(self) -> str:
        return "dial." + ".".join(str(part) for part in self.place)

    def turned(self, cells: Entered, to: str) -> Entered:
        """The cells with the dial at another position."""
        if len(self.place) == 3:
            return with_cell(cells, *self.place, to)
        return with_setting(cells, *self.place, to)


def dials(cells: Entered, base: Entered) -> list[Dial]:
    """Every dial of a scenario; ``base`` fixes how far they reach while they are turned."""
    return [dial for dial in (*_budgets(cells, base), *_power(cells, base),
                              *_delivery(cells, base), *_shares(cells)) if dial.positions]


def on(cells: Entered, rule: str) -> bool:
    """Whether a rule counts."""
    default = str(api.BOOK.rules[rule].settings.model_fields["mode"].get_default())
    return (cells.settings.get("rules", {}).get(f"{rule}.mode") or default) != "off"


def reach(base: str, now: str, most: Decimal) -> tuple[str, ...]:
    """From nothing to twice the base in steps of a round figure; base and present included.

    ``most`` takes the place of a base that is nothing.
    """
    held, at = number(base), number(now)
    if at is None or at < 0:
        return ()
    if held is None or held < 0:
        held = at
    top = 2 * held or most or 2 * at
    step = _round(top / (2 * POSITIONS))
    marks = {step * mark for mark in range(int(top / step) + 1)} if step else set()
    return _texts({*marks, held, at}, base, now)


def number(text: str) -> Decimal | None:
    """The plain number a cell holds, if it is one."""
    try:
        found = Decimal(text.strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _round(value: Decimal) -> Decimal:
    """The nearest of 1, 2 and 5 times a power of ten, from below."""
    if value <= 0:
        return Decimal(0)
    power = Decimal(1).scaleb(value.adjusted())
    return next(size * power for size in (Decimal(5), Decimal(2), Decimal(1))
                if size * power <= value)


def _texts(values: set[Decimal], *held: str) -> tuple[str, ...]:
    """Numbers as cells say them; those that stand in a cell already as they stand there."""
    known = {found: text for text in held if (found := number(text)) is not None}
    return tuple(known.get(value, _plain(value)) for value in sorted(values))


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rows(cells: Entered, base: Entered, table: str) -> Iterator[tuple[int, dict[str, str],
                                                                      dict[str, str]]]:
    """Rows with something in them: number, row, and the same row of the base if there is one."""
    old = base.tables.get(table, [])
    for place, row in enumerate(cells.tables.get(table, [])):
        if any(text.strip() for text in row.values()):
            yield place, row, old[place] if place < len(old) else row


def _budgets(cells: Entered, base: Entered) -> Iterator[Dial]:
    if on(cells, "budget_year"):
        rows = list(_rows(cells, base, "budgets"))
        most = max((number(old.get("amount", "")) or Decimal(0) for _, _, old in rows),
                   default=Decimal(0))
        for place, row, old in rows:
            now = row.get("amount", "")
            yield Dial("Budget", t("Budget of {year}", year=row.get("fiscal_year", "")), "money",
                       now, reach(old.get("amount", ""), now, most), ("budgets", place, "amount"))
    now = cells.settings.get("rules", {}).get("budget_total.amount", "")
    if now and on(cells, "budget_total"):
        before = base.settings.get("rules", {}).get("budget_total.amount", now)
        yield Dial("Budget", t(api.BOOK.rules["budget_total"].title), "money", now,
                   reach(before, now, Decimal(0)), ("rules", "budget_total.amount"))


def _power(cells: Entered, base: Entered) -> Iterator[Dial]:
    if not on(cells, "site_power"):
        return
    rows = list(_rows(cells, base, "site_phases"))
    most = max((number(old.get("power_kw", "")) or Decimal(0) for _, _, old in rows),
               default=Decimal(0))
    for place, row, old in rows:
        now = row.get("power_kw", "")
        yield Dial("Power", t("{site} from {phase}", site=plain(row.get("site", "")),
                              phase=plain(row.get("phase", ""))), "kw", now,
                   reach(old.get("power_kw", ""), now, most), ("site_phases", place, "power_kw"))


def _delivery(cells: Entered, base: Entered) -> Iterator[Dial]:
    phases = tuple(row["id"] for row in cells.tables.get("phases", []) if row.get("id"))
    for rule, column in COUNTS:
        if not on(cells, rule):
            continue
        for place, row, old in _rows(cells, base, rule):
            now, phase = row.get(column, ""), row.get("phase", "")
            counted = name_of(row.get("measure") or column)
            about = " ".join(text for name, text in row.items()
                             if text and name not in (column, "phase", "measure"))
            name = f"{plain(about)}: {counted}" if about else counted
            yield Dial("Delivery", t("{what} in service by {phase}", what=name,
                                     phase=plain(phase)), "count", now,
                       reach(old.get(column, ""), now, Decimal(0)), (rule, place, column))
            yield Dial("Delivery", t("{what}: by the end of", what=name), "phase", phase,
                       phases if phase in phases else (), (rule, place, "phase"))


def _shares(cells: Entered) -> Iterator[Dial]:
    if not on(cells, "shares"):
        return
    for place, row, _ in _rows(cells, cells, "shares"):
        now = row.get("share", "")
        at = number(now)
        if at is None or not 0 <= at <= 1:
            continue
        kind = t("at least") if row.get("bound") == "at_least" else t("at most")
        where = f" · {row['site']}" if row.get("site") else ""
        yield Dial("Shares", f"{plain(row.get('name', '') + where)} {kind} "
                   f"({name_of(row.get('measure') or 'accelerators')})", "share", now,
                   _texts({*(Decimal(part) / 100 for part in range(0, 101, 5)), at}, now),
                   ("shares", place, "share"))

