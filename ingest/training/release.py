"""From the trained reader to the folder that ships, with its figures."""

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from ingest.benchmark.measures import entities
from ingest.encoder import Encoder, Panel
from ingest.encoder.network import Network
from ingest.encoder.vocabulary import read_vocabulary, write_vocabulary
from ingest.training.calibrate import apply, choose_thresholds, fit
from ingest.training.export import Precision, write_manifest, write_networks
from ingest.training.labels import HELD_OUT, TYPES
from ingest.training.pipeline import Loaded, load_reader
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
    scores = network_pairs(network, loaded.held.examples)
    figures = {"relations": held_out_figures(loaded.held.documents, scores)}
    if loaded.held.arabic:
        names = network_entities(network, loaded.held.arabic, loaded.cutter)
        figures["entities"] = {
            "all": shown(total(names)),
            **{kind: shown(item) for kind, item in names.items()},
        }
    return figures


def release(
    loaded: Loaded,
    work: Path,
    reader: str,
    output: Path,
    version: str,
    precision: Precision = Precision.INT8,
) -> None:
    """Write networks, vocabulary and manifest.json with thresholds and figures to `output`."""
    model = load_reader(work, reader)
    full: dict[str, Any] = {}
    if precision is Precision.INT8:  # one that was taught to read rounded is no better unrounded
        with tempfile.TemporaryDirectory() as folder:
            write_networks(model, Path(folder), Precision.FLOAT)
            full = _figures(Network(Path(folder), 1), loaded)
    if precision is Precision.INT8:
        relations = loaded.data.relations
        model = smoothed(model, [e.ids for e in relations[:: max(1, len(relations) // 150)]])
    write_networks(model, output, precision)
    write_vocabulary(*read_vocabulary(work), output)
    network = Network(output, 1)
    scores = network_pairs(network, loaded.held.examples)
    calibration = fit(scores)
    levels = choose_thresholds(loaded.held.documents, apply(scores, calibration))
    small = _figures(network, loaded)
    about: dict[str, Any] = {
        "data": _counts(loaded),
        "figures": {"held_out_relations": small["relations"]},
    }
    if full:
        about["figures"]["held_out_relations_float"] = full["relations"]["all"]
    if full and loaded.held.arabic:
        about["figures"] |= {
            "entities_anercorp_last_fifth": small["entities"],
            "entities_anercorp_last_fifth_float": full["entities"],
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
    language = "en"
    if loaded.held.arabic:
        language = "ar"
        found = entities(Panel((encoder,)), loaded.held.arabic)
        result["entities_from_text"] = shown(total(found))
    sentences = [e.sentence for e in loaded.held.examples if e.sentence]
    texts = [one.text for one in sentences if one.document.language == language]
    result["sentences_a_second"] = round(speed(encoder, texts), 1)
    return result
