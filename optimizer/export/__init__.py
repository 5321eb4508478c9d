"""Export control: the class of a chip, and whether it may go to a site, with the evidence."""

from optimizer.export.classify import classify
from optimizer.export.decide import DEFAULT_RULE, Decision, decide
from optimizer.export.periods import breakpoints
from optimizer.export.regimes import find, shipped

__all__ = ["DEFAULT_RULE", "Decision", "breakpoints", "classify", "decide", "find", "shipped"]
