"""The questions that two stores must answer alike, made from what one of them holds."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain, islice, zip_longest
from typing import Any

from graph_schema.interfaces import GraphReader
from graph_schema.queries import (
    PERIODS,
    GraphFilter,
    Grouping,
)
from graph_schema.records import CodedArticle, Polarity
from graph_schema.transfer.filtering import (
    NARROWINGS,
    NOBODY,
    Question,
    narrowed,
    pages_of,
    whole,
)

_SAMPLED = 24


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
    kinds = (
        narrowed,
        _paths,
        _searches,
        _counts,
        _networks,
        _articles,
        _actors,
        _offices,
        _single,
    )
    # A turn for each kind, so that a small number still asks of everything.
    turns = chain.from_iterable(zip_longest(whole(), *(kind(coded) for kind in kinds)))
    once = {question.words: question for question in turns if question is not None}
    return list(islice(once.values(), most))


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
    for actor in (actor for entry in coded for actor in entry.actors[:NARROWINGS]):
        for name in (actor.name, actor.name_ar, actor.name_en):
            if name:
                names |= dict.fromkeys((name, name.split()[-1], name[: len(name) // 2 + 1]))
    for name in [*names, NOBODY, "", "%_*?~()[]\\\"'/"]:

        def search(reader: GraphReader, name: str = name) -> object:
            return tuple(
                (match.actor, round(match.score, 9), match.form, match.fit)
                for match in reader.search_actors(name, limit=25)
            )

        yield Question(f"search for {name!r}", search)


def _counts(coded: list[CodedArticle]) -> Iterator[Question]:
    groupings = sorted(Grouping)
    for number, claim in enumerate(claim for entry in coded for claim in entry.claims):
        by = frozenset(groupings[number % len(groupings) :][: 1 + number % 2]) - (
            PERIODS if number % 3 else frozenset()
        )
        by = by if len(by & PERIODS) < 2 else by & frozenset({Grouping.DAY})
        where = GraphFilter(actor=claim.source) if number % 2 else GraphFilter()

        def counted(
            reader: GraphReader, where: GraphFilter = where, by: frozenset[Grouping] = by
        ) -> object:
            return reader.tally(where, by=by)

        asked = " and ".join(sorted(by)) or "nothing"
        yield Question(f"claims of {where.actor or 'all'} counted by {asked}", counted)


def _networks(coded: list[CodedArticle]) -> Iterator[Question]:
    for entry in coded:
        these = frozenset(actor.id for actor in entry.actors[:NARROWINGS])
        those = frozenset(actor.id for actor in entry.actors)

        def network(
            reader: GraphReader, these: frozenset[str] = these, those: frozenset[str] = those
        ) -> object:
            known = reader.actors_by_id([*those, NOBODY])
            between = reader.network(GraphFilter(), these=these, those=those)
            return between, tuple(sorted(known.items()))

        if these:
            yield Question(f"network around {', '.join(sorted(these))}", network)


def _articles(coded: list[CodedArticle]) -> Iterator[Question]:
    for asked in _distinct(
        part
        for entry in coded
        for part in (
            {"publisher": entry.article.publisher},
            {"language": entry.article.language},
            {"story": entry.article.id},
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
        for actor in entry.actors[:NARROWINGS]
        for part in ({"party": actor.party}, {"kinds": (actor.kind,), "party": actor.party})
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
