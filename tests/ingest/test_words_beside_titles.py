"""Arabic words right behind a title: names, those that are none, and whom several take."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import mentioned, parties
from tests.ingest.test_tagged import offices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أرمينيا. اتهم المحتجون سركسيان بالكذب", ["أرمينيا", "سركسيان"]),
        ("طالب النواب ماكرون بالرحيل", ["ماكرون"]),
        ("حض الوزراء العرب ترامب على الحوار", ["ترامب"]),
        ("حض قادة مجلس الشيوخ الرئيس دونالد ترامب", ["الرئيس دونالد ترامب"]),
        (
            "التقى عددا من الوزراء ورئيسة الوزراء البريطانية تيريزا ماي",
            ["ورئيسة الوزراء البريطانية تيريزا ماي"],
        ),
        ("وصل الوزير سركسيان إلى أرمينيا", ["الوزير سركسيان", "أرمينيا"]),
        ("وصل النائب إيمانويل ماكرون", ["النائب إيمانويل ماكرون"]),
    ],
)
def test_what_several_do_is_done_to_whoever_stands_behind(text: str, expected: list[str]) -> None:
    assert [words for words, _, _ in mentioned(text)] == expected


def test_a_secretary_general_is_one() -> None:
    assert offices("قال الأمين العام لحزب الله لارس هاغن إن") == {("لارس هاغن", "HEZBOLLAH")}


@pytest.mark.parametrize(
    "text",
    [
        "صور مستشار الرئيس الفرنسي يضرب متظاهراً أمس",
        "أهدى نظيره السنغالي مفاتيح حلبة مصارعة",
        "وصف نائب الرئيس الأمريكي جاهلة وغبية",
        "يتهم رئيس الوزراء البولندي بمعاداة السامية",
        "ينتقد السفير الأميركي لدى النرويج ونعت هاغن بالكاذب",
    ],
)
def test_words_behind_an_official_are_no_name(text: str) -> None:
    assert offices(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قالت السفيرة النرويجية فاطمة سلامة إن", "فاطمة سلامة"),
        ("قال الوزير النرويجي أسامة خليفة إن", "أسامة خليفة"),
        ("قال السفير النرويجي لدى كندا وليد هاغن إن", "وليد هاغن"),
    ],
)
def test_names_that_end_so_are_names(text: str, name: str) -> None:
    assert offices(text) == {(name, "NOR")}


def test_a_rank_without_article_may_be_a_first_name() -> None:
    assert ("رائد خوري", "NOR") in offices("قال الوزير النرويجي رائد خوري إن", "رائد خوري")
    assert parties("حيت قطر أمير قطر تميم بن حمد") == ["QAT", "QAT"]
    assert parties("وصل اللواء الركن تركي بن بندر إلى الرياض") == ["SAU"]
    assert parties("وصل الأمير تركي الفيصل إلى الرياض") == ["SAU", "SAU"]
    assert parties("وصل وفد تركي إلى الرياض") == ["TUR", "SAU"]


def test_what_is_said_for_an_official_is_no_part_of_his_title() -> None:
    words = [words for words, _, _ in mentioned("جاء في بيان صحفي لوزير الخارجية البريطاني")]
    assert words == ["لوزير الخارجية البريطاني"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نريد لبنانا حرا وعراقا قويا", ["LBN", "IRQ"]),
        ("نحو عراق موحد وسودانا ديمقراطيا", ["IRQ", "SDN"]),
        ("اليمن جريح. نريد يمنا سعيدا", ["YEM", "YEM"]),
        ("سافر يمنا ويسارا", []),
        ("زار العراق وبورت سودان", ["IRQ", "SDN"]),
    ],
)
def test_a_states_name_may_be_indefinite(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_a_founder_bears_the_title_of_what_he_founded() -> None:
    text = "ندد مؤسس حزب الله لارس هاغن بالهجوم"
    assert offices(text, "لارس هاغن") == {("لارس هاغن", "HEZBOLLAH")}


def test_a_title_behind_a_relative_is_nobodys() -> None:
    text = "ندد حفيد مؤسس حزب الله لارس هاغن بالهجوم"
    assert offices(text, "لارس هاغن") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انتقد وزير شؤون الاتحاد الأوروبي في النرويج سمير هاغن بيرو", {"NOR", "PER"}),
        ("قال الوزير النرويجي لشؤون الاتحاد الأوروبي إنه باق", {"NOR"}),
        # Whoever is only told of with their affairs may act; so may a state.
        ("قال الخبير في شؤون حزب الله إنه باق", {"HEZBOLLAH"}),
        ("ناقشت النرويج شؤون الأمم المتحدة", {"NOR", "UN"}),
        ("وصل المبعوث النرويجي لشؤون سوريا", {"NOR", "SYR"}),
    ],
)
def test_a_body_is_but_the_field_of_an_office(text: str, expected: set[str]) -> None:
    assert set(parties(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway's EU affairs minister left Peru.", {"NOR", "PER"}),
        ("Norway took part in UN affairs.", {"NOR", "UN"}),
    ],
)
def test_so_it_is_in_english(text: str, expected: set[str]) -> None:
    assert set(parties(text)) == expected
