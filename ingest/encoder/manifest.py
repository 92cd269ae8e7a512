"""What the weights are: labels, thresholds, calibration, and the digests of the files."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_schema.errors import ActorgraphError

FORMAT = 2


class WeightsError(ActorgraphError):
    """The folder of weights is missing, damaged, or of another format."""


@dataclass(frozen=True)
class Manifest:
    """The parts of manifest.json that reading needs.

    `calibration` gives for each type (a, b): the probability is sigmoid(a * logit + b).
    """

    version: str
    types: tuple[str, ...]
    modalities: tuple[str, ...]
    roots: tuple[str, ...]
    tags: tuple[str, ...]
    thresholds: Mapping[str, float]
    calibration: Mapping[str, tuple[float, float]]
    files: Mapping[str, str]


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """Read and check manifest.json and every file that it names; WeightsError if one is not so."""
    path = folder / "manifest.json"
    try:
        raw: dict[str, Any] = json.loads(path.read_text("utf8"))
    except FileNotFoundError as error:
        raise WeightsError(f"no manifest.json in {folder}") from error
    except ValueError as error:
        raise WeightsError(f"{path} is not JSON: {error}") from error
    if raw.get("format") != FORMAT:
        raise WeightsError(f"{path} has format {raw.get('format')!r}, this version reads {FORMAT}")
    for name, expected in raw["files"].items():
        if not (folder / name).is_file():
            raise WeightsError(f"{folder / name} is missing")
        if digest(folder / name) != expected:
            raise WeightsError(f"{folder / name} is not the file that the manifest names")
    labels = raw["labels"]
    return Manifest(
        version=raw["version"],
        types=tuple(labels["types"]),
        modalities=tuple(labels["modalities"]),
        roots=tuple(labels["roots"]),
        tags=tuple(labels["tags"]),
        thresholds=dict(raw["thresholds"]),
        calibration={name: (float(a), float(b)) for name, (a, b) in raw["calibration"].items()},
        files=dict(raw["files"]),
    )
