"""The vocabulary of the planning problem: frozen records with units in their field texts."""
