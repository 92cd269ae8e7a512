"""Relations: roll-up, symmetry and counts, told by hand."""

from __future__ import annotations

from datetime import date

import pytest

from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter, RelationOrder
from graph_schema.records import FREE_PARTY, Modality, Polarity, Relation
from tests.builders import a_claim, an_article, coded
from tests.contract.world import pages


def relations(store: Store, where: GraphFilter | None = None) -> list[tuple[str, str, str, int]]:
    found = store.reader.relations(where or GraphFilter(), limit=1000).items
    return [(r.source, r.type, r.target, r.claims) for r in found]


def test_a_relation_counts_what_asserts_it(store: Store) -> None:
    first = an_article("a-1", publisher="One", published=date(2025, 3, 1))
    second = an_article("a-2", publisher="Two", published=date(2025, 3, 9))
    third = an_article("a-3", publisher=None, published=None)
    store.writer.put(
        coded(
            first,
            a_claim(first, start=0, confidence=60),
            a_claim(first, start=1, occurred_on=date(2025, 2, 1)),
            a_claim(first, start=2, polarity=Polarity.NEGATED, confidence=99),
        )
    )
    store.writer.put(coded(second, a_claim(second, modality=Modality.PLANNED, confidence=70)))
    store.writer.put(
        coded(
            third,
            a_claim(third, start=0, confidence=10),
            a_claim(third, start=1, modality=Modality.HYPOTHETICAL, confidence=100),
        )
    )
    expected = Relation(
        source="SYR",
        type="ATTACKS",
        target="TUR",
        claims=4,
        negated=1,
        hypothetical=1,
        articles=3,
        publishers=2,
        stories=3,
        events=4,
        first_seen=date(2025, 2, 1),
        last_seen=date(2025, 3, 9),
        confidence=80,
    )
    assert store.reader.relations(GraphFilter()).items == (expected,)
    assert store.reader.totals().relations == 1
    assert store.writer.retract(["a-1"]) == ("a-1",)
    (left,) = store.reader.relations(GraphFilter()).items
    assert (left.claims, left.negated, left.articles, left.publishers, left.events) == (
        2,
        0,
        2,
        1,
        2,
    )
    assert (left.first_seen, left.last_seen, left.confidence) == (
        date(2025, 3, 9),
        date(2025, 3, 9),
        70,
    )


def test_what_is_only_denied_or_thought_of_is_no_relation(store: Store) -> None:
    article = an_article()
    denied = a_claim(article, polarity=Polarity.NEGATED, confidence=90)
    thought = a_claim(article, "RUS", modality=Modality.HYPOTHETICAL)
    store.writer.put(coded(article, denied, thought))
    assert relations(store) == []
    assert store.reader.totals().relations == 0
    assert store.reader.paths("SYR", "TUR", GraphFilter()) == ()
    (asked,) = store.reader.relations(GraphFilter(polarity=Polarity.NEGATED)).items
    assert (asked.source, asked.claims, asked.negated, asked.articles) == ("SYR", 0, 1, 1)
    assert (asked.confidence, asked.last_seen) == (90, date(2025, 3, 1))
    assert relations(store, GraphFilter(modality=Modality.HYPOTHETICAL)) == [
        ("RUS", "ATTACKS", "TUR", 0)
    ]


def test_a_person_rolls_up_to_the_party(store: Store) -> None:
    article = an_article()
    claim = a_claim(article, "P-1", "ACCUSES", "P-2", source_party="SYR", target_party="UN")
    store.writer.put(coded(article, claim))
    assert relations(store) == [
        ("P-1", "ACCUSES", "P-2", 1),
        ("P-1", "ACCUSES", "UN", 1),
        ("SYR", "ACCUSES", "P-2", 1),
        ("SYR", "ACCUSES", "UN", 1),
    ]
    assert relations(store, GraphFilter(source="SYR", target="UN")) == [("SYR", "ACCUSES", "UN", 1)]
    for where in (
        GraphFilter(source="SYR"),
        GraphFilter(source="P-1", target="UN"),
        GraphFilter(actor="UN"),
        GraphFilter(party="SYR"),
    ):
        assert store.reader.claims(where).items == (claim,)
    assert store.reader.claims(GraphFilter(source="UN")).items == ()
    assert relations(store, GraphFilter(kinds=frozenset({"state", "organization"}))) == [
        ("SYR", "ACCUSES", "UN", 1)
    ]


