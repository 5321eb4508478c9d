"""How scenarios and plans look on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from optimizer.cli.words import amount, headline, share
from optimizer.domain.units import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from optimizer.domain.plan import Plan, RuleUse
    from optimizer.domain.scenario import Scenario

UNWATCHED = 160
"""Columns where the output goes to a file or another program."""

NARROW = 120
"""Below this many columns a table leaves out what can be looked up."""

SHORT = 14
"""Columns of a terminal that a text keeps, however little room there is."""

stderr = Console(stderr=True, highlight=False)
stdout = Console(highlight=False)
if not stdout.is_terminal:
    stdout = Console(highlight=False, width=UNWATCHED)


def say(console: Console, text: str) -> None:
    """One line (or more) of plain text, wrapped by the terminal, with no markup read into it."""
    console.print(Text(printable(text)), soft_wrap=True)


def tabled(
    title: str, columns: Sequence[tuple[str, bool]], rows: Iterable[Sequence[str]],
) -> None:
    """Print a table; of each column its heading and whether it is set to the right.

    Figures are never broken into lines: where room is short headings and texts are.
    """
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold",
                  box=None, pad_edge=False)
    cells = [[printable(cell) for cell in row] for row in rows]
    for (name, right), width in zip(columns, least_widths(columns, cells), strict=True):
        table.add_column(Text(name), justify="right" if right else "left", vertical="top",
                         min_width=width)
    for row in cells:
        table.add_row(*map(Text, row))
    stdout.print()
    stdout.print(table)


def least_widths(
    columns: Sequence[tuple[str, bool]], rows: Sequence[Sequence[str]],
) -> list[int]:
    """The places on a terminal that each column needs at least."""
    return [max([1, *(cell_len(row[place]) if right else min(cell_len(row[place]), SHORT)
                      for row in rows),
                 *(min(cell_len(word), SHORT) for word in name.split())])
            for place, (name, right) in enumerate(columns)]


def print_plan(plan: Plan, reference: Plan | None = None, reference_name: str = "") -> None:
    """The plan in a screenful: headline, orders, money, what binds, warnings."""
    for line in headline(plan):
        say(stdout, line)
    if reference is not None:
        _beside(plan, reference, reference_name)
    _orders(plan)
    tabled(f"Bill, {plan.currency} (present value)", [("Term", False), ("Amount", True)],
           [[line.title, amount(line.amount)] for line in plan.bill if line.amount]
           + [["Total cost", amount(plan.total_cost)]])
    tabled(f"Cash by fiscal year, {plan.currency}",
           [("Year", False), ("Paid", True), ("Budget", True), ("Carried out", True)],
           [[f"FY{y.fiscal_year}", amount(y.paid),
             "" if y.budget is None else amount(y.budget), amount(y.carried_out)]
            for y in plan.cash])
    _power(plan)
    broken = [use for use in plan.rules if use.headroom < 0]
    if broken:
        _rules("Rules that are broken", broken)
    tight = [use for use in plan.rules if use.binding and use.headroom >= 0 and use.bound != 0]
    if tight:
        _rules("Rules that bind", tight[:20])
        if len(tight) > 20:
            say(stdout, f"… and {len(tight) - 20} more; the plan workbook lists them all.")
    for warning in plan.warnings:
        say(stdout, f"! {warning}")


def _orders(plan: Plan) -> None:
    columns = [("Offer", False), ("Site", False), ("Ordered", False), ("In service", False),
               ("Units", True), ("Accelerators", True), (f"Money, {plan.currency}", True)]
    rows = [[o.offer, o.site, o.order_phase, o.in_service_phase, f"{o.units:,}",
             f"{o.accelerators:,}", amount(o.money)] for o in plan.orders]
    if stdout.width >= NARROW:
        columns[1:1] = [("System", False)]
        columns[4:4] = [("Delivered", False)]
        rows = [[row[0], o.system, *row[1:3], o.delivery_phase, *row[3:]]
                for row, o in zip(rows, plan.orders, strict=True)]
    tabled("Orders", columns, rows)


def _power(plan: Plan) -> None:
    last = plan.scenario.phases[-1].id
    rows = [use for use in plan.sites if use.phase == last]
    tabled(f"Sites in {last}", [("Site", False), ("Power, kW", True), ("Limit", True),
                                ("Used", True)],
           [[u.site, amount(u.power_kw), amount(u.power_limit_kw),
             share(u.power_kw, u.power_limit_kw)] for u in rows])


def _rules(title: str, uses: Sequence[RuleUse]) -> None:
    tabled(title, [("Rule", False), ("Where", False), ("Stands at", True), ("", False),
                   ("Bound", True), ("Unit", False), ("Mode", False)],
           [[u.rule, u.where, amount(u.activity), u.sense, amount(u.bound), u.unit, u.mode]
            for u in uses])


def _beside(plan: Plan, reference: Plan, name: str) -> None:
    def both(name: str, ours: Decimal | int, theirs: Decimal | int) -> list[str]:
        return [name, amount(ours), amount(theirs), amount(ours - theirs)]

    rows = [both("Accelerators", plan.accelerators, reference.accelerators),
            both(f"Total cost, {plan.currency}", plan.total_cost, reference.total_cost)]
    rows += [both(f"Paid in FY{ours.fiscal_year}, {plan.currency}", ours.paid, theirs.paid)
             for ours, theirs in zip(plan.cash, reference.cash, strict=True)]
    broken = [sum(use.headroom < 0 for use in p.rules) for p in (plan, reference)]
    rows.append(both("Rules broken", broken[0], broken[1]))
    tabled(f"This plan beside {name}", [("", False), ("This plan", True), (name, True),
                                        ("Difference", True)], rows)


def print_scenario(scenario: Scenario) -> None:
    """What a scenario asks, in numbers of rows and the settings that differ from the defaults."""
    say(stdout, f"{scenario.name}: {scenario.title}")
    say(stdout, f"{len(scenario.phases)} phases {scenario.phases[0].id} to "
                f"{scenario.phases[-1].id}, {len(scenario.offers)} offers of "
                f"{len(scenario.vendors)} vendors, {len(scenario.sites)} sites, "
                f"export regime {scenario.export_regime}, "
                f"aims {', '.join(choice.aim for choice in scenario.aims)}")
    if scenario.note:
        say(stdout, scenario.note)
    rows = [[kind, name, key, f"{len(value)} rows" if isinstance(value, list | tuple)
             else str(value)]
            for kind, chosen in (("rule", scenario.rules), ("term", scenario.terms))
            for name, given in chosen.items() for key, value in given.items()]
    tabled("Settings given", [("Kind", False), ("Name", False), ("Setting", False),
                              ("Value", False)], rows)
