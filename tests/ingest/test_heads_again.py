"""Groups that a word of their names calls again."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اجتمع حزب الشعوب الديمقراطي. وقال الحزب إنه باق.", ["HDP", "HDP"]),
        ("اجتمع حزب الشعب الجمهوري وندد الحزب بالقرار.", ["CHP", "CHP"]),
        (
            "غاب حزب الله. وعاد حزب الله. ثم رد حزب الشعوب الديمقراطي. وقال الحزب إنه باق.",
            ["HEZBOLLAH", "HEZBOLLAH", "HDP", "HDP"],
        ),
        ("ردت حركة طالبان باكستان. وقالت الحركة إنها باقية.", ["TTP", "TTP"]),
        ("اجتمعت منظمة الصحة العالمية. وقالت المنظمة إنها باقية.", ["UN", "UN"]),
        ("اجتمع تنظيم الإخوان. وغادر التنظيم.", ["MUSLIM_BROTHERHOOD", "MUSLIM_BROTHERHOOD"]),
        (
            "ردت منظمة حظر الأسلحة الكيميائية. وشكرتها الأمم المتحدة. وقالت المنظمة إنها باقية.",
            ["OPCW", "UN", "OPCW"],
        ),
        # One whom the lexicon does not know is nobody, whoever else was named.
        ("رد حزب الله. وحل حزب الورد ثم قال الحزب إنه باق.", ["HEZBOLLAH"]),
        ("رد حزب الشعب الجمهوري. وحل حزب الورد ثم قال الحزب إنه باق.", ["CHP"]),
        ('رد حزب الشعب الجمهوري. وحل حزب "زهور" ثم قال الحزب إنه باق.', ["CHP"]),
        ('رد حزب "الشعب الجمهوري". ثم قال الحزب إنه باق.', ["CHP", "CHP"]),
        ("فرت ميلشيات الحوثي من تعز التي تركتها الميليشيات.", ["HOUTHIS", "YEM", "HOUTHIS"]),
        # What enemies call a group by tells less than who else is named.
        ("رد داعش. وتقدمت قوات سوريا الديمقراطية. وغادر التنظيم.", ["ISIS", "SDF", "ISIS"]),
        ("فرت قوات سوريا الديمقراطية. وغادرت المليشيات.", ["SDF"]),
    ],
)
def test_a_group_is_called_again_by_a_word_of_its_name(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رد داعش. وقصف التحالف الرقة.", ["ISIS", "US_LED_COALITION", "SYR"]),
        ("رد داعش. وفاز التحالف من أجل التغيير.", ["ISIS"]),
        ("رد داعش. وفاز التحالف الشيعي.", ["ISIS"]),
        ("ردت الكنيسة الكاثوليكية. وانفصلت الكنيسة اللوثرية.", ["CATHOLIC_CHURCH"]),
    ],
)
def test_what_is_called_alike_is_another(text: str, expected: list[str]) -> None:
    assert parties(text) == expected
