"""Whom words mean by what stands around them: patrons, titles, his country, common words."""

from __future__ import annotations

import pytest

from ingest.mention import MentionRole
from tests.ingest.reading_texts import document, mentioned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A group and its patron are two actors.
        ("ميليشيات الحوثي المدعومة من إيران", [("ميليشيات الحوثي", "HOUTHIS"), ("إيران", "IRN")]),
        ("ميليشيات الحوثي الإيرانية", [("ميليشيات الحوثي", "HOUTHIS"), ("الإيرانية", "IRN")]),
        (
            "التحالف العربي بقيادة السعودية",
            [("التحالف العربي", "ARAB_COALITION"), ("السعودية", "SAU")],
        ),
        ("Iran-backed Houthi rebels", [("Iran", "IRN"), ("Houthi rebels", "HOUTHIS")]),
        ("حزب الله اللبناني", [("حزب الله اللبناني", "HEZBOLLAH")]),
        # A title or form of address is enough for a well-known last name.
        ("President Bush left", [("President Bush", "USA")]),
        ("Mr. Abbas left", [("Abbas", "PSE")]),
        ("غادر الرئيس عباس", [("الرئيس عباس", "PSE")]),
        ("Abbas left", []),
        # A first name of two words is nobody's last name.
        ("غادر الملك عبد الله", []),
        ("غادر عبد الله كابل", [("كابل", "AFG")]),
        ("عاد صفي الدين وحزب الله", [("صفي الدين", "HEZBOLLAH"), ("وحزب الله", "HEZBOLLAH")]),
        # A reaction of the world comes from somebody, its law does not.
        ("ضغوط دولية على إيران", [("دولية", "INTERNATIONAL_COMMUNITY"), ("إيران", "IRN")]),
        ("القانون الدولي", []),
        (
            "international pressure on Iran",
            [("international", "INTERNATIONAL_COMMUNITY"), ("Iran", "IRN")],
        ),
        ("international law and Iran", [("Iran", "IRN")]),
        # Gunmen are of the state that the text names.
        ("Palestinian militants fired", [("Palestinian militants", "PSE")]),
        # Groups inside one state are known by the state that the article is on.
        (
            "مأرب في اليمن يقصفها المتمردون",
            [("مأرب", "YEM"), ("اليمن", "YEM"), ("المتمردون", "HOUTHIS")],
        ),
        ("خسرت المعارضة في نواكشوط", [("المعارضة", "MAURITANIAN_OPPOSITION"), ("نواكشوط", "MRT")]),
        ("Spain jailed separatists", [("Spain", "ESP"), ("separatists", "CATALAN_SEPARATISTS")]),
        # Directions before and behind a place are no West, adjectives of other nouns no navy.
        ("قتال غربي تعز", [("تعز", "YEM")]),
        ("قتال في ريف حماة الغربي", [("ريف حماة", "SYR")]),
        ("دعم غربي لكييف", [("غربي", "WEST"), ("لكييف", "UKR")]),
        ("تهدد إيران الملاحة البحرية", [("إيران", "IRN")]),
        ("قطعت إيران علاقاتها الدبلوماسية", [("إيران", "IRN")]),
        ("صرحت البحرية في إيران", [("البحرية", "IRN"), ("إيران", "IRN")]),
        # Words that hold an actor's form and mean none.
        ("تريد إيران القضاء على الفقر", [("إيران", "IRN")]),
        ("سفن إيران في المحيط الهندي", [("إيران", "IRN")]),
        ("Iran told the New York Times", [("Iran", "IRN")]),
        ("تتابع إيران مجريات الأمور", [("إيران", "IRN")]),
        ("لوح بيده اليمنى في باريس", [("باريس", "FRA")]),
        # Bodies that are as often something else need their state beside them.
        ("عاد الأمن إلى العراق", [("العراق", "IRQ")]),
        ("عاد الأمن العراقي", [("الأمن العراقي", "IRQ")]),
        ("تحبط إيران الشعب", [("إيران", "IRN")]),
        # Two committees of four.
        (
            "اجتمعت اللجنة الرباعية مع إسرائيل",
            [("اللجنة الرباعية", "QUARTET"), ("إسرائيل", "ISR")],
        ),
        ("انتقدت اللجنة الرباعية إيران", [("إيران", "IRN")]),
        # Common words that are also names.
        ("نشرت صور جديدة", []),
        ("مدينة صور", [("صور", "LBN")]),
        ("كبار المسؤولين", []),
        ("بحجة المرض", []),
        ("الرئيس السابق", []),
    ],
)
def test_whom_words_mean(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, party) for words, party, _ in mentioned(text)] == expected


def test_his_country_is_that_of_whoever_acts() -> None:
    text = "أبلغ وزير الخارجية التركي نظيره وزير الخارجية اليوناني بأن بلاده لن تنسحب"
    assert ("بلاده", "TUR", "pronoun") in mentioned(text)


