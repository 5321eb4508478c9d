"""What is uncertain: what a planner writes in a file about how the world may move."""
