"""Actors are what all articles together show of them, whatever order they came in."""

from __future__ import annotations

from itertools import permutations

import pytest

from graph_schema.interfaces import Store
from graph_schema.naming.search import Fit, best_fit
from graph_schema.records import Actor, CodedArticle
from tests.builders import a_claim, an_actor, an_article, an_office, coded
from tests.contract.conftest import Fresh
from tests.contract.world import a_world, pages


def seen(article_id: str, *actors: Actor) -> CodedArticle:
    """Give an article that shows actors and says nothing of them."""
    return coded(article_id, actors=actors)


def test_an_actor_is_the_same_in_any_order(fresh: Fresh) -> None:
    articles = [
        seen("a-1", an_actor("SYR", name="Syria", name_en="Syria", aliases=["Damascus"])),
        seen("a-2", an_actor("SYR", name="سوريا", name_ar="سوريا", aliases=["دمشق"])),
        seen("a-3", an_actor("SYR", name="سوريا", name_ar="سورية", sector="GOV")),
        seen("a-4", an_actor("SYR", name="Syria", name_en="Syria", sector="MIL")),
    ]
    expected = Actor(
        id="SYR",
        kind="state",
        party="SYR",
        name="Syria",
        name_en="Syria",
        name_ar="سوريا",
        aliases=("Damascus", "دمشق", "سورية"),
        sector="GOV",
    )
    for order in permutations(articles):
        with fresh() as store:
            for entry in order:
                store.writer.put(entry)
            assert store.reader.actor("SYR") == expected


def test_the_form_of_most_sightings_names_an_actor(store: Store) -> None:
    for article_id, name in (("a-1", "B"), ("a-2", "B"), ("a-3", "A")):
        store.writer.put(seen(article_id, an_actor("P-1", name=name, party=f"{name}BC")))
    actor = store.reader.actor("P-1")
    assert actor is not None
    assert (actor.name, actor.party, actor.aliases) == ("B", "BBC", ("A",))
    store.writer.retract(["a-1"])
    actor = store.reader.actor("P-1")
    assert actor is not None
    assert (actor.name, actor.party, actor.aliases) == ("A", "ABC", ("B",))


def test_an_actor_goes_with_its_last_sighting(store: Store) -> None:
    article, other = an_article("a-1"), an_article("a-2")
    store.writer.put(coded(article, a_claim(article, "P-1", source_party="SYR")))
    store.writer.put(coded(other, offices=[an_office(other, "P-1", "SYR")]))
    store.writer.retract(["a-1"])
    assert [actor.id for actor in store.reader.actors().items] == ["P-1", "SYR"]
    store.writer.retract(["a-2"])
    assert store.reader.actors().items == ()
    assert store.reader.search_actors("Name of P-1") == ()


def test_actors_come_by_id_in_pages(store: Store) -> None:
    for entry in a_world(30):
        store.writer.put(entry)
    whole = store.reader.actors(limit=1000).items
    assert [actor.id for actor in whole] == sorted(actor.id for actor in whole)
    paged = pages(lambda cursor: store.reader.actors(limit=3, cursor=cursor))
    assert tuple(paged) == whole
    people = [actor for actor in whole if actor.kind == "person"]
    assert list(store.reader.actors(kinds=["person"]).items) == people
    assert store.reader.actors(kinds={"person", "state"}, limit=1000).items == tuple(
        actor for actor in whole if actor.kind in ("person", "state")
    )
    syrians = [actor for actor in people if actor.party == "SYR"]
    assert list(store.reader.actors(kinds=["person"], party="SYR").items) == syrians
    ask = store.reader.actors
    assert pages(lambda cursor: ask(kinds=["person"], limit=1, cursor=cursor)) == people
    assert 0 < len(syrians) < len(people) < len(whole)


def test_offices_come_by_person_and_title(store: Store) -> None:
    one, other = an_article("a-1"), an_article("a-2")
    offices = [
        an_office(one, "P-2", "SYR", "president"),
        an_office(one, "P-1", "SYR", "minister"),
        an_office(other, "P-1", "UN", "envoy"),
    ]
    store.writer.put(coded(one, offices=offices[:2]))
    store.writer.put(coded(other, offices=offices[2:]))
    president, minister, envoy = offices
    assert store.reader.offices() == (envoy, minister, president)
    assert store.reader.offices(person="P-1") == (envoy, minister)
    assert store.reader.offices(party="SYR") == (minister, president)
    assert store.reader.offices(person="P-1", party="UN") == (envoy,)
    assert store.reader.offices(person="P-9") == ()
    assert store.reader.offices(article="a-1") == (minister, president)
    assert store.reader.offices(article="a-2", person="P-1") == (envoy,)
    assert store.reader.offices(article="elsewhere") == ()


def found(store: Store, name: str, limit: int = 10) -> list[tuple[str, float]]:
    return [(m.actor.id, m.score) for m in store.reader.search_actors(name, limit=limit)]


