"""Cell values into meanings: every function is pure and names all the readings that fit."""
