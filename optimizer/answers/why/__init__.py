"""Why an offer is not bought, and the price or lead time at which it would be."""

from optimizer.answers.why.questions import price_to_win, why

__all__ = ["price_to_win", "why"]
