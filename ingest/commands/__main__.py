"""Lets `python -m ingest.commands` be the command line."""

from __future__ import annotations

from ingest.commands.app import main

if __name__ == "__main__":
    main()
