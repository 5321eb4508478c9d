"""Quantities that several rules and terms speak of, each written once."""
