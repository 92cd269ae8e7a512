"""The opposition of a state is its own party, and no part of the state; groups by their forms."""

from __future__ import annotations

import pytest

from ingest.lexicons.actors import known_actors
from tests.ingest.reading_texts import document, parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رفضت المعارضة اليمنية خطة قطر.", ["YEMENI_OPPOSITION", "QAT"]),
        ("اتهمت المعارضة في بوروندي رواندا.", ["BURUNDIAN_OPPOSITION", "RWA"]),
        ("التقى معارضون كويتيون وفدا من تونس.", ["KUWAITI_OPPOSITION", "TUN"]),
        ("شكر المعارضون الصرب قطر.", ["SRB", "QAT"]),  # Serbs of whom no opposition is told
        ("The Yemeni opposition rejected Qatar's plan.", ["YEMENI_OPPOSITION", "QAT"]),
        ("Zambia's main opposition party thanked Qatar.", ["ZAMBIAN_OPPOSITION", "QAT"]),
        ("Opposition leaders in Serbia thanked Qatar.", ["SERBIAN_OPPOSITION", "QAT"]),
        ("Malian opposition politicians thanked Qatar.", ["MALIAN_OPPOSITION", "QAT"]),
        # The state opposes something.
        ("Polish opposition to the pipeline angered Qatar.", ["POL", "QAT"]),
        ("Greek opposition to any deal angered Qatar.", ["GRC", "QAT"]),
    ],
)
def test_an_opposition_is_not_its_state(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("زار قطر زعيم المعارضة النيجيرية أولو بالوغون.", "NIGERIAN_OPPOSITION"),
        ("Nigerian opposition leader Olu Balogun left.", "NIGERIAN_OPPOSITION"),
    ],
)
def test_who_leads_an_opposition_acts_for_it(text: str, party: str) -> None:
    _, found = document(text)
    assert [office.party for office in found.offices] == [party]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("زار موسكو رياك مشار. ثم عاد مشار.", ["RUS", *["SOUTH_SUDAN_OPPOSITION"] * 2]),
        ("وصل سلفا كير ورياك مشار. واتفق كير ومشار.", ["SSD", "SOUTH_SUDAN_OPPOSITION"] * 2),
        # Who is not named is no one: the report referred to.
        ("صدر في جوبا التقرير المشار إليه، وهو مشار إليه أيضا هنا.", ["SSD"]),
    ],
)
def test_a_rebels_last_name_that_is_a_word_is_his_where_he_is_named(
    text: str, expected: list[str]
) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجم مقاتلو ماي ماي متمردي إم 23.", ["MAI_MAI", "M23"]),
        ("اتهمت سلطات ناغورني قره باغ أذربيجان.", ["KARABAKH_ARMENIANS", "AZE"]),
        ("هدد مسلحو لاكوراوا النيجر.", ["LAKURAWA", "NER"]),
        ("Karabakh Armenians accused Azerbaijan.", ["KARABAKH_ARMENIANS", "AZE"]),
        ("Rebels fled as Mai-Mai fighters attacked Goma.", ["MAI_MAI", "COD"]),
        # A place alone is nobody's army.
        ("قصفت أذربيجان قره باغ.", ["AZE", "AZE"]),
        # Parties of one name are told apart by their states.
        ("انتقد حزب المستقبل التركي قطر.", ["TURKISH_FUTURE_PARTY", "QAT"]),
        ("انتقد حزب الإصلاح البريطاني قطر.", ["REFORM_UK", "QAT"]),
        ("انتقد حزب الإصلاح قطر.", ["ISLAH", "QAT"]),
        ("The Democratic Party of Japan criticized Qatar.", ["DEMOCRATIC_PARTY_OF_JAPAN", "QAT"]),
        ("The Trinamool Congress criticized Qatar.", ["TRINAMOOL_CONGRESS", "QAT"]),
        # A party has moved on: the word behind it is a verb.
        ("قال حزب تقدم بطلب إن قطر وافقت.", ["QAT"]),
    ],
)
def test_groups_and_parties_are_found_by_their_usual_forms(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("التقى علي صدر الدين البيانوني وفدا.", "MUSLIM_BROTHERHOOD"),
        ("سافر سومايلا سيسيه أمس.", "MALIAN_OPPOSITION"),
        ("Anton Balasingham flew out.", "LTTE"),
        ("Abdullah bin Hussein al-Ahmar flew out.", "YEM"),
    ],
)
def test_leaders_without_a_title_are_known(text: str, party: str) -> None:
    assert parties(text) == [party]


def test_no_name_means_two_persons_of_one_party() -> None:
    seen: dict[tuple[str, str], str] = {}
    for actor_id, person in known_actors().persons.items():
        aliases = f"{person.aliases_ar};{person.aliases_en}".split(";")
        for name in {person.name_ar, person.name_en, *filter(None, aliases)}:
            assert seen.setdefault((name, person.party), actor_id) == actor_id, name
