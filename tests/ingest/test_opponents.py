"""Opponents, oppositions and gunmen who do not say whose they are."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هدد النظام الإيراني معارضيه.", ["IRN", "IRANIAN_OPPOSITION"]),
        ("أسكتت تركيا معارضيها.", ["TUR", "TURKISH_OPPOSITION"]),
        ("اشتبكت قوات مصر مع جماعات معارضة لها.", ["EGY", "EGYPTIAN_OPPOSITION"]),
        # The opponents are of whoever is named last, not of all who are named.
        ("اتهمت النرويج النظام السوري بقتل معارضيه.", ["NOR", "SYR", "SYRIAN_OPPOSITION"]),
        ("عاد بوتين من رحلته. واتهمه معارضوه بالكذب.", ["RUS", "RUSSIAN_OPPOSITION"]),
        ("عاد بوتين. وتقدمت قوات سوريا بعد معارك طويلة مع كثير من معارضيها.", ["RUS", "SYR"]),
        # The lexicon knows no opposition of theirs.
        ("انتقد رئيس النرويج معارضيه.", ["NOR"]),
    ],
)
def test_his_opponents_are_those_of_whoever_is_named_before(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سجنت روسيا معارضي بوتين.", ["RUS", "RUSSIAN_OPPOSITION", "RUS"]),
        ("دربت تركيا معارضين للنظام السوري.", ["TUR", "SYRIAN_OPPOSITION", "SYR"]),
        ("تظاهر المعارضون للرئيس السيسي.", ["EGYPTIAN_OPPOSITION", "EGY"]),
        # Who opposes a matter is nobody's opposition.
        ("دعت تركيا معارضي المشروع إلى الحوار.", ["TUR"]),
        ("حذرت روسيا معارضين للمشروع.", ["RUS"]),
        ("تحدثت إيران عن نواب معارضين لقرارها.", ["IRN"]),
    ],
)
def test_opponents_are_of_whom_the_words_behind_name(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اعتقلت السلطات المصرية معارضين.", ["EGY", "EGYPTIAN_OPPOSITION"]),
        ("أفرجت إثيوبيا عن المعارضين.", ["ETH", "ETHIOPIAN_OPPOSITION"]),
        ("اتهم ناشطون السلطات في مصر بقمع المعارضة.", ["EGY", "EGY", "EGYPTIAN_OPPOSITION"]),
        ("أغلقت مصر صحيفة «النيل» المعارضة.", ["EGY"]),
        ("أغلقت مصر الصحيفة المعارضة.", ["EGY"]),
        ("اعتقلت الشرطة المصرية معارضين مصريين.", ["EGY", "EGYPTIAN_OPPOSITION"]),
        # Whose they are stays open: the sentence names two, or one that the article is not on.
        ("دعت ألمانيا مصر إلى الإفراج عن معارضين.", ["DEU", "EGY"]),
        ("سافر رئيس كينيا. وعاد رئيس كينيا. وزارت مصر معارضين.", ["KEN", "KEN", "EGY"]),
    ],
)
def test_opponents_are_of_the_state_that_their_sentence_is_about(
    text: str, expected: list[str]
) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل القذافي على يد مسلحين معارضين.", ["LBY", "LIBYAN_OPPOSITION"]),
        ("انسحب مقاتلون معارضون في سوريا.", ["SYRIAN_OPPOSITION", "SYR"]),
        ("دعمت تركيا المعارضين في محافظة إدلب.", ["TUR", "SYRIAN_OPPOSITION", "SYR"]),
        # No opposition of these states fights.
        ("حذر رئيس روسيا من مسلحين معارضين.", ["RUS"]),
        ("تقدم المسلحون في سوريا.", ["SYRIAN_OPPOSITION", "SYR"]),
        ("تقدم المسلحون الموالون للنظام السوري.", ["SYR"]),
        ("تقدم المسلحون المنتمون لداعش في سوريا.", ["ISIS", "SYR"]),
    ],
)
def test_armed_opponents_are_those_who_fight_there(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت تركيا المتمردين الأكراد.", ["TUR", "PKK"]),
        ("قتلت تركيا مسلحين أكرادا.", ["TUR"]),
        ("قتلت تركيا مسلحين أكراد.", ["TUR", "PKK"]),
        ("لاحقت تركيا المسلحين الأكراد في سوريا.", ["TUR", "SDF"]),
        ("انسحب مسلحون أكراد في سوريا من منبج في سوريا.", ["SDF", "SYR", "SYR", "SYR"]),
        ("هاجمت الميليشيات الإيرانية اليمن.", ["HOUTHIS", "IRN", "YEM"]),
        ("هاجمت الميليشيات الإيرانية بلدة في سوريا.", ["IRN", "IRN", "SYR"]),
        ("غادرت الفصائل حلب في سوريا.", ["SYRIAN_OPPOSITION", "SYR", "SYR"]),
        ("أطلقت الفصائل صواريخ من غزة في فلسطين.", ["PSE", "PSE", "PSE"]),
    ],
)
def test_armed_groups_are_told_by_the_state_that_the_article_names(
    text: str, expected: list[str]
) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف التحالف الدولي الذي تقوده السعودية صنعاء.", ["ARAB_COALITION", "SAU", "YEM"]),
        ("قصف تحالف تقوده الرياض صنعاء.", ["ARAB_COALITION", "SAU", "YEM"]),
        ("قصفت مقاتلات التحالف بقيادة واشنطن داعش.", ["US_LED_COALITION", "USA", "ISIS"]),
        ("قصف التحالف داعش.", ["US_LED_COALITION", "ISIS"]),
        ("قصف التحالف الأميركي داعش.", ["US_LED_COALITION", "ISIS"]),
        ("حذر داعش من التحالف الأميركي الإسرائيلي.", ["ISIS", "USA", "ISR"]),
        ("رد التحالف السعودي الأمريكي على داعش.", ["SAU", "USA", "ISIS"]),
        ("قصف التحالف الدولي الأمريكي داعش.", ["US_LED_COALITION", "USA", "ISIS"]),
        ("رد التحالف على الحوثيين.", ["ARAB_COALITION", "HOUTHIS"]),
        # A coalition of parties is none of these.
        ("فاز التحالف الذي يقوده حزبه بعد طرد داعش.", ["ISIS"]),
        ("فاز التحالف بزعامة رجل أعمال بعد طرد داعش.", ["ISIS"]),
    ],
)
def test_a_coalition_is_told_by_who_leads_it(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "army"),
    [
        ("أعيد بناء الجيش الوطني السوري.", "SYR"),
        ("أعلن تأسيس جيش وطني سوري.", "SYR"),
        ("رحبوا بالجيش الوطني السوري الجديد.", "SYR"),
        ("تقدم الجيش الوطني السوري.", "SYRIAN_OPPOSITION"),
        ("جرى تدريب الجيش الوطني السوري.", "SYRIAN_OPPOSITION"),
    ],
)
def test_an_army_that_is_founded_is_the_states(text: str, army: str) -> None:
    assert parties(text) == [army]