def test_search_folds_both_scripts(store: Store) -> None:
    sharaa = an_actor("P-1", name="Ahmed al-Sharaa", name_ar="أحمد الشَّرع", aliases=["أبو محمد"])
    store.writer.put(seen("a-1", sharaa, an_actor("TUR", name="Türkiye", aliases=["Turkey"])))
    for name in ("AHMED AL SHARAA", "ahmed al-sharaa", "احمد الشرع", "أَحْمَد الشرع", "ابو محمد"):
        assert found(store, name) == [("P-1", 1.0)]
    assert found(store, "turkiye") == found(store, " TURKEY! ") == [("TUR", 1.0)]
    assert found(store, "") == found(store, " ? ") == found(store, "nobody") == []


def test_search_puts_the_nearer_first(store: Store) -> None:
    names = {
        "P-exact": "Assad",
        "P-spelling": "Elassad",
        "P-words": "Bashar Assad",
        "P-more-words": "Bashar Hafez Assad",
        "P-prefix": "Assadi",
        "P-inside": "Karassad",
        "P-other": "Erdogan",
    }
    store.writer.put(seen("a-1", *(an_actor(i, name=name) for i, name in names.items())))
    ranked = found(store, "assad")
    assert [actor_id for actor_id, _ in ranked] == list(names)[:-1]
    scores = [value for _, value in ranked]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0
    assert len(set(scores)) == len(scores)
    assert found(store, "assad bashar")[0][0] == "P-words"
    assert found(store, "assad", limit=2) == ranked[:2]


def test_search_puts_the_better_known_first_among_equals(store: Store) -> None:
    twins = [an_actor(f"P-{number}", name="Same Name") for number in range(3)]
    for number, actors in enumerate((twins, twins[2:], twins[1:2], twins[2:])):
        store.writer.put(seen(f"a-{number}", *actors))
    assert [actor_id for actor_id, _ in found(store, "same name")] == ["P-2", "P-1", "P-0"]


@pytest.mark.parametrize(
    "name", ["name", "of", "p", "english syr", "عربي", "سور", "of name 1", "%", "_"]
)
def test_search_scores_as_the_pure_function_does(store: Store, name: str) -> None:
    for entry in a_world(20):
        store.writer.put(entry)
    expected = {}
    for actor in store.reader.actors(limit=1000).items:
        best = best_fit(name, actor.forms, person=actor.kind == "person")
        if best is not None:
            expected[actor.id] = (best.score, best.fit, best.form)
    matches = store.reader.search_actors(name, limit=1000)
    assert {m.actor.id: (m.score, m.fit, m.form) for m in matches} == expected


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("Netanyahu", Fit.PART),
        ("Natanyahou", Fit.SPELLING),
        ("نتنياهو", Fit.SPELLING),
        ("Benjamin Netanyaxu", Fit.SLIP),
        ("Prime Minister Netanyahu", Fit.SOME_WORDS),
        ("Netan", Fit.WITHIN),
        ("Benj", Fit.BEGINNING),
    ],
)
def test_search_forgives_spellings_and_slips(store: Store, name: str, fit: Fit) -> None:
    people = [an_actor("P-1", name="Benjamin Netanyahu"), an_actor("P-2", name="Recep Erdogan")]
    store.writer.put(seen("a-1", *people))
    [match] = store.reader.search_actors(name)
    assert (match.actor.id, match.fit, match.form) == ("P-1", fit, "Benjamin Netanyahu")


def test_search_forgets_names_that_are_gone(store: Store) -> None:
    store.writer.put(seen("a-1", an_actor("P-1", name="Ahmed Sharaa")))
    store.writer.put(seen("a-2", an_actor("P-1", name="Abu Mohammed", aliases=["Golani"])))
    assert found(store, "Jolani") == found(store, "Golany") != []
    store.writer.retract(["a-2"])
    assert found(store, "Golani") == found(store, "Jolani") == []
    assert found(store, "Sharaa") != []
    store.writer.retract(["a-1"])
    assert found(store, "Sharaa") == []


def test_the_name_itself_is_found_among_very_many_near_ones(store: Store) -> None:
    crowd = [an_actor(f"P-{n:03}", name=f"Ali Ali{'x' * (n % 9)} {n}") for n in range(150)]
    store.writer.put(seen("a-1", *crowd, an_actor("P-999", name="Ali")))
    store.writer.put(seen("a-2", *crowd))
    assert found(store, "ali", limit=1) == [("P-999", 1.0)]
    assert len(found(store, "ali", limit=1000)) == 101


def test_actors_are_given_by_their_ids_at_once(store: Store) -> None:
    for entry in a_world(20):
        store.writer.put(entry)
    some = store.reader.actors_by_id(["SYR", "P-1", "NOBODY", "P-1", "\x00"])
    assert dict(some) == {i: store.reader.actor(i) for i in ("SYR", "P-1")}
    assert dict(store.reader.actors_by_id([])) == {}
