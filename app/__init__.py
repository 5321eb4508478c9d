"""The planner's web app."""
