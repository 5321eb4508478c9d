"""It cannot be done: which rules cannot stand together, and the cheapest ways out."""

from optimizer.answers.repair.repair import repair

__all__ = ["repair"]
