"""Models trained for the tests, once a session; without Stanza what needs them is skipped."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def tiny_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of models that were trained now from sentences of our own."""
    pytest.importorskip("stanza", reason="needs Stanza, an extra: make setup-stanza")
    from tests.ingest.trained.tiny import train_tiny

    folder = tmp_path_factory.mktemp("stanza")
    train_tiny(folder / "work", folder / "models")
    return folder / "models"
