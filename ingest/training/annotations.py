"""Reads annotated batches: passages with the relations that careful readers found in them."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.training.offsets import read_corpora, unpack

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Relation:
    """One annotated relation; the mentions are words of the evidence, None where implied."""

    source: str
    type: str
    target: str
    polarity: str
    modality: str
    optional: bool
    evidence: str
    source_mention: str | None
    target_mention: str | None


@dataclass(frozen=True)
class Document:
    """A passage and its relations; `batch` names the batch it came in."""

    id: str
    batch: str
    language: str
    title: str
    text: str
    relations: tuple[Relation, ...]


PACKED = Path(__file__).parent / "annotations"


def read_packed(shared: Path, folder: Path = PACKED) -> list[Document]:
    """Return the documents of the annotations kept as offsets, joined with the corpora."""
    articles = read_corpora(shared)
    documents = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in _lines(path):
            found = unpack(articles[line["id"]], line)
            documents.append(
                Document(
                    found["id"],
                    path.stem,
                    found["language"],
                    found["title"] or "",
                    found["text"],
                    tuple(_relation(relation) for relation in found["relations"]),
                )
            )
    return documents


def _relation(fields: dict[str, Any]) -> Relation:
    return Relation(**{field: fields[field] for field in Relation.__dataclass_fields__})


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip()]


def _sound(shared: Path, batch: Path, annotated: Path) -> bool:
    check = [sys.executable, str(shared / "training" / "check.py"), str(batch), str(annotated)]
    done = subprocess.run(check, capture_output=True, text=True, check=False)  # noqa: S603
    return done.returncode == 0 and not done.stdout.strip()


def read_batches(shared: Path, further: Iterable[Path] = ()) -> list[Document]:
    """Return the documents of every annotated batch that passes the checker, in batch order.

    Annotations lie beside the batches, or in the folders `further`; where a batch is in both, the
    one beside it counts.
    """
    found: dict[str, Path] = {}
    for folder in (*further, shared / "training"):
        for path in sorted(folder.glob("*.jsonl")):
            if (
                path.stem.count(".") == 0
                and (shared / "training" / f"{path.stem}.batch.jsonl").exists()
            ):
                found[path.stem] = path
    documents = []
    for name, path in sorted(found.items()):
        batch = shared / "training" / f"{name}.batch.jsonl"
        if not _sound(shared, batch, path):
            log.warning("%s: left out, the checker complains", name)
            continue
        passages = {passage["id"]: passage for passage in _lines(batch)}
        for line in _lines(path):
            passage = passages[line["id"]]
            relations = tuple(_relation(relation) for relation in line["relations"])
            documents.append(
                Document(
                    line["id"],
                    name,
                    passage["language"],
                    passage["title"] or "",
                    passage["text"],
                    relations,
                )
            )
    return documents
