"""Pairs that are never one actor, however alike their names, in both scripts."""

from __future__ import annotations

import pytest

from ingest.identity.judgement import Name, Verdict
from ingest.identity.resolver import default_resolver

STATES = [
    ("Sudan", "South Sudan"),
    ("السودان", "جنوب السودان"),
    ("North Korea", "South Korea"),
    ("كوريا الشمالية", "كوريا الجنوبية"),
    ("Niger", "Nigeria"),
    ("النيجر", "نيجيريا"),
    ("عُمان", "عمّان"),
    ("عمان", "عُمان"),
    ("Oman", "Amman"),
    ("Iran", "Iraq"),
    ("إيران", "العراق"),
    ("Austria", "Australia"),
    ("النمسا", "أستراليا"),
    ("Slovakia", "Slovenia"),
    ("سلوفاكيا", "سلوفينيا"),
    ("Dominica", "Dominican Republic"),
    ("دومينيكا", "جمهورية الدومينيكان"),
    ("Congo - Brazzaville", "Congo - Kinshasa"),
    ("Guinea", "Guinea-Bissau"),
    ("Guinea", "Equatorial Guinea"),
    ("غينيا", "غينيا الاستوائية"),
    ("غينيا", "غينيا بيساو"),
    ("Guinea", "Papua New Guinea"),
    ("Gambia", "Zambia"),
    ("غامبيا", "زامبيا"),
    ("Mali", "Malawi"),
    ("مالي", "ملاوي"),
    ("Georgia", "State of Georgia"),
    ("Ireland", "Iceland"),
    ("أيرلندا", "آيسلندا"),
    ("Latvia", "Lithuania"),
    ("لاتفيا", "ليتوانيا"),
    ("Mauritania", "Mauritius"),
    ("موريتانيا", "موريشيوس"),
    ("Libya", "Lebanon"),
    ("ليبيا", "ليبيريا"),
    ("Libya", "Liberia"),
    ("Uganda", "Rwanda"),
    ("Paraguay", "Uruguay"),
    ("Somalia", "Somaliland"),
    ("Samoa", "American Samoa"),
    ("Syria", "Serbia"),
    ("سوريا", "صربيا"),
]

BODIES = [
    ("Hezbollah", "Kataib Hezbollah"),
    ("حزب الله", "كتائب حزب الله"),
    ("Islamic Jihad", "Islamic State"),
    ("الجهاد الإسلامي", "تنظيم الدولة الإسلامية"),
    ("SDF", "RSF"),
    ("قوات سوريا الديمقراطية", "قوات الدعم السريع"),
    ("FARC", "ELN"),
    ("PUK", "PKK"),
    ("الاتحاد الوطني الكردستاني", "حزب العمال الكردستاني"),
    ("Syrian opposition", "Turkish opposition"),
    ("المعارضة السورية", "المعارضة التركية"),
    ("Syrian opposition", "Bosnian opposition"),
    ("European Union", "African Union"),
    ("الاتحاد الأوروبي", "الاتحاد الأفريقي"),
    ("Taliban", "Tehrik-i-Taliban Pakistan"),
    ("Fatah", "Fatah al-Islam"),
    ("حركة فتح", "فتح الإسلام"),
]

