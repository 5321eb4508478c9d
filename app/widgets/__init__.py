"""What screens are made of: data in, something to look at out. No state, no store."""
