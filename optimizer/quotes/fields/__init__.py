"""One file per field of a quoted line: how it is found, when it is inferred, when it is asked."""
