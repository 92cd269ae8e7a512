"""Judgements: who is the same is one actor, and undoing splits exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_schema.errors import ReviewRefused
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.serial import dump
from tests.builders import a_claim, an_actor, an_article, coded
from tests.contract.reviewing import DIFFERENT, SAME, UNSURE, relations, says, shown, two_names
from tests.contract.world import pages


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
