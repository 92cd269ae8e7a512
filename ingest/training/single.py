"""Sentences annotated one by one, with every mention marked: kept as offsets like the passages.

A line is `{"id", "part", "start", "end", "mentions", "relations"}`: the sentence is [start, end) of
the `part` (text or title) of the corpus article `id`; a mention is `[start, end, party]` within the
sentence, a relation `[mention, type, mention, flags]` with the flags neg, plan, hyp and opt.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from ingest.training.align import Mention, Sentence, Statement
from ingest.training.annotations import Document, Relation
from ingest.training.labels import SYMMETRIC
from ingest.training.offsets import Record

SINGLE = Path(__file__).parent / "annotations" / "sentences"


def read_single(articles: dict[str, Record], folder: Path = SINGLE) -> list[Sentence]:
    """Return the sentences of every file of `folder`, each a document of its own."""
    return [
        _sentence(articles[line["id"]], path.stem, line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in map(json.loads, path.read_text("utf8").splitlines())
    ]


def _sentence(article: Record, batch: str, line: Record) -> Sentence:
    text = str(article[line["part"]])[line["start"] : line["end"]]
    name = f"{line['id']}#{line['part']}{line['start']}"
    return annotated(name, batch, article["language"], text, line["mentions"], line["relations"])


def annotated(
    name: str,
    batch: str,
    language: str,
    text: str,
    marked: Sequence[tuple[int, int, str]],
    stated: Sequence[tuple[int, str, int, list[str]]],
) -> Sentence:
    """Return one sentence, a document of its own, with its mentions and what is stated."""
    mentions = [Mention([(start, end)], {party}) for start, end, party in marked]
    order = sorted(range(len(mentions)), key=lambda i: mentions[i].whole)
    place = {old: new for new, old in enumerate(order)}
    statements: dict[tuple[int, int, str], Statement] = defaultdict(Statement)
    relations = []
    for source, kind, target, flags in stated:
        relation = _relation(text, mentions[source], kind, mentions[target], flags)
        relations.append(relation)
        i, j = place[source], place[target]
        statements[i, j, kind].relations.append(relation)
        if kind in SYMMETRIC:
            statements[j, i, kind].relations.append(relation)
    document = Document(name, batch, language, "", text, tuple(relations))
    marked_up = [mentions[i] for i in order]
    return Sentence(document, text, marked_up, dict(statements), alone=True)


def _relation(text: str, source: Mention, kind: str, target: Mention, flags: list[str]) -> Relation:
    words = [text[mention.whole[0] : mention.whole[1]] for mention in (source, target)]
    modality = "planned" if "plan" in flags else "hypothetical" if "hyp" in flags else "actual"
    return Relation(
        min(source.parties),
        kind,
        min(target.parties),
        "negated" if "neg" in flags else "asserted",
        modality,
        "opt" in flags,
        text,
        *words,
    )
