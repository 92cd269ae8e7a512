"""Near copies are one story, whatever came and went, and in whichever order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_schema.derive import derive
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter, Grouping
from graph_schema.records import Article, CodedArticle
from graph_schema.reviews import Correctness, ruled
from graph_schema.stories.grouping import stories_of
from graph_schema.tallies import tallied
from tests.builders import TEXT, a_claim, an_article, coded
from tests.contract.conftest import Fresh
from tests.reposts import AGENCY, HARBOUR, PIPELINE, copies

DAY = date(2025, 3, 1)
TEXTS = (TEXT, *copies(HARBOUR, AGENCY[0]), *copies(PIPELINE, AGENCY[1])[:2])
IDS = [f"a-{number}" for number in range(7)]
WHOLE, WITH_AGENCY, NO_LEAD, CUT, _ = copies(HARBOUR, AGENCY[0])


def told(article_id: str, text: str, publisher: str | None, day: int | None = 0) -> CodedArticle:
    """Give an article that makes two claims, one of them once more as a negation."""
    published = None if day is None else DAY + timedelta(days=day)
    article = an_article(article_id, text=text, publisher=publisher, published=published)
    other = a_claim(article, "RUS", "SUPPORTS", "SYR", start=1)
    return coded(article, a_claim(article), *((other,) if len(article_id) % 2 else ()))


def stored(store: Store, *entries: CodedArticle) -> dict[str, str]:
    """Put articles and give their stories."""
    for entry in entries:
        assert store.writer.put(entry)
    return dict(store.reader.stories_of([entry.article.id for entry in entries]))


def counts(store: Store) -> tuple[int, int, int]:
    """Give the articles, publishers and stories of the one relation that all assert."""
    (found,) = store.reader.relations(GraphFilter(source="SYR", target="TUR")).items
    return found.articles, found.publishers, found.stories


def test_copies_are_one_story_of_several_articles(store: Store) -> None:
    found = stored(
        store,
        told("a-2", WITH_AGENCY, "Two", 1),
        told("a-1", WHOLE, "One", 2),
        told("a-3", copies(PIPELINE, "")[0], "Three"),
    )
    assert found == {"a-2": "a-2", "a-1": "a-2", "a-3": "a-3"}
    assert counts(store) == (3, 3, 2)
    for member in ("a-1", "a-2"):
        items = store.reader.articles(story=member).items
        assert [article.id for article in items] == ["a-1", "a-2"]
    assert [a.id for a in store.reader.articles(story="a-3").items] == ["a-3"]
    assert store.reader.articles(story="nothing").items == ()
    assert store.reader.stories_of(["nothing"]) == {}


def test_those_that_one_joins_are_apart_without_it(store: Store) -> None:
    # The lead dropped and a paragraph cut are too far from each other, and each near the whole.
    cut, whole, led = told("a-1", CUT, "One"), told("a-2", WHOLE, "Two"), told("a-3", NO_LEAD, "3")
    assert stored(store, cut, led) == {"a-1": "a-1", "a-3": "a-3"}
    assert counts(store) == (2, 2, 2)
    stored(store, whole)
    assert store.reader.stories_of(["a-1", "a-2", "a-3"]) == dict.fromkeys(
        ("a-1", "a-2", "a-3"), "a-1"
    )
    assert counts(store) == (3, 3, 1)
    assert store.writer.retract(["a-2"]) == ("a-2",)
    assert store.reader.stories_of(["a-1", "a-3"]) == {"a-1": "a-1", "a-3": "a-3"}
    assert counts(store) == (2, 2, 2)


def test_a_story_outlives_its_first_article(store: Store) -> None:
    stored(
        store,
        told("a-1", WHOLE, "One", 0),
        told("a-2", WITH_AGENCY, "Two", 1),
        told("a-3", WHOLE, "Three", 2),
    )
    assert set(store.reader.stories_of(["a-1", "a-2", "a-3"]).values()) == {"a-1"}
    store.writer.retract(["a-1"])
    assert store.reader.stories_of(["a-2", "a-3"]) == {"a-2": "a-2", "a-3": "a-2"}
    assert counts(store) == (2, 2, 1)
    # Another text in the place of the first that is left.
    assert store.writer.put(told("a-2", TEXT, "Two", 1))
    assert store.reader.stories_of(["a-2", "a-3"]) == {"a-2": "a-2", "a-3": "a-3"}
    assert counts(store) == (2, 2, 2)


def test_reading_an_article_anew_leaves_its_story(store: Store) -> None:
    entry = told("a-1", WHOLE, "One")
    stored(store, entry, told("a-2", WITH_AGENCY, "Two"))
    again = coded(entry.article, a_claim(entry.article, confidence=10))
    assert store.writer.put(again)
    assert store.reader.stories_of(["a-1", "a-2"]) == {"a-1": "a-1", "a-2": "a-1"}
    assert counts(store) == (2, 2, 1)


def test_a_wrong_claim_tells_no_story(store: Store) -> None:
    first = told("a-1", WHOLE, "One")
    copy, other = told("a-2", WITH_AGENCY, "Two"), told("a-3", copies(PIPELINE, "")[0], "Three")
    found = stored(store, first, copy, other)
    at = datetime(2026, 3, 1, tzinfo=UTC)
    for entry, left in ((first, (2, 2, 2)), (copy, (1, 1, 1))):
        assert store.reviews.rule(ruled(entry.claims[0], Correctness.WRONG, by="salma", at=at))
        assert counts(store) == left
        assert store.reader.stories_of(list(found)) == found
    # The verdict outlives its article, and the article its claims.
    assert store.writer.retract(["a-1"]) == ("a-1",)
    assert counts(store) == (1, 1, 1)
    assert stored(store, first) == {"a-1": "a-1"}
    assert store.reader.stories_of(list(found)) == found
    for entry, left in ((copy, (2, 2, 2)), (first, (3, 3, 2))):
        assert store.reviews.undo_verdict(entry.claims[0].id)
        assert counts(store) == left
        assert store.reader.stories_of(list(found)) == found


def test_a_publishers_own_follow_up_is_another_story(store: Store) -> None:
    found = stored(store, told("a-1", WHOLE, "One"), told("a-2", NO_LEAD, "One"))
    assert found == {"a-1": "a-1", "a-2": "a-2"}
    assert stored(store, told("a-3", NO_LEAD, "Other")) == {"a-3": "a-1"}


def test_the_same_words_days_later_are_another_story(store: Store) -> None:
    found = stored(store, told("a-1", WHOLE, "One", 0), told("a-2", WHOLE, "Two", 4))
    assert found == {"a-1": "a-1", "a-2": "a-2"}


def test_many_put_at_once_are_grouped_as_one_by_one(store: Store) -> None:
    batch = [told(f"a-{n}", text, f"P{n % 3}", n % 3) for n, text in enumerate(TEXTS * 2)]
    # One of them twice, so that what comes later meets what came before in one transaction.
    batch.append(told("a-1", WITH_AGENCY, "P9"))
    assert store.writer.put_all(batch) == len(batch)
    left = {entry.article.id: entry for entry in batch}
    expected = stories_of(entry.article for entry in left.values())
    assert len(expected) > 5
    found = store.reader.stories_of(list(left))
    assert found == {article_id: expected.get(article_id, article_id) for article_id in left}
    exact(store, left)


ARTICLES = st.builds(
    told,
    st.sampled_from(IDS),
    st.sampled_from(TEXTS),
    st.sampled_from((None, "One", "Two", "Three")),
    st.sampled_from((None, 0, 1, 5)),
)
CHANGES = st.lists(ARTICLES | st.lists(st.sampled_from(IDS), min_size=1, max_size=3), max_size=20)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES)
def test_stories_are_what_the_articles_make_them(
    fresh: Fresh, changes: list[CodedArticle | list[str]]
) -> None:
    left: dict[str, CodedArticle] = {}
    with fresh() as store:
        for change in changes:
            if isinstance(change, CodedArticle):
                store.writer.put(change)
                left[change.article.id] = change
            else:
                store.writer.retract(change)
                left = {i: entry for i, entry in left.items() if i not in change}
            exact(store, left)


def exact(store: Store, left: dict[str, CodedArticle]) -> None:
    """Say that stories, relations and counts are those worked out from the articles alone."""
    articles: dict[str, Article] = {i: entry.article for i, entry in left.items()}
    claims = [claim for entry in left.values() for claim in entry.claims]
    stories = stories_of(articles.values())
    reader = store.reader
    assert reader.stories_of(list(left)) == {i: stories.get(i, i) for i in left}
    found = reader.relations(GraphFilter(), limit=1000).items
    assert {(r.source, r.type, r.target): r for r in found} == derive(claims, articles, stories)
    # Summed from single claims, not from what is kept of the edges.
    summed = reader.relations(GraphFilter(language="en"), limit=1000).items
    assert set(summed) == set(found)
    by = {Grouping.TYPE}
    assert reader.tally(GraphFilter(), by=by) == tallied(claims, articles, stories, by)
