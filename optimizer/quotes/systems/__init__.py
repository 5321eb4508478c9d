"""A vendor's description is matched to a system of a catalogue, or it is asked."""

from optimizer.quotes.systems.answer import Candidate, Match
from optimizer.quotes.systems.catalogue import Catalogue, catalogue_of, shipped_catalogue
from optimizer.quotes.systems.matching import concerns, match

__all__ = ["Candidate", "Catalogue", "Match", "catalogue_of", "concerns", "match",
           "shipped_catalogue"]