def test_a_person_who_acts_for_nobody_has_no_second_relation(store: Store) -> None:
    article = an_article()
    claim = a_claim(article, "P-1", "ACCUSES", "UN")
    assert claim.source_party.startswith(FREE_PARTY)
    store.writer.put(coded(article, claim))
    assert relations(store) == [("P-1", "ACCUSES", "UN", 1)]


def test_two_of_one_party_make_no_relation_of_it_with_itself(store: Store) -> None:
    article = an_article()
    claim = a_claim(article, "P-1", "ACCUSES", "P-2", source_party="SYR", target_party="SYR")
    store.writer.put(coded(article, claim))
    assert ("SYR", "ACCUSES", "SYR", 1) not in relations(store)
    assert store.reader.claims(GraphFilter(source="SYR", target="SYR")).items == (claim,)
    assert relations(store, GraphFilter(source="SYR", target="SYR")) == []


@pytest.mark.parametrize(("source", "target"), [("TUR", "SYR"), ("SYR", "TUR")])
def test_the_ends_of_a_symmetric_type_stand_in_one_order(
    store: Store, source: str, target: str
) -> None:
    article = an_article()
    claim = a_claim(article, source, "CONSULTS", target)
    store.writer.put(coded(article, claim))
    expected = [("SYR", "CONSULTS", "TUR", 1)]
    for where in (
        GraphFilter(),
        GraphFilter(source="SYR"),
        GraphFilter(source="TUR"),
        GraphFilter(target="TUR"),
        GraphFilter(target="SYR"),
        GraphFilter(source="SYR", target="TUR"),
        GraphFilter(source="TUR", target="SYR"),
        GraphFilter(source="TUR", actor="SYR"),
        GraphFilter(source="TUR", target="SYR", language="en"),
    ):
        assert relations(store, where) == expected
        assert store.reader.claims(where).items == (claim,)
    assert relations(store, GraphFilter(source="SYR", target="RUS")) == []


def test_two_who_stand_for_each_other_count_once(store: Store) -> None:
    # Parties that are each other's are odd, but nothing forbids them.
    article = an_article()
    claim = a_claim(article, "SYR", "CONSULTS", "HTS", source_party="HTS", target_party="SYR")
    store.writer.put(coded(article, claim))
    assert relations(store) == [("HTS", "CONSULTS", "SYR", 1)]
    assert relations(store, GraphFilter(language="en")) == [("HTS", "CONSULTS", "SYR", 1)]
    store.writer.retract([article.id])
    assert relations(store) == []


def test_a_directed_type_keeps_its_direction(store: Store) -> None:
    article = an_article()
    store.writer.put(coded(article, a_claim(article, "TUR", "ATTACKS", "SYR")))
    assert relations(store, GraphFilter(source="SYR")) == []
    assert relations(store, GraphFilter(source="TUR", target="SYR")) == [
        ("TUR", "ATTACKS", "SYR", 1)
    ]


def test_equal_ranks_come_by_ends_and_type(store: Store) -> None:
    article = an_article()
    ends = ["UN", "SYR", "TUR", "RUS", "HTS"]
    claims = [
        a_claim(article, a, t, b) for a in ends for b in ends for t in ("AIDS", "ATTACKS") if a != b
    ]
    store.writer.put(coded(article, *claims))
    expected = sorted((c.source, c.type, c.target, 1) for c in claims)
    assert relations(store) == expected
    for order in RelationOrder:
        paged = pages(
            lambda cursor, order=order: store.reader.relations(  # type: ignore[misc]
                GraphFilter(), order=order, limit=7, cursor=cursor
            )
        )
        assert [(r.source, r.type, r.target, r.claims) for r in paged] == expected


def test_pages_do_not_repeat_what_they_gave_while_others_come_in(store: Store) -> None:
    article = an_article("a-1")
    ends = ["UN", "SYR", "TUR", "RUS"]
    store.writer.put(
        coded(article, *(a_claim(article, a, "AIDS", b) for a in ends for b in ends if a != b))
    )
    first = store.reader.relations(GraphFilter(), limit=4)
    other = an_article("a-2")
    store.writer.put(
        coded(other, a_claim(other, "AAA", "AIDS", "ZZZ"), a_claim(other, "ZZZ", "AIDS", "AAA"))
    )
    rest = pages(
        lambda c: store.reader.relations(GraphFilter(), limit=4, cursor=c or first.next_cursor)
    )
    keys = [(r.source, r.type, r.target) for r in (*first.items, *rest)]
    assert len(keys) == len(set(keys))
    assert {k for k in keys if "AAA" not in k} == {
        (a, "AIDS", b) for a in ends for b in ends if a != b
    }
