"""The command ``gpuplan``."""

from optimizer.cli.commands import main

__all__ = ["main"]
