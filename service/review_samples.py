"""The examples of reviews that the documentation shows: answers of the graph of `samples`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from graph_schema.interfaces import Store
from graph_schema.records import office_id
from graph_schema.reviews import Correctness, Sameness, judged, ruled
from service import samples
from service.answers.reviews import judgement_page, one_judgement, one_verdict, verdict_page
from service.inquiries import JudgementsQuestion, VerdictsQuestion

_NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
_OTHER = "P-0b1c2d3e4f5a69788796"


def _reviewed() -> Store:
    store = samples.graph()
    read = store.reviews.as_read("a-001")
    assert read is not None  # noqa: S101 - it has just been put there
    person = next(actor for actor in read.actors if actor.kind == "person")
    (claim,), (office,) = read.claims, read.offices
    # The same again in another spelling, in an article of its own.
    article = replace(read.article, id="a-003")
    spelt = replace(
        person, id=_OTHER, name="Assad Shaybani", name_en="Assad Shaybani", name_ar=None
    )
    stated = replace(
        office,
        id=office_id(article.id, _OTHER, office.party, office.title),
        article_id=article.id,
        person=_OTHER,
    )
    others = tuple(actor for actor in read.actors if actor.id == office.party)
    store.writer.put(
        replace(read, article=article, actors=(*others, spelt), claims=(), offices=(stated,))
    )
    store.reviews.judge(
        judged(
            person.id,
            _OTHER,
            Sameness.SAME,
            by="salma",
            at=_NOON,
            reason="Two spellings of one name.",
        )
    )
    store.reviews.rule(
        ruled(
            claim,
            Correctness.WRONG,
            by="salma",
            at=_NOON,
            reason="The sentence is about an exercise.",
        )
    )
    return store


_STORE = _reviewed()
_GRAPH, _REVIEWS = _STORE.reader, _STORE.reviews
JUDGEMENTS = judgement_page(_GRAPH, _REVIEWS, JudgementsQuestion())
VERDICTS = verdict_page(_GRAPH, _REVIEWS, VerdictsQuestion())
JUDGEMENT = one_judgement(_GRAPH, _REVIEWS, *_REVIEWS.judgements().items[0].pair)
VERDICT = one_verdict(_GRAPH, _REVIEWS, _REVIEWS.verdicts().items[0].claim)
