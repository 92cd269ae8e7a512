"""Arabic forms that are actors in one place and words, or another's, in another."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import document, mentioned, read


def _parties(text: str) -> list[str]:
    return [party for _, party, _ in mentioned(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عقوبات على شركة غازبروم الروسية", [("شركة غازبروم الروسية", "GAZPROM", "name")]),
        ("وحذر الكرملين الروسي من التصعيد", [("الكرملين الروسي", "RUS", "seat")]),
        ("فيلق أفريقيا الروسي في المدينة", [("فيلق أفريقيا الروسي", "WAGNER", "name")]),
        (
            "شركة غازبروم والروسية الأخرى",
            [("شركة غازبروم", "GAZPROM", "name"), ("والروسية", "RUS", "demonym")],
        ),
        (
            "أبلغت غازبروم الألمانية بالأمر",
            [("غازبروم", "GAZPROM", "name"), ("الألمانية", "DEU", "demonym")],
        ),
    ],
)
def test_an_organization_takes_in_the_adjective_of_its_own_state(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert mentioned(text) == expected


def test_an_adjective_between_a_body_and_a_name_parts_no_title() -> None:
    coded = read("قال رئيس منظمة الطاقة الذرية الإيرانية زيد العبيدي إن الأمر انتهى.")
    (office,) = coded.offices
    assert (office.party, office.title) == ("IRN", "رئيس منظمة الطاقة الذرية الإيرانية")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اجتماع مجلس الأمن الروسي", [("مجلس الأمن الروسي", "RUS", "body")]),
        ("اجتماع مجلس الأمن الدولي", [("مجلس الأمن الدولي", "UN", "name")]),
        ("دعا إلى جلسة في مجلس الأمن", [("مجلس الأمن", "UN", "name")]),
        ("قوات حفظ السلام الروسية", [("قوات حفظ السلام الروسية", "RUS", "body")]),
    ],
)
def test_a_council_with_a_demonym_is_that_states(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert mentioned(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تدخلت روسيا في مالي", ["RUS", "MLI"]),
        ("اتفقت النيجر ومالي على الأمر", ["NER", "MLI"]),
        ("وسحبت مالي سفيرها من النيجر", ["MLI", "NER"]),
        ("سبب لهم عجز مالي أزمة", []),
        ("أعلن المجلس العسكري في مالي طرد السفير الدنماركي", ["MLI", "MLI", "DNK"]),
        ("أدانت الحكومة المالية النيجر", ["MLI", "NER"]),
        ("قتل الجيش المالي عشرة رجال", ["MLI"]),
        ("قال وزير الدفاع المالي إن الأمر انتهى", ["MLI"]),
        ("أعلنت القوات المسلحة المالية الأمر", ["MLI"]),
        ("قدمت روسيا دعم مالي", ["RUS"]),
        ("استقال المدير المالي للشركة", []),
        ("شكا من نقص الدعم المالي", []),
        ("رئيس اللجنة المالية في البلدية", []),
        ("وصل إلى بنين أمس", ["BEN"]),
    ],
)
def test_a_states_name_that_is_a_common_word_is_told_by_its_place(
    text: str, expected: list[str]
) -> None:
    assert _parties(text) == expected


def test_a_language_is_nobody() -> None:
    assert mentioned("كتب بالروسية وباللغة التركية") == []
    assert _parties("لحق بالقوات الروسية") == ["RUS"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بحثت الأمم المتحدة الأمر. وقرر المجلس البلدي غير ذلك.", ["UN"]),
        ("بحثت الأمم المتحدة الأمر. وقرر المجلس غير ذلك.", ["UN", "UN"]),
        ("نددت حماس بالأمر. ونددت به الحركة الوطنية.", ["HAMAS"]),
        ("نددت حماس بالأمر. ونددت الحركة أيضا.", ["HAMAS", "HAMAS"]),
    ],
)
def test_a_body_of_another_kind_is_not_the_one_that_the_article_tells_of(
    text: str, expected: list[str]
) -> None:
    assert _parties(text) == expected


def test_a_preposition_is_no_letter_of_a_name() -> None:
    assert mentioned("قام ترامب بأول زيارة له")[1:] == []
    assert _parties("زار باول موسكو مع ترامب") == ["USA", "RUS", "USA"]


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت الشركة حالة القوة القاهرة",
        "مناورات في بحر الصين الجنوبي",
        "عبرت السفينة خليج عمان",
        "عبرت السفينة مضيق جبل طارق",
    ],
)
def test_seas_and_phrases_that_hold_a_states_name_are_nobody(text: str) -> None:
    assert mentioned(text) == []


def test_bodies_that_words_behind_give_to_others_are_not_the_articles_state() -> None:
    _, mentions = document("أعلنت كولومبيا الأمر. وردت القوات المتمردة عليه.")
    assert [m.party for m in mentions.by_sentence[1]] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رحبت الرباعية الدولية بهدنة في السودان", ["SUDAN_QUAD", "SDN"]),
        ("رحبت الرباعية الدولية بهدنة في الضفة الغربية", ["QUARTET", "PSE"]),
        ("دعم تحالف السودان التأسيسي الأمر", ["TASIS"]),
        ("هاجم حزب العمال المحافظين في بريطانيا", ["LABOUR_PARTY", "GBR"]),
        ("اعترفت إسرائيل بأرض الصومال", ["ISR", "SOMALILAND"]),
        ("حظرت بريطانيا منظمة فلسطين أكشن", ["GBR", "PALESTINE_ACTION"]),
        ("في اليمن دعمت السعودية الحكومة المعترف بها دوليا", ["YEM", "SAU", "YEM"]),
    ],
)
def test_names_that_hold_another_actors_name_or_that_two_bear(
    text: str, expected: list[str]
) -> None:
    assert _parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("غيرت النيجر مجرى النهر", ["NER"]),
        ("شكر وزير مجري النيجر", ["HUN", "NER"]),
        ("ردت النيجر بالمدفعية", ["NER"]),
        ("قصفت المدفعية النيجرية القرية", ["NER"]),
        ("باعت النيجر الغاز بالوحدة الحرارية", ["NER"]),
        ("وقف رعاة من النيجر على الضفة المقابلة", ["NER"]),
        ("حذرت النيجر من هجوم هجين", ["NER"]),
        ("سكن رجل من النيجر قرب آمو داريا", ["NER"]),
    ],
)
def test_words_that_only_look_like_actors(text: str, expected: list[str]) -> None:
    assert _parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أبحرت حاملة الطائرات هاري ترومان من ميناء في قطر.", ["QAT"]),
        ('أبحرت حاملة الطائرات "رونالد ريغان" إلى قطر.', ["QAT"]),
        ("سار الطلاب في شارع الحبيب بورقيبة.", []),
        ("أغلقت الشركة مطار رونالد ريغان.", []),
        ("أطلق الصاروخ من جزيرة عبد الكلام.", []),
        ("وصل رونالد ريغان. ثم هبطت طائرة في مطار ريغان، وعاد ريغان.", ["USA", "USA"]),
        ("وصل عبد الملك الحوثي. وعاد طالب من معهد حسين بدر الدين الحوثي.", ["HOUTHIS"]),
        # Who owns a place, or is met in one, is himself.
        ("وصل رونالد ريغان إلى المطار.", ["USA"]),
        ("استقبل في المطار رونالد ريغان.", ["USA"]),
        ("وقف في الشارع الحبيب بورقيبة.", ["TUN"]),
    ],
)
def test_places_and_ships_called_after_persons_are_nobody(text: str, expected: list[str]) -> None:
    assert _parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شكر مرشح حزب الشعوب الديمقراطي قطر.", ["HDP", "QAT"]),
        ("شكرت مرشحة حزب الخير قطر.", ["IYI_PARTY", "QAT"]),
        ("شكر مرشح حزب الورد قطر.", ["QAT"]),
    ],
)
def test_a_candidate_is_of_the_party_that_begins_with_the_last_word(
    text: str, expected: list[str]
) -> None:
    assert _parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شكر ميرتس قطر.", ["DEU", "QAT"]),
        ("شكر حزب ميرتس قطر.", ["MERETZ", "QAT"]),
        ("شكرت هيئة الدفاع المحكمة في قطر.", ["QAT"]),
        ("شكرت لجنة المتابعة العربية البلديات في إسرائيل.", ["ISR"]),
        ("شكر حزب الاستقلال المغرب.", ["ISTIQLAL", "MAR"]),
        ("شكر حزب الاستقلال البرلمان البريطاني.", ["UKIP", "GBR"]),
        ("شكر حزب الرابطة الباكستانية قطر.", ["PML_N", "QAT"]),
        ("شكر لاعب الهلال عمر عبد الرحمن الجمهور.", []),
        ("سجن الشيخ عمر عبد الرحمن في تكساس.", ["GAMAA_ISLAMIYA", "USA"]),
    ],
)
def test_forms_that_others_share_are_whose_the_text_tells(text: str, expected: list[str]) -> None:
    assert _parties(text) == expected
