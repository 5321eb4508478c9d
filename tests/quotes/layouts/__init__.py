"""Random layouts of quotes whose truth is known by construction."""
