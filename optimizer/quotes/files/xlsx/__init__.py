"""Excel workbooks (.xlsx), streamed."""

from optimizer.quotes.files.xlsx.book import open_xlsx

__all__ = ["open_xlsx"]
