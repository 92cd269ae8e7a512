"""Every filter, on relations and on claims, gives what the pure functions of `derive` give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_schema.errors import FilterError, QuestionTooLarge
from graph_schema.interfaces import Store
from graph_schema.model import model
from graph_schema.queries import PERIODS, GraphFilter, Grouping, RelationOrder
from graph_schema.records import FREE_PARTY, Modality, Polarity, Relation
from graph_schema.stores.paged import PagedView
from graph_schema.tallies import tallied
from tests.contract.conftest import Fresh
from tests.contract.world import DAYS, PARTIES, PUBLISHERS, TYPES, Expected, a_world, pages

IDS = (*sorted(PARTIES), f"{FREE_PARTY}P-4", "NOBODY")
EXAMPLES: dict[str, tuple[Any, ...]] = {
    "source": IDS,
    "target": IDS,
    "actor": IDS,
    "other": IDS,
    "party": IDS,
    "kinds": (frozenset({"state"}), frozenset({"person", "organization"})),
    "types": (frozenset({"ATTACKS"}), frozenset({"CONSULTS", "SUPPORTS"})),
    "quads": (frozenset({"material_conflict"}), frozenset({"verbal_cooperation"})),
    "since": (date(2024, 12, 9), date(2025, 2, 1)),
    "until": (date(2024, 12, 8), date(2025, 1, 31)),
    "min_confidence": (40, 100),
    "polarity": tuple(Polarity),
    "modality": tuple(Modality),
    "speaker": ("P-1", "UN", "SYR"),
    "publisher": tuple(p for p in PUBLISHERS if p is not None),
    "language": ("ar", "en", "fr"),
    "article": ("a-003", "a-004", "a-999"),
    "contradicted": (True,),
}
ENDS = st.none() | st.sets(st.sampled_from([*IDS, "\x00"]), max_size=4)
GROUPINGS = st.sets(
    st.sampled_from([Grouping.TYPE, Grouping.SPEAKER, Grouping.PUBLISHER]), max_size=3
).flatmap(lambda by: st.sampled_from([None, *PERIODS]).map(lambda p: by | ({p} if p else set())))
SLOWLY = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@dataclass(frozen=True)
class Filled:
    """A store with a world in it, and what it must answer."""

    store: Store
    expected: Expected


@pytest.fixture(scope="module")
def filled(fresh: Fresh) -> Iterator[Filled]:
    """Give a store that holds the world."""
    world = a_world()
    with fresh() as store:
        for entry in world:
            store.writer.put(entry)
        yield Filled(store, Expected.of(world, store.reader))


@st.composite
def filters(draw: st.DrawFn) -> GraphFilter:
    """Give filters of up to four fields."""
    asked = draw(st.sets(st.sampled_from(sorted(EXAMPLES)), max_size=4))
    asked |= {"actor"} if "other" in asked else set()
    chosen = {field: draw(st.sampled_from(EXAMPLES[field])) for field in sorted(asked)}
    if chosen.get("actor") == chosen.get("other", ""):
        del chosen["other"]
    if chosen.get("since", date.min) > chosen.get("until", date.max):
        del chosen["until"]
    return GraphFilter(**chosen)


@pytest.mark.parametrize("end", ["source", "target", "actor"])
def test_a_party_that_is_no_actor_is_at_no_end(filled: Filled, end: str) -> None:
    nobody: dict[str, Any] = {end: f"{FREE_PARTY}P-4"}
    for article in filled.expected.articles:
        _assert_as_expected(filled, GraphFilter(article=article, **nobody))
        _assert_as_expected(filled, GraphFilter(article=article, speaker="UN", **nobody))


def test_every_field_of_the_filter_is_tried() -> None:
    assert set(EXAMPLES) == {field.name for field in fields(GraphFilter)}


@pytest.mark.parametrize(
    ("field", "value"), [(field, value) for field in EXAMPLES for value in EXAMPLES[field]]
)
def test_each_field_alone(filled: Filled, field: str, value: Any) -> None:
    # Who stands at the other end is asked of somebody only.
    actor = {"actor": "TUR" if value == "UN" else "UN"} if field == "other" else {}
    where = GraphFilter(**{field: value, **actor})
    _assert_as_expected(filled, where)


def test_whose_kinds_are_asked_are_the_ends_and_not_the_speaker(filled: Filled) -> None:
    where = GraphFilter(kinds=frozenset({"state"}), speaker="SYR")
    assert filled.expected.claims_of(where)
    _assert_as_expected(filled, where)


@SLOWLY
@given(where=filters())
def test_fields_together(filled: Filled, where: GraphFilter) -> None:
    _assert_as_expected(filled, where)


@SLOWLY
@given(where=filters(), limit=st.integers(1, 30), order=st.sampled_from(RelationOrder))
def test_pages_of_relations_make_the_whole(
    filled: Filled, where: GraphFilter, limit: int, order: RelationOrder
) -> None:
    reader = filled.store.reader
    whole = reader.relations(where, order=order, limit=1000)
    assert whole.next_cursor is None
    paged = pages(lambda cursor: reader.relations(where, order=order, limit=limit, cursor=cursor))
    assert paged == list(whole.items)
    assert {(r.source, r.type, r.target) for r in paged} == {
        (r.source, r.type, r.target) for r in filled.expected.relations(where)
    }


@SLOWLY
@given(where=filters(), limit=st.integers(1, 30))
def test_pages_of_claims_make_the_whole(filled: Filled, where: GraphFilter, limit: int) -> None:
    reader = filled.store.reader
    paged = pages(lambda cursor: reader.claims(where, limit=limit, cursor=cursor))
    assert paged == filled.expected.claims_of(where)


@SLOWLY
@given(where=filters(), these=ENDS, those=ENDS)
def test_a_network_is_all_relations_with_their_ends_among_some(
    filled: Filled, where: GraphFilter, these: set[str] | None, those: set[str] | None
) -> None:
    those = None if these is None else those
    expected = [
        r
        for r in filled.expected.relations(where)
        if these is None
        or (r.source in these and (those is None or r.target in those))
        or (r.target in these and (those is None or r.source in those))
    ]
    found = filled.store.reader.network(where, these=these, those=those)
    assert list(found) == sorted(expected, key=lambda r: (r.source, r.type, r.target))
    if found:
        with pytest.raises(QuestionTooLarge, match="narrow"):
            filled.store.reader.network(where, these=these, those=those, most=len(found) - 1)
    assert filled.store.reader.network(where, these=these, those=those, most=len(found)) == found


@SLOWLY
@given(where=filters(), by=GROUPINGS)
def test_tallies_count_the_claims(filled: Filled, where: GraphFilter, by: set[Grouping]) -> None:
    expected = tallied(
        filled.expected.claims_of(where), filled.expected.articles, filled.expected.stories, by
    )
    assert filled.store.reader.tally(where, by=by) == expected


def test_tallies_have_one_period(filled: Filled) -> None:
    with pytest.raises(FilterError, match="by day and week"):
        filled.store.reader.tally(GraphFilter(), by={Grouping.DAY, Grouping.WEEK})


@pytest.mark.parametrize("order", RelationOrder)
def test_relations_come_in_the_order_asked_for(filled: Filled, order: RelationOrder) -> None:
    found = filled.store.reader.relations(GraphFilter(), order=order, limit=1000).items
    ranks: dict[RelationOrder, Callable[[Relation], int]] = {
        RelationOrder.CLAIMS: lambda r: -r.claims,
        RelationOrder.CONFIDENCE: lambda r: -r.confidence,
        RelationOrder.LAST_SEEN: lambda r: -r.last_seen.toordinal() if r.last_seen else 0,
    }
    rank = ranks[order]
    assert list(found) == sorted(found, key=lambda r: (rank(r), r.source, r.type, r.target))
    assert len({rank(r) for r in found}) > 1


def test_the_world_has_every_case(filled: Filled) -> None:
    claims, relations = filled.expected.claims, filled.expected.relations(GraphFilter())
    assert {c.polarity for c in claims} == set(Polarity)
    assert {c.modality for c in claims} == set(Modality)
    assert {c.type for c in claims} == set(TYPES)
    assert {c.source for c in claims} == set(PARTIES)
    assert {c.occurred_on for c in claims} == set(DAYS)
    assert any(r.negated for r in relations)
    assert any(r.hypothetical for r in relations)
    assert any(r.contradicted for r in relations)
    assert any(r.first_seen is None for r in relations)
    assert any(model().type(r.type).symmetric for r in relations)


def _assert_as_expected(filled: Filled, where: GraphFilter) -> None:
    reader = filled.store.reader
    assert list(reader.relations(where, limit=1000).items) == filled.expected.relations(where)
    assert list(reader.claims(where, limit=1000).items) == filled.expected.claims_of(where)
    with reader.view() as view:
        if isinstance(view, PagedView):
            # It is made of the pages above, and put to the test once elsewhere.
            return
        assert list(view.relations(where)) == filled.expected.relations(where)
        assert list(view.claims(where)) == filled.expected.cited(where)
        assert list(view.actors_of_relations(where)) == filled.expected.actors_of(
            end for r in filled.expected.relations(where) for end in (r.source, r.target)
        )
        assert list(view.actors_of_claims(where)) == filled.expected.actors_of(
            end for c in filled.expected.claims_of(where) for end in (c.source, c.target, c.speaker)
        )
