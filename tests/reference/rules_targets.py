"""Rows of the rules on what must be in service: targets, clusters, resilience, spares."""

from __future__ import annotations

from fractions import Fraction

from .records import exact
from .regime import tpp
from .rows import Bench, Settings, fits, rule
from .times import later
from .world import Line

H100_TPP = 15_832


def measure(line: Line, name: str) -> Fraction:
    """Compute of one unit in the measure a compute target names."""
    chip = line.accelerator
    if name == "h100e":
        return line.accelerators * tpp(chip) / H100_TPP
    if name == "memory_tb":
        return line.accelerators * chip.memory_gb / 1000
    number_format = name.removeprefix("pflops_")
    suffix = "tops" if number_format.startswith("int") else "tflops"
    rate = getattr(chip, f"{number_format}_{suffix}") or Fraction(0)
    return line.accelerators * rate / 1000


@rule("delivery_target")
def delivery_target(b: Bench, s: Settings) -> None:
    for i, goal in enumerate(s.entries("milestones")):
        by = b.phase(goal["phase"])
        got = b.chips(lambda line, by=by, goal=goal: line.service <= by and fits(line, goal))
        b.row(s, (i, goal["phase"]), got, ">=", b.constant(exact(goal["accelerators"])))


@rule("spares")
def spares(b: Bench, s: Settings) -> None:
    years = s.number("cover_years", 1)
    for i, goal in enumerate(b.world.rule("delivery_target").entries("milestones")):
        by = b.phase(goal["phase"])
        left = b.total(
            line.accelerators * (1 - line.accelerator.failure_share_per_year * years)
            if line.service <= by and fits(line, goal) else 0
            for line in b.lines
        )
        b.row(s, (i, goal["phase"]), left, ">=", b.constant(exact(goal["accelerators"])))


@rule("compute_target")
def compute_target(b: Bench, s: Settings) -> None:
    for i, goal in enumerate(s.entries("targets")):
        by = b.phase(goal["phase"])
        got = b.total(
            measure(line, goal["measure"]) if line.service <= by else 0 for line in b.lines
        )
        b.row(s, (i, goal["phase"], goal["measure"]), got, ">=",
              b.constant(exact(goal["amount"])))


@rule("resilience")
def resilience(b: Bench, s: Settings) -> None:
    """For each vendor, maker or site of the tables, also those without a line."""
    entities = {
        "vendor": list(b.world.vendors),
        "maker": list(dict.fromkeys(a.maker for a in b.world.tables.accelerators)),
        "site": list(b.world.sites),
    }
    of = {
        "vendor": lambda line: line.vendor.id,
        "maker": lambda line: line.accelerator.maker,
        "site": lambda line: line.site.id,
    }
    for i, entry in enumerate(s.entries("entries")):
        lost, by, slip = entry["lost"], b.phase(entry["phase"]), entry.get("slip_weeks")
        end = b.world.tables.phases[by].end

        def stays(line: Line, name: str, lost=lost, by=by, slip=slip, end=end) -> bool:
            if of[lost](line) != name:
                return line.service <= by
            return slip is not None and later(line.service_date, exact(slip)) <= end

        for name in entities[lost]:
            left = b.chips(lambda line, name=name, stays=stays: stays(line, name))
            b.row(s, (i, lost, name), left, ">=", b.constant(exact(entry["accelerators"])))


@rule("cluster_block")
def cluster_block(b: Bench, s: Settings) -> None:
    """A model comes to a site in at least so many accelerators, or not at all."""
    for i, entry in enumerate(s.entries("entries")):
        least = b.scaled(exact(entry["accelerators"]))
        for site in [entry["site"]] if entry.get("site") else list(b.world.sites):
            there = b.chips(
                lambda line, site=site, model=entry["model"]: (
                    line.site.id == site and line.accelerator.id == model
                )
            )
            b.row(s, (i, site), there, ">=",
                  lambda t, there=there, least=least: least if there(t) > 0 else 0)


@rule("cluster_count")
def cluster_count(b: Bench, s: Settings) -> None:
    """At least so many whole clusters of one system by a phase, over the sites."""
    for i, entry in enumerate(s.entries("entries")):
        by, size = b.phase(entry["phase"]), b.scaled(exact(entry["units"]))
        halls = [entry["site"]] if entry.get("site") else list(b.world.sites)
        there = [
            b.units(
                lambda line, site=site, by=by, system=entry["system"]: (
                    line.site.id == site and line.system.id == system and line.service <= by
                )
            )
            for site in halls
        ]
        b.row(s, (i, entry["phase"]),
              lambda t, there=there, size=size: b.scale * sum(u(t) // size for u in there),
              ">=", b.constant(exact(entry["count"])))
