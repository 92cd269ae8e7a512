"""English titles and names beside a person that are somebody else's, or nobody's."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import mentioned, parties, read
from tests.ingest.test_chains import offices, tagged

_NAME = "Ann Testmann"


def _found(text: str) -> set[tuple[str, str]]:
    return {(party, title) for name, party, title in offices(tagged(text, _NAME)) if name == _NAME}


@pytest.mark.parametrize(
    "text",
    [
        # Who is only told of in the same sentence is not served.
        f"{_NAME}, a spokeswoman for the hospital, said Mr Netanyahu was recovering.",
        f"{_NAME}, a spokeswoman for the charity, told Vladimir Putin to stop.",
        f"{_NAME}, who met Putin's spokesman, criticised Iran.",
        f"Jean Testmann, {_NAME} and Putin's spokesman criticised Iran.",
        f"According to {_NAME}, Putin's spokesman lied about Iran.",
        # What a verb governs, or what goes on behind an organization's name.
        f"Police accused {_NAME} of Hezbollah membership.",
        f"He was killed by a Hamas operative, {_NAME} said in Israel.",
        f"{_NAME}, whose Hamas captors freed her, spoke.",
        f"{_NAME}, the officer who led Hamas hostages to safety, spoke.",
        f"{_NAME}, a fighter in Hezbollah custody, died.",
        # Nobody heads a state at tennis, or by points.
        f"{_NAME}, who leads Russia by three points, spoke.",
        f"{_NAME}, who represents France at tennis, won.",
        f"Russia, led by {_NAME}'s 20 points, beat Iran.",
        f"After he met Jean Testmann and {_NAME}, the French and German leaders left.",
        # Relatives have no office.
        f"{_NAME}, the Egyptian president's wife, wept.",
        f"{_NAME}, the prime minister's sister, left Chad.",
        # What only begins with a state's name.
        f"{_NAME}, president of the Kenya Football Federation, wept.",
        f"{_NAME}, head of the Poland desk, wept.",
    ],
)
def test_what_stands_beside_a_name_may_be_another_s(text: str) -> None:
    assert _found(text) == set()


@pytest.mark.parametrize(
    ("text", "party", "title"),
    [
        (f"{_NAME}, 64, Chad's health minister, wept.", "TCD", "Chad's health minister"),
        (f"{_NAME}, 64, the health minister of Chad, wept.", "TCD", "health minister of Chad"),
        (f"{_NAME}, a former Swiss consul, wept.", "CHE", "Swiss consul"),
        (f"{_NAME}, who is Chad's health minister, wept.", "TCD", "Chad's health minister"),
        (f"{_NAME} became Chad's health minister.", "TCD", "Chad's health minister"),
        (f"{_NAME} is the president of Chad.", "TCD", "president of Chad"),
        (f"{_NAME}, his Russian counterpart, wept.", "RUS", "Russian counterpart"),
        (f"U.S. Special Envoy for Yemen {_NAME} wept.", "USA", "U.S. Special Envoy for Yemen"),
        (f"The U.N. envoy for Libya, {_NAME}, wept.", "UN", "U.N. envoy for Libya"),
        (f"Britain's U.N. ambassador, {_NAME}, wept.", "GBR", "Britain's U.N. ambassador"),
        (f"Oxfam's Kenya director {_NAME} wept.", "OXFAM", "Oxfam's Kenya director"),
        (f"{_NAME}, who leads the United States, wept.", "USA", "leads the United States"),
    ],
)
def test_an_office_is_of_whoever_has_it(text: str, party: str, title: str) -> None:
    assert _found(text) == {(party, title)}


@pytest.mark.parametrize(
    "title",
    [
        f"The club president, {_NAME},",
        f"Club president {_NAME}",
        f"The president of the university, {_NAME},",
        f"{_NAME}, president of the tennis federation,",
        f"Drag queen {_NAME}",
    ],
)
def test_a_club_s_president_is_no_state_s(title: str) -> None:
    text = f"{title} wept for Spain, where Spain cheered."
    assert _found(text) == set()


def test_a_title_that_one_state_has_names_it() -> None:
    text = f"China met Treasury Secretary {_NAME}."
    assert _found(text) == {("USA", "Treasury Secretary")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("West Yorkshire Police met Chad.", ["TCD"]),
        ("The West met Chad.", ["WEST", "TCD"]),
        ("Storms hit North America and Chad.", ["TCD"]),
        ("Latin American banks met Chad.", ["TCD"]),
        ("Chad closed King Street.", ["TCD"]),
        ("Chad built King Khalid airport.", ["TCD"]),
    ],
)
def test_a_part_of_another_name_is_nobody(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_an_apostrophe_stands_inside_a_name() -> None:
    (office,) = read("Irish justice minister Sean O'Testmann wept.").offices
    words = [word for word, _, _ in mentioned("Irish justice minister Sean O'Testmann wept.")]
    assert office.title == "Irish justice minister"
    assert words == ["Irish justice minister Sean O'Testmann"]


def test_a_relative_is_not_the_official() -> None:
    text = "Chadian president Jean Testmann left. "
    person = ("Testmann", "TCD", "person")
    assert person not in mentioned(text + "His son Omar Testmann left.")
    for other in ("Mr Testmann left.", "President Testmann left.", "But Testmann left."):
        assert person in mentioned(text + other)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Chad met Jordan Testmann in Paris.", "Jordan Testmann", ["TCD", "FRA"]),
        ("Georgia Testmann met Chad.", "Georgia Testmann", ["TCD"]),
        ("Jordan met Chad.", "Chad", ["JOR", "TCD"]),
    ],
)
def test_a_state_s_name_that_begins_a_tagged_name_is_a_first_name(
    text: str, name: str, expected: list[str]
) -> None:
    assert [m.party for m in tagged(text, name).by_sentence[0]] == expected


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("ECOWAS envoy Goodluck Jonathan met Mali's president.", "ECOWAS"),
        ("The African Union's mediator Olusegun Obasanjo met Ethiopia's president.", "AU"),
        ("وصل مبعوث إيكواس غودلاك جوناثان إلى باماكو.", "ECOWAS"),
        # He who is sent to it, or was, is his state's.
        ("The UN ambassador Samantha Power met Mali's president.", "USA"),
        ("Former ECOWAS envoy Goodluck Jonathan met Mali's president.", "NGA"),
        ("UN envoy Nikki Haley warned Iran.", "USA"),
        ("Russia told UN envoy Nikki Haley to wait.", "RUS"),
        ("UN special envoy Tony Blair warned Iran.", "UN"),
    ],
)
def test_an_organizations_envoy_is_its_own(text: str, party: str) -> None:
    assert parties(text)[0] == party
