"""English offices that no state before a title tells: whom a person serves, heads or is of."""

from __future__ import annotations

import pytest

from ingest.mentions.carried import carried
from ingest.mentions.finder import find_mentions
from ingest.mentions.offices import meant_offices
from ingest.segmentation import LexicalAnnotator
from tests.ingest.reading_texts import article
from tests.ingest.test_chains import offices, tagged


def _office(text: str, *names: str) -> set[tuple[str, str, str]]:
    return offices(tagged(text, *names))


@pytest.mark.parametrize(
    ("text", "title", "party"),
    [
        ("Mr Putin's spokesman, Ivan Testmann, spoke.", "Putin's spokesman", "RUS"),
        ("Mr Putin's aide Ivan Testmann spoke.", "Putin's aide", "RUS"),
        (
            "Ivan Testmann, Vladimir Putin's long-time aide, spoke.",
            "Vladimir Putin's long-time aide",
            "RUS",
        ),
        (
            "Vladimir Putin heard it from Ivan Testmann, his defence minister.",
            "his defence minister",
            "RUS",
        ),
        ("Vladimir Putin sent his top adviser, Ivan Testmann.", "his top adviser", "RUS"),
        (
            "Ivan Testmann, an aide to the prime minister, Keir Starmer, spoke.",
            "aide to the prime minister",
            "GBR",
        ),
        (
            "Ivan Testmann, who now heads Amnesty International, spoke.",
            "heads Amnesty International",
            "AMNESTY_INTERNATIONAL",
        ),
        ("Ivan Testmann, the ailing priest who leads Hamas, spoke.", "leads Hamas", "HAMAS"),
        ("Ivan Testmann, whose Fatah was late, spoke.", "whose Fatah", "FATAH"),
        ("Hamas, led by Ivan Testmann, spoke.", "led by", "HAMAS"),
        ("Ivan Testmann of the Turkish army spoke.", "of the Turkish army", "TUR"),
        ("Ivan Testmann of Hamas spoke.", "of Hamas", "HAMAS"),
        ("A World Bank economist, Ivan Testmann, spoke.", "World Bank economist", "WORLD_BANK"),
        ("Ivan Testmann, a Hamas activist, spoke.", "Hamas activist", "HAMAS"),
        (
            "Ivan Testmann, a senior figure in the African Union, spoke.",
            "figure in the African Union",
            "AU",
        ),
        (
            "Ivan Testmann, Chad's caretaker prime minister, spoke.",
            "Chad's caretaker prime minister",
            "TCD",
        ),
        (
            "Ivan Testmann, the new foreign minister in Tehran, spoke.",
            "the new foreign minister in Tehran",
            "IRN",
        ),
        ("Ivan Testmann, a Saudi deputy consul, spoke.", "Saudi deputy consul", "SAU"),
        (
            "Ivan Testmann, the Jordanian government's spokesman, spoke.",
            "Jordanian government's spokesman",
            "JOR",
        ),
        ("Ivan Testmann, Kuwait's 88-year-old emir, spoke.", "Kuwait's 88-year-old emir", "KWT"),
    ],
)
def test_the_words_beside_a_name_tell_an_office(text: str, title: str, party: str) -> None:
    assert ("Ivan Testmann", party, title) in _office(text, "Ivan Testmann")


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin met Ivan Testmann of Chad.",
        "Ivan Testmann, who led Turkey to the final, spoke.",
        "Ivan Testmann, who left Hamas, spoke.",
        "Vladimir Putin met Keir Starmer and his spokesman, Ivan Testmann.",
        "Keir Starmer's brother, Ivan Testmann, spoke.",
        "Ivan Testmann, a fan of Hamas, spoke.",
        "Ivan Testmann, a Turkish activist, spoke.",
        "Turkey, hit by Ivan Testmann, lost.",
    ],
)
def test_other_words_beside_a_name_tell_none(text: str) -> None:
    assert "Ivan Testmann" not in {name for name, _, _ in _office(text, "Ivan Testmann")}


def test_a_known_person_takes_no_office_of_another_party() -> None:
    text = "Dmitry Peskov, Keir Starmer's spokesman, spoke."
    assert "Dmitry Peskov" not in {name for name, _, _ in _office(text, "Dmitry Peskov")}
    text = "Dmitry Peskov, Vladimir Putin's spokesman, spoke."
    assert ("Dmitry Peskov", "RUS", "Vladimir Putin's spokesman") in _office(text, "Dmitry Peskov")


@pytest.mark.parametrize(
    "text",
    [
        "Jean Testmann and Omar Adler, the Swiss and Libyan prime ministers, met.",
        "The Swiss and Libyan prime ministers, Jean Testmann and Omar Adler, met.",
        "The Swiss and Libyan ministers Jean Testmann and Omar Adler met.",
    ],
)
def test_two_with_one_title_are_each_of_the_state_in_their_place(text: str) -> None:
    found = {(name, party) for name, party, _ in _office(text, "Jean Testmann", "Omar Adler")}
    assert found == {("Jean Testmann", "CHE"), ("Omar Adler", "LBY")}


def test_a_title_of_several_of_one_state_is_not_shared_out() -> None:
    assert not _office("The Swiss ministers and Jean Testmann met.", "Jean Testmann")
    assert not _office("The Swiss and Libyan prime ministers met Jean Testmann.", "Jean Testmann")


def _meant(text: str) -> list[tuple[str, str]]:
    """Give party and title of each office of a text read with what stands for actors before."""
    (document,) = LexicalAnnotator().annotate([article(text)])
    mentions = find_mentions(document)
    more = meant_offices(document, mentions.offices, carried(document, mentions))
    return [(office.party, office.title) for office in more]


def test_a_title_alone_tells_the_office_of_the_known_person_whom_it_means() -> None:
    assert _meant("Emmanuel Macron met Chad. The president wept.") == [("FRA", "president")]
    # Who has an office already gets no other; an unknown one is told of by no lexicon.
    assert _meant("French President Emmanuel Macron met Chad. The president wept.") == []
    assert _meant("Jean Testmann met Chad. The president wept.") == []
    assert _meant("Emmanuel Macron met Chad. The general wept.") == []
    assert _meant("Emmanuel Macron met Chad. He wept.") == []
