"""English words for two or three whom the sentences before, or the same one, have named."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over

_CHAD_NIGER = ["TCD", "NER"]


def _parties(text: str) -> list[str]:
    return [party for _, party in carried_over(text)]


@pytest.mark.parametrize(
    "words",
    [
        "Kenya praised both governments",
        "Trade between the allies fell",
        "A deal between the governments holds",
        "Kenya has ties with both",
        "The two divided states are poor",
        "The sides signed a pact",
        "The sides would not sit in one room",
        "Neither capital wants a rupture",
        "Kenya said neither side had called",
        "Kenya said either country may call",
        "Neither has called",
        "Kenya sent envoys to the two war-torn republics",
    ],
)
def test_two_states_are_meant_by_many_words(words: str) -> None:
    assert _parties(f"Chad attacked Niger. {words}.") == _CHAD_NIGER


@pytest.mark.parametrize(
    "words",
    [
        "Both companies are rich",
        "The two movements signed a pact",
        "The two men were late",
        "Neither man was hurt",
        "Neither side of the road is dry",
        "The sides of the road would burn",
        "The two lawyers urged both girls to rest",
        "A road between the governorates is shut",
        "Kenya has ties with both armies of Mali",
    ],
)
def test_two_states_are_neither_firms_nor_groups_nor_men(words: str) -> None:
    assert _parties(f"Chad attacked Niger. {words}.") == []


def test_a_verb_stands_between_two_actors_and_not_before_a_noun_of_theirs() -> None:
    found = carried_over("Hamas and Fatah quarrelled. The two rivals urged both sides to rest.")
    assert found[:2] == [("The two rivals", "HAMAS"), ("The two rivals", "FATAH")]


def test_two_go_on_to_be_meant_whoever_else_a_sentence_names() -> None:
    text = "Chad attacked Niger. Kenya invited both countries to Mali. The two sides declined."
    assert _parties(text) == _CHAD_NIGER * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Persons, states or companies among others.
        ("Vladimir Putin met Xi Jinping at the UN. The two presidents smiled.", ["RUS", "CHN"]),
        (
            "In a call, Vladimir Putin and Xi Jinping spoke of the UN. The two leaders agreed.",
            ["RUS", "CHN"],
        ),
        ("Chad and Niger complained to the UN. Both countries are poor.", _CHAD_NIGER),
        ("Airbus sued Boeing in France. Spain backs the two companies.", ["AIRBUS", "BOEING"]),
        ("Airbus sued Boeing. Rain fell on Spain. Both firms are rich.", ["AIRBUS", "BOEING"]),
        # Who brings them together is none of them.
        ("Chad called Niger, in a call arranged by Kenya. The two sides spoke.", _CHAD_NIGER),
        ("A Kenyan-brokered truce of Chad and Niger held. Both sides spoke.", _CHAD_NIGER),
        ("Kenya is mediating between Chad and Niger. Both sides spoke.", _CHAD_NIGER),
        ("Kenya and Mali hosted Chad and Niger. The two sides spoke.", _CHAD_NIGER),
        # Whom another deals with together.
        ("Kenya asked Chad and Niger to talk. Both countries agreed.", _CHAD_NIGER),
        ("Chad met Niger. The two condemned Mali.", _CHAD_NIGER),
        ("Chad met Niger. The countries signed a pact.", _CHAD_NIGER),
        ("Chad met Niger. Trust between them is rare.", _CHAD_NIGER),
        # Whom the sentence itself lists.
        ("Chad and Niger agreed, Kenya said after it heard both sides.", _CHAD_NIGER),
        ("Chad, Mali and Niger met. The three blamed Kenya.", ["TCD", "MLI", "NER"]),
        ("Chad, Mali and Niger met. All three countries left.", ["TCD", "MLI", "NER"]),
    ],
)
def test_the_two_of_a_kind_are_meant(text: str, expected: list[str]) -> None:
    assert _parties(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Airbus sued Boeing. Gazprom sold gas. Both firms are rich.",
        "Chad and Niger told Kenya and Mali that both countries were late.",
        "In Chad and Niger, Kenya told Mali that both sides were late.",
        "Chad, Mali and Niger met. The three children left.",
        "Kenya struck Chad and Niger. Both sides lost men.",
        "In spring Chad and Niger told Kenya of it. The pair were jailed.",
        "Hamas struck Chad. Tension between the groups is rare.",
        "Chad met Niger. The two condemned poets left.",
        "Chad, Mali and Niger met. All two countries left.",
    ],
)
def test_who_is_open_is_nobody(text: str) -> None:
    assert _parties(text) == []


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Police in Niger freed two local nurses.", "The two agreed to testify"),
        ("Police in Niger freed two nurses.", "Both left"),
        ("In Niger two elderly monks drowned.", "The two men were brothers"),
    ],
)
def test_so_many_strangers_are_meant_before_the_two_states(told: str, words: str) -> None:
    assert _parties(f"Chad attacked Niger. {told} {words}.") == []
    # Of no other number, and of states nothing is changed; who is named next is meant again.
    assert _parties(f"Chad attacked Niger. {told} The two countries signed a pact.") == _CHAD_NIGER
    assert _parties(f"{told} Chad attacked Niger. The two agreed to talk.") == _CHAD_NIGER
    three = told.replace("two", "three")
    assert _parties(f"Chad attacked Niger. {three} The two agreed to talk.") == _CHAD_NIGER


def test_three_strangers_are_no_three_states() -> None:
    states = "Chad, Niger and Mali signed a pact. "
    told = "Thieves kidnapped three aid workers. "
    assert _parties(states + told + "The three were released.") == []
    assert _parties(states + "Three days of talks ended. The three agreed.") == [
        *_CHAD_NIGER,
        "MLI",
    ]


def test_factions_in_something_are_its_own() -> None:
    assert _parties("Chad attacked Niger. Feuds between the factions in the party went on.") == []
    assert _parties("Chad attacked Niger. Trade between the states went on.") == _CHAD_NIGER


def test_a_list_of_places_or_of_whom_others_are_like_acts_in_nothing() -> None:
    assert _parties("The firm has shops in Mosul, Raqqa and Aleppo. They sell tea.") == []
    assert _parties("Like Chad and Niger, farmers suffer. They sell tea.") == []
