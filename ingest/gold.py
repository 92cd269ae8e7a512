"""Claims that people judged, as gold documents that extraction is scored against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from graph_schema.interfaces import Store
from graph_schema.records import Claim, CodedArticle
from graph_schema.reviews import Correctness, Verdict, every_verdict
from graph_schema.stores.reviewing import verdict_on

Relation = dict[str, Any]
_Key = tuple[str, str, str, str]


def gold_documents(store: Store) -> Iterator[dict[str, Any]]:
    """Give each article that has a claim with a verdict, in the order of ids.

    `relations` are the claims judged right, and as optional those that nobody judged; `wrong` are
    those judged wrong. One stands for all claims of the same parties, type and polarity: right if
    one of them is. `ingest.evaluation` scores only what was judged of such a document. Articles
    that were retracted are left out.
    """
    verdicts = every_verdict(store.reviews)
    for article_id in sorted({verdict.article for verdict in verdicts}):
        read = store.reviews.as_read(article_id)
        if read is not None:
            document = _document(read, every_verdict(store.reviews, article=article_id))
            if any(not r["optional"] for r in (*document["relations"], *document["wrong"])):
                yield document


def _document(read: CodedArticle, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    right: dict[_Key, Relation] = {}
    wrong: dict[_Key, Relation] = {}
    unjudged: dict[_Key, Relation] = {}
    parties = {actor.id: actor.party for actor in read.actors}
    for claim in read.claims:
        verdict = verdict_on(claim, read.claims, verdicts)
        key = (claim.source_party, claim.type, claim.target_party, claim.polarity.value)
        if verdict is None:
            unjudged.setdefault(key, _relation(claim, parties, optional=True))
        else:
            judged = right if verdict.correctness is Correctness.RIGHT else wrong
            judged.setdefault(key, _relation(claim, parties, optional=False))
    article = read.article
    return {
        "id": article.id,
        "language": article.language,
        "title": article.title,
        "text": article.text,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "url": article.url,
        "relations": [
            *right.values(),
            *(relation for key, relation in unjudged.items() if key not in {*right, *wrong}),
        ],
        "wrong": [relation for key, relation in wrong.items() if key not in right],
    }


def _relation(claim: Claim, parties: dict[str, str], *, optional: bool) -> Relation:
    return {
        "source": claim.source_party,
        "type": claim.type,
        "target": claim.target_party,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "speaker": None if claim.speaker is None else parties.get(claim.speaker, claim.speaker),
        "optional": optional,
        "evidence": claim.quote,
    }
