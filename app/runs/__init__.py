"""Solves and questions in the background: a fair queue, a bounded number of processes."""
