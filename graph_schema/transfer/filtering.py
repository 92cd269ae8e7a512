"""Questions by filters: of one field, of several, and of what the model knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from graph_schema.interfaces import GraphReader
from graph_schema.model import model
from graph_schema.queries import MAX_PAGE, GraphFilter, Page, RelationOrder
from graph_schema.records import Actor, Article, Claim, CodedArticle, Modality, Polarity

# Of each question so many pages are asked for, of these sizes in turn.
PAGES = 3
SIZES = (3, 50, MAX_PAGE)
# Of an article no more claims, actors or names than these give questions.
NARROWINGS = 4
NOBODY = "P-nobody at all"


@dataclass(frozen=True, slots=True)
class Question:
    """A question in words, and how it is put to a reader."""

    words: str
    ask: Callable[[GraphReader], object]


def pages_of(ask: Callable[[int, str | None], Page[Any]]) -> tuple[object, ...]:
    """Give the first pages of a question, of each size in turn, and where the next would begin."""
    found: list[object] = []
    for size in SIZES:
        cursor: str | None = None
        for _ in range(PAGES):
            page = ask(size, cursor)
            found.extend(page.items)
            cursor = page.next_cursor
            if cursor is None:
                break
        found.append(cursor)
    return tuple(found)


def whole() -> Iterator[Question]:
    """Give questions about all, and by each thing that the model knows."""
    yield from _filtered("all", GraphFilter())
    for polarity in Polarity:
        yield from _filtered(polarity.value, GraphFilter(polarity=polarity))
    for modality in Modality:
        yield from _filtered(modality.value, GraphFilter(modality=modality))
    for kind in model().types:
        yield from _filtered(kind, GraphFilter(types=frozenset({kind})))
    for quad in model().quads:
        yield from _filtered(quad, GraphFilter(quads=frozenset({quad})))
    yield from _filtered("contradicted", GraphFilter(contradicted=True))
    for confidence in (1, 50, 90):
        where = GraphFilter(min_confidence=confidence)
        yield from _filtered(f"confidence from {confidence}", where)
    yield Question("actor that is not there", lambda reader: reader.actor(NOBODY))
    yield Question("article that is not there", lambda reader: reader.article(NOBODY))
    yield Question("claim that is not there", lambda reader: reader.claim(NOBODY))


def _filtered(words: str, where: GraphFilter) -> Iterator[Question]:
    for order in RelationOrder:

        def relations(reader: GraphReader, order: RelationOrder = order) -> object:
            return pages_of(
                lambda size, cursor: reader.relations(where, order=order, limit=size, cursor=cursor)
            )

        yield Question(f"relations by {order.value}, {words}", relations)

    def claims(reader: GraphReader) -> object:
        return pages_of(lambda size, cursor: reader.claims(where, limit=size, cursor=cursor))

    yield Question(f"claims, {words}", claims)


def narrowed(coded: list[CodedArticle]) -> Iterator[Question]:
    """Give questions under filters of one to three fields that a claim of the sample fulfils."""
    seen: set[GraphFilter] = set()
    for entry in coded:
        actors = {actor.id: actor for actor in entry.actors}
        for claim in entry.claims[:NARROWINGS]:
            for fields in _choices(claim, entry.article, actors):
                where = GraphFilter(**fields)
                if where not in seen:
                    seen.add(where)
                    words = ", ".join(f"{name} {_said(value)}" for name, value in fields.items())
                    # The other orders are left to other filters.
                    *relations, claims = _filtered(words, where)
                    yield relations[len(seen) % len(relations)]
                    yield claims


def _choices(claim: Claim, article: Article, actors: dict[str, Actor]) -> Iterator[dict[str, Any]]:
    known: dict[str, Any] = {
        "source": claim.source,
        "target": claim.target,
        "actor": claim.source_party,
        "party": claim.target_party,
        "kinds": frozenset({actors[claim.source].kind, actors[claim.target].kind}),
        "types": frozenset({claim.type, "CONSULTS"}),
        "quads": frozenset({claim.quad}),
        "min_confidence": claim.confidence,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "language": article.language,
        "article": article.id,
        "contradicted": True,
    }
    if claim.speaker is not None:
        known["speaker"] = claim.speaker
    if article.publisher is not None:
        known["publisher"] = article.publisher
    day = claim.occurred_on or article.published
    if day is not None:
        known |= {"since": day - timedelta(days=30), "until": day + timedelta(days=1)}
    chance = Random(f"questions about {claim.id}")  # noqa: S311 (this hides no secret)
    for size in (1, 1, 2, 2, 3):
        names = chance.sample(sorted(known), size)
        yield {name: known[name] for name in names}


def _said(value: object) -> str:
    return "/".join(sorted(value)) if isinstance(value, frozenset) else str(value)
