"""Many solves at once: batches and sweeps, on this machine's cores or on a cluster."""
