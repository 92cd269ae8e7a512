"""Mentions by portfolio, headline titles, parties and forces, and forms inside longer names."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import document, mentioned, parties, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت وزارة السياحة النرويجية ذلك", "وزارة السياحة النرويجية"),
        (
            "قال وزير التعليم العالي والبحث العلمي النرويجي إن",
            "وزير التعليم العالي والبحث العلمي النرويجي",
        ),
        ("قالت وزيرة الأشغال النرويجية هدى العلاني إن", "وزيرة الأشغال النرويجية هدى العلاني"),
        ("قال وزير الأمن الداخلي النرويجي إن", "وزير الأمن الداخلي النرويجي"),
        # What the minister does something to is no part of his portfolio.
        ("زار وزير السياحة المتحف النرويجي", "النرويجي"),
        ("أبلغ وزير الزراعة المزارعين النرويجيين بذلك", "النرويجيين"),
        ("زار وزير السياحة القلعة النرويجية", "النرويجية"),
        ("اتهمت وزارة الأوقاف المعارضة السورية بذلك", "المعارضة السورية"),
    ],
)
def test_any_portfolio_may_stand_before_the_adjective(text: str, expected: str) -> None:
    assert [row[0] for row in mentioned(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian PM resigns", ["Norwegian PM"]),
        ("Israeli PM Ariel Sharon resigns", ["Israeli PM Ariel Sharon"]),
        ("Norwegian PM Praises Plan", ["Norwegian PM"]),
        ("Norwegian gov't resigns", ["Norwegian gov't"]),
        ("Norwegian Govt resigns", ["Norwegian Govt"]),
    ],
)
def test_headlines_shorten_titles(text: str, expected: list[str]) -> None:
    assert [row[0] for row in mentioned(text)] == expected


@pytest.mark.parametrize(
    ("text", "party", "title"),
    [
        ("Norwegian defense official Brig. Gen. Olav Testmann left.", "NOR", "Brig. Gen."),
        ("Houthi spokesman Maj. Gen. Yahya Saree left.", "HOUTHIS", "Houthi spokesman Maj. Gen."),
        ("U.S. Sen. Ann Hooper left.", "USA", "U.S. Sen."),
        ("Norwegian Lt. Col. Olav Testmann left.", "NOR", "Norwegian Lt. Col."),
    ],
)
def test_a_rank_may_be_cut_short(text: str, party: str, title: str) -> None:
    (office,) = read(text).offices
    assert office.party == party
    assert office.title.endswith(title)
    assert len(parties(text)) == 1


def test_a_rank_with_a_full_stop_may_end_a_sentence() -> None:
    assert parties("Norway paid the Rep. of a firm. Iran left.") == ["NOR", "IRN"]


def test_an_hour_is_nobodys_title() -> None:
    assert not read("They met in Norway until 5 PM Barack Obama said.").offices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syria is calm. Kurdish commanders left.", ["SYR", "SDF"]),
        ("Syria is calm. A Kurdish force left.", ["SYR", "SDF"]),
        ("Iraq is calm. The Kurdish government resigned.", ["IRQ", "KRG"]),
        ("Norway is calm. Kurdish commanders left.", ["NOR"]),
        ("Turkey is calm. The Justice and Development Party won.", ["TUR", "AKP"]),
        ("Morocco is calm. The Justice and Development Party won.", ["MAR", "PJD"]),
        ("فاز حزب العدالة والتنمية. وتركيا هادئة.", ["AKP", "TUR"]),
        ("فاز حزب العدالة والتنمية. والمغرب هادئ.", ["PJD", "MAR"]),
        ("فاز حزب العدالة والتنمية. والنرويج هادئة.", ["NOR"]),
        ("Norway praised the Kadima party", ["NOR", "KADIMA"]),
        ("أشاد حزب كاديما بالنرويج", ["KADIMA", "NOR"]),
    ],
)
def test_a_party_or_force_is_known_by_its_state(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The African National Congress met.", ["ANC"]),
        ("The Nigeria Labor Congress met.", ["NGA"]),
        ("Ships left Port Blair in India.", ["IND"]),
        ("Congress met.", ["USA"]),
        ("وصل إلى مدينة أوستن في الولايات المتحدة", ["USA"]),
        ("وصل أوستن إلى الولايات المتحدة", ["USA", "USA"]),
    ],
)
def test_a_form_inside_a_longer_name_is_not_meant(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("German Defence Minister Ursula von der Leyen spoke. Von der Leyen left.", ["DEU", "DEU"]),
        ("European Commission President Ursula von der Leyen spoke.", ["EU"]),
        ("قالت وزيرة الدفاع الألمانية أورسولا فون دير لاين ذلك. وغادرت فون دير لاين.", ["DEU"] * 2),
        ("Norwegian Finance Minister Jens Stoltenberg spoke.", ["NOR"]),
        ("NATO Secretary General Jens Stoltenberg spoke.", ["NATO"]),
        # What he was is no post of his.
        ("Former Norwegian prime minister Jens Stoltenberg spoke. Stoltenberg left.", ["NATO"] * 2),
        # A leader of a group is no minister of the state that it is from.
        ("Lebanese Hezbollah leader Hassan Nasrallah spoke.", ["HEZBOLLAH"]),
    ],
)
def test_a_known_person_acts_for_whom_his_post_is(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_a_last_name_that_others_bear_is_nobody_alone() -> None:
    """The mayor of London is known by his full name; "Khan" alone may be anybody of that name."""
    assert parties("Sadiq Khan left.") == ["GBR"]
    assert parties("Britain voted. Khan left.") == ["GBR"]
    assert parties("Sadiq Khan left. Khan came back.") == ["GBR", "GBR"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He met the British and French counterparts, Keir Starmer and Emmanuel Macron.",
            ["British and French counterparts"] * 2,
        ),
        ("British leaders Keir Starmer and David Lammy left.", []),
        ("He met his counterpart, Vladimir Putin.", []),
        ("He met his Russian counterpart, Vladimir Putin.", ["Russian counterpart"]),
        ("The president of the United States, Donald Trump, left.", [
            "president of the United States",
        ]),
    ],
)  # fmt: skip
def test_a_title_of_several_is_nobody_s_alone(text: str, expected: list[str]) -> None:
    assert [office.title for office in read(text).offices] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saudi Foreign Minister Prince Faisal bin Farhan left. Prince Faisal paid.", 2),
        ("Norwegian envoy Sheikh Olav Testmann left. Sheikh Olav paid.", 2),
        ("Norwegian envoy Sheikh Olav Testmann left. Olav paid.", 1),
        # Another of the same first name, or one of two.
        ("Saudi Foreign Minister Prince Faisal bin Farhan left. Prince Faisal bin Salm paid.", 1),
        (
            "Norwegian envoy Sheikh Olav Testmann left. Danish envoy Sheikh Olav Hooper left. "
            "Sheikh Olav paid.",
            2,
        ),
    ],
)
def test_a_form_of_address_and_a_first_name_are_who_was_introduced_so(
    text: str, expected: int
) -> None:
    assert len(parties(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yasser Abu Shabab left. Abu Shabab paid.", ["PSE", "PSE"]),
        ("Czech President Petr Pavel left. Pavel paid.", ["CZE", "CZE"]),
        # What is a first name, a group's or a word as well is nobody without the whole name.
        ("Pavel Testmann left the Czech Republic.", ["CZE"]),
        ("Gaza wept. Al-Shabab left.", ["PSE", "AL_SHABAAB"]),
        ("غادر الرئيس الروماني نيكوسور دان. ودان الهجوم.", ["ROU"]),
        ("أعلنت شركة أورانو ذلك.", ["ORANO"]),
        ("أعلن أورانو ذلك.", []),
    ],
)
def test_a_name_that_is_a_word_too_is_known_whole(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Chad's minister for water and forests, Jean Testmann, left.", "minister"),
        ("The Chadian minister of trade, Jean Testmann, left.", "minister of trade"),
    ],
)
def test_a_field_of_office_may_stand_between_a_title_and_a_name(text: str, title: str) -> None:
    (office,) = read(text).offices
    assert office.party == "TCD"
    assert title in office.title


@pytest.mark.parametrize(
    "text",
    [
        "Chad's minister of trade left, Jean Testmann said.",
        "Chad's minister for trade, who was late, met Jean Testmann.",
    ],
)
def test_a_clause_is_no_field_of_office(text: str) -> None:
    assert read(text).offices == ()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("President Clinton thanked Chad.", "bill-clinton"),
        ("US President Clinton thanked Chad.", "bill-clinton"),
        ("Secretary of State Clinton thanked Chad.", "hillary-clinton"),
    ],
)
def test_a_title_tells_namesakes_apart(text: str, person: str) -> None:
    _, mentions = document(text)
    assert mentions.by_sentence[0][0].actor.endswith(person)
