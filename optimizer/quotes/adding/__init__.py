"""Offers of a workbook go into a scenario; newer revisions replace older ones, all on record."""

from optimizer.quotes.adding.adding import Added, add

__all__ = ["Added", "add"]
