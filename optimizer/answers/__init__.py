"""Questions about plans, answered by exact recomputation."""
