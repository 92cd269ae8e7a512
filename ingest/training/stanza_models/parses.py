"""Figures of parts of speech and dependencies on the treebank's held-back sentences."""

from collections import Counter
from pathlib import Path
from typing import Any

from ingest.tally import Tally
from ingest.trained.annotator import load
from ingest.trained.models import model_set
from ingest.training.report import shown
from ingest.training.stanza_models.trees import tree_split

# What leads to sources and targets.
RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj")


def parses(shared: Path, folder: Path) -> dict[str, Any]:
    """Return shares of right words, given the words, and F1 of some relations with their heads.

    `upos` are right parts of speech, `uas` right heads, `las` right heads with their relations.
    """
    models = model_set(folder, "ar")
    if models is None or "depparse" not in models.processors:
        raise SystemExit(f"{folder}: no Arabic parser; run export --parser first")
    test = tree_split(shared)["test"]
    pipeline = load(models, processors="tokenize,pos,depparse", tokenize_pretokenized=True)
    read = pipeline([[node.form for node in tree] for tree in test])
    right: Counter[str] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    for tree, sentence in zip(test, read.sentences, strict=True):
        for node, word in zip(tree, sentence.words, strict=True):
            head = word.head - 1 if word.head else None
            right["words"] += 1
            right["upos"] += node.upos == word.upos
            right["uas"] += node.head == head
            whole = node.head == head and node.relation == word.deprel
            right["las"] += whole
            counts[node.relation, "gold"] += 1
            counts[word.deprel, "guess"] += 1
            counts[node.relation, "hit"] += whole
    shares = {name: round(right[name] / right["words"], 3) for name in ("upos", "uas", "las")}
    return {
        **shares,
        "relations": {
            name: shown(Tally(*(counts[name, part] for part in ("hit", "guess", "gold"))))
            for name in RELATIONS
        },
    }
