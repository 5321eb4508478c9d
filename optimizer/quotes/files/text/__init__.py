"""Tables as text (.csv, .tsv, .txt), streamed."""

from optimizer.quotes.files.text.sheet import open_text

__all__ = ["open_text"]
