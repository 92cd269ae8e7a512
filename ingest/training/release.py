"""From the trained reader to the folder that ships, with its figures."""

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from ingest.benchmark.measures import entities
from ingest.encoder import Encoder
from ingest.encoder.network import Network
from ingest.training.calibrate import apply, choose_thresholds, fit
from ingest.training.export import write_manifest, write_networks, write_vocabulary
from ingest.training.labels import HELD_OUT, TYPES
from ingest.training.pipeline import Loaded, load_reader
from ingest.training.prepare import load_vocabulary
from ingest.training.report import (
    held_out_figures,
    network_entities,
    network_pairs,
    shown,
    speed,
)
from ingest.training.scoring import total
from ingest.training.smoothing import smoothed


def _counts(loaded: Loaded) -> dict[str, Any]:
    taught: Counter[str] = Counter()
    pairs = 0
    for example in loaded.data.relations:
        pairs += len(example.pairs)
        for pair in example.pairs:
            for place, name in enumerate(TYPES):
                taught[name] += bool(pair.types[place] and pair.weights[place])
    return {
        "documents": loaded.documents,
        "sentences": len(loaded.data.relations),
        "pairs": pairs,
        "firm_relations": dict(taught),
        "marked_pairs": len(loaded.data.roots),
        "entity_sentences": {"ar": len(loaded.data.arabic), "en": len(loaded.data.english)},
        "held_out_batches": sorted(HELD_OUT),
        "held_out_documents": len(loaded.held.documents),
    }


def _figures(network: Network, loaded: Loaded) -> dict[str, Any]:
    names = network_entities(network, loaded.held.arabic, loaded.cutter)
    scores = network_pairs(network, loaded.held.examples)
    return {
        "relations": held_out_figures(loaded.held.documents, scores),
        "entities": {
            "all": shown(total(names)),
            **{kind: shown(item) for kind, item in names.items()},
        },
    }


def release(loaded: Loaded, work: Path, reader: str, output: Path, version: str) -> None:
    """Write int8 networks, vocabulary and manifest.json with thresholds and figures to `output`."""
    model = load_reader(work, reader)
    vocabulary = load_vocabulary(work)
    with tempfile.TemporaryDirectory() as folder:
        write_networks(model, Path(folder), int8=False)
        full = _figures(Network(Path(folder), 1), loaded)
    sample = [e.ids for e in loaded.data.relations[:: max(1, len(loaded.data.relations) // 150)]]
    write_networks(smoothed(model, sample), output)
    write_vocabulary(vocabulary, output)
    network = Network(output, 1)
    scores = network_pairs(network, loaded.held.examples)
    calibration = fit(scores)
    levels = choose_thresholds(loaded.held.documents, apply(scores, calibration))
    small = _figures(network, loaded)
    about: dict[str, Any] = {
        "data": _counts(loaded),
        "figures": {
            "held_out_relations": small["relations"],
            "held_out_relations_float": full["relations"]["all"],
            "entities_anercorp_last_fifth": small["entities"],
            "entities_anercorp_last_fifth_float": full["entities"],
        },
    }
    crossed = work / "folds.json"
    if crossed.exists():
        values = json.loads(crossed.read_text("utf8"))
        about["figures"]["roots_cross_validated"] = {
            "macro_f1": round(values["macro_f1"], 4),
            "folds": [round(value, 4) for value in values["folds"]],
        }
    write_manifest(
        output,
        version,
        dict(zip(TYPES, map(float, levels), strict=True)),
        {name: (float(a), float(b)) for name, (a, b) in zip(TYPES, calibration, strict=True)},
        about,
    )


def measure(loaded: Loaded, output: Path) -> dict[str, Any]:
    """Return the figures of the weights in `output`, and their speed on one thread."""
    result = _figures(Network(output, 1), loaded)
    encoder = Encoder.load(output, threads=1)
    result["entities_from_text"] = shown(total(entities(encoder, loaded.held.arabic)))
    texts = [e.sentence.text for e in loaded.held.examples if e.sentence]
    arabic = [t for t in texts if any("\u0621" <= c <= "\u064a" for c in t)]
    result["sentences_a_second"] = round(speed(encoder, arabic), 1)
    return result
