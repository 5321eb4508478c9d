"""OpenDocument spreadsheets (.ods), streamed."""

from optimizer.quotes.files.ods.book import open_ods

__all__ = ["open_ods"]
