"""What goes in comes out, replaces what it should, and goes without a trace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from graph_schema.errors import InputRefused
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.records import CodedArticle, Polarity, Totals
from graph_schema.serial import dump
from tests.builders import a_claim, an_actor, an_article, an_office, coded
from tests.contract.conftest import Fresh
from tests.contract.world import a_world, pages

EVERYTHING = GraphFilter()
EMPTY = Totals(articles=0, actors=0, claims=0, offices=0, relations=0)


def exported(store: Store) -> list[str]:
    return [dump(entry) for entry in store.reader.export()]


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.reader.totals() == EMPTY
    assert store.reader.revision() == 0
    assert list(store.reader.export()) == []
    assert store.reader.article("a-1") is None
    assert store.reader.claim("c-1") is None
    assert store.reader.actor("SYR") is None


def test_put_keeps_every_field(store: Store) -> None:
    article = an_article(language="ar", title="عنوان", url="https://example.org/1")
    claim = a_claim(
        article,
        "P-1",
        source_party="SYR",
        speaker="UN",
        polarity=Polarity.NEGATED,
        occurred_on=date(2025, 2, 27),
        in_title=True,
        start=2,
        end=5,
    )
    office = an_office(article, title="وزير الخارجية")
    sharaa = an_actor(
        "P-1", party="SYR", name="أحمد الشرع", name_en="Ahmed", aliases=["Jolani"], sector="GOV"
    )
    entry = coded(article, claim, offices=[office], actors=[sharaa])
    assert store.writer.put(entry) is True
    reader = store.reader
    assert reader.article("a-1") == article
    assert reader.claim(claim.id) == claim
    assert reader.offices() == (office,)
    assert reader.actor("P-1") == sharaa
    assert [dump(found) for found in reader.export()] == [dump(entry)]
    assert reader.totals() == Totals(articles=1, actors=4, claims=1, offices=1, relations=0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one line",
        "two\r\nlines\n",
        "نصٌّ عربيّ",
        "a\x00b",
        "\u202ebidi\u202c",
        "🜲 𐤀",
        "' OR 1=1 --",
    ],
)
def test_texts_come_back_as_they_were(store: Store, text: str) -> None:
    article = an_article(text=text, title=text, publisher=text, url=text)
    store.writer.put(coded(article))
    assert store.reader.article(article.id) == article
    assert [entry.article for entry in store.reader.export()] == [article]


@pytest.mark.parametrize(
    "article_id", ["خبر-١", "ä/ö?ü#%20", "a b", "🗞", "'; DROP TABLE x; --", "x" * 200]
)
def test_ids_may_be_any_printable_text(store: Store, article_id: str) -> None:
    article = an_article(article_id)
    claim = a_claim(article)
    store.writer.put(coded(article, claim))
    assert store.reader.article(article_id) == article
    assert store.reader.claims(GraphFilter(article=article_id)).items == (claim,)
    assert store.writer.retract([article_id]) == (article_id,)
    assert store.reader.totals() == EMPTY


def test_putting_the_same_again_changes_nothing(store: Store) -> None:
    article = an_article()
    claims = [a_claim(article, start=0), a_claim(article, "RUS", "SUPPORTS", "SYR", start=3)]
    assert store.writer.put(coded(article, *claims)) is True
    before = exported(store)
    assert store.writer.put(coded(article, *claims)) is False
    assert store.writer.put(coded(article, *reversed(claims))) is False
    assert store.reader.revision() == 1
    assert exported(store) == before


def test_each_change_counts_once(store: Store) -> None:
    entries = a_world(4)
    for number, entry in enumerate(entries, 1):
        store.writer.put(entry)
        assert store.reader.revision() == number
    store.writer.retract([entry.article.id for entry in entries])
    assert store.reader.revision() == 5
    store.writer.retract(["a-000"])
    assert store.reader.revision() == 5


@pytest.mark.parametrize(
    "change",
    [
        lambda e: replace(e, article=replace(e.article, url="https://example.org/new")),
        lambda e: replace(e, article=replace(e.article, publisher=None)),
        lambda e: replace(e, claims=(replace(e.claims[0], confidence=10), *e.claims[1:])),
        lambda e: replace(e, claims=(replace(e.claims[0], coder="other/2"), *e.claims[1:])),
        lambda e: replace(e, claims=e.claims[1:]),
        lambda e: replace(e, offices=()),
        lambda e: replace(e, actors=(replace(e.actors[0], aliases=("new",)), *e.actors[1:])),
    ],
)
def test_any_difference_replaces(
    store: Store, fresh: Fresh, change: Callable[[CodedArticle], CodedArticle]
) -> None:
    article = an_article()
    claims = [a_claim(article, start=0), a_claim(article, "RUS", "SUPPORTS", "SYR", start=3)]
    first = coded(article, *claims, offices=[an_office(article)])
    second = change(first)
    store.writer.put(first)
    assert store.writer.put(second) is True
    assert store.reader.revision() == 2
    with fresh() as other:
        other.writer.put(second)
        assert exported(store) == exported(other)
        assert store.reader.totals() == other.reader.totals()
        assert store.reader.relations(EVERYTHING) == other.reader.relations(EVERYTHING)
        assert store.reader.actors() == other.reader.actors()


def test_replacing_removes_what_only_the_earlier_one_said(store: Store) -> None:
    article = an_article()
    gone = a_claim(article, "RUS", "SUPPORTS", "UN")
    store.writer.put(coded(article, gone, offices=[an_office(article)]))
    store.writer.put(coded(article, a_claim(article)))
    reader = store.reader
    assert reader.claim(gone.id) is None
    assert reader.actor("RUS") is None
    assert reader.offices() == ()
    assert [(r.source, r.target) for r in reader.relations(EVERYTHING).items] == [("SYR", "TUR")]
    assert reader.search_actors("RUS") == ()


def test_retract_gives_the_ids_that_were_there(store: Store) -> None:
    for entry in a_world(3):
        store.writer.put(entry)
    assert store.writer.retract(["a-002", "nothing", "a-000", "a-002"]) == ("a-002", "a-000")
    assert [entry.article.id for entry in store.reader.export()] == ["a-001"]
    assert store.writer.retract([]) == ()


def test_retracting_all_leaves_nothing(store: Store) -> None:
    world = a_world(20)
    for entry in world:
        store.writer.put(entry)
    store.writer.retract([entry.article.id for entry in world])
    reader = store.reader
    assert reader.totals() == EMPTY
    assert reader.actors().items == ()
    assert reader.relations(EVERYTHING).items == ()
    assert reader.relations(GraphFilter(language="en")).items == ()
    assert reader.claims(EVERYTHING).items == ()


def test_what_contradicts_itself_is_refused_whole(store: Store) -> None:
    article = an_article()
    good = coded(article, a_claim(article))
    bad = replace(good, claims=(replace(good.claims[0], quote="never said"),))
    with pytest.raises(InputRefused, match="quote"):
        store.writer.put(bad)
    assert store.reader.totals() == EMPTY
    store.writer.put(good)
    with pytest.raises(InputRefused, match="quote"):
        store.writer.put(bad)
    assert exported(store) == [dump(good)]
    assert store.reader.revision() == 1


def test_a_claim_of_another_article_is_refused(store: Store) -> None:
    one, other = an_article("a-1"), an_article("a-2")
    claim = a_claim(one)
    store.writer.put(coded(one, claim))
    with pytest.raises(InputRefused, match="already a record of article a-1"):
        store.writer.put(coded(other, replace(claim, article_id="a-2")))
    assert store.reader.article("a-2") is None


def test_articles_come_by_id_in_pages(store: Store) -> None:
    world = a_world(23)
    for entry in reversed(world):
        store.writer.put(entry)
    whole = store.reader.articles(limit=1000)
    assert whole.next_cursor is None
    assert list(whole.items) == [entry.article for entry in world]
    paged = pages(lambda cursor: store.reader.articles(limit=5, cursor=cursor))
    assert paged == list(whole.items)


def test_articles_are_filtered_by_each_field(store: Store) -> None:
    world = a_world(30)
    for entry in world:
        store.writer.put(entry)
    articles, reader = [entry.article for entry in world], store.reader
    day = date(2025, 1, 5)
    assert list(reader.articles(publisher="Example News").items) == [
        a for a in articles if a.publisher == "Example News"
    ]
    assert list(reader.articles(language="ar").items) == [a for a in articles if a.language == "ar"]
    since = [a for a in articles if a.published and a.published >= day]
    assert list(reader.articles(since=day).items) == since
    until = [a for a in articles if a.published and a.published <= day]
    assert list(reader.articles(until=day).items) == until
    both = [a for a in since if a in until and a.language == "en"]
    assert list(reader.articles(since=day, until=day, language="en").items) == both
    assert since
    assert until
    assert both


def test_pages_go_on_where_they_were_while_others_come_in(store: Store) -> None:
    for number in range(0, 20, 2):
        store.writer.put(coded(f"a-{number:02}"))
    first = store.reader.articles(limit=5)
    for number in range(1, 20, 2):
        store.writer.put(coded(f"a-{number:02}"))
    rest = pages(lambda cursor: store.reader.articles(limit=5, cursor=cursor or first.next_cursor))
    assert [a.id for a in first.items] == ["a-00", "a-02", "a-04", "a-06", "a-08"]
    assert [a.id for a in rest] == [f"a-{number:02}" for number in range(9, 20)]


def test_an_export_shows_one_state_while_others_change_it(store: Store) -> None:
    world = a_world(10)
    for entry in world:
        store.writer.put(entry)
    before = exported(store)
    export = store.reader.export()
    seen = [dump(next(export))]
    store.writer.retract(["a-005"])
    store.writer.put(coded("a-999"))
    seen.extend(map(dump, export))
    assert seen == before
    assert exported(store) != before
