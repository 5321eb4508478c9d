"""Rows of a rule that hold a figure from both sides have names that tell which side is which."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from optimizer.answers.audit import audit
from optimizer.domain.scenario import Scenario
from optimizer.model.solve import build
from tests.reference.random_scenarios import scenario as random_scenario


def test_no_name_stands_for_rows_of_two_senses() -> None:
    """On 100 random scenarios with every rule, nothing ordered.

    Without it a vendor's least and most award stood under the same name in every table.
    """
    for seed in range(100):
        built = build(Scenario.model_validate(random_scenario(seed)))
        nothing = np.zeros(len(built.layout.line_lot), dtype=np.int64)
        found = audit(built.scenario, built.settings, built.layout, nothing)
        senses = defaultdict(set)
        for use in found.rules:
            senses[use.rule, use.where].add(use.sense)
        assert [name for name, held in senses.items() if len(held) > 1] == []
