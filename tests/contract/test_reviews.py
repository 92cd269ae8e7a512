"""Reviews: what people judge wins over what was read, is undone exactly, and outlives reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_schema.derive import derive
from graph_schema.errors import InputRefused, ReviewRefused, StoreUnavailable
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.records import ChangeKind, CodedArticle
from graph_schema.reviews import Judgement, Sameness, Verdict
from graph_schema.serial import dump
from graph_schema.stores.content import canonical
from graph_schema.stores.reviewing import reviewed, stand_for_of
from graph_schema.stories.grouping import stories_of
from graph_schema.transfer.copying import migrate
from tests.builders import a_claim, an_article, coded
from tests.contract.conftest import Fresh
from tests.contract.reviewing import (
    DIFFERENT,
    NOW,
    RIGHT,
    UNSURE,
    WRONG,
    finds,
    relations,
    says,
    shown,
    two_names,
)
from tests.contract.world import an_article_of, pages


def test_reviews_outlive_retraction_and_keep_nothing_of_the_text(store: Store) -> None:
    article = an_article()
    entry = coded(article, a_claim(article), a_claim(article, "IRN", start=2))
    store.writer.put(entry)
    store.reviews.rule(finds(entry.claims[0]))
    assert store.writer.retract(["a-1"]) == ("a-1",)
    assert store.reviews.as_read("a-1") is None
    assert store.reader.totals().claims == 0
    store.writer.put(entry)
    assert [r[0] for r in relations(store)] == ["IRN"]


def test_the_same_reading_again_changes_nothing(store: Store) -> None:
    entries = two_names(store)
    store.reviews.judge(says("P-1", "P-2"))
    store.reviews.rule(finds(entries[0].claims[0]))
    before, revision = shown(store), store.reader.revision()
    assert store.writer.put_all(entries) == 0
    assert (shown(store), store.reader.revision()) == (before, revision)


def test_the_log_tells_what_vanishes_and_returns(store: Store) -> None:
    entries = two_names(store)
    latest = store.reader.changes(0, limit=1000).latest

    def told(act: Callable[[], object]) -> set[tuple[ChangeKind, str]]:
        nonlocal latest
        revision = store.reader.revision()
        act()
        assert store.reader.revision() == revision + 1
        found = store.reader.changes(latest, limit=1000)
        latest = found.latest
        assert {change.revision for change in found.items} <= {revision + 1}
        return {(change.kind, change.id) for change in found.items}

    added, gone = ChangeKind.CLAIM_ADDED, ChangeKind.CLAIM_RETRACTED
    claim = entries[0].claims[0]
    assert told(lambda: store.reviews.rule(finds(claim))) == {(gone, claim.id)}
    assert told(lambda: store.reviews.rule(finds(claim, RIGHT))) == {(added, claim.id)}
    # What reads otherwise is told as what came, and a review without effect is a change as well.
    weak, strong, itself, accused = (claim.id for claim in entries[2].claims)
    other = entries[1].claims[0].id
    assert told(lambda: store.reviews.judge(says("P-1", "P-2"))) == {
        *((added, one) for one in (strong, accused, other)),
        *((gone, one) for one in (weak, itself)),
    }
    assert told(lambda: store.reviews.judge(says("TUR", "SYR", UNSURE))) == set()


def test_reviews_go_along_to_another_store(fresh: Fresh) -> None:
    with fresh() as store, fresh() as other:
        entries = two_names(store)
        store.reviews.judge(says("P-1", "P-2"))
        store.reviews.judge(says("SYR", "TUR", DIFFERENT))
        store.reviews.rule(finds(entries[1].claims[0]))
        done = migrate(store, other)
        assert done.reviews == 3
        assert shown(other) == shown(store)
        assert other.reviews.judgements() == store.reviews.judgements()
        assert other.reviews.verdicts() == store.reviews.verdicts()
        assert migrate(store, other).reviews == 0
        other.reviews.undo_judgement("SYR", "TUR")
        contradicting = [says("P-1", "SYR"), says("P-2", "SYR", DIFFERENT)]
        with pytest.raises(ReviewRefused, match="cannot be the same and different"):
            other.reviews.restore(contradicting, [])


def test_what_cannot_be_kept_changes_nothing(store: Store) -> None:
    with pytest.raises(ValueError, match="zone"):
        store.reviews.judge(replace(says("P-1", "P-2"), at=NOW.replace(tzinfo=None)))
    with pytest.raises(InputRefused):
        store.writer.recode(coded(an_article(text="ab"), a_claim(an_article())))
    store.close()
    for ask in (
        lambda: store.reviews.judge(says("P-1", "P-2")),
        lambda: store.reviews.verdict("c-1"),
        store.reviews.judgements,
    ):
        with pytest.raises(StoreUnavailable):
            ask()


PEOPLE = ("P-1", "P-2", "P-3", "P-4", "P-5")
PAIRS = [
    *((one, other) for one in PEOPLE for other in PEOPLE if one < other),
    ("SYR", "TUR"),
    ("P-1", "UN"),
]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 4), st.integers(0, 3)),
        st.tuples(st.just("retract"), st.integers(0, 4), st.just(0)),
        st.tuples(st.just("judge"), st.sampled_from(range(len(PAIRS))), st.integers(0, 2)),
        st.tuples(st.just("unjudge"), st.sampled_from(range(len(PAIRS))), st.just(0)),
        st.tuples(st.just("rule"), st.integers(0, 4), st.integers(0, 11)),
        st.tuples(st.just("unrule"), st.integers(0, 4), st.integers(0, 11)),
    ),
    max_size=30,
)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_a_store_is_what_reviews_leave_of_its_articles(
    fresh: Fresh, steps: list[tuple[str, int, int]]
) -> None:
    left: dict[str, CodedArticle] = {}
    judgements: dict[tuple[str, str], Judgement] = {}
    verdicts: dict[str, Verdict] = {}
    with fresh() as store, fresh() as plain:
        for what, one, two in steps:
            _step(store, left, judgements, verdicts, (what, one, two))
        stand_for = stand_for_of(judgements.values())
        expected = [
            reviewed(
                entry, stand_for, [v for v in verdicts.values() if v.article == entry.article.id]
            )
            for _, entry in sorted(left.items())
        ]
        plain.writer.put_all(expected)
        assert shown(store)[: -len(left) or None] == shown(plain)[: -len(left) or None]
        assert list(map(dump, store.reader.export())) == [
            dump(canonical(left[i])) for i in sorted(left)
        ]
        # And recomputed from nothing but the claims.
        claims = [claim for entry in expected for claim in entry.claims]
        articles = {article_id: entry.article for article_id, entry in left.items()}
        found = pages(lambda cursor: store.reader.relations(GraphFilter(), cursor=cursor))
        stories = stories_of(articles.values())
        assert {(r.source, r.type, r.target): r for r in found} == derive(claims, articles, stories)
        assert store.reader.stories_of(list(left)) == {i: stories.get(i, i) for i in left}
        assert store.reviews.judgements(limit=1000).items == tuple(
            judgements[pair] for pair in sorted(judgements)
        )


def _step(
    store: Store,
    left: dict[str, CodedArticle],
    judgements: dict[tuple[str, str], Judgement],
    verdicts: dict[str, Verdict],
    step: tuple[str, int, int],
) -> None:
    what, one, two = step
    article_id = f"a-{one}"
    if what == "put":
        entry = an_article_of(two, article_id)
        store.writer.put(entry)
        left[article_id] = entry
    elif what == "retract":
        store.writer.retract([article_id])
        left.pop(article_id, None)
    elif what == "judge":
        judgement = says(*PAIRS[one], list(Sameness)[two])
        try:
            if store.reviews.judge(judgement):
                judgements[judgement.pair] = judgement
        except ReviewRefused:
            assert judgements.get(judgement.pair) != judgement
    elif what == "unjudge":
        known = judgements.pop(PAIRS[one], None)
        assert store.reviews.undo_judgement(*PAIRS[one]) is (known is not None)
    else:
        claims = left[article_id].claims if article_id in left else ()
        if claims:
            claim = claims[two // 2 % len(claims)]
            if what == "rule":
                verdict = finds(claim, (RIGHT, WRONG)[two % 2])
                store.reviews.rule(verdict)
                verdicts[claim.id] = verdict
            else:
                store.reviews.undo_verdict(claim.id)
                verdicts.pop(claim.id, None)
