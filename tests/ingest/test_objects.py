"""Where an Arabic subject ends and its object begins, and last names beside others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_schema.records import Article
from ingest.mentions.carried import carried
from ingest.mentions.finder import find_mentions
from ingest.segmentation import LexicalAnnotator
from tests.ingest.reading_texts import document, mentioned, parties

ABOUT = "انسحبت النرويج. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("واستدعت وزارة الخارجية السفير الروسي.", ["NOR", "RUS"]),
        ("واستدعت الخارجية القائم بالأعمال الأمريكي.", ["NOR", "USA"]),
        ("وطالبت الحكومة قسد بالانسحاب.", ["NOR", "SDF"]),
        ("وقصف الجيش مدينة حلب.", ["NOR", "SYR"]),
        ("واستهدف الجيش مواقع الدعم السريع.", ["NOR", "RSF"]),
        ("واتهم الجيش قائد حزب الله.", ["NOR", "HEZBOLLAH"]),
        # What is not definite, and an adjective, belong together with what stands behind.
        ("وانسحبت القوات البحرية الروسية.", ["RUS"]),
        ("وحذر قائد الجيش اللبناني.", ["LBN"]),
        ("وشكر الوزير مصر.", ["EGY"]),
    ],
)
def test_a_definite_body_governs_nothing_behind_it(text: str, expected: list[str]) -> None:
    assert parties(ABOUT + text) == ["NOR", *expected]


def test_a_ministry_is_not_of_the_state_whose_ambassador_it_summons() -> None:
    # The article names Russia most, and yet it is another that summons.
    text = "أعلنت روسيا ذلك. وأعلنت روسيا هذا. واستدعت الوزارة السفير الروسي."
    assert parties(text) == ["RUS"] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "واستقبل الرئيس وزير الخارجية الإيراني عباس عراقجي.",
            {("Abbas Araghchi", "وزير الخارجية الإيراني")},
        ),
        (
            "والتقى قائد الجيش رئيس الأركان المصري أحمد خليفة.",
            {("أحمد خليفة", "رئيس الأركان المصري")},
        ),
        (
            "واستقبلت رئيسة الوزراء وزير الخارجية الإيراني عباس عراقجي.",
            {("Abbas Araghchi", "وزير الخارجية الإيراني")},
        ),
        # Two titles of one man, with and without whom he receives.
        (
            "واستقبل رئيس مجلس الوزراء القائد العام للقوات المسلحة محمد شياع السوداني "
            "السفير التركي.",
            {("Mohammed Shia al-Sudani", "رئيس مجلس الوزراء القائد العام للقوات المسلحة")},
        ),
        (
            "وقال رئيس مجلس الوزراء القائد العام للقوات المسلحة العراقية محمد شياع السوداني ذلك.",
            {("Mohammed Shia al-Sudani", "رئيس مجلس الوزراء القائد العام للقوات المسلحة العراقية")},
        ),
    ],
)
def test_one_official_may_take_another(text: str, expected: set[tuple[str, str]]) -> None:
    assert titles(text) == expected


def titles(text: str) -> set[tuple[str, str]]:
    _, mentions = document(text)
    return {(mentions.actors[one.actor].name, one.title) for one in mentions.offices}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقصف المسلحون مواقع الجيش.", ["مواقع الجيش", "الجيش"]),
        ("وسكتت مدفعية الجيش.", ["مدفعية الجيش"]),
        ("وهاجموا قوات الأمن والجيش.", ["قوات الأمن والجيش"]),
        ("وأعلنت قيادة الجيش ذلك.", ["قيادة الجيش"]),
        # A post, and whoever speaks in a government that need not be the one written about.
        ("وتولى قيادة الجيش.", []),
        ("وتولى رئاسة الحكومة.", []),
        ("وذكرت مصادر بالحكومة ذلك.", []),
        ("وانتخب الحزب بقيادة الملا رئيسا.", []),
    ],
)
def test_what_a_body_has_is_read_with_it(text: str, expected: list[str]) -> None:
    found = [words for words, party, _ in mentioned(ABOUT + text)[1:] if party == "NOR"]
    assert found == expected[:1] or found == expected[1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال السوداني ذلك.", ["IRQ"]),
        ("وانتقدوا حكومة السوداني.", ["IRQ"]),
        ("وأبلغ الوفد للسوداني ذلك.", ["IRQ"]),
        ("وصل الجيش السوداني.", ["SDN"]),
        ("والتقى نظيره السوداني.", ["SDN"]),
    ],
)
def test_a_nisba_may_be_the_last_name_of_whom_the_article_names(
    text: str, expected: list[str]
) -> None:
    found = parties("وصل محمد شياع السوداني. " + text)
    assert [party for party in found[1:] if party in ("IRQ", "SDN")] == expected
    assert parties("وقال السوداني ذلك.") == ["SDN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("واستهدف جنود الاحتلال الروسي المدينة.", ["RUS"]),
        ("وانسحبت قوات الاحتلال التركي.", ["TUR"]),
        ("وانسحبت قوات الاحتلال.", ["ISR"]),
        ("وقصفوا المستشفى السعودي.", []),
        ("ووقفوا إلى جانب الدوحة.", ["QAT"]),
    ],
)
def test_an_adjective_tells_whose_occupation_it_is(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_beside_is_no_body() -> None:
    assert ("الدوحة", "QAT", "capital") in mentioned("ووقفوا إلى جانب الدوحة.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The spokesman is of the ministry that the article has named with its state.
        ("أعلنت وزارة التجارة الصينية ذلك. وقال المتحدث باسم الوزارة ذلك.", ["CHN", "CHN"]),
        ("أعلنت وزارة التجارة الصينية ذلك. وقال المتحدث باسم الجيش ذلك.", ["CHN"]),
        # An official of another state has spoken since.
        (
            "أعلن الجيش الكيني ذلك. وقال الرئيس المصري ذلك. وأكد المتحدث باسم الجيش ذلك.",
            ["KEN", "EGY"],
        ),
        (
            "أعلنت وزارة الخارجية السعودية ذلك. وقال الرئيس المصري ذلك. "
            "وأكد المتحدث باسم الخارجية ذلك.",
            ["SAU", "EGY"],
        ),
        ("وصلت الشرطة البريطانية. وفي ألمانيا اقتحمت الشرطة منزلا.", ["GBR", "DEU", "DEU"]),
        ("قالت موسكو ذلك. وستصل هذه القوات قريبا.", ["RUS"]),
        ("والتقى الوفد المفاوض لحركة حماس الرئيس.", ["HAMAS", "HAMAS"]),
    ],
)
def test_whose_a_bare_body_is(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فرضت بروكسل رسوما على روسيا.", ["EU", "RUS"]),
        ("وتوعدت موسكو بروكسل بالرد.", ["RUS", "EU"]),
        ("وقال إن بروكسل تهدد المجر.", ["EU", "HUN"]),
        ("ووصل إلى بروكسل.", []),
        ("وتذكر هجمات بروكسل.", []),
    ],
)
def test_a_city_acts_behind_a_verb(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_a_last_name_right_behind_another_is_his_own() -> None:
    text = "التقى بيدرو سانشيز مارك كارني. وندد سانشيز بإسرائيل. وانتقد كارني سانشيز."
    assert parties(text) == ["ESP", "CAN", "ESP", "ISR", "CAN", "ESP"]


@pytest.mark.parametrize(
    "text",
    [
        "أقال ترامب وزير الدفاع.",
        "وأقال زيلينسكي رئيس الأركان.",
        "وصل كبير مستشاري ترامب مسعد بولس.",
    ],
)
def test_whom_a_known_person_takes_is_no_title_of_his(text: str) -> None:
    _, mentions = document(text)
    assert not [one for one in mentions.offices if "trump" in one.actor or "zelensky" in one.actor]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وأعلن جهاز الاستخبارات الداخلية السوري ذلك.", "جهاز الاستخبارات الداخلية السوري"),
        ("وأعلنت اللجنة الأمنية العليا اليمنية ذلك.", "اللجنة الأمنية العليا اليمنية"),
        ("وأعلنت هيئة البث الإسرائيلية ذلك.", "الإسرائيلية"),
    ],
)
def test_a_body_of_several_words_is_read_whole(text: str, words: str) -> None:
    assert [found for found, _, _ in mentioned(text)] == [words]


def test_two_countries_are_no_persons() -> None:
    text = "التقى عبد الفتاح السيسي رجب طيب أردوغان. وأعلن البلدان ذلك."
    annotated, mentions = document(text)
    (more,) = [found for found in carried(annotated, mentions) if found]
    assert {mention.actor for mention in more} == {"EGY", "TUR"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An embassy is not of where it is, nor is a delegation.
        ("أعلنت السفارة الروسية ذلك. وفي سوريا أغلقت السفارة أبوابها.", ["RUS", "SYR", "RUS"]),
        ("وزار رئيس الوزراء البلجيكي المدينة. وقال إن بروكسل تدعم أوكرانيا.", ["BEL", "EU", "UKR"]),
        ("وقال رئيس الوزراء البلجيكي إن بروكسل تدعم أوكرانيا.", ["BEL", "BEL", "UKR"]),
        ("ووصلت بروكسل وفود. وضربت بروكسل هجمات.", []),
        ("وقال كاتب الدولة المكلف بالشؤون الأوروبية إن النرويج وافقت.", ["NOR"]),
        ("وصل محمد شياع السوداني. والتقى الوزيران العراقي والسوداني.", ["IRQ", "IRQ", "SDN"]),
    ],
)
def test_near_misses_stay_what_they_are(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_a_word_of_a_headline_is_no_last_name() -> None:
    headline = Article("t", "ar", "اتفاق سلام بين روسيا وأوكرانيا", "وصل نواف سلام. وقال سلام ذلك.")
    (annotated,) = LexicalAnnotator().annotate([headline])
    first, *_ = find_mentions(annotated).by_sentence
    assert [mention.party for mention in first] == ["RUS", "UKR"]
    speaking = replace(headline, title="سلام يدعو روسيا إلى السلم")
    (annotated,) = LexicalAnnotator().annotate([speaking])
    first, *_ = find_mentions(annotated).by_sentence
    assert [mention.party for mention in first] == ["LBN", "RUS"]


def test_two_titles_in_a_row() -> None:
    two = "استقبل الرئيس وزير الخارجية الإيراني، السفير التركي هناك."
    assert ("وزير الخارجية الإيراني", "IRN", "official") in mentioned(two)
    told = "أبلغ رئيس الحكومة السفير الأمريكي رفض العراق ذلك."
    assert ("السفير الأمريكي", "USA", "official") in mentioned(told)
    ranked = "استقبل الفريق قائد الجيش المصري أحمد خليفة."
    assert {title for _, title in titles(ranked)} == {"الفريق قائد الجيش المصري"}
    for_another = "التقى رئيس مجلس الوزراء وزير الداخلية القطري خالد بن خليفة لنظيره المصري."
    assert len(titles(for_another)) == 1


def test_a_court_is_read_with_its_rank() -> None:
    text = "أعلنت المحكمة الدستورية العليا المصرية ذلك."
    assert parties(text) == ["EGY"]
    assert parties("انسحبت النرويج. وناقشوا قرارات قيادة الجيش.") == ["NOR"]
