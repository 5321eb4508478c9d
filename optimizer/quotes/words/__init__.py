"""The words of quotes in four languages: headings, labels, kinds of rows, remarks."""

from optimizer.quotes.words.headings import heading, is_heading
from optimizer.quotes.words.normal import normal

__all__ = ["heading", "is_heading", "normal"]
