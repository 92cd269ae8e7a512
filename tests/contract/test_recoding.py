"""Articles read again: what was read before goes, and nothing that was retracted comes back."""

from __future__ import annotations

from dataclasses import replace

from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.records import CodedArticle
from graph_schema.serial import dump
from tests.builders import a_claim, an_article, coded
from tests.contract.conftest import Fresh
from tests.contract.world import a_world

OLD, NEW = "reader/1", "reader/2"


def read_by(coder: str | None, entry: CodedArticle) -> CodedArticle:
    return replace(entry, coder=coder)


def left(store: Store, coder: str) -> list[str]:
    return [article.id for article in store.reader.articles(not_by=coder).items]


def test_an_article_says_who_read_it_also_when_nothing_was_found(store: Store) -> None:
    for entry in (
        read_by(OLD, coded(an_article("a-1"))),
        read_by(NEW, coded(an_article("a-2"), a_claim(an_article("a-2")))),
        read_by(None, coded(an_article("a-3", language="ar"))),
    ):
        assert store.writer.put(entry) is True
        assert store.writer.put(entry) is False
    assert [entry.coder for entry in store.reader.export()] == [OLD, NEW, None]
    assert left(store, NEW) == ["a-1", "a-3"]
    assert left(store, OLD) == ["a-2", "a-3"]
    assert [a.id for a in store.reader.articles(not_by=NEW, language="ar").items] == ["a-3"]
    page = store.reader.articles(not_by=NEW, limit=1)
    assert [a.id for a in page.items] == ["a-1"]
    page = store.reader.articles(not_by=NEW, limit=1, cursor=page.next_cursor)
    assert ([a.id for a in page.items], page.next_cursor) == (["a-3"], None)


def test_what_is_read_now_takes_the_place_of_what_was_read_before(store: Store) -> None:
    article = an_article()
    store.writer.put(read_by(OLD, coded(article, a_claim(article, "SYR"), a_claim(article, "IRN"))))
    entry = read_by(NEW, coded(article, a_claim(article, "SYR", start=4)))
    assert store.writer.recode(entry) is True
    assert [dump(found) for found in store.reader.export()] == [dump(entry)]
    assert [r.source for r in store.reader.relations(GraphFilter()).items] == ["SYR"]
    revision = store.reader.revision()
    assert store.writer.recode(entry) is True
    assert store.reader.revision() == revision
    assert left(store, NEW) == []


def test_what_is_retracted_or_replaced_meanwhile_is_left_alone(store: Store) -> None:
    gone, newer = an_article("a-1"), an_article("a-2")
    replaced = replace(newer, text=newer.text + " They withdrew later.")
    store.writer.put(read_by(OLD, coded(replaced, a_claim(replaced))))
    revision = store.reader.revision()
    assert store.writer.recode(read_by(NEW, coded(gone, a_claim(gone)))) is False
    assert store.writer.recode(read_by(NEW, coded(newer, a_claim(newer, "IRN")))) is False
    assert store.reader.revision() == revision
    assert [entry.article for entry in store.reader.export()] == [replaced]
    assert left(store, NEW) == ["a-2"]


def test_a_recoded_graph_is_the_one_that_the_new_reader_would_have_made(fresh: Fresh) -> None:
    before, after = a_world(12, seed=1), a_world(12, seed=2)
    with fresh() as store, fresh() as other:
        store.writer.put_all([read_by(OLD, entry) for entry in before])
        # The second world has the same articles, read otherwise.
        again = [
            read_by(NEW, replace(new, article=old.article, claims=(), offices=()))
            for old, new in zip(before, after, strict=True)
        ]
        for entry in again:
            assert store.writer.recode(entry) is True
        other.writer.put_all(again)
        shown = [list(map(dump, each.reader.export())) for each in (store, other)]
        assert shown[0] == shown[1]
        assert store.reader.totals() == other.reader.totals()
        assert store.reader.actors(limit=1000) == other.reader.actors(limit=1000)
