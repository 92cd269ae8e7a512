"""Views: one state of the graph, whatever changes while it is read."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from graph_schema.errors import StoreUnavailable
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.records import Polarity
from graph_schema.stores.paged import PagedView
from tests.builders import coded
from tests.contract.world import a_world

EVERY = GraphFilter()


def test_changes_do_not_show_in_a_view(store: Store) -> None:
    world = a_world(8)
    for entry in world:
        store.writer.put(entry)
    with store.reader.view() as view:
        revision = view.revision
        assert revision == store.reader.revision() == 8
        before = (list(view.relations(EVERY)), list(view.claims(EVERY)))
        claims, relations = view.claims(EVERY), view.relations(EVERY)
        begun = (next(relations), next(claims))
        store.writer.retract([entry.article.id for entry in world])
        assert store.reader.totals().claims == 0
        if isinstance(view, PagedView):
            # The engine keeps no earlier state: nothing of the later one is given for it.
            with pytest.raises(StoreUnavailable, match="try again"):
                list(view.relations(EVERY))
            return
        assert ([begun[0], *relations], [begun[1], *claims]) == before
        assert (list(view.relations(EVERY)), list(view.claims(EVERY))) == before
        assert {actor.id for actor in view.actors_of_relations(EVERY)} == {
            end for relation in before[0] for end in (relation.source, relation.target)
        }
        assert view.revision == revision
    with store.reader.view() as view:
        assert view.revision == 9
        assert not list(view.claims(EVERY))
        assert not list(view.actors_of_claims(EVERY))


def test_a_view_goes_on_in_another_thread(store: Store) -> None:
    for entry in a_world(10):
        store.writer.put(entry)
    with store.reader.view() as view, ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as other:
        whole = list(view.claims(EVERY))
        claims = view.claims(EVERY)
        taken = [
            (one if number % 2 else other).submit(next, claims).result()
            for number in range(len(whole))
        ]
        assert taken == whole
        with pytest.raises(StopIteration):
            next(claims)


def test_a_view_that_is_left_early_holds_nothing_up(store: Store) -> None:
    world = a_world(10)
    for entry in world[:5]:
        store.writer.put(entry)
    for _ in range(20):
        with store.reader.view() as view:
            next(view.claims(EVERY))
    for entry in world[5:]:
        assert store.writer.put(entry)
    assert store.reader.revision() == 10


def test_a_store_that_is_closed_gives_no_view(store: Store) -> None:
    store.close()
    with pytest.raises(StoreUnavailable), store.reader.view():
        pass


@pytest.mark.parametrize(
    "where",
    [EVERY, GraphFilter(source="SYR"), GraphFilter(polarity=Polarity.NEGATED, language="ar")],
    ids=["all", "source", "denied"],
)
def test_pages_give_what_a_view_gives(store: Store, where: GraphFilter) -> None:
    for entry in a_world(15):
        store.writer.put(entry)
    paged = PagedView(store.reader, at_once=4)
    with store.reader.view() as view:
        assert paged.revision == view.revision
        assert list(paged.relations(where)) == list(view.relations(where))
        assert list(paged.claims(where)) == list(view.claims(where))
        assert list(paged.actors_of_relations(where)) == list(view.actors_of_relations(where))
        assert list(paged.actors_of_claims(where)) == list(view.actors_of_claims(where))
        assert paged.actor("SYR") == view.actor("SYR")
        assert paged.actor("NOBODY") is view.actor("NOBODY") is None


def test_pages_of_two_states_are_never_put_together(store: Store) -> None:
    world = a_world(15)
    for entry in world:
        store.writer.put(entry)
    paged = PagedView(store.reader, at_once=4)
    claims = paged.claims(EVERY)
    taken = [next(claims)]
    store.writer.put(coded("one-more"))
    with pytest.raises(StoreUnavailable, match="changed while it was read; try again"):
        taken.extend(claims)
    assert len(taken) < sum(len(entry.claims) for entry in world)
    for late in (paged.relations(EVERY), paged.actors_of_claims(EVERY)):
        with pytest.raises(StoreUnavailable):
            next(late)
    with pytest.raises(StoreUnavailable):
        paged.actor("SYR")
