"""What one more unit of a rule is worth: curves and marginal values."""
