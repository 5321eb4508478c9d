"""What changed between two scenarios or plans, and which change caused how much of it."""

from optimizer.answers.compare.question import compare, compare_each

__all__ = ["compare", "compare_each"]
