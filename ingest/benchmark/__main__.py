"""python -m ingest.benchmark: prints every figure of extraction that can be had without training.

Takes some minutes on one core. Exits with 2 where the gold or the corpora are not there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from ingest.benchmark import measures, sets, table
from ingest.benchmark.measures import Scored
from ingest.benchmark.parts import Part, extractor_of
from ingest.benchmark.table import Row, heading
from ingest.encoder import WEIGHTS, encoders
from ingest.encoder.languages import ENGLISH
from ingest.training.annotations import PACKED

EACH = "F1 0.68 at P 0.75"
DEV_WANTED = {
    "relations, ar": EACH,
    "relations, en": EACH,
    "relations by quad class": "F1 0.76",
    "offices": "F1 0.88",
}
TIMED = 300
KINDS = 10


def main() -> None:
    """Measure and print, each figure as soon as it is there."""
    parser = argparse.ArgumentParser(prog="python -m ingest.benchmark", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="corpora and gold")
    shared = parser.parse_args().shared
    if gone := sets.missing(shared):
        sys.stderr.write(f"{gone} is not there; name the folder of the corpora with --shared\n")
        sys.exit(2)
    for line in lines(shared):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def lines(shared: Path, annotations: Path = PACKED) -> Iterator[Row | str]:
    """Give the figures in the order of the documentation.

    What is held out is in `annotations`, as offsets into the corpora of `shared`.
    """
    full = extractor_of(Part.FULL)
    gold = {
        "held out": sets.held_out(shared, annotations),
        "dev": sets.gold_documents(shared, "dev.jsonl"),
        "unseen": sets.unseen(shared, annotations),
        "own words": sets.own_documents(annotations),
        "plain": sets.plain_items(annotations),
    }
    yield heading(f"Figures of {full.coder} (P / R / F1; what is wanted behind)")
    yield from table.seed_rows(measures.scored(full, sets.gold_documents(shared, "seed.jsonl")))
    whole = {name: measures.scored(full, documents) for name, documents in gold.items()}
    yield from table.document_rows("dev", whole["dev"], DEV_WANTED)
    for name in ("held out", "unseen", "own words", "plain"):
        yield from table.document_rows(name, whole[name], {})
    yield _marked_pairs()
    assaults = [event for event in sets.events(shared) if event.kind == "ASSAULT"]
    no = [event for event in assaults if event.label == "easy no"]
    yes = [event for event in assaults if event.label == "yes"]
    found = measures.attacks(full, no), measures.attacks(full, yes, parties=2)
    yield from table.attack_rows(*found)
    old = measures.entities(encoders().of("ar"), sets.tagged_names(shared))
    yield from table.entity_rows("ANERcorp's last fifth", old, "F1 0.80")
    news = measures.entities(encoders().of("ar"), sets.tagged_news(shared, annotations))
    yield from table.entity_rows("news", news)
    yield from _speed(shared)
    yield heading("What each part is worth (P / R / F1)")
    parts: dict[str, dict[str, Scored]] = {}
    for part in (Part.RULES, Part.ENCODER, Part.NO_JUDGE, Part.ONE_ENCODER, Part.NO_CARRIED):
        extractor = extractor_of(part)
        parts[part] = {name: measures.scored(extractor, docs) for name, docs in gold.items()}
    yield from table.ablation_rows({Part.FULL: whole, **parts})
    yield heading("Confidence")
    for name, scored in whole.items():
        yield from table.calibration_rows(name, scored)
    yield heading("The commonest kinds of error on dev")
    for kind, count in whole["dev"].report.fault_kinds().most_common(KINDS):
        yield f"{count:>4}  {kind}"


def _marked_pairs() -> Row:
    """Give what training measured, for the weights that ship have been taught by all pairs."""
    figures = json.loads((WEIGHTS / ENGLISH / "manifest.json").read_text("utf8"))["figures"]
    crossed = figures.get("roots_cross_validated")
    reached = f"macro F1 {crossed['macro_f1']:.3f}" if crossed else "not measured"
    return Row(
        "event roots of marked pairs, cross-validated, English encoder", reached, "macro F1 0.87"
    )


def _speed(shared: Path) -> Iterator[Row]:
    articles = sets.arabic_articles(shared, TIMED)
    for part, wanted in ((Part.FULL, 120), (Part.RULES, 1000)):
        found = measures.speed(extractor_of(part), articles)
        yield Row(
            f"Arabic sentences a second on one core, {part}", f"{found:.0f}", f"at least {wanted}"
        )


if __name__ == "__main__":
    main()
