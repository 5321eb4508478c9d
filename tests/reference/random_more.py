"""More random limits around the witness: vendors, mix, commitments, budgets, and the aims."""

from __future__ import annotations

from typing import Any

from .draft import Draft, RetryError
from .rules_mix import GROUPS

AIMS = ("least_cost", "least_purchase", "most_compute", "earliest_service", "least_shortfall")


def sellers(d: Draft) -> None:
    """Awards and numbers of vendors."""
    used = dict.fromkeys(line.vendor.id for line in d.bought)
    if d.has("vendor_award"):
        for vendor in d.tables["vendors"]:
            offers = [o for o in d.world.offers.values() if o.vendor == vendor["id"]]
            bill = {o.id: 0.0 for o in offers}
            if vendor["id"] in used:
                spend = float(d.evaluation.bill["purchase"].nominal) * sum(
                    d.chips(lambda e, o=o: e.offer.id == o) for o in bill
                ) / d.chips()
                low, high = (1.05, 1.3) if d.soft("vendor_award") else (0.6, 0.9)
                vendor["award_min"] = round(spend * d.rng.uniform(low, high), 0)
                if d.maybe(0.5):
                    vendor["award_max"] = round(spend * d.rng.uniform(1.3, 1.7), 0)
        d.set_rule("vendor_award", unit_price=0.3)
    if d.has("vendor_count"):
        minimum = len(used) + d.soft("vendor_count") if d.maybe(0.5) else 0
        figures = {"minimum": minimum} if minimum else {"maximum": len(used)}
        if d.soft("vendor_count") and not minimum:
            figures = {"maximum": max(0, len(used) - 1)}
        d.set_rule("vendor_count", unit_price=d.money * 0.05, **figures)


def mix(d: Draft) -> None:
    """Shares and domestic preference."""
    if d.has("shares"):
        d.set_rule("shares", unit_price=0.3,
                   entries=[_share(d) for _ in range(d.rng.choice((1, 1, 2)))])
        entries = d.tables["rules"]["shares"]["entries"]
        if d.soft("shares") and all(e["measure"] != "spend" for e in entries):
            per = d.chip_money if entries[0]["measure"] == "accelerators" else d.chip_money / 2e4
            d.set_rule("shares", unit_price=per, entries=entries)
    if d.has("domestic_preference"):
        country = d.rng.choice(d.tables["accelerators"])["maker_country"]
        what = d.rng.choice(("accelerators", "tpp"))
        share = _part(d, "country", country, what, None)
        share = min(1.0, share + 0.2) if d.soft("domestic_preference") else share * 0.95
        per = d.chip_money / (1 if what == "accelerators" else 2e4)
        d.set_rule("domestic_preference", unit_price=per, country=country, measure=what,
                   at_least=round(share, 3))


def _part(d: Draft, of: str, name: str, what: str, site: str | None) -> float:
    """Share of the witness that is of a group."""
    def figure(line: Any) -> Any:
        return line.tpp if what == "tpp" else line.accelerators

    here = d.sum(figure, lambda e: site is None or e.site.id == site)
    mine = d.sum(figure, lambda e: GROUPS[of](e) == name and (site is None or e.site.id == site))
    return float(mine / here) if here else 0.0


def _share(d: Draft) -> dict[str, Any]:
    line, of = d.rng.choice(d.world.lines), d.rng.choice(list(GROUPS))
    entry = {"of": of, "name": GROUPS[of](line),
             "measure": d.rng.choice(("accelerators", "spend", "tpp")),
             "bound": d.rng.choice(("at_least", "at_most"))}
    if entry["measure"] != "spend" and d.maybe(0.4):
        entry["site"] = line.site.id
    share = _part(d, of, entry["name"], entry["measure"], entry.get("site"))
    move = d.rng.uniform(0.05, 0.2) * (-1 if d.soft("shares") else 1)
    share += move if entry["bound"] == "at_most" else -move
    entry["share"] = round(min(0.98, max(0.02, share)), 3)
    return entry


