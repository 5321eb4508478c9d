"""Plans to look at, solved once."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from optimizer import api
from optimizer.assets import folder
from optimizer.domain.plan import Plan
from optimizer.io.plan.facts import Facts

SCRIPT = "<script>alert('&\"')</script>"


@cache
def planned(name: str = "haenam-2028") -> Plan:
    """The plan of a shipped scenario; by default one with soft rules broken and three years."""
    scenario = api.read(folder("scenarios") / f"{name}.json")
    return api.solve(scenario, api.Options(gap=1e-2, time_limit=60))


def facts(name: str = "haenam-2028") -> Facts:
    """The same with its derived figures."""
    return Facts(planned(name))


def hostile(plan: Plan) -> Plan:
    """A plan all of whose names and notes hold markup; identities are kept apart by a suffix."""
    scenario = plan.scenario
    names = {one.id for table in (scenario.vendors, scenario.sites, scenario.offers,
                                  scenario.systems, scenario.accelerators, scenario.phases)
             for one in table} | {one.maker for one in scenario.accelerators}

    def spoiled(value: Any) -> Any:
        if isinstance(value, str) and value in names:
            return f"{SCRIPT}{value}"
        if isinstance(value, dict):
            return {spoiled(key): spoiled(held) for key, held in value.items()}
        return [spoiled(one) for one in value] if isinstance(value, list) else value

    content = spoiled(json.loads(plan.model_dump_json()))
    content["scenario"] |= {"title": SCRIPT, "note": SCRIPT}
    content["warnings"] = [SCRIPT]
    return Plan.model_validate(content)
