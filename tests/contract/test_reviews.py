"""Reviews: what people judge wins over what was read, is undone exactly, and outlives reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_schema.derive import derive
from graph_schema.errors import InputRefused, ReviewRefused, StoreUnavailable
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.records import ChangeKind, Claim, CodedArticle
from graph_schema.reviews import Correctness, Judgement, Sameness, Verdict, judged, ruled
from graph_schema.serial import dump
from graph_schema.stores.content import canonical
from graph_schema.stores.reviewing import reviewed, stand_for_of
from graph_schema.stories.grouping import stories_of
from graph_schema.transfer.copying import migrate
from tests.builders import a_claim, an_actor, an_article, an_office, coded
from tests.contract.conftest import Fresh
from tests.contract.world import an_article_of, pages

NOW = datetime(2026, 3, 1, 12, 30, 0, 5, tzinfo=UTC)
SAME, DIFFERENT, UNSURE = Sameness.SAME, Sameness.DIFFERENT, Sameness.UNSURE
RIGHT, WRONG = Correctness.RIGHT, Correctness.WRONG
Counts = tuple[str, str, str, int]


def says(one: str, other: str, sameness: Sameness = SAME, reason: str | None = None) -> Judgement:
    return judged(one, other, sameness, by="salma", at=NOW, reason=reason)


def finds(claim: Claim, correctness: Correctness = WRONG) -> Verdict:
    return ruled(claim, correctness, by="salma", at=NOW)


def relations(store: Store) -> list[Counts]:
    found = pages(lambda cursor: store.reader.relations(GraphFilter(), cursor=cursor))
    return sorted((r.source, r.type, r.target, r.claims) for r in found)


def two_names(store: Store) -> list[CodedArticle]:
    """Give three articles: one of P-1, one of P-2, and one in which they stand side by side."""
    first, second, both = (an_article(f"a-{n}") for n in (1, 2, 3))
    entries = [
        coded(
            first,
            a_claim(first, "P-1", source_party="SYR"),
            actors=[an_actor("P-1", party="SYR", name="Adam Example", aliases=["Adam"])],
        ),
        coded(
            second,
            a_claim(second, "P-2", source_party="SYR"),
            offices=[an_office(second, "P-2")],
            actors=[an_actor("P-2", party="SYR", name="آدم مثال", name_ar="آدم مثال")],
        ),
        coded(
            both,
            a_claim(both, "P-1", source_party="SYR", start=1, confidence=60),
            a_claim(both, "P-2", source_party="SYR", start=1, confidence=90),
            a_claim(both, "P-1", "SUPPORTS", "P-2", source_party="SYR", target_party="TUR"),
            a_claim(both, "TUR", "ACCUSES", "P-2", speaker="P-2", target_party="SYR", start=3),
        ),
    ]
    store.writer.put_all(entries)
    return entries


def shown(store: Store) -> list[object]:
    """Give all that a store answers, but for its revision and log."""
    reader = store.reader
    found: list[object] = [*reader.actors(limit=1000).items, *reader.offices()]
    found += reader.relations(GraphFilter(), limit=1000).items
    found += reader.relations(GraphFilter(language="en"), limit=1000).items
    found += reader.claims(GraphFilter(), limit=1000).items
    found += reader.search_actors("name", limit=1000)
    found += [reader.totals(), *map(dump, reader.export())]
    return found


def test_who_is_judged_the_same_is_one_actor(store: Store) -> None:
    entries = two_names(store)
    assert store.reviews.judge(says("P-2", "P-1", reason="two spellings")) is True
    merged = store.reader.actor("P-1")
    assert merged is not None
    # It is found by either id, and is one.
    assert store.reader.actor("P-2") == merged
    assert [actor.id for actor in store.reader.actors(kinds=frozenset({"person"})).items] == ["P-1"]
    with store.reader.view() as view:
        assert view.actor("P-2") == merged
    assert {"Adam Example", "Adam", "آدم مثال"} <= set(merged.forms)
    assert (store.reviews.stands_for("P-2"), store.reviews.stands_for("P-1")) == ("P-1", "P-1")
    assert relations(store) == [
        ("P-1", "ATTACKS", "TUR", 3),
        ("SYR", "ATTACKS", "TUR", 3),
        ("TUR", "ACCUSES", "P-1", 1),
        ("TUR", "ACCUSES", "SYR", 1),
    ]
    claims = {claim.id: claim for claim in store.reader.claims(GraphFilter()).items}
    # Of two that say the same at one place the stronger stays, with its id; of an actor on itself
    # there is none.
    strong, weak, itself, accused = (entries[2].claims[n] for n in (1, 0, 2, 3))
    assert claims[strong.id] == replace(strong, source="P-1")
    assert claims[accused.id] == replace(accused, target="P-1", speaker="P-1")
    assert weak.id not in claims
    assert itself.id not in claims
    assert [office.person for office in store.reader.offices()] == ["P-1"]
    assert [match.actor.id for match in store.reader.search_actors("آدم مثال")] == ["P-1"]
    assert list(map(dump, store.reader.export())) == list(map(dump, entries))


def test_undoing_splits_exactly(store: Store) -> None:
    two_names(store)
    before = shown(store)
    store.reviews.judge(says("P-1", "P-2"))
    assert shown(store) != before
    # Who is gone into another may be judged anew.
    assert store.reviews.judge(replace(says("P-1", "P-2"), by="omar")) is True
    assert store.reviews.judge(says("P-1", "P-2", DIFFERENT)) is True
    assert shown(store) == before
    assert store.reviews.judge(says("P-1", "P-2")) is True
    assert store.reviews.undo_judgement("P-2", "P-1") is True
    assert shown(store) == before
    assert store.reviews.undo_judgement("P-1", "P-2") is False
    assert store.reviews.judgement("P-1", "P-2") is None
    assert store.reviews.stands_for("P-2") == "P-2"


def test_organizations_merge_with_all_who_act_for_them(store: Store) -> None:
    article = an_article()
    store.writer.put(
        coded(
            article,
            a_claim(article, "P-1", source_party="HAMAS"),
            a_claim(article, "HAMAS_OLD", start=2),
            a_claim(article, "P-1", "CONSULTS", "HAMAS_OLD", source_party="HAMAS", start=4),
            actors=[an_actor("P-1", party="HAMAS")],
        )
    )
    store.reviews.judge(says("HAMAS_OLD", "HAMAS"))
    # What one says to the other is within one party, which is no relation.
    assert relations(store) == [("HAMAS", "ATTACKS", "TUR", 2), ("P-1", "ATTACKS", "TUR", 1)]


def test_a_chain_is_one_actor_and_a_given_name_stands_before_a_hash(store: Store) -> None:
    hashed = "P-0123456789abcdef0123"
    for number, person in enumerate((hashed, "P-adam", "P-eve")):
        store.writer.put(coded(f"a-{number}", a_claim(an_article(f"a-{number}"), person)))
    store.reviews.judge(says(hashed, "P-eve"))
    assert store.reviews.stands_for(hashed) == "P-eve"
    store.reviews.judge(says("P-eve", "P-adam"))
    assert [store.reviews.stands_for(one) for one in (hashed, "P-eve")] == ["P-adam", "P-adam"]
    assert [(r[0], r[3]) for r in relations(store) if r[0].startswith("P-")] == [("P-adam", 3)]


def test_who_is_the_same_through_a_chain_is_not_different(store: Store) -> None:
    for number, person in enumerate(("P-1", "P-2", "P-3")):
        store.writer.put(coded(f"a-{number}", a_claim(an_article(f"a-{number}"), person)))
    store.reviews.judge(says("P-1", "P-2"))
    store.reviews.judge(says("P-2", "P-3"))
    before, revision = shown(store), store.reader.revision()
    with pytest.raises(ReviewRefused, match="judged the same through P-1 = P-2 = P-3; undo one"):
        store.reviews.judge(says("P-3", "P-1", DIFFERENT))
    assert store.reviews.judge(says("P-3", "P-1", UNSURE)) is True
    store.reviews.undo_judgement("P-2", "P-3")
    assert store.reviews.judge(says("P-3", "P-1", DIFFERENT)) is True
    with pytest.raises(ReviewRefused, match="P-1 and P-3 cannot be the same and different"):
        store.reviews.judge(says("P-3", "P-2"))
    # The same two may be judged anew.
    assert store.reviews.judge(says("P-1", "P-3")) is True
    assert store.reviews.judgement("P-3", "P-1") == says("P-1", "P-3")
    assert store.reader.revision() > revision
    assert len(shown(store)) == len(before)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("P-1", "P-99", "the graph has no actor 'P-99'"),
        ("P-1", "P-1", "is one actor; name two"),
        ("P-1", "TUR", "a person is no state"),
        ("SYR", "TUR", "they are two states"),
    ],
)
def test_who_cannot_be_the_same_is_refused(store: Store, one: str, other: str, why: str) -> None:
    two_names(store)
    before, revision = shown(store), store.reader.revision()
    with pytest.raises(ReviewRefused, match=why):
        store.reviews.judge(says(one, other))
    assert (shown(store), store.reader.revision()) == (before, revision)
    assert store.reviews.judgements().items == ()


def test_judgements_come_in_order_and_by_actor(store: Store) -> None:
    for number, person in enumerate(("P-1", "P-2", "P-3", "P-4")):
        store.writer.put(coded(f"a-{number}", a_claim(an_article(f"a-{number}"), person)))
    made = [
        says("P-3", "P-1", UNSURE),
        says("P-2", "P-1", SAME, "سبب"),
        says("P-2", "P-4", DIFFERENT),
    ]
    for judgement in made:
        assert store.reviews.judge(judgement) is True
        assert store.reviews.judge(judgement) is False
    ordered = sorted(made, key=lambda one: one.pair)
    assert pages(lambda c: store.reviews.judgements(limit=1, cursor=c)) == ordered
    assert store.reviews.judgements(actor="P-2").items == tuple(
        one for one in ordered if "P-2" in one.pair
    )
    changed = replace(made[0], reason="still unsure", by="omar")
    assert store.reviews.judge(changed) is True
    assert store.reviews.judgement("P-1", "P-3") == changed


def test_a_wrong_claim_is_out_and_kept(store: Store) -> None:
    article = an_article()
    wrong, right = a_claim(article), a_claim(article, "IRN", start=3)
    entry = coded(article, wrong, right)
    store.writer.put(entry)
    before = shown(store)
    assert store.reviews.rule(finds(wrong)) is True
    assert store.reviews.rule(finds(wrong)) is False
    assert store.reviews.rule(finds(right, RIGHT)) is True
    assert relations(store) == [("IRN", "ATTACKS", "TUR", 1)]
    assert store.reader.claim(wrong.id) is None
    # Whom nothing else names is gone.
    assert store.reader.actor("SYR") is None
    kept = store.reviews.as_read("a-1")
    assert kept is not None
    assert wrong in kept.claims
    assert store.reviews.verdict(wrong.id) == finds(wrong)
    assert store.reviews.undo_verdict(wrong.id) is True
    assert store.reviews.undo_verdict(wrong.id) is False
    assert shown(store) == before
    assert store.reviews.verdict(right.id) == finds(right, RIGHT)


def test_a_verdict_is_changed_and_listed(store: Store) -> None:
    world = [coded(f"a-{n}", a_claim(an_article(f"a-{n}"))) for n in range(4)]
    store.writer.put_all(world)
    made = {}
    for number, entry in enumerate(world):
        verdict = finds(entry.claims[0], WRONG if number % 2 else RIGHT)
        store.reviews.rule(verdict)
        made[verdict.claim] = verdict
    ordered = [made[claim] for claim in sorted(made)]
    assert pages(lambda c: store.reviews.verdicts(limit=1, cursor=c)) == ordered
    wrong = tuple(one for one in ordered if one.correctness is WRONG)
    assert store.reviews.verdicts(correctness=WRONG).items == wrong
    assert store.reviews.verdicts(article="a-2").items == (finds(world[2].claims[0], RIGHT),)
    assert store.reviews.rule(finds(world[1].claims[0], RIGHT)) is True
    assert store.reader.claim(world[1].claims[0].id) == world[1].claims[0]


def test_a_verdict_on_what_nobody_said_is_refused(store: Store) -> None:
    article = an_article()
    store.writer.put(coded(article, a_claim(article)))
    revision = store.reader.revision()
    for claim in (a_claim(article, "IRN"), a_claim(an_article("a-none"))):
        with pytest.raises(ReviewRefused, match="no article was read as making the claim"):
            store.reviews.rule(finds(claim))
    assert store.reader.revision() == revision
    assert store.reviews.verdicts().items == ()


def test_verdicts_outlive_reading_anew(store: Store) -> None:
    article = an_article()
    wrong = a_claim(article, start=4, end=20)
    store.writer.put(coded(article, wrong, a_claim(article, "IRN")))
    store.reviews.rule(finds(wrong))
    # Found again by its id, with other words and certainty.
    again = replace(a_claim(article, start=4, end=11), coder="builders/2", confidence=99)
    store.writer.recode(coded(article, again, a_claim(article, "IRN")))
    assert [r[0] for r in relations(store)] == ["IRN"]
    # Its evidence moved, but overlaps with what was judged.
    moved = a_claim(article, start=2, end=9)
    assert moved.id != wrong.id
    store.writer.recode(coded(article, moved, a_claim(article, "IRN")))
    assert [r[0] for r in relations(store)] == ["IRN"]
    # Elsewhere in the text it is another claim.
    elsewhere = a_claim(article, start=30, end=40)
    store.writer.recode(coded(article, elsewhere, a_claim(article, "IRN")))
    assert [r[0] for r in relations(store)] == ["IRN", "SYR"]
    # And it is known again when it comes back.
    store.writer.recode(coded(article, wrong, elsewhere))
    assert [claim.id for claim in store.reader.claims(GraphFilter()).items] == [elsewhere.id]


def test_a_verdict_of_its_own_stands_before_one_that_moved(store: Store) -> None:
    article = an_article()
    old, new = a_claim(article, start=4, end=20), a_claim(article, start=2, end=9)
    store.writer.put(coded(article, old))
    store.reviews.rule(finds(old))
    store.writer.recode(coded(article, new))
    assert store.reader.claim(new.id) is None
    store.reviews.rule(finds(new, RIGHT))
    assert store.reader.claim(new.id) == new


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
