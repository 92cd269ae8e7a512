"""Mentions: each way in which words stand for an actor, in both languages."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import document, mentioned, parties, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت روسيا", [("روسيا", "RUS", "name")]),
        ("الغارات الإسرائيلية", [("الإسرائيلية", "ISR", "demonym")]),
        ("وللسوريين حقوق", [("وللسوريين", "SYR", "demonym")]),
        ("وصل إلى موسكو", [("موسكو", "RUS", "capital")]),
        ("أعلن الكرملين", [("الكرملين", "RUS", "seat")]),
        ("توغلت قوات الاحتلال", [("قوات الاحتلال", "ISR", "body")]),
        ("قصف الجيش السوري", [("الجيش السوري", "SYR", "body")]),
        ("وزير الخارجية السوري", [("وزير الخارجية السوري", "SYR", "official")]),
        ("الزعيم الكوري الشمالي", [("الزعيم الكوري الشمالي", "PRK", "official")]),
        ("سيول مدينة حلب", [("حلب", "SYR", "region")]),
        ("مجلس الأمن الدولي", [("مجلس الأمن الدولي", "UN", "name")]),
        ("هاجم حزب الله", [("حزب الله", "HEZBOLLAH", "name")]),
        ("Israeli troops left", [("Israeli troops", "ISR", "body")]),
        ("the Kremlin said", [("Kremlin", "RUS", "seat")]),
        ("Syria's new foreign minister", [("Syria's new foreign minister", "SYR", "official")]),
        ("the president of France", [("president of France", "FRA", "official")]),
        ("ISRAEL STRIKES", [("ISRAEL", "ISR", "name")]),
        ("they ate turkey", []),
    ],
)
def test_words_stand_for_actors(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert mentioned(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "party", "title"),
    [
        ("قال وزير الخارجية السوري سمير العلاني إن", "سمير العلاني", "SYR", "وزير الخارجية السوري"),
        ("قال وزير الطاقة التركي، سمير العلاني، إن", "سمير العلاني", "TUR", "وزير الطاقة التركي"),
        (
            "وأكد زيد العبيدي، مستشار الرئيس العراقي، أن الأمر انتهى",
            "زيد العبيدي",
            "IRQ",
            "مستشار الرئيس العراقي",
        ),
        (
            "وزير الخارجية والمغتربين اللبناني زيد العبيدي",
            "زيد العبيدي",
            "LBN",
            "وزير الخارجية والمغتربين اللبناني",
        ),
        ("قال رئيس وزراء إسرائيل زيد العبيدي إنه", "زيد العبيدي", "ISR", "رئيس وزراء إسرائيل"),
        (
            "Norwegian Defence Minister Olav Testmann said",
            "Olav Testmann",
            "NOR",
            "Norwegian Defence Minister",
        ),
        (
            "Olav Testmann, the Norwegian foreign minister, said",
            "Olav Testmann",
            "NOR",
            "Norwegian foreign minister",
        ),
    ],
)
def test_a_title_gives_its_bearer_an_office(text: str, name: str, party: str, title: str) -> None:
    coded = read(text)
    (office,) = coded.offices
    names = {actor.id: actor.name for actor in coded.actors}
    assert (names[office.person], office.party, office.title) == (name, party, title)
    assert office.quote == text[office.start : office.end]


def test_a_last_name_later_means_the_person_introduced() -> None:
    _, mentions = document("قال وزير الخارجية القطري زيد العبيدي. وأضاف العبيدي أن الأمر انتهى.")
    (first,), (second,) = mentions.by_sentence
    assert first.actor == second.actor
    assert second.party == "QAT"


def test_a_known_person_is_one_in_both_scripts() -> None:
    _, arabic = document("أبو محمد الجولاني")
    _, english = document("Ahmed al-Sharaa")
    assert arabic.by_sentence[0][0].actor == english.by_sentence[0][0].actor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("جنوب السودان والسودان", ["SSD", "SDN"]),
        ("South Sudan and Sudan", ["SSD", "SDN"]),
        ("كوريا الشمالية وكوريا الجنوبية", ["PRK", "KOR"]),
        ("North Korea and South Korea", ["PRK", "KOR"]),
        ("النيجر ونيجيريا", ["NER", "NGA"]),
        ("Niger and Nigeria", ["NER", "NGA"]),
        ("سلطنة عمان", ["OMN"]),
        ("التقى الأردن وفد عمان", ["JOR", "JOR"]),
        ("زار مسقط ثم عمان", ["OMN", "OMN"]),
        ("وصل إلى عمان", []),
        ("Dominica and the Dominican Republic", ["DMA", "DOM"]),
        ("Guinea-Bissau and Equatorial Guinea", ["GNB", "GNQ"]),
    ],
)
def test_neighbours_in_name_stay_apart(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_a_bare_body_is_that_of_the_state_the_article_is_on() -> None:
    assert parties("انسحبت مصر. وقال الجيش إن مصر باقية.") == ["EGY", "EGY", "EGY"]


def test_his_country_is_that_of_the_official_named_before() -> None:
    assert parties("قال وزير الخارجية الإيراني زيد العبيدي إن بلاده باقية") == ["IRN", "IRN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التحالف السوري الروسي في سوريا", ["SYR", "RUS", "SYR"]),
        ("زار وفد سوريا. وقصف التحالف مواقع", ["SYR", "US_LED_COALITION"]),
        ("العقوبات الغربية على روسيا", ["WEST", "RUS"]),
        ("شمال غربي سوريا", ["SYR"]),
        ("تثق دمشق بواشنطن لأن الأخيرة وعدت", ["SYR", "USA", "USA"]),
        ("الأيام الأخيرة في دمشق", ["SYR"]),
    ],
)
def test_the_words_around_tell_what_a_common_word_means(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_one_who_serves_is_not_the_one_he_serves() -> None:
    coded = read("أكد زيد العبيدي، مستشار الرئيس السوري أحمد الشرع، أن الأمر انتهى")
    names = {actor.id: actor.name for actor in coded.actors}
    assert {(names[o.person], o.title) for o in coded.offices} == {
        ("زيد العبيدي", "مستشار الرئيس السوري"),
        ("Ahmed al-Sharaa", "الرئيس السوري"),
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("وصل وزير الخارجية، مايك بومبيو، إلى بغداد", "وزير الخارجية"),
        ("أكد أنور قرقاش، وزير الدولة الإماراتي، ذلك", "وزير الدولة الإماراتي"),
        (
            "قالت المندوبة الأمريكية لدى الأمم المتحدة نيكي هيلي إنها",
            "المندوبة الأمريكية",
        ),
    ],
)
def test_a_title_beside_a_known_person_is_his_office(text: str, title: str) -> None:
    (office,) = read(text).offices
    assert office.title == title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vladimir Putin left. Russia's president had said so.", {("P-vladimir-putin", "RUS")}),
        ("وصل فلاديمير بوتين. وكان الرئيس الروسي قد قال ذلك", {("P-vladimir-putin", "RUS")}),
        # One who held it before, another's title, another's state, and two who may be meant.
        ("Vladimir Putin left. The former Russian president had said so.", set()),
        ("وصل فلاديمير بوتين. وكان الرئيس الروسي السابق قد قال ذلك", set()),
        ("Vladimir Putin left. Russia's foreign minister had said so.", set()),
        ("Vladimir Putin left. France's president had said so.", set()),
        ("Barack Obama and Donald Trump left. The US president had said so.", set()),
    ],
)
def test_a_title_apart_is_the_office_of_the_one_named(
    text: str, expected: set[tuple[str, str]]
) -> None:
    found = read(text)
    assert {(office.person, office.party) for office in found.offices} == expected


@pytest.mark.parametrize(
    "text", ["قال لافروف المتحدث", "أعلن بوتين الرئيس", "Putin, the president"]
)
def test_a_title_may_end_the_text(text: str) -> None:
    assert parties(text) == ["RUS"]


def test_a_form_of_address_is_no_office() -> None:
    assert not read("Mr Powell left Iraq. Mr Putin met Mr Trump in the US.").offices


def test_the_ruling_coalition_is_nobodys_title() -> None:
    assert not read("قال الائتلاف الحاكم أبي أحمد إن إثيوبيا ترفض ذلك").offices


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("وقال قائد قوات سوريا الديمقراطية مظلوم عبدي ذلك", "قائد قوات سوريا الديمقراطية"),
        ("وقال أحمد المسماري الناطق باسم الجيش الليبي ذلك", "الناطق باسم الجيش الليبي"),
        ("He met his Russian counterpart, Vladimir Putin.", "Russian counterpart"),
    ],
)
def test_a_title_reaches_the_name_of_whom_it_serves(text: str, title: str) -> None:
    assert [office.title for office in read(text).offices] == [title]


@pytest.mark.parametrize("title", ["Secretary of State", "Foreign minister", "Prime Minister"])
def test_small_words_of_a_title_stay_small(title: str) -> None:
    found = read(f"LONDON (AP) - {title} Jack Straw left.")
    assert [office.title for office in found.offices] == [title]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Hezbollah fired rockets. The group blamed Israel.", "HEZBOLLAH"),
        ("The EU is divided. Norway called on the bloc to act.", "EU"),
        ("Jordan is calm. Iran praised the kingdom.", "JOR"),
        ("اجتمع وزراء الاتحاد الأوروبي. وانتقدت روسيا التكتل", "EU"),
        ("وصل وفد من البحرين. وأشاد العراق بالمملكة", "BHR"),
    ],
)
def test_a_description_means_the_actor_that_the_article_names(text: str, party: str) -> None:
    assert party in {row[1] for row in mentioned(text)[1:]}
    alone = text.split(". ", 1)[1]
    assert party not in {row[1] for row in mentioned(alone)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Amnesty International praised Norway",
            [("Amnesty International", "AMNESTY_INTERNATIONAL"), ("Norway", "NOR")],
        ),
        ("international law binds Norway", [("Norway", "NOR")]),
        (
            "international pressure on Norway",
            [("international", "INTERNATIONAL_COMMUNITY"), ("Norway", "NOR")],
        ),
    ],
)
def test_international_ends_a_name_or_says_whose_pressure(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [row[:2] for row in mentioned(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway honours soldiers", ["Norway"]),
        ("Oslo often praised officials", ["Oslo"]),
        ("Hamas militants attacked soldiers", ["Hamas militants"]),
        ("Norwegian sources say police left", ["Norwegian", "police"]),
        # Where no verb can stand, words go between.
        ("Norwegian mountain troops left", ["Norwegian mountain troops"]),
        ("Norway's mountain troops left", ["Norway's mountain troops"]),
        ("US ground troops left", ["US ground troops"]),
        ("Norway troops left", ["Norway troops"]),
    ],
)
def test_no_verb_stands_inside_a_body(text: str, expected: list[str]) -> None:
    assert [row[0] for row in mentioned(text)] == expected
