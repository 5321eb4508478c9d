"""Rule 15: few enough models to run well."""

from collections.abc import Iterator

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows, RuleSettings
from optimizer.domain.units import Units, doc
from optimizer.quantities.at_site import model_at_site, models_at_sites


class Settings(RuleSettings):
    """Most models."""

    models_per_site: Units | None = doc("most models at one site; blank: no limit", default=None)
    models_total: Units | None = doc("most models in all; blank: no limit", default=None)


@rule(
    family=15,
    title="Variety",
    math=r"\sum_g y_{gs} \le n_s \ \forall s, \qquad \sum_g y_g \le n",
    unit="models",
    remedy="run {gap:,.0f} models more: {where}",
    relief=in_accelerators("100"),
    settings=Settings,
)
def variety(x: Decisions, s: Frame, r: Settings) -> Iterator[Rows]:
    """At most so many accelerator models stand at a site, and in all."""
    sites, models = len(s.scenario.sites), len(s.scenario.accelerators)
    if r.models_per_site is not None:
        count = model_at_site(x).collect(np.repeat(np.arange(sites), models), sites)
        yield Rows(count, "<=", s.number.array([r.models_per_site] * sites), s.index("sites"))
    if r.models_total is not None:
        per_model = models_at_sites(x).collect(np.tile(np.arange(models), sites), models)
        count = x.whether("model used", per_model).total()
        yield Rows(count, "<=", s.number.array([r.models_total]), Index(["all sites"]))
