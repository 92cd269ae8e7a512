"""The command line of actorgraph."""

from __future__ import annotations

from ingest.commands.app import main

__all__ = ["main"]
