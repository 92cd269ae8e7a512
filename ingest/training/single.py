"""Sentences annotated one by one, with every mention marked: kept as offsets like the passages.

A line is `{"id", "part", "start", "end", "mentions", "relations"}`: the sentence is [start, end) of
the `part` (text or title) of the corpus article `id`; a mention is `[start, end, party]` within the
sentence, a relation `[mention, type, mention, flags]` with the flags neg, plan, hyp and opt.
"""

import json
from collections import defaultdict
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
    mentions = [Mention([(start, end)], {party}) for start, end, party in line["mentions"]]
    order = sorted(range(len(mentions)), key=lambda i: mentions[i].whole)
    place = {old: new for new, old in enumerate(order)}
    statements: dict[tuple[int, int, str], Statement] = defaultdict(Statement)
    relations = []
    for source, kind, target, flags in line["relations"]:
        relation = _relation(text, mentions[source], kind, mentions[target], flags)
        relations.append(relation)
        i, j = place[source], place[target]
        statements[i, j, kind].relations.append(relation)
        if kind in SYMMETRIC:
            statements[j, i, kind].relations.append(relation)
    name = f"{line['id']}#{line['part']}{line['start']}"
    document = Document(name, batch, article["language"], "", text, tuple(relations))
    return Sentence(document, text, [mentions[i] for i in order], dict(statements))


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