def test_a_name_that_ends_in_a_particle_is_not_heard_in_it() -> None:
    text = "التقى رئيس كوريا الجنوبية مون جاي إن وفدا، فإن الأمر على ما يرام"
    assert [words for words, _, _ in mentioned(text)] == ["رئيس كوريا الجنوبية مون جاي إن"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # The body of that name which was named with its state before.
        ("تقول سوريا ومصر والعراق وسوريا ذلك. قصف الجيش التركي تلة. وقال الجيش ذلك.", "TUR"),
        ("رحبت مصر ومصر بالهند. صرحت وزارة الخارجية الهندية. عادت مصر. ردت وزارة الخارجية.", "IND"),
        ("رحبت مصر ومصر بالهند. سكتت بوزارة الدفاع الهندية. عادت مصر. ردت وزارة الدفاع.", "IND"),
        ("Syria and Syria and Egypt spoke. The Turkish army left. The army was tired.", "TUR"),
        # Else of the state that the article is on, if it is near, else of the one named last.
        ("زارت مصر الهند. عادت مصر. وقالت الحكومة ذلك.", "EGY"),
        ("زارت مصر فرنسا. عادت مصر. هطل المطر. سافرت الهند. وقالت الحكومة ذلك.", "IND"),
        ("Egypt met France. Egypt spoke. Rain fell. Chad slept. The government agreed.", "TCD"),
        ("زارت مصر فرنسا. عادت مصر. هطل المطر. هبت الريح. وقالت الحكومة ذلك.", "EGY"),
    ],
)
def test_whose_body_is_meant(text: str, last: str) -> None:
    assert mentioned(text)[-1][1] == last


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("زارت مصر فرنسا. عادت مصر. وقالت الشرطة في مدينة دلهي ذلك.", ("الشرطة", "IND")),
        ("Egypt met France. Egypt spoke. The police in India agreed.", ("police", "IND")),
        # An embassy stands where another state is, and an army may.
        ("قصف الجيش الإسرائيلي لبنان. وقتل الجيش في غزة ثلاثة.", ("الجيش", "ISR")),
        ("Egypt met France. Egypt spoke. The government in Hamas agreed.", ("government", "EGY")),
        ("زارت مصر فرنسا. عادت مصر. وقالت السفارة في دلهي ذلك.", ("السفارة", "EGY")),
    ],
)
def test_a_body_is_of_the_state_in_which_it_is(text: str, body: tuple[str, str]) -> None:
    assert mentioned(text)[-2][:2] == body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("حذر وزير الخارجية التركي اليونان. وبعد عودته إلى بلاده، صمت الرئيس الكولومبي.", "COL"),
        ("حذر وزير الخارجية التركي اليونان. وأكد موقف بلاده أمام الرئيس الكولومبي.", "TUR"),
        ("The Turkish foreign minister left. In his country, the Colombian president won.", "COL"),
    ],
)
def test_his_country_may_stand_before_the_one_whose_it_is(text: str, expected: str) -> None:
    _, mentions = document(text)
    (his,) = (m for m in mentions.by_sentence[1] if m.role is MentionRole.PRONOUN)
    assert his.party == expected


@pytest.mark.parametrize(
    "text",
    [
        "نفى المتحدث باسم الجيش اليمني زيد المالكي الخبر. وكرر المالكي ذلك في فلسطين.",
        "Norwegian minister Olav Blinken left. Later Blinken spoke in Washington.",
    ],
)
def test_a_last_name_is_of_whoever_the_article_introduced_by_it(text: str) -> None:
    _, mentions = document(text)
    first, second = (
        next(m for m in found if m.role is MentionRole.PERSON) for found in mentions.by_sentence
    )
    assert first.actor == second.actor


def test_a_last_name_of_several_is_of_the_one_the_article_named() -> None:
    _, mentions = document(
        "وصل وزير الخارجية البريطاني بوريس جونسون إلى الولايات المتحدة. وأشادت واشنطن وأمريكا به. "
        "ثم غادر جونسون."
    )
    assert mentions.by_sentence[2][0].party == "GBR"


def test_a_group_is_the_one_named_last() -> None:
    text = "Hamas met Hamas men. Islamic Jihad fired rockets. The group blamed Egypt."
    assert ("The group", "ISLAMIC_JIHAD", "name") in mentioned(text)
    text = "The ELN met ELN men. The FARC fled, and the rebels blamed Egypt."
    assert ("the rebels", "FARC", "name") in mentioned(text)


def test_a_last_name_may_leave_its_article_out() -> None:
    text = "Egypt's President Kamal el-Badri left. Badri met the Greek president."
    assert mentioned(text)[1][:2] == ("Badri", "EGY")


def test_an_adverb_ends_an_english_noun_phrase() -> None:
    assert mentioned("The U.S. later paused military aid.")[0][0] == "U.S."
    assert mentioned("U.S. ground troops left.")[0][0] == "U.S. ground troops"
