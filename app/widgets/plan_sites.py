"""Sites: power, cooling and space against what there is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import altair as alt

from app import format as form
from app.widgets.plan_marks import LINE_PX, ROOM_FOR_WORDS, frame, names
from app.widgets.plan_part import Part, Picture
from app.widgets.plan_sheet import Cell, Column, Sheet
from app.widgets.shown import PALETTE
from app.words import t
from optimizer.io.plan.facts import MEASURES
from optimizer.io.plan.room import POWER, Room, reserve_share, rooms, standings

if TYPE_CHECKING:
    from optimizer.domain.plan import SiteUse
    from optimizer.io.plan.facts import Facts

WIDE_CELLS = 7
"""With more phases, cells say the share alone."""


def sites(facts: Facts) -> Part:
    """The part about places."""
    reserve = reserve_share(facts.plan.scenario)
    note = t("Facility power is IT power at most × PUE, with the loads already there. Usable power "
             "is the site's power without the reserve the rule site power holds back ({reserve}). "
             "Full: nothing is left; tight: 95 % or more is used.", reserve=form.share(reserve, 0))
    return Part("sites", (_fullness(facts, reserve), _phases(facts, reserve)),
                (_sheet(facts, reserve, note),))


def _room(use: SiteUse, reserve: Decimal, measure: str) -> Room:
    return next(room for room in rooms(use, reserve) if room.measure == measure)


def _fullness(facts: Facts, reserve: Decimal) -> Picture:
    """Each thing a site has at the end, as a share of what is usable."""
    found = [(use.site, room) for use in facts.end for room in rooms(use, reserve) if room.usable]
    order = [t(name) for name, *_ in MEASURES]
    rows: list[dict[str, Any]] = []
    for site, room in found:
        said = " · ".join(filter(None, (f"{t(room.measure)} {form.share(room.share)}",
                                        t(room.word) if room.word else "")))
        rows.append({"site": site, "measure": t(room.measure), "share": float(room.share),
                     "words": said, "full": f"{site} · {said}: {form.number(room.used)} / "
                     f"{form.number(room.usable)} {room.unit}"})
    top = max([1.0, *(row["share"] for row in rows)]) * ROOM_FOR_WORDS
    base = alt.Chart(frame(rows)).encode(
        names("site", t("Site")), alt.YOffset("measure:N", sort=order),
        alt.X("share:Q", title=t("share of what is usable"),
              axis=alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1]),
              scale=alt.Scale(domain=[0, top], nice=False)))
    chart = alt.layer(
        base.mark_bar().encode(
            alt.Color("measure:N", sort=order, legend=None, scale=alt.Scale(
                domain=order, range=list(PALETTE[:len(order)]))),
            tooltip=[alt.Tooltip("full:N", title=" ")]),
        base.mark_text(align="left", dx=5, fontSize=12).encode(text="words:N"),
        alt.Chart(frame([{"limit": 1}])).mark_rule(
            strokeDash=[6, 4], strokeWidth=2, color=PALETTE[5]).encode(x="limit:Q"),
    ).properties(height=alt.Step(LINE_PX * 0.6))
    return Picture(t("How full each site is at the end; the dashed line is its limit"),
                   _told(facts, reserve), chart, Sheet("sites-chart", (
                       Column(t("Site")), Column(t("Measure")), Column(t("Used"), "number"),
                       Column(t("Usable"), "number"), Column(t("Unit")),
                       Column(t("Share"), "share")),
                       tuple((site, t(room.measure), room.used, room.usable, room.unit, room.share)
                             for site, room in found)))


def _told(facts: Facts, reserve: Decimal) -> str:
    used, there = form.megawatts(facts.power_kw), form.megawatts(facts.power_limit_kw)
    found = [(room.share, room, use) for use in facts.plan.sites for room in rooms(use, reserve)
             if room.used]
    if not found:
        return t("No site uses anything.")
    share, room, use = max(found, key=lambda one: one[0])
    return t("{used} of {there} is in use at the end; fullest is {what} at {site}: {share} of what "
             "is usable in {phase}.", used=used, there=there, what=t(room.measure), site=use.site,
             share=form.share(share), phase=use.phase)


def _phases(facts: Facts, reserve: Decimal) -> Picture:
    """Power of each site phase by phase."""
    plan, rows = facts.plan, []
    wide = len(plan.scenario.phases) <= WIDE_CELLS
    for use in plan.sites:
        power = _room(use, reserve, POWER)
        of = f"{form.number(power.used / 1000, 1)} / {form.number(power.usable / 1000, 1)} MW"
        share = form.share(power.share, 0) if power.usable else "–"
        rows.append({"site": use.site, "phase": use.phase, "share": float(power.share),
                     "words": of if wide else share,
                     "full": f"{use.site} · {use.phase}: {of} ({share})"})
    base = alt.Chart(frame(rows)).encode(
        alt.X("phase:N", title=t("Phase"), sort=[p.id for p in plan.scenario.phases],
              axis=alt.Axis(labelAngle=0 if wide else -45)),
        names("site", t("Site"), [site.id for site in plan.scenario.sites]))
    chart = alt.layer(
        base.mark_rect(stroke="white").encode(
            alt.Color("share:Q", title=t("share of usable power"), scale=alt.Scale(
                domain=[0, 1], clamp=True, range=["#EAF2F8", "#08306B"]),
                legend=alt.Legend(orient="top", format="%", gradientLength=160)),
            tooltip=[alt.Tooltip("full:N", title=" ")]),
        base.mark_text(fontSize=11).encode(
            text="words:N", color=alt.condition("datum.share > 0.5", alt.value("white"),
                                                alt.value("#1F2933"))),
    ).properties(height=alt.Step(LINE_PX))
    lack = [use for use in plan.sites if _room(use, reserve, POWER).word]
    told = t("Every site keeps more than 5 % of its usable power free in every phase.") \
        if not lack else t("Power is tight, full or over at {places}.", places=", ".join(
            f"{use.site} ({use.phase})" for use in lack[:6]))
    return Picture(t("Power in use by site and phase"), told, chart, Sheet("power-by-phase", (
        Column(t("Site")), Column(t("Phase")), Column(t("Used"), "number", "kW"),
        Column(t("Usable"), "number", "kW")),
        tuple((use.site, use.phase, power.used, power.usable) for use in plan.sites
              for power in (_room(use, reserve, POWER),))))


def _sheet(facts: Facts, reserve: Decimal, note: str) -> Sheet:
    columns = [Column(t("Site")), Column(t("Phase")), Column(t("Standing"))]
    for name, *_, unit in MEASURES:
        heading = t(name)
        columns += [Column(t("{what} used", what=heading), "number", unit),
                    Column(t("{what} usable", what=heading), "number", unit)]
    rows: list[tuple[Cell, ...]] = []
    for use in facts.plan.sites:
        words = "; ".join(": ".join(filter(None, map(t, filter(None, pair))))
                          for pair in standings(use, reserve))
        rows.append((use.site, use.phase, words, *(
            figure for room in rooms(use, reserve) for figure in (room.used, room.usable))))
    return Sheet("sites", tuple(columns), tuple(rows),
                 t("Power, cooling and space by site and phase"), note)
