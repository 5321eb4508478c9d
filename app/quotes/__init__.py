"""Vendors' files on their way into the open scenario: read, answered, accepted."""
