"""The shape of rules and terms, free of any solver: tables, expressions, decisions, registry."""
