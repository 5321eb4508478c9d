"""What can move a plan: one file per kind of cause, each bound to the plan it may move."""

from optimizer.studies.risk.causes.bind import bind
from optimizer.studies.risk.causes.cause import Cause

__all__ = ["Cause", "bind"]
