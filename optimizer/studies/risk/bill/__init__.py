"""The bill in many futures at once: the same terms, evaluated on arrays with a row per future."""

from optimizer.studies.risk.bill.cost import costs

__all__ = ["costs"]
