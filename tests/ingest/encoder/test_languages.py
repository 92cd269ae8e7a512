"""Each language is read by the encoders that were taught it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ingest.encoder import Encoders, WeightsError
from tests.ingest.encoder.conftest import TINY


def folder_of(path: Path, **versions: str) -> Path:
    """Lay the tiny weights out under some names, each of the version given."""
    for name, version in versions.items():
        shutil.copytree(TINY, path / name)
        manifest = path / name / "manifest.json"
        content = json.loads(manifest.read_text("utf8"))
        manifest.write_text(json.dumps({**content, "version": version}), "utf8")
    return path


def test_english_is_read_twice(tmp_path: Path) -> None:
    """Both languages share the multilingual encoder; English has one of its own beside it."""
    found = Encoders.load(folder_of(tmp_path, multilingual="2.0", english="2.0"))
    assert found.version == "2.0"
    (shared,) = found.of("ar").members
    assert found.of("en").members[0] is shared
    assert len(found.of("en").members) == 2


def test_weights_of_two_versions_are_refused(tmp_path: Path) -> None:
    """The coder's name tells one version, so there has to be one."""
    folder = folder_of(tmp_path, multilingual="2.0", english="1.9")
    with pytest.raises(WeightsError, match=r"versions 1\.9, 2\.0"):
        Encoders.load(folder)


def test_weights_that_are_not_there_are_named(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, multilingual="2.0")
    with pytest.raises(WeightsError, match="english"):
        Encoders.load(folder)
