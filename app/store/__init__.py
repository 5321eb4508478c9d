"""What planners made and what was found for them, kept across reloads, restarts and crashes."""

from app.store.engine import Store, store

__all__ = ["Store", "store"]
