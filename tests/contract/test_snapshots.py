"""Several questions of one state, while others write."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from tests.builders import a_claim, an_article, coded

EVERYTHING = GraphFilter()


def test_a_snapshot_is_of_one_state_or_says_that_it_is_not(store: Store) -> None:
    first, second = an_article("a-1"), an_article("a-2")
    store.writer.put(coded(first, a_claim(first)))
    with ThreadPoolExecutor(1) as elsewhere, store.reader.snapshot() as held:
        before, claims = held.revision(), held.claims(EVERYTHING).items
        elsewhere.submit(store.writer.put, coded(second, a_claim(second))).result()
        assert held.revision() == before
        if held.settled():
            assert held.claims(EVERYTHING).items == claims
            assert held.articles_by_id(["a-1", "a-2"]).keys() == {"a-1"}
            assert held.network(EVERYTHING)[0].claims == 1
            assert len(held.paths("SYR", "TUR", EVERYTHING)) == 1
            assert elsewhere.submit(store.reader.revision).result() == before + 1
    assert store.reader.revision() == before + 1
    assert store.reader.network(EVERYTHING)[0].claims == 2


def test_snapshots_stand_inside_each_other(store: Store) -> None:
    with store.reader.snapshot() as held, held.snapshot() as again:
        assert again.revision() == held.revision() == 0
        assert [again.settled(), held.settled()] == [True, True]
    store.writer.put(coded("a-1"))
    assert store.reader.revision() == 1


def test_articles_are_given_by_their_ids_at_once(store: Store) -> None:
    articles = {article_id: an_article(article_id) for article_id in ("a-1", "a-2", "a-3")}
    for article in articles.values():
        store.writer.put(coded(article))
    del articles["a-2"]
    assert dict(store.reader.articles_by_id(["a-3", "a-1", "a-9", "a-1"])) == articles
    assert dict(store.reader.articles_by_id([])) == {}