PERSONS = [
    ("George H. W. Bush", "George W. Bush", "USA"),
    ("George H.W. Bush", "George Bush", "USA"),
    ("Bashar al-Assad", "Hafez al-Assad", "SYR"),
    ("بشار الأسد", "حافظ الأسد", "SYR"),
    ("بشار الأسد", "Maher al-Assad", "SYR"),
    ("Kim Jong-un", "Kim Jong-il", "PRK"),
    ("كيم جونغ أون", "كيم جونغ إيل", "PRK"),
    ("كيم جونغ أون", "Kim Yo-jong", "PRK"),
    ("Kim Yong-nam", "Kim Jong-nam", "PRK"),
    ("Ruhollah Khomeini", "Ali Khamenei", "IRN"),
    ("الخميني", "خامنئي", "IRN"),
    ("علي الخميني", "علي خامنئي", "IRN"),
    ("علي الخميني", "Ali Khamenei", "IRN"),
    ("Ali Khamenei", "Mojtaba Khamenei", "IRN"),
    ("Hassan Qashqai", "Hussein Qashqai", "IRN"),
    ("حسن القاضي", "حسين القاضي", "YEM"),
    ("حسن القاضي", "Hussein al-Qadi", "YEM"),
    ("حسين القاضي", "Hassan al-Qadi", "YEM"),
    ("حسان القاضي", "حسن القاضي", "YEM"),
    ("محسن القاضي", "حسن القاضي", "YEM"),
    ("محمد العبيدي", "محمود العبيدي", "IRQ"),
    ("Mohammed al-Obeidi", "Mahmoud al-Obeidi", "IRQ"),
    ("أحمد العبيدي", "حمد العبيدي", "IRQ"),
    ("سعد العبيدي", "سعيد العبيدي", "IRQ"),
    ("سالم العبيدي", "سليم العبيدي", "IRQ"),
    ("راشد العبيدي", "رشيد العبيدي", "IRQ"),
    ("خالد العبيدي", "خليل العبيدي", "IRQ"),
    ("عمر العبيدي", "عمرو العبيدي", "IRQ"),
    ("قاسم العبيدي", "كاظم العبيدي", "IRQ"),
    ("أبو محمد العبيدي", "أبو محمود العبيدي", "ISIS"),
    ("عبد الرحمن العبيدي", "عبد الرحيم العبيدي", "IRQ"),
    ("زيد العبيدي", "زيد العتيبي", "IRQ"),
    ("زيد الشمري", "زيد شمر", "IRQ"),
    ("Masoud Barzani", "Masrour Barzani", "KRG"),
    ("مسعود بارزاني", "نيجيرفان بارزاني", "KRG"),
    ("مسرور بارزاني", "Mansour Barzani", "KRG"),
    ("Rafik Hariri", "Saad Hariri", "LBN"),
    ("سعد الحريري", "بهاء الحريري", "LBN"),
    ("سعد الحريري", "نصر الحريري", ""),
    ("Sonia Gandhi", "Rahul Gandhi", "INDIAN_CONGRESS_PARTY"),
    ("Indira Gandhi", "Sonia Gandhi", ""),
    ("Benazir Bhutto", "Bilawal Bhutto", "PAK"),
    ("بينظير بوتو", "ذو الفقار علي بوتو", "PAK"),
    ("Ban Ki-moon", "Moon Jae-in", ""),
    ("مون جاي إن", "كيم جونغ أون", ""),
    ("مون جاي", "كيم جاي", "KOR"),
    ("Fidel Castro", "Raul Castro", "CUB"),
    ("Nestor Kirchner", "Cristina Kirchner", "ARG"),
    ("Ahmed al-Sharaa", "Farouk al-Sharaa", "SYR"),
    ("أحمد الشرع", "فاروق الشرع", "SYR"),
    ("Jalal Talabani", "Bafel Talabani", ""),
    ("Abdul-Malik al-Houthi", "Hussein al-Houthi", "HOUTHIS"),
    ("محمد علي", "محمد علي الحوثي", "HOUTHIS"),
    ("العبيدي", "العبيدي", "IRQ"),
    ("زيد العبيدي", "العبيدي", "IRQ"),
    ("Li Wenhao", "Lu Wenhao", "CHN"),
    ("Pope John Paul I", "Pope John Paul II", "VAT"),
]

OF_PARTIES = [
    ("Abdullah II", "JOR", "Abdullah bin Abdulaziz", "SAU"),
    ("Abdullah II", "JOR", "King Abdullah of Saudi Arabia", "SAU"),
    ("عبد الله الثاني", "JOR", "عبد الله بن عبد العزيز", "SAU"),
    ("Abdullah", "JOR", "Abdullah", "SAU"),
    ("محمد السادس", "MAR", "محمد الخامس", "MAR"),
    ("زيد العبيدي", "QAT", "زيد العبيدي", "IRQ"),
    ("Zaid al-Obeidi", "QAT", "زيد العبيدي", "IRQ"),
    ("محمد يونس", "BGD", "محمد يونس", "EGY"),
    ("Sergei Lavrov", "RUS", "سيرجى لافروف", "BGR"),
]


@pytest.mark.parametrize(("one", "other"), STATES)
def test_states_stay_apart(one: str, other: str) -> None:
    judged = default_resolver().judge(Name(one, "state"), Name(other, "state"))
    assert judged.verdict is not Verdict.SAME, judged.reason


@pytest.mark.parametrize(("one", "other"), BODIES)
def test_bodies_stay_apart(one: str, other: str) -> None:
    judged = default_resolver().judge(Name(one, "organization"), Name(other, "organization"))
    assert judged.verdict is not Verdict.SAME, judged.reason


@pytest.mark.parametrize("title", ["", "President"])
@pytest.mark.parametrize(("one", "other", "party"), PERSONS)
def test_persons_stay_apart(one: str, other: str, party: str, title: str) -> None:
    first, second = Name(one, "person", party, title), Name(other, "person", party, title)
    judged = default_resolver().judge(first, second)
    assert judged.verdict is not Verdict.SAME, judged.reason


@pytest.mark.parametrize(("one", "first", "other", "second"), OF_PARTIES)
def test_those_of_two_parties_stay_apart(one: str, first: str, other: str, second: str) -> None:
    judged = default_resolver().judge(
        Name(one, "person", first, "Minister"), Name(other, "person", second, "Minister")
    )
    assert judged.verdict is not Verdict.SAME, judged.reason


def test_an_unknown_body_is_never_a_known_one_by_likeness() -> None:
    judge = default_resolver().judge
    known = Name("Hezbollah", "organization")
    assert judge(Name("Hezbolla Movement", "organization"), known).verdict is not Verdict.SAME
