"""What English words around a form tell: whose name it is part of, and whose a body is."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import mentioned, parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China Airlines ordered jets from Canada.", ["CAN"]),
        ("The Jakarta Post asked Norway.", ["NOR"]),
        ("She won the Australian Open in Norway.", ["NOR"]),
        ("Oil leaks into the Gulf of Mexico off Cuba.", ["CUB"]),
        ("Michael Jordan flew to Norway.", ["NOR"]),
        ("Jack London flew to Norway.", ["NOR"]),
        # Without such a word they are the states themselves.
        ("China ordered jets from Canada.", ["CHN", "CAN"]),
        ("The president of Mexico left Cuba.", ["MEX", "CUB"]),
        ("King Abdullah of Jordan flew to Norway.", ["JOR", "NOR"]),
    ],
)
def test_what_is_called_by_a_state_is_not_the_state(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Norway, police arrested a Finn.", ["NOR", "NOR", "FIN"]),
        ("Norwegian officials say security forces left.", ["NOR", "NOR"]),
        ("Norway mourned. Authorities closed the road.", ["NOR", "NOR"]),
        ("Norway sent its navy to Canada.", ["NOR", "NOR", "CAN"]),
        ("Norway said its own warplanes hit Canada.", ["NOR", "NOR", "CAN"]),
        # Of two whose they are stays open.
        ("Norway told Canada that its forces left.", ["NOR", "CAN"]),
        # Another's, or no body at all.
        ("Norway mourned at the police station.", ["NOR"]),
        ("Norway mourned. The helicopter crashed.", ["NOR"]),
        ("Norway mourned. The gunmen fled.", ["NOR"]),
        ("Norway mourned after riot police left.", ["NOR"]),
        ("Norway praised the state-run station.", ["NOR"]),
        ("Norway discussed the deployment of troops.", ["NOR"]),
    ],
)
def test_a_body_without_an_owner_is_of_the_state_told_of(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The IRA accused Prime Minister Olav Testmann of it.", ["IRA"]),
        ("The IRA killed four soldiers in Norway.", ["IRA", "NOR"]),
        ("The IRA took soldiers to Norway.", ["IRA", "NOR"]),
    ],
)
def test_what_an_organization_did_is_no_part_of_its_name(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The USS Testmann left Norway.", ["USA", "NOR"]),
        ("HMS Testmann left Norway.", ["GBR", "NOR"]),
        ("Guinea thanked Guinea-Bissau.", ["GIN", "GNB"]),
        ("Equatorial Guinea and Papua New Guinea voted.", ["GNQ", "PNG"]),
        ("The island of New Guinea is large.", []),
        ("North Korea met South Korea. The North accused the South.", ["PRK", "KOR"] * 2),
        ("North Korea fired a missile into the North Pacific.", ["PRK"]),
        ("The North accused the South.", []),
        ("Israel voted. The Labor Party left.", ["ISR", "ISRAELI_LABOR"]),
        ("Australia voted. The Labor Party left.", ["AUS", "AUSTRALIAN_LABOR_PARTY"]),
        ("غادر حزب العمل الإسرائيلي.", ["ISRAELI_LABOR"]),
        ("The Georgia governor left Norway.", ["USA", "NOR"]),
    ],
)
def test_names_that_readers_of_world_news_meet(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("World powers met Iran.", ["P5_PLUS_1", "IRN"]),
        (
            "Belarus voted. Opposition leaders left for Norway.",
            ["BLR", "BELARUSIAN_OPPOSITION", "NOR"],
        ),
        (
            "MINSK (Testmann) - Opposition leaders left Belarus.",
            ["BLR", "BELARUSIAN_OPPOSITION", "BLR"],
        ),
        # Within a sentence a capital makes it another name.
        ("Iran wants what World Powers Magazine of Norway wrote.", ["IRN", "NOR"]),
        ("Norway read pro-Opposition papers from Belarus.", ["NOR", "BLR"]),
    ],
)
def test_a_sentence_begins_with_a_capital(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pope thanked Norway.", ["VAT", "NOR"]),
        ("شكر الحبر الأعظم النرويج.", ["VAT", "NOR"]),
        ("زار الفاتيكان وفد نرويجي. وشكره البابا.", ["VAT", "NOR", "VAT"]),
        ("وصل البابا تواضروس إلى النرويج.", ["COPTIC_ORTHODOX_CHURCH", "NOR"]),
        ("حذرت كوريا الشمالية سيول.", ["PRK", "KOR"]),
        ("غمرت سيول مدن السودان.", ["SDN"]),
        ("وقعت إيران اتفاقا مع القوى العظمى.", ["IRN", "P5_PLUS_1"]),
    ],
)
def test_who_is_called_so_where_the_article_tells(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Polish Senate thanked Norway.", ["POL", "NOR"]),
        ("Peru's Congress thanked Norway.", ["PER", "NOR"]),
        ("شكر الكونغرس البيروفي النرويج.", ["PER", "NOR"]),
        ("The Polish Coast Guard thanked Norway.", ["POL", "NOR"]),
        ("The Senate thanked Norway.", ["USA", "NOR"]),
        ("The Polish president told the Senate of Norway.", ["POL", "USA", "NOR"]),
        ("شكر الكونغرس النرويج.", ["USA", "NOR"]),
    ],
)
def test_a_seat_of_one_state_may_be_called_like_anothers(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A cardinal who speaks Russian thanked Norway.", ["NOR"]),
        ("Norway's envoy replied in Polish.", ["NOR"]),
        ("Norway sailed in Polish, Russian and Danish waters.", ["NOR", "POL", "RUS", "DNK"]),
        ("Russian-speaking voters thanked Norway.", ["NOR"]),
        ("Norway saw a rise in Polish-Russian trade.", ["NOR", "POL", "RUS"]),
        ("Talks in Russian cities pleased Norway.", ["RUS", "NOR"]),
        ("President Santiago Testmann thanked Norway.", ["NOR"]),
        ("Ministers met in Santiago Tuesday, to thank Norway.", ["CHL", "NOR"]),
        ("The president told Santiago that Norway agreed.", ["CHL", "NOR"]),
        ("Heads of government met in Norway.", ["NOR"]),
        ("The French head of state thanked Norway.", ["FRA", "NOR"]),
        ("South American farmers thanked Norway.", ["NOR"]),
        ("Norwegian soldiers crossed the Military Demarcation Line.", ["NOR"]),
        ("British Columbia thanked Norway.", ["CAN", "NOR"]),
    ],
)
def test_what_only_looks_like_an_actor(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A government is of whose man is named right before it.
        ("Norway left. Norway paid. France praised the Maduro government.", "VEN"),
        ("Norway left. Norway paid. France praised Putin's government.", "RUS"),
        ("Norway left. Norway paid. France told Putin the government fell.", "NOR"),
        # A state without an army has police.
        ("Israel paid. Gaza wept. Gaza burned and the army left.", "ISR"),
        ("Israel paid. Gaza wept. Gaza burned and the police left.", "PSE"),
    ],
)
def test_whose_a_body_is_that_names_nobody(text: str, expected: str) -> None:
    assert [party for _, party, role in mentioned(text) if role == "body"] == [expected]


def test_no_army_is_of_a_state_that_has_none() -> None:
    assert parties("Gaza burned. The army left.") == ["PSE"]
    # Of two whose it may be stays open.
    text = "Gaza burned. Gaza wept. Israel paid. Egypt paid. The army left Gaza."
    assert parties(text) == ["PSE", "PSE", "ISR", "EGY", "PSE"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Kyiv-based analyst praised Poland.", ["POL"]),
        ("The US-based group praised Poland.", ["POL"]),
        ("Kyiv based its plan on Poland.", ["UKR", "POL"]),
        ("Turkey voted for the main opposition Republican People's Party.", ["TUR", "CHP"]),
        ("Turkey sued the CHP. The opposition CHP left.", ["TUR", "CHP", "CHP"]),
        ("Belarus jailed the opposition Testmann Party.", ["BLR"]),
        ("Belarus jailed opposition MPs.", ["BLR", "BELARUSIAN_OPPOSITION"]),
        ("Belarus jailed the opposition Monday.", ["BLR", "BELARUSIAN_OPPOSITION"]),
    ],
)
def test_what_only_tells_of_which_somebody_is_no_actor(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Yemen left. The Houthi-run government thanked Norway.",
            ("Houthi-run government", "body"),
        ),
        ("Gaza's Hamas-run health ministry left.", ("Hamas-run health ministry", "body")),
        (
            "The prime minister of Yemen's Houthi-run government left.",
            ("Houthi-run government", "body"),
        ),
        ("The Houthi-controlled news agency left.", ("Houthi", "demonym")),
        ("A Hamas-run school left.", ("Hamas", "name")),
    ],
)
def test_what_a_group_runs_is_its_body(text: str, expected: tuple[str, str]) -> None:
    groups = {"HAMAS", "HOUTHIS"}
    assert [(words, role) for words, party, role in mentioned(text) if party in groups] == [
        expected
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Many states have such; the article tells whose it is.
        ("Ukraine wept. The Air Force thanked Norway.", ["UKR", "UKR", "NOR"]),
        ("Libya wept. The House of Representatives left.", ["LBY", "LBY"]),
        ("America wept. The House of Representatives left.", ["USA", "USA"]),
        ("The House of Representatives thanked Norway.", ["NOR"]),
        ("The Polish Air Force thanked Norway.", ["POL", "NOR"]),
        ("Libya wept. The Government of National Unity left.", ["LBY", "LBY"]),
        ("Tunisia wept. The National Salvation Front left.", [
            "TUN", "NATIONAL_SALVATION_FRONT_TUNISIA",
        ]),
        ("Egypt wept. The National Salvation Front left.", ["EGY", "NATIONAL_SALVATION_FRONT"]),
        ("Spain voted for Vox.", ["ESP", "VOX"]),
        ("He told Vox so.", []),
        ("The Houthis left. The Iran-backed group paid.", ["HOUTHIS", "IRN", "HOUTHIS"]),
        ("The Houthis left. An Iran-backed group in Chad paid.", ["HOUTHIS", "IRN", "TCD"]),
        # Who is named right behind is called so there, unless he acts on it.
        ("The Houthis left. The Iran-backed group Hamas paid.", ["HOUTHIS", "IRN", "HAMAS"]),
        ("The Houthis left. The Iran-backed group Testmann paid.", ["HOUTHIS", "IRN"]),
        ("The Houthis left. The group Israel fights paid.", ["HOUTHIS", "HOUTHIS", "ISR"]),
    ],
)  # fmt: skip
def test_what_many_are_called_is_of_whom_the_article_names(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway left the South China Sea.", ["NOR"]),
        ("Norway had been Russia's", ["NOR", "RUS"]),
        ("The South China Sea is large.", []),
        ("Norway quit the Paris Agreement and the Rome Statute.", ["NOR"]),
        # A longer name holds what means an actor elsewhere.
        ("The UN paid. The Council of Ministers of Norway left.", ["UN", "NOR"]),
        ("The UN paid. The Council left.", ["UN", "UN"]),
    ],
)
def test_words_that_only_hold_an_actors_name(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Carter Testmann left.", ["Gen. Carter Testmann"]),
        ("Gen. Carter van Testmann left.", ["Gen. Carter van Testmann"]),
        ("Sen. Graham left. Graham Testmann did not.", ["Sen. Graham"]),
        # Words behind a name that are no part of it.
        ("Sen. Graham Tuesday left.", ["Sen. Graham"]),
        ("Sen. Graham Campaign staff left.", ["Sen. Graham"]),
        ("Sen. Graham Spokesman Testmann left.", ["Sen. Graham"]),
    ],
)
def test_a_last_name_that_goes_on_is_anothers(text: str, expected: list[str]) -> None:
    assert [words for words, _, _ in mentioned(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US Joint Chiefs Chairman Ola Testmann left.", "US Joint Chiefs Chairman Ola Testmann"),
        (
            "The chairman of the Joint Chiefs of Staff Ola Testmann left.",
            "chairman of the Joint Chiefs of Staff Ola Testmann",
        ),
        ("Kenyan ministers Olav Testmann and Ola Hooper left.", "Kenyan ministers"),
        ("Kenyan spokesmen Olav Testmann and Ola Hooper left.", "Kenyan spokesmen"),
    ],
)
def test_a_title_is_of_several_where_its_head_is(text: str, expected: str) -> None:
    assert [words for words, _, _ in mentioned(text)] == [expected]
