"""A tiny random encoder: shapes, offsets and determinism need no training."""

from pathlib import Path

import pytest

from ingest.encoder import Encoder

TINY = Path(__file__).parent / "tiny"


@pytest.fixture(scope="session")
def tiny() -> Encoder:
    """Return the tiny encoder."""
    return Encoder.load(TINY)
