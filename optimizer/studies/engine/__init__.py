"""Where the work is done: this process, others of this machine, or a cluster that runs already."""

import os

from optimizer.studies.engine.cluster import Cluster
from optimizer.studies.engine.here import Here
from optimizer.studies.engine.local import Local
from optimizer.studies.engine.work import Done, Engine, Lane, Work

__all__ = ["Cluster", "Done", "Engine", "Here", "Lane", "Local", "Work", "engine_of"]


def engine_of(jobs: int = 0, cluster: str | None = None) -> Engine:
    """The engine that is asked for: a cluster by its scheduler's address, or else so many
    processes of this machine, 0 for one a core.
    """
    return Cluster(cluster) if cluster else Local(jobs or os.cpu_count() or 1)
