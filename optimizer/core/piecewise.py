"""Price steps as rows, in their strongest linear form.

All-units steps: the convex hull by multiple choice (each amount is split over the steps, one step
is chosen per group), after Balas' disjunctive programming. Incremental steps: the ordered ("delta")
form of a piecewise linear function, whose relaxation is its convex hull as well (Markowitz and
Manne 1957). Every bound is the smallest valid one, which is what makes real cases solvable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from optimizer.core.decisions import Reached, Steps
from optimizer.core.expr import Linear

if TYPE_CHECKING:
    from optimizer.core.columns import Columns
    from optimizer.core.number import Array


def _last_of_group(steps: Steps) -> Array:
    return np.append(steps.group[1:] != steps.group[:-1], True) if len(steps.group) else (
        np.zeros(0, dtype=bool))


def _tops(steps: Steps, most: Array, margin: float) -> Array:
    """Where each step ends: just before the next of its group, or at the group's most."""
    following = np.append(steps.threshold[1:], 0.0) - margin
    return np.where(_last_of_group(steps), most[steps.group], following)


def hull(
    x: Columns, name: str, members: Linear, group: Array, steps: Steps, whole: bool
) -> Reached:
    """Split each member's amount over the steps of its group; one step per group is chosen.

    Step 0 of a group is the amount below its first threshold; it is modelled but not returned.
    """
    count = np.bincount(steps.group, minlength=steps.groups)
    held = np.nonzero(np.append(count, 0)[group] > 0)[0]
    own = members.take(held)
    at = group[held]
    margin = 1.0 if whole else 0.0
    most = np.maximum(0.0, x.most(members.collect(group, steps.groups)))

    # choices: per group its base step, then its own steps
    first = np.cumsum(count) - count
    used = np.nonzero(count)[0]
    choice_group = np.concatenate([used, steps.group])
    low = np.concatenate([np.zeros(len(used)), steps.threshold])
    base_top = steps.threshold[first[used]] - margin if len(used) else np.zeros(0)
    high = np.concatenate([np.minimum(base_top, most[used]),
                           np.minimum(_tops(steps, most, margin), most[steps.group])])
    possible = low <= most[choice_group]
    chosen = x.column(f"{name} step", possible.astype(float), True)

    # entries: each member at each choice of its group
    base = np.full(steps.groups, -1)
    base[used] = np.arange(len(used))
    n = count[at]
    member = np.concatenate([np.arange(len(held)), np.repeat(np.arange(len(held)), n)])
    within = np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n)
    step = np.repeat(first[at], n) + within
    choice = np.concatenate([base[at], len(used) + step])
    cap = np.maximum(0.0, np.minimum(x.most(own)[member], high[choice])) * possible[choice]
    part = x.column(f"{name} at step", cap, False)

    x.require(f"{name} split", part.collect(member, len(held)) - own, "==", 0)
    total = part.collect(choice, len(choice_group))
    x.require(f"{name} up to", total - chosen * np.maximum(high, 0.0), "<=", 0)
    raised = np.nonzero(low > 0)[0]
    x.require(f"{name} from", total.take(raised) - chosen.take(raised) * low[raised], ">=", 0)
    together = np.bincount(choice, minlength=len(choice_group)) > 1
    linked = np.nonzero(together[choice])[0]
    x.require(f"{name} link",
              part.take(linked) - chosen.take(choice[linked]) * cap[linked], "<=", 0)
    x.require(f"{name} one step", chosen.collect(choice_group, steps.groups).take(used), "<=", 1)
    returned = np.arange(len(held), len(member))
    return Reached(held[member[returned]], step, part.take(returned))


def bands(x: Columns, name: str, amount: Linear, steps: Steps) -> Linear:
    """Fill the bands of each group in their order; returns what lies in each band."""
    most = np.maximum(0.0, x.most(amount))
    width = np.maximum(0.0, np.minimum(_tops(steps, most, 0.0), most[steps.group])
                       - steps.threshold)
    count = np.bincount(steps.group, minlength=steps.groups)
    used = np.nonzero(count)[0]
    first = (np.cumsum(count) - count)[used]
    below = x.column(f"{name} below", np.minimum(steps.threshold[first], most[used]), False)
    inside = x.column(f"{name} in band", width, False)
    opened = x.column(f"{name} open", (width > 0).astype(float), True)
    spot = np.full(steps.groups, -1)
    spot[used] = np.arange(len(used))
    everything = below + inside.collect(spot[steps.group], len(used))
    x.require(f"{name} sum", everything - amount.take(used), "==", 0)
    x.require(f"{name} open first", inside - opened * width, "<=", 0)
    leads = np.zeros(len(steps.group), dtype=bool)
    leads[first] = True
    x.require(f"{name} below full", below - opened.take(first) * steps.threshold[first], ">=", 0)
    later = np.nonzero(~leads)[0]
    x.require(f"{name} earlier full",
              inside.take(later - 1) - opened.take(later) * width[later - 1], ">=", 0)
    x.require(f"{name} in order", opened.take(later) - opened.take(later - 1), "<=", 0)
    return inside
