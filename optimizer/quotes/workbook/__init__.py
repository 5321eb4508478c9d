"""The offers workbook: offers that are ready, questions, and where every figure is from."""

from optimizer.quotes.workbook.reading import OffersBook, read_answers, read_earlier, read_offers
from optimizer.quotes.workbook.writing import Written, write_offers

__all__ = [
    "OffersBook", "Written", "read_answers", "read_earlier", "read_offers", "write_offers",
]
