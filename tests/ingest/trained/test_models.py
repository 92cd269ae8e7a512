"""Folders of models: what they say of themselves, and what is refused."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from ingest.trained.models import (
    SHIPPED,
    TrainedModelsError,
    model_set,
    usable_models,
    write_manifest,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder laid out as Stanza does, with files that are no models."""
    entries: dict[str, dict[str, object]] = {"packages": {"default": {}}}
    for kind, name in (("tokenize", "t"), ("ner", "n"), ("pretrain", "p")):
        path = tmp_path / "en" / kind / f"{name}.pt"
        path.parent.mkdir(parents=True)
        path.write_text(kind, encoding="utf-8")
        digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
        entries[kind] = {name: {"md5": digest}}
    entries["ner"] = {
        "n": {**entries["ner"]["n"], "dependencies": [{"model": "pretrain", "package": "p"}]}  # type: ignore[dict-item]
    }
    entries["packages"] = {"default": {"tokenize": "t", "ner": "n", "optional": {"x": "y"}}}
    (tmp_path / "resources.json").write_text(json.dumps({"en": entries}), encoding="utf-8")
    write_manifest(tmp_path, "en", "some-1")
    return tmp_path


def test_a_folder_tells_what_its_models_do(folder: Path) -> None:
    models = model_set(folder, "en")
    assert models is not None
    assert (models.version, models.processors) == ("some-1", ("tokenize", "ner"))
    assert models.size == len("tokenize") + len("ner") + len("pretrain")
    assert not models.simplified
    assert not models.shipped
    assert model_set(folder, "ar") is None


@pytest.mark.parametrize("file", ["ner/n.pt", "pretrain/p.pt"])
def test_missing_and_damaged_models_are_named(folder: Path, file: str) -> None:
    path = folder / "en" / file
    path.write_text("something else", encoding="utf-8")
    with pytest.raises(TrainedModelsError, match=f"{file}.*damaged.*models install en"):
        model_set(folder, "en")
    path.unlink()
    with pytest.raises(TrainedModelsError, match=f"{file}.*missing"):
        model_set(folder, "en")


def test_a_manifest_that_is_no_json_is_named(folder: Path) -> None:
    (folder / "en" / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(TrainedModelsError, match=r"manifest\.json: not JSON"):
        model_set(folder, "en")


def test_installed_models_come_before_shipped_ones(folder: Path, tmp_path: Path) -> None:
    assert set(usable_models(tmp_path / "nothing")) == {"ar"}
    assert set(usable_models(folder)) == {"ar", "en"}


def test_what_ships_is_whole_and_small() -> None:
    models = model_set(SHIPPED, "ar")
    assert models is not None
    assert models.shipped
    assert models.simplified
    assert models.processors == ("tokenize", "ner")
    assert 1_000_000 < models.size <= 25_000_000
