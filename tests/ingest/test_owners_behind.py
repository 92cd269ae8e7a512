"""Bodies of whom the words behind tell whose they are."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import parties

ABOUT = "انسحبت النرويج. وعادت النرويج. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وتقدم الجيش الحكومي الموالي لنظام بشار الأسد.", ["SYR", "SYR"]),
        ("وتقدمت القوات الموالية للحكومة السورية.", ["SYR", "SYR"]),
        ("وتقدم الجيش الحكومي.", ["NOR"]),
        # An adjective that no lexicon has stands between a body and its state's.
        ("ورست القوات البرمائية الفنلندية.", ["FIN", "FIN"]),
        ("ورست القوات الخاصة.", ["NOR"]),
        ("واستقبل الجيش القيادي الفنلندي.", ["NOR", "FIN"]),
    ],
)
def test_forces_are_of_whom_the_words_behind_name(text: str, expected: list[str]) -> None:
    assert parties(ABOUT + text) == ["NOR", "NOR", *expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وأعلنت اللجنة العليا للإغاثة التابعة للحكومة اليمنية ذلك.", ["YEM", "YEM"]),
        ("ودعت اللجنة المنسقة التابعة للأمم المتحدة إلى ذلك.", ["UN", "UN"]),
        ("وأعلنت اللجنة التابعة لفنلندا ذلك.", ["FIN", "FIN"]),
        ("وأعلنت اللجنة ذلك في مقرها التابع للبلدية.", ["NOR"]),
    ],
)
def test_a_commission_is_of_whom_it_belongs_to(text: str, expected: list[str]) -> None:
    assert parties(ABOUT + text) == ["NOR", "NOR", *expected]


@pytest.mark.parametrize(
    "text",
    [
        "وانتقلت إلى النظام الرئاسي.",
        "وأضر ذلك بالنظام المصرفي.",
        "ووصف ذلك بإرهاب الدولة.",
        "وهي ليست الدولة الوحيدة.",
        "وهي الدولة التي بدأت.",
        "وأثار ذلك الأوساط الفنية.",
        "وغادر ذلك النظام.",
    ],
)
def test_systems_and_states_of_some_kind_are_nobodys_body(text: str) -> None:
    assert parties(ABOUT + text) == ["NOR", "NOR"]


def test_a_state_alone_is_the_one_that_the_article_is_on() -> None:
    assert parties(ABOUT + "وتدفع الدولة ذلك.") == ["NOR", "NOR", "NOR"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وفي كينيا قالت الشرطة ذلك.", ["KEN", "KEN"]),
        ("وفي مدينة نيروبي قالت الشرطة ذلك.", ["KEN", "KEN"]),
        # What the sentence is about is not where they are.
        ("وفي ملف أوغندا قالت الشرطة ذلك.", ["UGA", "KEN"]),
        # Soldiers and envoys may be anywhere.
        ("وفي أوغندا قالت السفارة ذلك.", ["UGA", "KEN"]),
    ],
)
def test_a_body_is_of_where_its_sentence_begins(text: str, expected: list[str]) -> None:
    known = "زار الرئيس الكيني نيروبي. وعاد الجيش الكيني. "
    assert parties(known + text)[3:] == expected


def test_an_adjective_may_stand_before_whose_a_body_is() -> None:
    assert parties(ABOUT + "وصل الوفد المفاوض لحماس ليلا.")[2:] == ["HAMAS", "HAMAS"]
