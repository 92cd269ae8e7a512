"""Comparing what two stores hold, record by record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from graph_schema.interfaces import GraphReader, Store
from graph_schema.jobs import JobState, UnfinishedJob
from graph_schema.keys import Keys
from graph_schema.queries import MAX_PAGE, GraphFilter, Page
from graph_schema.records import Actor, Article, Claim, CodedArticle, Office, Relation
from graph_schema.reviews import every_judgement, every_verdict
from graph_schema.stores.content import canonical
from graph_schema.webhooks import Webhooks

T = TypeVar("T")
_SHOWN = 60
_SHOWN_RECORDS = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """What one store has or answers and the other does not; `where` names the record."""

    where: str
    what: str

    def __str__(self) -> str:
        """Give it as one line."""
        return f"{self.where}: {self.what}"


def articles(
    one: GraphReader, other: GraphReader, seen: Callable[[CodedArticle], None]
) -> Iterator[Difference]:
    """Compare all articles with what was read in them; `seen` is given each of the first store."""
    pairs = _paired(one.export(), other.export(), lambda coded: coded.article.id)
    for identity, here, there in pairs:
        if here is not None:
            seen(here)
        where = f"article {identity}"
        if here is None or there is None:
            yield _only(where, here)
        else:
            yield from _within(where, canonical(here), canonical(there))


def stories(one: GraphReader, other: GraphReader) -> Iterator[Difference]:
    """Compare which story each article of the first store tells."""
    cursor: str | None = None
    while True:
        page = one.articles(limit=MAX_PAGE, cursor=cursor)
        ids = [article.id for article in page.items]
        here, there = one.stories_of(ids), other.stories_of(ids)
        for identity in ids:
            yield from answers(f"story of {identity}", here.get(identity), there.get(identity))
        cursor = page.next_cursor
        if cursor is None:
            return


def actors(one: GraphReader, other: GraphReader) -> Iterator[Difference]:
    """Compare all actors, as all articles together make them."""

    def every(reader: GraphReader) -> Iterator[Actor]:
        return paged(lambda cursor: reader.actors(limit=MAX_PAGE, cursor=cursor))

    for identity, here, there in _paired(every(one), every(other), lambda actor: actor.id):
        yield from _records(f"actor {identity}", here, there)


def relations(one: GraphReader, other: GraphReader) -> Iterator[Difference]:
    """Compare all derived relations."""

    def every(reader: GraphReader) -> Iterator[Relation]:
        return paged(lambda cursor: reader.relations(GraphFilter(), limit=MAX_PAGE, cursor=cursor))

    def place(r: Relation) -> tuple[int, str, str, str]:
        return -r.claims, r.source, r.type, r.target

    for _, here, there in _paired(every(one), every(other), place):
        if here is not None:
            yield from _records(_named(here), here, there or _same_edge(other, here))
        elif there is not None and _same_edge(one, there) is None:
            yield _only(_named(there), None)


def jobs(one: Store, other: Store) -> Iterator[Difference]:
    """Compare the jobs that are not done; a leased one is as good as one that waits."""

    def every(store: Store) -> list[UnfinishedJob]:
        return sorted(store.queue.unfinished(), key=lambda entry: entry.job.id)

    for identity, here, there in _paired(every(one), every(other), lambda entry: entry.job.id):
        where = f"job {identity}"
        if here is None or there is None:
            yield _only(where, here)
            continue
        dead = [entry.job.state is JobState.DEAD for entry in (here, there)]
        shown = [
            (e.job.attempts, e.job.error, e.job.givers, e.enqueued, e.job.article)
            for e in (here, there)
        ]
        if dead[0] != dead[1] or shown[0] != shown[1]:
            yield Difference(where, "its state, attempts, error, givers, time or article differs")


def documents(one: Store, other: Store) -> Iterator[Difference]:
    """Compare the keys, and the webhooks but for how far each has been told."""

    def every(store: Store) -> list[tuple[str, object]]:
        keys = [(f"key {key.id}", key) for key in Keys(store.registry).every()]
        hooks = [
            (f"webhook {hook.id}", (hook.url, hook.secret, hook.events, hook.created))
            for hook in Webhooks(store.registry).every()
        ]
        return sorted([*keys, *hooks], key=lambda named: named[0])

    for where, here, there in _paired(every(one), every(other), lambda named: named[0]):
        if here is None or there is None:
            yield _only(where, here)
        elif here != there:
            # Their secrets are not to be shown.
            yield Difference(where, "is not the same")


def reviews(one: Store, other: Store) -> Iterator[Difference]:
    """Compare the judgements and verdicts."""

    def every(store: Store) -> list[tuple[str, object]]:
        judgements, verdicts = every_judgement(store.reviews), every_verdict(store.reviews)
        return [
            *((f"judgement of {one.one} and {one.other}", one) for one in judgements),
            *((f"verdict on {one.claim}", one) for one in verdicts),
        ]

    here, there = dict(every(one)), dict(every(other))
    for where in sorted({*here, *there}):
        if where not in here or where not in there:
            yield _only(where, here.get(where))
        elif here[where] != there[where]:
            yield Difference(where, _how(here[where], there[where]))


def answers(where: str, here: object, there: object) -> Iterator[Difference]:
    """Compare two answers to one question."""
    if here == there:
        return
    if isinstance(here, Page) and isinstance(there, Page):
        yield from answers(where, here.items, there.items)
        if here.items == there.items:
            yield Difference(where, "the cursor of the next page differs")
    elif isinstance(here, tuple) and isinstance(there, tuple):
        for number, (first, second) in enumerate(zip(here, there, strict=False), 1):
            if first != second:
                yield Difference(f"{where}: answer {number}", _how(first, second))
                return
        yield Difference(where, f"{len(here)} answers in A, {len(there)} in B")
    else:
        yield Difference(where, _how(here, there))


def paged(ask: Callable[[str | None], Page[T]], most: int | None = None) -> Iterator[T]:
    """Give the items of all pages, or of the first `most`; `ask` gives the page of a cursor."""
    cursor: str | None = None
    while most is None or most > 0:
        page = ask(cursor)
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            return
        most = None if most is None else most - 1


def _paired(
    one: Iterable[T], other: Iterable[T], key: Callable[[T], Any]
) -> Iterator[tuple[Any, T | None, T | None]]:
    """Give each key of two sequences in its order, with what each has of it or None."""
    left, right = iter(one), iter(other)
    here, there = next(left, None), next(right, None)
    while here is not None or there is not None:
        first: Any = None if here is None else key(here)
        second: Any = None if there is None else key(there)
        if there is None or (here is not None and first < second):
            yield first, here, None
            here = next(left, None)
        elif here is None or second < first:
            yield second, None, there
            there = next(right, None)
        else:
            yield first, here, there
            here, there = next(left, None), next(right, None)


def _within(where: str, here: CodedArticle, there: CodedArticle) -> Iterator[Difference]:
    if here == there:
        return
    yield from _records(where, here.article, there.article)
    if here.coder != there.coder:
        yield Difference(f"{where}: coder", _how(here.coder, there.coder))
    yield from _sets(f"{where}: actor", here.actors, there.actors)
    yield from _sets(f"{where}: claim", here.claims, there.claims)
    yield from _sets(f"{where}: office", here.offices, there.offices)


def _sets(
    where: str, here: Sequence[Actor | Claim | Office], there: Sequence[Actor | Claim | Office]
) -> Iterator[Difference]:
    first, second = ({record.id: record for record in records} for records in (here, there))
    found = 0
    for identity in sorted({*first, *second}):
        for difference in _records(
            f"{where} {identity}", first.get(identity), second.get(identity)
        ):
            found += 1
            if found <= _SHOWN_RECORDS:
                yield difference
    if found > _SHOWN_RECORDS:
        yield Difference(where, f"{found - _SHOWN_RECORDS} more differ in this article")


def _records(
    where: str,
    here: Article | Actor | Claim | Office | Relation | None,
    there: Article | Actor | Claim | Office | Relation | None,
) -> Iterator[Difference]:
    if here == there:
        return
    if here is None or there is None:
        yield _only(where, here)
    else:
        yield Difference(where, _how(here, there))


def _only(where: str, here: object | None) -> Difference:
    return Difference(where, "only in A" if here is not None else "only in B")


def _how(here: Any, there: Any) -> str:
    if type(here) is type(there) and hasattr(here, "__dataclass_fields__"):
        names = [f.name for f in fields(here) if getattr(here, f.name) != getattr(there, f.name)]
        return "; ".join(
            f"{name} is {_shown(getattr(here, name))} in A, {_shown(getattr(there, name))} in B"
            for name in names
        )
    return f"{_shown(here)} in A, {_shown(there)} in B"


def _shown(value: object) -> str:
    text = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _named(relation: Relation) -> str:
    return f"relation {relation.source} {relation.type} {relation.target}"


def _same_edge(reader: GraphReader, asked: Relation) -> Relation | None:
    where = GraphFilter(source=asked.source, target=asked.target, types=frozenset({asked.type}))
    ends = (asked.source, asked.target)
    found = paged(lambda cursor: reader.relations(where, limit=MAX_PAGE, cursor=cursor))
    return next(
        (relation for relation in found if (relation.source, relation.target) == ends), None
    )
