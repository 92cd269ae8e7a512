"""Whatever came and went in between, a store is what its articles make it."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_schema.derive import derive
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.records import CodedArticle
from graph_schema.serial import dump
from graph_schema.stories.grouping import stories_of
from tests.contract.conftest import Fresh
from tests.contract.world import an_article_of, pages

IDS = [f"a-{number}" for number in range(5)]


@dataclass(frozen=True)
class Put:
    """Put a version of an article, in place of the one that is there."""

    article_id: str
    version: int


@dataclass(frozen=True)
class Retract:
    """Retract some articles, there or not."""

    article_ids: tuple[str, ...]


PUTS = st.builds(Put, st.sampled_from(IDS), st.integers(0, 3))
RETRACTIONS = st.builds(Retract, st.lists(st.sampled_from(IDS), min_size=1, max_size=3).map(tuple))
CHANGES = st.lists(PUTS | RETRACTIONS, max_size=25)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES)
def test_a_store_is_what_its_articles_make_it(fresh: Fresh, changes: list[Put | Retract]) -> None:
    left: dict[str, CodedArticle] = {}
    with fresh() as store, fresh() as other:
        revision, shown = store.reader.revision(), content(store)
        for change in changes:
            changed = carry_out(store, change, left)
            before, shown = shown, content(store)
            assert (shown != before) == changed
            revision += changed
            assert store.reader.revision() == revision
        for article_id in sorted(left):
            other.writer.put(left[article_id])
        assert shown == content(other)
        claims = [claim for entry in left.values() for claim in entry.claims]
        articles = {article_id: entry.article for article_id, entry in left.items()}
        found = pages(lambda cursor: store.reader.relations(GraphFilter(), limit=7, cursor=cursor))
        stories = stories_of(articles.values())
        assert {(r.source, r.type, r.target): r for r in found} == derive(claims, articles, stories)
        told = {article_id: stories.get(article_id, article_id) for article_id in left}
        assert store.reader.stories_of(IDS) == told
        assert store.reader.totals() == other.reader.totals()
        assert store.reader.totals().relations == len(found)


def carry_out(store: Store, change: Put | Retract, left: dict[str, CodedArticle]) -> bool:
    """Make a change in the store and in `left`; gives whether it changes anything."""
    if isinstance(change, Put):
        entry = an_article_of(change.version, change.article_id)
        before = left.get(change.article_id)
        left[change.article_id] = entry
        changed = before is None or dump(before) != dump(entry)
        assert store.writer.put(entry) is changed
        return changed
    expected = tuple(i for i in dict.fromkeys(change.article_ids) if i in left)
    assert store.writer.retract(change.article_ids) == expected
    for article_id in expected:
        del left[article_id]
    return bool(expected)


def content(store: Store) -> tuple[list[str], list[object]]:
    """Give all that a store shows: the export byte for byte, the actors and the relations."""
    reader = store.reader
    shown: list[object] = [*reader.actors(limit=1000).items]
    shown += reader.relations(GraphFilter(), limit=1000).items
    shown += reader.relations(GraphFilter(language="en"), limit=1000).items
    shown += reader.claims(GraphFilter(), limit=1000).items
    shown += reader.search_actors("name", limit=1000)
    shown += reader.offices()
    stories = reader.stories_of(IDS)
    shown += sorted(stories.items())
    shown += [reader.articles(story=article_id).items for article_id in sorted(stories)]
    return [dump(entry) for entry in reader.export()], shown
