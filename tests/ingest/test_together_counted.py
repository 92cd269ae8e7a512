"""So many states or heads who were named together before: the three countries, the leaders."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over

_LIST = "وقعت تشاد ومالي والنيجر ميثاقا. "
_REST = "فازت كينيا. وخسرت كينيا. "
_THREE = ["TCD", "MLI", "NER"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (_LIST + _REST + "وأعلنت الدول الثلاث الهدنة.", "الدول الثلاث", _THREE),
        (_LIST + _REST + "وأعلنت البلدان الثلاثة الهدنة.", "البلدان الثلاثة", _THREE),
        # Those of the sentence may be some of them.
        (_LIST + _REST + "وقال رئيس غانا إن الدول الثلاث تعبت.", "الدول الثلاث", _THREE),
        (
            "قصفت الطائرات الفرنسية والإيطالية والسويدية القرية. وقالت الدول الثلاث ذلك.",
            "الدول الثلاث",
            ["FRA", "ITA", "SWE"],
        ),
        (
            "استقبل الرئيس التشادي الرئيس المالي ورئيس النيجر. وقال الزعماء الثلاثة ذلك.",
            "الزعماء الثلاثة",
            _THREE,
        ),
        (
            "انتقدت طهران الدول الأوروبية الثلاث.",
            "الدول الأوروبية الثلاث",
            ["FRA", "GBR", "DEU"],
        ),
        # Without a list those of whom the article mostly tells.
        (
            "زار رئيس تشاد مالي. ودعت مالي النيجر. وردت النيجر على تشاد. وتعبت الدول الثلاث.",
            "الدول الثلاث",
            _THREE,
        ),
    ],
)
def test_so_many_are_those_told_of(text: str, word: str, expected: list[str]) -> None:
    assert [party for words, party in carried_over(text) if words == word] == expected


@pytest.mark.parametrize(
    "text",
    [
        # Of two lists, and of two states, nobody knows which three.
        _LIST + "وردت غانا وتوغو وبنين. " + _REST + "وتعبت الدول الثلاث.",
        "زار رئيس تشاد مالي. وردت مالي على تشاد. وتعبت الدول الثلاث.",
        _LIST + _REST + "وتعب الزعماء الثلاثة.",
        # What follows the number tells which they are, and so does whose they are.
        _LIST + "ووصلت الدول الثلاث الأعضاء في المجلس.",
        _LIST + "ووصلت مجموعة الدول الثلاث.",
        "اجتمعت إسبانيا وإيطاليا والنمسا. وكانت أغنى من تلك الدول الأوروبية الثلاث.",
        # Whom somebody only works with sends no ministers.
        "دعا النواب الحكومة إلى العمل مع تشاد ومالي. وكانت قد استدعت الوزراء من عطلتهم.",
    ],
)
def test_others_are_nobody(text: str) -> None:
    assert not [words for words, _ in carried_over(text) if "الثلاث" in words or "الوز" in words]
