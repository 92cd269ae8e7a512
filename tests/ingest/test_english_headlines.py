"""Headlines in capitals, where a verb is no name; persons and bodies behind their state."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_schema.records import Article
from ingest.annotation import Document, Entity, EntityKind
from ingest.mentions.finder import find_mentions
from ingest.segmentation import LexicalAnnotator
from tests.ingest.reading_texts import mentioned


def _headline(title: str, *names: str) -> list[tuple[str, str, str]]:
    """Give words, party and role of each mention of a headline in which names are tagged."""
    found = Article("a", "en", title, "It rained.")
    (document,) = LexicalAnnotator().annotate([found])
    first, *others = document.sentences
    entities = tuple(
        Entity(title.find(name), title.find(name) + len(name), EntityKind.PERSON) for name in names
    )
    first = replace(first, entities=entities)
    mentions = find_mentions(Document(found, (first, *others)))
    return [(first.span(m.first, m.last), m.party, m.role.value) for m in mentions.by_sentence[0]]


@pytest.mark.parametrize(
    ("title", "official"),
    [
        ("Dutch Minister Clears Handover", "Dutch Minister"),
        ("Chad Army Chief Defends Border Raid", "Chad Army Chief"),
        ("Italian Prime Minister Visits Farm in Flood Zone", "Italian Prime Minister"),
    ],
)
def test_a_headlines_verb_is_no_name(title: str, official: str) -> None:
    (found,) = (one for one in _headline(title) if one[0] == official)
    assert found[2] == "official"


@pytest.mark.parametrize(
    ("title", "person"),
    [
        ("Dutch Minister Jean Testmann Clears Handover", "Dutch Minister Jean Testmann"),
        # Without capitals at every word they tell who is named.
        ("Dutch minister Jean Testmann clears the handover", "Dutch minister Jean Testmann"),
    ],
)
def test_a_headlines_name_is_one(title: str, person: str) -> None:
    assert (person, "NLD", "person") in _headline(title, "Jean Testmann")


def test_a_headline_in_small_letters_needs_no_model() -> None:
    title = "Dutch minister Jean Testmann clears the handover"
    assert _headline(title) == [("Dutch minister Jean Testmann", "NLD", "person")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran's Araghchi accused Israel.", [("Iran's Araghchi", "IRN"), ("Israel", "ISR")]),
        ("Turkey’s Erdogan left.", [("Turkey’s Erdogan", "TUR")]),
        ("Hamas's Ismail Haniyeh left.", [("Hamas's Ismail Haniyeh", "HAMAS")]),
        # Whoever acts for another is not the owner's.
        ("Iran's Erdogan left.", [("Iran", "IRN"), ("Erdogan", "TUR")]),
        ("Iran, Araghchi said, left.", [("Iran", "IRN"), ("Araghchi", "IRN")]),
        ("Russia's Putin-era laws.", [("Russia", "RUS"), ("Putin", "RUS")]),
        ("Turkey's Erdogan University.", [("Turkey", "TUR"), ("Erdogan", "TUR")]),
    ],
)
def test_a_known_person_and_his_state_are_one_mention(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(words, party) for words, party, _ in mentioned(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Belarusian KGB left.", [("Belarusian KGB", "BLR")]),
        ("Israel's Knesset left.", [("Israel's Knesset", "ISR")]),
        ("The KGB left.", [("KGB", "RUS")]),
        ("The Georgian Duma left.", [("Georgian", "GEO"), ("Duma", "RUS")]),
    ],
)
def test_a_body_with_a_name_is_its_owners(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, party) for words, party, _ in mentioned(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia rejected Western criticism.", ["RUS", "WEST"]),
        ("Western weapons reached Ukraine.", ["WEST", "UKR"]),
        ("The western city of Lviv was hit.", ["UKR"]),
        ("Western Iraq was hit.", ["IRQ"]),
    ],
)
def test_the_west_is_somebody_where_it_reacts(text: str, expected: list[str]) -> None:
    assert [party for _, party, _ in mentioned(text)] == expected
