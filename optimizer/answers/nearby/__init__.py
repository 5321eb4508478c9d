"""Plans within a share of the best."""
