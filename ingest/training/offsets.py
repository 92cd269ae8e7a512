"""Annotations without the annotated text: ids and offsets, which may be passed on freely.

A batch becomes a file of lines `{"id", "passage", "relations", "offices"}`. `passage` is the start
and end of the passage in the corpus article of that id; every other place is `[part, start, end]`
with `part` `text` or `title` and offsets into that part of the article. What is implied and not
written is null. Together with the corpora the lines give back what the annotators wrote. A line of
a document in own words holds its language, title, text and day as well.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Place = list[Any] | None

CORPORA = ("arabic_news.jsonl.gz", "english_news.jsonl.gz")


def read_corpora(shared: Path) -> dict[str, Record]:
    """Return every article of the corpora by id."""
    articles = {}
    for name in CORPORA:
        with gzip.open(shared / "corpora" / name, "rt", encoding="utf8") as stream:
            for line in stream:
                article = json.loads(line)
                articles[article["id"]] = article
    return articles


def pack(article: Record, passage: str, annotated: Record) -> Record:
    """Return an annotated passage as offsets into its article.

    ValueError if the passage or an evidence is not in the article word for word.
    """
    start = article["text"].find(passage)
    if start < 0:
        raise ValueError(f"{annotated['id']}: the passage is not in the article")
    bounds = (start, start + len(passage))
    return {
        "id": annotated["id"],
        "passage": list(bounds),
        "relations": [_pack_relation(article, bounds, r) for r in annotated["relations"]],
        "offices": [
            {
                "person": _find(article, bounds, office["person"]),
                "party": office["party"],
                "title": _find(article, bounds, office.get("title")),
                "optional": bool(office.get("optional")),
            }
            for office in annotated["offices"]
        ],
    }


def pack_whole(document: Record) -> Record:
    """Return an annotated document in own words as offsets and its text, an article to itself."""
    kept = {name: document[name] for name in ("language", "title", "text", "published")}
    return pack(document, document["text"], document) | kept


def unpack(article: Record, packed: Record) -> Record:
    """Return what `pack` was given: the passage as `text`, and words in the place of offsets."""
    start, end = packed["passage"]
    mentions = ("evidence", "source_mention", "target_mention")
    return {
        "id": packed["id"],
        "language": article["language"],
        "title": article["title"],
        "text": article["text"][start:end],
        "published": article["published"],
        "relations": [
            {**relation, **{name: _words(article, relation[name]) for name in mentions}}
            for relation in packed["relations"]
        ],
        "offices": [
            {
                **office,
                "person": _words(article, office["person"]),
                "title": _words(article, office["title"]),
            }
            for office in packed["offices"]
        ],
    }


def pack_batch(articles: dict[str, Record], batch: Path, annotated: Path) -> Iterator[str]:
    """Give the line of each passage of an annotated batch, in the order of the batch."""
    passages = {line["id"]: line["text"] for line in _lines(batch)}
    for line in _lines(annotated):
        packed = pack(articles[line["id"]], passages[line["id"]], line)
        yield json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def _pack_relation(article: Record, bounds: tuple[int, int], relation: Record) -> Record:
    evidence = _find(article, bounds, relation["evidence"])
    if evidence is None:
        raise ValueError(f"{article['id']}: evidence is not in the passage or the title")
    part, first, last = evidence
    inside = {}
    for name in ("source_mention", "target_mention"):
        words = relation.get(name)
        at = article[part].find(words, first, last) if words else -1
        inside[name] = [part, at, at + len(words)] if words and at >= 0 else None
    kept = ("source", "type", "target", "polarity", "modality", "speaker", "optional")
    return {**{name: relation.get(name) for name in kept}, "evidence": evidence, **inside}


def _find(article: Record, bounds: tuple[int, int], words: str | None) -> Place:
    if not words:
        return None
    at = article["text"].find(words, *bounds)
    if at >= 0:
        return ["text", at, at + len(words)]
    at = (article["title"] or "").find(words)
    return ["title", at, at + len(words)] if at >= 0 else None


def _words(article: Record, place: Place) -> str | None:
    if place is None:
        return None
    part, start, end = place
    return str(article[part][start:end])


def _lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip()]
