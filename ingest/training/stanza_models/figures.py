"""Figures of the shipped Arabic models on ANERcorp's last fifth, beside a CRF and the encoder."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from graph_schema.records import Article
from ingest.annotation import EntityKind
from ingest.encoder import encoders
from ingest.segmentation import sentences as divided
from ingest.tally import Tally
from ingest.trained.annotator import StanzaAnnotator, load
from ingest.trained.models import ModelSet, model_set
from ingest.training.entities import Tagged, read_arabic, spans, split_arabic, written
from ingest.training.report import shown
from ingest.training.scoring import total
from ingest.training.stanza_models.baseline import crf_tags
from ingest.training.stanza_models.material import (
    KINDS,
    Spaced,
    entity_split,
    laid_out,
    token_groups,
)

Span = tuple[int, int, str]
_SHORT = {
    EntityKind.PERSON: "PER",
    EntityKind.ORGANIZATION: "ORG",
    EntityKind.PLACE: "LOC",
}


def figures(shared: Path, folder: Path) -> dict[str, Any]:
    """Return precision, recall and F1 by kind and over all three.

    `words` are tags of given words, `text` names in running text that match to the character;
    `tokens` and `sentences` are those of the test's part of ANERcorp and PUD, likewise.
    """
    models = model_set(folder, "ar")
    if models is None:
        raise SystemExit(f"{folder}: no Arabic models; run export first")
    split = entity_split(shared)
    gold = [spans(one.tags) for one in split.test]
    crf = [spans(tags) for tags in crf_tags([*split.train, *split.choose], split.test)]
    as_written = split_arabic(read_arabic(shared))[1]
    return {
        "words": {
            "stanza": _scores(gold, _tagged(models, split.test)),
            "crf": _scores(gold, crf),
        },
        "text": {
            "stanza": _text(as_written, _by_annotator(models)),
            "encoder": _text(as_written, _by_encoder()),
        },
        **_divisions(models, token_groups(shared)["test"]),
    }


def _divisions(models: ModelSet, groups: Sequence[Sequence[Spaced]]) -> dict[str, Any]:
    pipeline = load(models, processors="tokenize")
    found: dict[str, Counter[str]] = {"stanza": Counter(), "lexical": Counter()}
    for group in groups:
        text, labels = laid_out(group)
        gold = {end for end, label in enumerate(labels, 1) if label != "0"}
        ends = {end for end, label in enumerate(labels, 1) if label == "2"}
        read = pipeline(text).sentences
        rules = list(divided(text, in_title=False))
        for name, tokens, last in (
            (
                "stanza",
                {t.end_char for s in read for t in s.tokens},
                {s.tokens[-1].end_char for s in read},
            ),
            ("lexical", {t.end for s in rules for t in s.tokens}, {s.end for s in rules}),
        ):
            for part, right, guess in (("tokens", gold, tokens), ("sentences", ends, last)):
                found[name][f"{part} hit"] += len(right & guess)
                found[name][f"{part} gold"] += len(right)
                found[name][f"{part} guess"] += len(guess)
    return {
        part: {
            name: shown(Tally(*(counts[f"{part} {kind}"] for kind in ("hit", "guess", "gold"))))
            for name, counts in found.items()
        }
        for part in ("tokens", "sentences")
    }


def _tagged(models: ModelSet, sentences: Sequence[Tagged]) -> list[set[Span]]:
    pipeline = load(models, tokenize_pretokenized=True)
    document = pipeline([list(one.words) for one in sentences])
    return [spans(_two_marks(t.ner for t in one.tokens)) for one in document.sentences]


def _two_marks(tags: Iterable[str]) -> list[str]:
    """Return tags with the single and last words of names as B- and I-."""
    return [{"S": "B", "E": "I"}.get(tag[0], tag[0]) + tag[1:] for tag in tags]


def _by_annotator(models: ModelSet) -> Callable[[str], set[Span]]:
    annotator = StanzaAnnotator({"ar": models})

    def read(text: str) -> set[Span]:
        (document,) = annotator.annotate([Article("a", "ar", "", text)])
        return {
            (e.start, e.end, _SHORT[e.kind])
            for sentence in document.sentences
            for e in sentence.entities
        }

    return read


def _by_encoder() -> Callable[[str], set[Span]]:
    arabic = encoders().of("ar")
    return lambda text: {
        (e.start, e.end, e.kind) for e in arabic.names([text])[0] if e.kind in KINDS
    }


def _text(sentences: Sequence[Tagged], read: Callable[[str], set[Span]]) -> dict[str, Any]:
    gold, guess = [], []
    for sentence in sentences:
        text, places = written(sentence, None)
        names = spans(sentence.tags)
        gold.append({(places[a][0], places[b - 1][1], k) for a, b, k in names if k in KINDS})
        guess.append(read(text))
    return _scores(gold, guess)


def _scores(gold: Sequence[set[Span]], guess: Sequence[set[Span]]) -> dict[str, Any]:
    counts = {
        kind: Tally(
            sum(sum(s[2] == kind for s in g & p) for g, p in zip(gold, guess, strict=True)),
            sum(sum(s[2] == kind for s in p) for p in guess),
            sum(sum(s[2] == kind for s in g) for g in gold),
        )
        for kind in KINDS
    }
    return {"all": shown(total(counts)), **{kind: shown(one) for kind, one in counts.items()}}
