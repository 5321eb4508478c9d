"""What happens to a plan when the world moves."""