def commitments(d: Draft) -> None:
    """Pins of all kinds, and a previous plan near the witness."""
    lines = d.world.lines
    if d.has("pins"):
        for _ in range(d.rng.choice((1, 1, 2))):
            line = d.rng.choice(lines)
            pin = {"offer": line.offer.id, "kind": d.rng.choice(("exactly", "at_least", "at_most"))}
            if d.maybe(0.6):
                pin["site"] = line.site.id
            if d.maybe(0.6):
                pin["phase"] = line.key[2]
            units = d.sum(lambda e: 1, lambda e, pin=pin: e.offer.id == pin["offer"]
                          and pin.get("site") in (None, e.site.id)
                          and pin.get("phase") in (None, e.key[2]))
            move = {"exactly": 1, "at_least": 1, "at_most": -1}[pin["kind"]]
            d.table("pins").append({**pin, "units": max(0, units + move * d.soft("pins"))})
        d.set_rule("pins", unit_price=d.chip_money * 4)
    if d.has("change_limit"):
        moved = 0
        for line in lines:
            units = max(0, d.plan[line] + d.rng.choice((-1, 0, 0, 1)))
            moved += abs(units - d.plan[line])
            if units:
                d.table("previous_plan").append(dict(
                    zip(("offer", "site", "phase"), line.key, strict=True), units=units))
        gone = [key for key in d.world.dropped if key not in d.world.by_key]
        if gone and d.maybe(0.4):
            key = d.rng.choice(gone)
            d.table("previous_plan").append(dict(
                zip(("offer", "site", "phase"), key, strict=True), units=1))
            moved += 1
        d.set_rule("change_limit", unit_price=d.chip_money * 4,
                   units=max(0, moved - 2) if d.soft("change_limit") else moved)
    if d.has("overbuy"):
        goals = d.tables["rules"].get("delivery_target", {}).get("milestones")
        if not goals:
            raise RetryError("no milestone to buy over")
        most = max(goal["accelerators"] for goal in goals)
        share = max(0.0, d.chips() / most - 1)
        d.set_rule("overbuy", unit_price=d.chip_money,
                   share=0 if d.soft("overbuy") else round(share + 0.005, 2))


def budgets(d: Draft) -> None:
    """Money of each year and in all; drawn last, when all money is known."""
    if not (d.has("budget_total") or d.has("budget_year")):
        return
    held = d.measure()
    if d.has("budget_total"):
        vat = d.maybe(0.6)
        paid = float(sum((held.cash if vat else held.cash_without_vat).values()))
        share = d.rng.uniform(0.6, 0.95) if d.soft("budget_total") else d.rng.uniform(1.0, 1.15)
        d.set_rule("budget_total", unit_price=0.8, amount=round(paid * share + 1, 0),
                   count_vat=vat)
    if d.has("budget_year"):
        vat = d.maybe(0.7)
        carried = 0.0
        for year, paid in (held.cash if vat else held.cash_without_vat).items():
            share = d.rng.uniform(0.6, 0.95) if d.soft("budget_year") else d.rng.uniform(1.0, 1.3)
            need = max(0.0, float(paid) * share - carried * d.rng.uniform(0.5, 1))
            amount, keep = round(need + 1, 0), d.rng.choice((0, 0.1, 0.5, 1))
            d.table("budgets").append(
                {"fiscal_year": year, "amount": amount, "carry_over_share": keep})
            carried = min(keep * amount, max(0.0, amount + carried - float(paid)))
        d.set_rule("budget_year", unit_price=0.8, count_vat=vat)
        if d.soft("budget_year") and d.maybe(0.3):
            d.cap_concession("budget_year", round(max(1.0, d.money * 0.3), 0))


def aims(d: Draft, money_only: bool) -> None:
    """One aim, or two or three in order, with and without tolerance."""
    names = list(AIMS[:2]) if money_only else list(AIMS)
    if "milestones" not in d.tables["rules"].get("delivery_target", {}):
        names = [name for name in names if name != "least_shortfall"]
    d.rng.shuffle(names)
    if not money_only and d.maybe(0.3) and "least_shortfall" in names:
        names.sort(key=lambda name: name != "least_shortfall")
    elif d.maybe(0.25):
        names.sort(key=lambda name: name != "least_cost")
    chosen = names[: d.rng.choice((1, 1, 2, 2, 3))]
    d.tables["aims"] = [
        {"aim": name, "tolerance": d.rng.choice((0, 0, 0.03, 0.1))} for name in chosen]
