"""Which articles tell one story, compared with a search of all pairs."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.records import Article
from graph_schema.stories.fingerprints import Fingerprint, are_copies, fingerprint
from graph_schema.stories.grouping import Filed, regroup, stories_among, stories_of
from tests.contract.test_stories import ARTICLES
from tests.reposts import HARBOUR


def searched(articles: Iterable[Article]) -> dict[str, str]:
    """Give the stories by comparing all with all, until no more are joined."""
    prints = [found for article in articles if (found := fingerprint(article))]
    parts = [{each.article} for each in prints]
    for one in prints:
        for other in prints:
            if set(one.bands) & set(other.bands) and are_copies(one, other):
                joined = [part for part in parts if {one.article, other.article} & part]
                parts = [part for part in parts if part not in joined] + [set().union(*joined)]
    by_id = {each.article: each for each in prints}
    return {
        member: min(by_id[other].place for other in part)[-1]
        for part in parts
        if len(part) > 1
        for member in part
    }


KNOWN = st.lists(ARTICLES, max_size=12).map(
    lambda entries: list({entry.article.id: entry.article for entry in entries}.values())
)


@settings(max_examples=80, deadline=None)
@given(articles=KNOWN, seed=st.integers(0, 99))
def test_stories_depend_on_the_articles_alone(articles: list[Article], seed: int) -> None:
    expected = searched(articles)
    assert stories_of(articles) == expected
    random.Random(seed).shuffle(articles)  # noqa: S311
    assert stories_of(articles) == expected


class Shelf:
    """A store of fingerprints whose stories are always searched anew."""

    def __init__(self, prints: Collection[Fingerprint]) -> None:
        self.prints = {each.article: each for each in prints}
        self.stories = stories_among(prints)

    def sharing(self, prints: Collection[Fingerprint]) -> list[Filed]:
        """Give those that share a band."""
        bands = {band for each in prints for band in each.bands}
        return [
            Filed(each, self.prints[self.stories.get(i, i)].place, shared=i in self.stories)
            for i, each in self.prints.items()
            if bands & set(each.bands)
        ]

    def telling(self, story: str) -> list[Fingerprint]:
        """Give those of a story."""
        return [self.prints[i] for i, told in self.stories.items() if told == story]


@settings(max_examples=150, deadline=None)
@given(before=KNOWN, came=KNOWN, gone=st.sets(st.sampled_from([f"a-{n}" for n in range(7)])))
def test_a_change_leaves_what_a_search_of_all_finds(
    before: list[Article], came: list[Article], gone: set[str]
) -> None:
    prints = {p.article: p for article in before if (p := fingerprint(article))}
    new = {p.article: p for article in came if (p := fingerprint(article))}
    shelf = Shelf(list(prints.values()))
    # What comes replaces what has its id.
    going = {article.id for article in came} | gone
    left = {i: each for i, each in prints.items() if i not in going} | new
    found = regroup({i: shelf.stories.get(i) for i in going}, list(new.values()), shelf)
    expected = stories_among(left.values())
    assert found.came == {i: expected.get(i) for i in new}
    others = {i: (shelf.stories.get(i), expected.get(i)) for i in left if i not in new}
    assert found.moved == {i: (old, now) for i, (old, now) in others.items() if old != now}


def test_many_copies_of_one_text_are_one_story() -> None:
    text = "\n".join(HARBOUR)
    articles = [Article(f"a-{n:04}", "en", None, f"{text} {n}") for n in range(2_000)]
    assert set(stories_of(articles).values()) == {"a-0000"}
