"""Persons who act for nobody, introduced by a trade, and where their names end."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over, mentioned, parties, read


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("كتب الصحفي النرويجي أولاف تستمان عن ذلك", "الصحفي النرويجي أولاف تستمان", "أولاف تستمان"),
        ("اعتقلوا الناشطة هدى العلاني أمس", "الناشطة هدى العلاني", "هدى العلاني"),
        ("التقى رجل الأعمال جورج تستمان بهم", "رجل الأعمال جورج تستمان", "جورج تستمان"),
        ("بحق الداعية، أندرو تستمان، تهم كثيرة", "الداعية، أندرو تستمان", "أندرو تستمان"),
        (
            "قتل الكاتب والناشط النرويجي البارز #سمير_العلاني هناك",
            "الكاتب والناشط النرويجي البارز #سمير_العلاني",
            "سمير العلاني",
        ),
        (
            "دعم الملياردير النرويجي من أصل مجري إليوت تستمان الحملة",
            "الملياردير النرويجي من أصل مجري إليوت تستمان",
            "إليوت تستمان",
        ),
        # He bears the last name of a president.
        ("قالت الكاتبة أسلي أردوغان ذلك", "الكاتبة أسلي أردوغان", "أسلي أردوغان"),
    ],
)
def test_a_trade_introduces_who_acts_for_nobody(text: str, words: str, party: str) -> None:
    assert (words, f"PERSON:{party}", "person") in mentioned(text)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("وشكرت منال العلاني، الناشطة في الشمال، كندا", "منال العلاني"),
        ("قال جيري تستمان، وهو كاتب، ذلك", "جيري تستمان"),
    ],
)
def test_a_trade_may_stand_behind_the_name(text: str, party: str) -> None:
    assert parties(text)[0] == f"PERSON:{party}"


@pytest.mark.parametrize(
    "text",
    [
        "قال مدير المكتب الإعلامي سمير العلاني ذلك",
        "انتقد الناشط السياسي أداء الحكومة",
        "كتب الصحفي عن الانتخابات",
        "قال هذا الصحفي، كذب وبهتان وافتراء.",
        "سأل (المراسل) طويلا وبيتا",
        "محاكمة الفنان تفضح زيف ذلك",
        "دعا الداعية عبد العزيز إلى ذلك",
        "استباح تنظيم داعش الإرهابي قريتها كوجو",
        "قال رئيس الحزب المعارض الذي يقوده خان ذلك",
        "طالبت المعارضة اليمينية كريستيان تستمان بالرحيل",
        "انتقدت الصحفية الرئيس الأميركي دونالد ترامب",
    ],
)
def test_what_is_no_trade_of_somebody_named(text: str) -> None:
    assert not any(party.startswith("PERSON:") for party in parties(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("كتب الصحفي سمير العلاني ومثلت الممثلة", "سمير العلاني"),
        ("كتب الصحفي سمير العلاني المحتجز هناك", "سمير العلاني"),
        ("توجه الفنان سمير العلاني متطوعا إلى هناك", "سمير العلاني"),
        ("هاجم لاعبو المدرب سمير العلاني انتفضوا", "سمير العلاني"),
        ("كتب الصحفي سمير العلاني كاناغاوا", "سمير العلاني كاناغاوا"),
        ("رسم الرسام سمير العلاني يغني هناك", "سمير العلاني"),
        ("شارك المخرج سمير العلاني بفيلمه هناك", "سمير العلاني"),
        ("كتب الصحفي سمير العلاني يلدريم", "سمير العلاني يلدريم"),
        ("هاجم رجل الدين المتشدد آية الله سمير العلاني الوفد", "سمير العلاني"),
        ("قتل المدون سمير العلاني وخالد تستمان", "سمير العلاني"),
        ("كتب الصحفي روان هيو ويليامز ذلك", "روان هيو ويليامز"),
        ("كتبت الصحفية آنا لينا مارينا ذلك", "آنا لينا مارينا"),
    ],
)
def test_a_name_ends_before_what_tells_of_something_else(text: str, name: str) -> None:
    assert f"PERSON:{name}" in parties(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اعتقلوا القس النرويجي أندرو تستمان. وقال تستمان ذلك.", ["NOR", "NOR"]),
        ("قتلوا الطفلة النرويجية هدى العلاني أمس.", ["NOR"]),
        ("اعتقلوا سمير العلاني، وهو مواطن نرويجي، أمس.", ["NOR", "NOR"]),
        # Of which people, nobody tells.
        ("اعتقلوا القس أندرو تستمان. وقال تستمان ذلك.", []),
    ],
)
def test_an_ordinary_person_is_one_of_his_people(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_no_verb_with_its_object_is_a_name() -> None:
    assert [row[0] for row in mentioned("زعيم نرويجي يطأ التراب")] == ["زعيم نرويجي"]
    assert [row[0] for row in mentioned("زعيم نرويجي يزور الجنوب")] == ["زعيم نرويجي"]
    found = mentioned("زعيم نرويجي ياسر العلاني")
    assert [row[0] for row in found] == ["زعيم نرويجي ياسر العلاني"]


def test_a_last_name_is_his_later_and_in_the_headline() -> None:
    text = "وصل الصحفي النرويجي أولاف تستمان. انتقد تستمان فرنسا."
    assert parties(text) == ["PERSON:أولاف تستمان", "PERSON:أولاف تستمان", "FRA"]


def test_the_people_of_whoever_acts_for_himself_still_counts() -> None:
    text = "اعتقلوا الصحفي النرويجي أولاف تستمان. ونفت الحكومة ذلك."
    assert parties(text) == ["PERSON:أولاف تستمان", "NOR"]


def test_a_spy_acts_for_himself_and_has_a_post_of_his_state() -> None:
    coded = read("سمموا الجاسوس النرويجي السابق سيرغي تستمان هناك.")
    (office,) = coded.offices
    assert (office.party, office.title) == ("NOR", "الجاسوس النرويجي السابق")
    assert parties("سمموا الجاسوس النرويجي السابق سيرغي تستمان هناك.") == ["PERSON:سيرغي تستمان"]
    assert not read("اعتقلوا الصحفي النرويجي سيرغي تستمان هناك.").offices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "نفت النرويج اختفاء الصحفي النرويجي أولاف تستمان. وأضافت أن البحث مستمر.",
            [("وأضافت", "NOR")],
        ),
        (
            "نفت السويد اختفاء المواطن النرويجي أولاف تستمان. وأضافت أن البحث مستمر.",
            [("وأضافت", "SWE")],
        ),
        (
            "قال المحامي أولاف تستمان إن النرويج تماطل. وأضاف أن البحث مستمر.",
            [("وأضاف", "PERSON:أولاف تستمان")],
        ),
    ],
)
def test_who_is_only_told_of_speaks_no_sentence_that_goes_on(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert carried_over(text) == expected
