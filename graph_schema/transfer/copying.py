"""Copying a graph with its queue from any store to any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from graph_schema.errors import OtherContent
from graph_schema.interfaces import Store
from graph_schema.keys import KIND as KEYS
from graph_schema.records import CodedArticle
from graph_schema.reviews import every_judgement, every_verdict
from graph_schema.stores.content import canonical
from graph_schema.webhooks import Webhooks

T = TypeVar("T")
# One transaction carries at most so many articles, actors, claims and offices in all.
BATCH = 2_000
_JOBS = 100


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration did: `articles` are those of the source, `changed` those written now.

    `documents` are the keys and webhooks that were added, `reviews` the judgements and verdicts
    that changed.
    """

    articles: int
    changed: int
    jobs: int
    documents: int
    reviews: int


def migrate(
    source: Store,
    target: Store,
    *,
    beside: bool = False,
    advance: Callable[[int], None] = lambda _: None,
) -> Migrated:
    """Copy every article with all that was read in it, unfinished jobs, reviews, keys and webhooks.

    The reviews come first, so that each article is written once, as they leave it.

    A webhook is told what happens in the target from then on.

    Each transaction writes whole articles, in the order of their ids, so a migration that was
    stopped goes on where it was when it is started again, and one that is complete changes
    nothing. `advance` is told of articles dealt with. Neither store should be written meanwhile.

    Raises OtherContent, with nothing changed, when the target has an article that the source has
    not, or another version of one; with `beside` such articles stay, or are replaced.
    """
    agreed = "" if beside else _agreed(source, target)
    reviews = target.reviews.restore(every_judgement(source.reviews), every_verdict(source.reviews))
    articles = changed = 0

    def to_write() -> Iterator[CodedArticle]:
        nonlocal articles
        for coded in source.reader.export():
            if coded.article.id > agreed:
                yield coded
            else:
                articles += 1
                advance(1)

    for batch in _batches(to_write(), BATCH, _weight):
        changed += target.writer.put_all(batch)
        articles += len(batch)
        advance(len(batch))
    jobs = sum(map(target.queue.restore, _batches(source.queue.unfinished(), _JOBS, lambda _: 1)))
    return Migrated(articles, changed, jobs, _copy_documents(source, target), reviews)


def _copy_documents(source: Store, target: Store) -> int:
    keys = (
        target.registry.swap(entry.kind, entry.id, entry.document, version=0)
        for entry in source.registry.entries(KEYS)
    )
    copied = sum(keys)
    told = Webhooks(target.registry)
    latest = target.reader.changes(0, limit=1).latest
    return copied + sum(
        told.take_over(hook, position=latest) for hook in Webhooks(source.registry).every()
    )


def _agreed(source: Store, target: Store) -> str:
    """Give the last id up to which the target has all that the source has; "" at its beginning."""
    agreed, whole = "", True
    known = iter(source.reader.export())
    for there in target.reader.export():
        identity = there.article.id
        for here in known:
            if here.article.id >= identity:
                break
            whole = False
        else:
            raise _other(identity, "which the source has not")
        if here.article.id != identity:
            raise _other(identity, "which the source has not")
        if canonical(here) != canonical(there):
            raise _other(identity, "in another version than the source")
        if whole:
            agreed = identity
    return agreed


def _other(article_id: str, how: str) -> OtherContent:
    return OtherContent(
        f"the target holds article {article_id}, {how}; nothing was changed. Name an empty target, "
        "or add to this one (--beside): what only it has stays, other versions are replaced"
    )


def _weight(coded: CodedArticle) -> int:
    return 1 + len(coded.actors) + len(coded.claims) + len(coded.offices)


def _batches(items: Iterable[T], most: int, weight: Callable[[T], int]) -> Iterator[list[T]]:
    batch: list[T] = []
    weighed = 0
    for item in items:
        heavy = weight(item)
        if batch and weighed + heavy > most:
            yield batch
            batch, weighed = [], 0
        batch.append(item)
        weighed += heavy
    if batch:
        yield batch
