"""Derived relations, told by hand."""

from __future__ import annotations

from datetime import date

import pytest

from graph_schema.derive import day_of, derive, derive_matching, edges_of
from graph_schema.queries import GraphFilter
from graph_schema.records import Claim, Modality, Polarity
from tests.builders import a_claim, an_actor, an_article

ARTICLE = an_article(published=date(2025, 3, 1))
ARTICLES = {ARTICLE.id: ARTICLE}


@pytest.mark.parametrize(
    ("claim", "edges"),
    [
        (a_claim(ARTICLE), [("SYR", "TUR")]),
        (a_claim(ARTICLE, "P-1", source_party="SYR"), [("P-1", "TUR"), ("SYR", "TUR")]),
        (
            a_claim(ARTICLE, "P-1", target="P-2", source_party="SYR", target_party="TUR"),
            [("P-1", "P-2"), ("P-1", "TUR"), ("SYR", "P-2"), ("SYR", "TUR")],
        ),
        (
            a_claim(ARTICLE, "P-1", target="P-2", source_party="SYR", target_party="SYR"),
            [("P-1", "P-2"), ("P-1", "SYR"), ("SYR", "P-2")],
        ),
        (a_claim(ARTICLE, "P-1", target="SYR", source_party="SYR"), [("P-1", "SYR")]),
        (a_claim(ARTICLE, "P-1"), [("P-1", "TUR")]),
    ],
)
def test_a_claim_adds_to_the_edges_of_actors_and_parties(
    claim: Claim, edges: list[tuple[str, str]]
) -> None:
    assert list(edges_of(claim)) == [(source, claim.type, target) for source, target in edges]


def test_symmetric_ends_come_sorted_and_once() -> None:
    claim = a_claim(ARTICLE, "TUR", "CONSULTS", "P-1", target_party="SYR")
    assert list(edges_of(claim)) == [("P-1", "CONSULTS", "TUR"), ("SYR", "CONSULTS", "TUR")]
    mirrored = a_claim(ARTICLE, "SYR", "CONSULTS", "TUR", source_party="TUR", target_party="SYR")
    assert list(edges_of(mirrored)) == [("SYR", "CONSULTS", "TUR")]


def test_a_day_is_the_claims_own_or_the_articles() -> None:
    assert day_of(a_claim(ARTICLE), ARTICLE) == date(2025, 3, 1)
    assert day_of(a_claim(ARTICLE, occurred_on=date(2024, 1, 1)), ARTICLE) == date(2024, 1, 1)
    undated = an_article(published=None)
    assert day_of(a_claim(undated), undated) is None


def test_there_is_no_relation_without_a_claim_that_asserts_it() -> None:
    denied = a_claim(ARTICLE, polarity=Polarity.NEGATED)
    thought = a_claim(ARTICLE, modality=Modality.HYPOTHETICAL, start=1)
    assert derive([denied, thought], ARTICLES, {}) == {}
    planned = a_claim(ARTICLE, modality=Modality.PLANNED, start=2)
    (relation,) = derive([denied, thought, planned], ARTICLES, {}).values()
    assert (relation.claims, relation.negated, relation.hypothetical) == (1, 1, 1)


def test_a_denied_plan_is_denied() -> None:
    claim = a_claim(ARTICLE, polarity=Polarity.NEGATED, modality=Modality.HYPOTHETICAL)
    (relation,) = derive([claim, a_claim(ARTICLE)], ARTICLES, {}).values()
    assert (relation.claims, relation.negated, relation.hypothetical) == (1, 1, 0)


def test_what_is_asked_of_a_saying_is_asked_before_the_sum() -> None:
    late = a_claim(ARTICLE, occurred_on=date(2025, 5, 1), confidence=40)
    early = a_claim(ARTICLE, occurred_on=date(2024, 5, 1), confidence=90, start=1)
    where = GraphFilter(since=date(2025, 1, 1))
    (relation,) = derive_matching([late, early], ARTICLES, {}, {}, where).values()
    assert (relation.claims, relation.confidence, relation.first_seen) == (1, 40, date(2025, 5, 1))


def test_what_is_asked_of_ends_and_confidence_is_asked_after_it() -> None:
    weak = a_claim(ARTICLE, "P-1", source_party="SYR", confidence=40)
    strong = a_claim(ARTICLE, "SYR", confidence=90, start=1)
    actors = {i: an_actor(i, party=p) for i, p in (("P-1", "SYR"), ("SYR", "SYR"), ("TUR", "TUR"))}
    relations = derive_matching(
        [weak, strong], ARTICLES, actors, {}, GraphFilter(min_confidence=50)
    )
    assert [(key, r.claims) for key, r in relations.items()] == [(("SYR", "ATTACKS", "TUR"), 2)]
    states = GraphFilter(kinds=frozenset({"state"}))
    assert list(derive_matching([weak], ARTICLES, actors, {}, states)) == [
        ("SYR", "ATTACKS", "TUR")
    ]
    of_party = derive_matching([weak], ARTICLES, actors, {}, GraphFilter(party="SYR"))
    assert [source for source, _, _ in of_party] == ["P-1", "SYR"]


def test_the_order_of_the_claims_does_not_matter() -> None:
    claims = [
        a_claim(ARTICLE, start=n, confidence=n, occurred_on=date(2025, 1, n)) for n in (3, 1, 2)
    ]
    assert derive(claims, ARTICLES, {}) == derive(claims[::-1], ARTICLES, {})
