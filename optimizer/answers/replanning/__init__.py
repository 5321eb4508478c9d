"""A plan solved again after part of it has been ordered."""
