"""Words for two or for so many of the actors of the sentence before."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over

_MEETING = "التقى رئيس كينيا رئيس أوغندا وبحثا أزمة السودان مع الأمم المتحدة. "
_STATES = "وقعت كينيا مع أوغندا اتفاقا برعاية الأمم المتحدة. "
_GROUPS = "تتفاوض حركة فتح مع حركة حماس في القاهرة. "
_LIST = "أدانت فرنسا وإيطاليا والسويد القرار. "


@pytest.mark.parametrize(
    ("text", "word", "parties"),
    [
        (_MEETING + "واتفق الزعيمان على السلام.", "الزعيمان", ["KEN", "UGA"]),
        (_MEETING + "وبحث الرئيسان السلام.", "الرئيسان", ["KEN", "UGA"]),
        (_MEETING + "واتفق رئيسا البلدين على السلام.", "رئيسا البلدين", ["KEN", "UGA"]),
        (_STATES + "وتحسنت العلاقات بين البلدين.", "البلدين", ["KEN", "UGA"]),
        (_STATES + "ورحبت الحكومتان بالاتفاق.", "الحكومتان", ["KEN", "UGA"]),
        (_GROUPS + "ووقعت الحركتان اتفاقا.", "الحركتان", ["FATAH", "HAMAS"]),
        ("فازت كينيا على أوغندا. ثم التقى الفريقان مجددا.", "الفريقان", ["KEN", "UGA"]),
        # Of whom two heads speak is neither of them.
        (
            "بحث الرئيس الكيني مع الرئيس الأوغندي ملف الصين. واتفق البلدان على السلام.",
            "البلدان",
            ["KEN", "UGA"],
        ),
        # Who is named again changes nothing of who the two are.
        (
            "التقى رئيس كينيا رئيس أوغندا. وكان رئيس كينيا مريضا. واتفق الزعيمان على السلام.",
            "الزعيمان",
            ["KEN", "UGA"],
        ),
        (_LIST + "واتفق هؤلاء مع الصين على السلام.", "هؤلاء", ["FRA", "ITA", "SWE"]),
        (_LIST + "ورحبت الدول الثلاث بالسلام.", "الدول الثلاث", ["FRA", "ITA", "SWE"]),
        (_LIST + "ورحب القادة الثلاثة بالسلام.", "القادة الثلاثة", ["FRA", "ITA", "SWE"]),
    ],
)
def test_a_word_for_many_means_those_of_its_kind(text: str, word: str, parties: list[str]) -> None:
    assert carried_over(text) == [(word, party) for party in parties]


@pytest.mark.parametrize(
    "text",
    [
        # Three states, of which two stay open; groups are no states.
        "وقعت كينيا مع أوغندا والسودان اتفاقا. وتحسنت العلاقات بين البلدين.",
        "وقعت كينيا مع أوغندا اتفاقا. ورحبت الحركتان بالاتفاق.",
        _MEETING + "واعتقل الرئيسان السابقان.",
        # So many were not named.
        _LIST + "ورحبت الدول الأربع بالسلام.",
        # A noun tells who these are, or they are a part of more.
        _LIST + "وقال هؤلاء الناس إن السلام بعيد.",
        _LIST + "وكان كثير من هؤلاء هناك.",
        "هطل المطر. وقال هؤلاء إن السلام بعيد.",
    ],
)
def test_which_of_them_is_open_is_nobody(text: str) -> None:
    assert carried_over(text) == []


def test_of_two_who_are_meant_neither_speaks_on_alone() -> None:
    text = _MEETING + "ووقف الزعيمان وقال رئيس أوغندا إن السلام قريب. وأضاف أن الصين تراقب."
    assert carried_over(text)[-1] == ("وأضاف", "UGA")
