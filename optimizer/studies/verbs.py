"""The studies that are asked like questions: command, API and app are loops over this list."""

from __future__ import annotations

from optimizer.studies.risk.verb import RISK
from optimizer.studies.robust.verb import ROBUST

STUDIES = {verb.id: verb for verb in (RISK, ROBUST)}
"""By name."""
