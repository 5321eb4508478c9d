"""What a term of the bill is called, what it is, and who pays it."""

from __future__ import annotations

from optimizer.core.registry import TERMS


def term_title(term: str) -> str:
    """Its title; its id where the registry does not know it."""
    return TERMS[term].title if term in TERMS else term


def term_about(term: str) -> str:
    """Its sentence."""
    return " ".join(TERMS[term].sentence.split()) if term in TERMS else ""


def term_payer(term: str) -> str:
    """Whether the fiscal years pay it."""
    return "yearly budget" if term in TERMS and TERMS[term].budgeted else "not budgeted"
