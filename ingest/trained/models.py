"""Which trained models there are: those that ship with the project and those that were installed.

Both lie as Stanza lays them out: `resources.json`, and LANGUAGE/PROCESSOR/NAME.pt beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from graph_schema.errors import ActorgraphError
from graph_schema.language import Language

SHIPPED = Path(__file__).parent.parent / "models"
RESOURCES, MANIFEST = "resources.json", "manifest.json"
LANGUAGES: tuple[str, ...] = get_args(Language)
# What models may do, in Stanza's words and order.
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")


class TrainedModelsError(ActorgraphError):
    """Stanza or its models are missing or damaged; the text says which and what to do."""


@dataclass(frozen=True, slots=True)
class ModelSet:
    """The models of one language in one folder.

    `processors` are what they do, in Stanza's words; `simplified` says that they read Arabic with
    one alef and one ya; `size` is in bytes.
    """

    language: str
    folder: Path
    version: str
    processors: tuple[str, ...]
    simplified: bool
    size: int

    @property
    def shipped(self) -> bool:
        """Say whether the models came with the project."""
        return self.folder == SHIPPED


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    md5: str


def model_set(folder: Path, language: str) -> ModelSet | None:
    """Give the models of a language in a folder, None where there are none.

    Raises TrainedModelsError, naming the file and the way out, when one is missing or damaged.
    """
    own = folder / language / MANIFEST
    if not own.is_file():
        return None
    resources = _read(folder / RESOURCES).get(language, {})
    manifest = _read(own)
    packages: dict[str, str] = manifest.get("processors", {})
    files = set(_files(folder / language, resources, packages))
    for file in files:
        _check(file, language)
    return ModelSet(
        language,
        folder,
        str(manifest["version"]),
        tuple(kind for kind in PROCESSORS if kind in packages),
        bool(manifest.get("simplified", False)),
        sum(file.path.stat().st_size for file in files),
    )


def usable_models(folder: Path) -> dict[str, ModelSet]:
    """Give the models that are used, by language: those installed in `folder`, else the shipped."""
    found = {}
    for language in LANGUAGES:
        models = model_set(folder, language) or model_set(SHIPPED, language)
        if models is not None:
            found[language] = models
    return found


def write_manifest(folder: Path, language: str, version: str, **more: Any) -> None:
    """Tell beside downloaded or trained models what they are: the default package's processors."""
    resources = _read(folder / RESOURCES).get(language, {})
    packages = resources.get("packages", {}).get("default", {})
    processors = {kind: packages[kind] for kind in PROCESSORS if kind in packages}
    content = {"version": version, "processors": processors, **more}
    path = folder / language / MANIFEST
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf8")


def _files(folder: Path, resources: dict[str, Any], packages: dict[str, str]) -> Iterator[_File]:
    for kind, name in packages.items():
        entry = resources.get(kind, {}).get(name, {})
        yield _File(folder / kind / f"{name}.pt", entry.get("md5", ""))
        for part in entry.get("dependencies", ()):
            needed = resources.get(part["model"], {}).get(part["package"], {})
            path = folder / part["model"] / f"{part['package']}.pt"
            yield _File(path, needed.get("md5", ""))


def _check(file: _File, language: str) -> None:
    again = f"install it again: actorgraph models install {language}"
    if not file.path.is_file():
        raise TrainedModelsError(f"{file.path}: this model is missing; {again}")
    if hashlib.md5(file.path.read_bytes(), usedforsecurity=False).hexdigest() != file.md5:
        raise TrainedModelsError(f"{file.path}: this model is damaged; {again}")


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text("utf8"))
    except FileNotFoundError as error:
        raise TrainedModelsError(f"{path}: this file is missing beside the models") from error
    except ValueError as error:
        raise TrainedModelsError(f"{path}: not JSON: {error}") from error
    if not isinstance(content, dict):
        raise TrainedModelsError(f"{path}: not a JSON object")
    return content
