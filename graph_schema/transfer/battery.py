"""The questions that two stores must answer alike, made from what one of them holds."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from itertools import chain, islice, zip_longest
from random import Random
from typing import Any

from graph_schema.interfaces import GraphReader
from graph_schema.model import model
from graph_schema.queries import MAX_PAGE, GraphFilter, Page, RelationOrder
from graph_schema.records import Actor, Article, Claim, CodedArticle, Modality, Polarity

# Of each question so many pages are asked for, of these sizes in turn.
PAGES = 3
SIZES = (3, 50, MAX_PAGE)
_SAMPLED = 24
_NARROWINGS = 4
_NOBODY = "P-nobody at all"


@dataclass(frozen=True, slots=True)
class Question:
    """A question in words, and how it is put to a reader."""

    words: str
    ask: Callable[[GraphReader], object]


class Sample:
    """The same few articles of a graph whatever order they are shown in, chosen by their ids."""

    def __init__(self, size: int = _SAMPLED) -> None:
        self._size = size
        self._kept: list[tuple[int, str, CodedArticle]] = []

    def see(self, coded: CodedArticle) -> None:
        """Look at an article, which may be kept."""
        identity = coded.article.id
        digest = blake2b(identity.encode("utf-8"), digest_size=8).digest()
        entry = (-int.from_bytes(digest, "big"), identity, coded)
        if len(self._kept) < self._size:
            heapq.heappush(self._kept, entry)
        else:
            heapq.heappushpop(self._kept, entry)

    def articles(self) -> list[CodedArticle]:
        """Give the articles kept, in the order of their ids."""
        return [coded for _, _, coded in sorted(self._kept, key=lambda entry: entry[1])]


def questions(sample: Iterable[CodedArticle], most: int) -> list[Question]:
    """Give at most `most` questions about what a sample shows, of every kind that there is.

    Relations in each order and claims under filters of one field and of several, paths, searches,
    offices, articles and actors by what narrows them, single records, and what is not there.
    """
    coded = list(sample)
    kinds = (_narrowed, _paths, _searches, _articles, _actors, _offices, _single)
    # A turn for each kind, so that a small number still asks of everything.
    turns = chain.from_iterable(zip_longest(_whole(), *(kind(coded) for kind in kinds)))
    return list(islice((question for question in turns if question is not None), most))


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


def _whole() -> Iterator[Question]:
    yield from _filtered("all", GraphFilter())
    for polarity in Polarity:
        yield from _filtered(polarity.value, GraphFilter(polarity=polarity))
    for modality in Modality:
        yield from _filtered(modality.value, GraphFilter(modality=modality))
    for kind in model().types:
        yield from _filtered(kind, GraphFilter(types=frozenset({kind})))
    for quad in model().quads:
        yield from _filtered(quad, GraphFilter(quads=frozenset({quad})))
    for confidence in (1, 50, 90):
        where = GraphFilter(min_confidence=confidence)
        yield from _filtered(f"confidence from {confidence}", where)
    yield Question("actor that is not there", lambda reader: reader.actor(_NOBODY))
    yield Question("article that is not there", lambda reader: reader.article(_NOBODY))
    yield Question("claim that is not there", lambda reader: reader.claim(_NOBODY))


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


def _narrowed(coded: list[CodedArticle]) -> Iterator[Question]:
    seen: set[GraphFilter] = set()
    for entry in coded:
        actors = {actor.id: actor for actor in entry.actors}
        for claim in entry.claims[:_NARROWINGS]:
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


def _paths(coded: list[CodedArticle]) -> Iterator[Question]:
    ends = sorted({claim.source for entry in coded for claim in entry.claims})
    others = sorted({claim.target_party for entry in coded for claim in entry.claims}, reverse=True)
    filters = {"": GraphFilter(), "asserted ": GraphFilter(polarity=Polarity.ASSERTED)}
    for number, (source, target) in enumerate(zip(ends, others, strict=False)):
        words, where = list(filters.items())[number % len(filters)]
        length = 2 + number % 2

        def paths(
            reader: GraphReader,
            source: str = source,
            target: str = target,
            where: GraphFilter = where,
            length: int = length,
        ) -> object:
            return reader.paths(source, target, where, max_length=length, limit=5)

        yield Question(f"{words}paths of up to {length} from {source} to {target}", paths)


def _searches(coded: list[CodedArticle]) -> Iterator[Question]:
    names: dict[str, None] = {}
    for actor in (actor for entry in coded for actor in entry.actors[:_NARROWINGS]):
        for name in (actor.name, actor.name_ar, actor.name_en):
            if name:
                names |= dict.fromkeys((name, name.split()[-1], name[: len(name) // 2 + 1]))
    for name in [*names, _NOBODY, "", "%_*?~()[]\\\"'/"]:

        def search(reader: GraphReader, name: str = name) -> object:
            return tuple(
                (match.actor, round(match.score, 9))
                for match in reader.search_actors(name, limit=25)
            )

        yield Question(f"search for {name!r}", search)


def _articles(coded: list[CodedArticle]) -> Iterator[Question]:
    for asked in _distinct(
        part
        for entry in coded
        for part in (
            {"publisher": entry.article.publisher},
            {"language": entry.article.language},
            {"since": entry.article.published},
            {"until": entry.article.published, "language": entry.article.language},
        )
    ):

        def articles(reader: GraphReader, asked: dict[str, Any] = asked) -> object:
            return pages_of(
                lambda size, cursor: reader.articles(**asked, limit=min(size, 50), cursor=cursor)
            )

        yield Question(f"articles by {_words(asked)}", articles)


def _actors(coded: list[CodedArticle]) -> Iterator[Question]:
    for asked in _distinct(
        part
        for entry in coded
        for actor in entry.actors[:_NARROWINGS]
        for part in ({"party": actor.party}, {"kind": actor.kind, "party": actor.party})
    ):

        def actors(reader: GraphReader, asked: dict[str, Any] = asked) -> object:
            return pages_of(lambda size, cursor: reader.actors(**asked, limit=size, cursor=cursor))

        yield Question(f"actors by {_words(asked)}", actors)


def _offices(coded: list[CodedArticle]) -> Iterator[Question]:
    for asked in _distinct(
        part
        for entry in coded
        for office in entry.offices
        for part in (
            {"person": office.person},
            {"article": office.article_id},
            {"party": office.party, "person": office.person},
        )
    ):

        def offices(reader: GraphReader, asked: dict[str, Any] = asked) -> object:
            return reader.offices(**asked)

        yield Question(f"offices by {_words(asked)}", offices)


def _single(coded: list[CodedArticle]) -> Iterator[Question]:
    for entry in coded:
        identity = entry.article.id
        yield Question(f"article {identity}", lambda reader, of=identity: reader.article(of))  # type: ignore[misc]
        for claim in entry.claims[:1]:
            yield Question(f"claim {claim.id}", lambda reader, of=claim.id: reader.claim(of))  # type: ignore[misc]


def _distinct(asked: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    seen = set()
    for fields in asked:
        key = tuple(fields.items())
        if key not in seen and None not in fields.values():
            seen.add(key)
            yield fields


def _words(asked: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in asked.items())
