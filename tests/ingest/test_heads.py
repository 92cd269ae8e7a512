"""Groups that are called again by the noun that opens their name."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import mentioned


def _later(text: str) -> list[tuple[str, str]]:
    return [(words, party) for words, party, _ in mentioned(text)[1:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انسحبت مجموعة فاغنر. وقالت المجموعة إنها باقية.", ("المجموعة", "WAGNER")),
        ("انسحبت هيئة تحرير الشام. ورحلت الهيئة ليلا.", ("الهيئة", "NUSRA")),
        ("انسحبت هيئة تحرير الشام. وهرب مقاتلو الهيئة ليلا.", ("مقاتلو الهيئة", "NUSRA")),
        ("انسحبت ميليشيا الدعم السريع. ونفت المليشيات ذلك.", ("المليشيات", "RSF")),
        ("تحدثت منظمة الخوذ البيضاء. وكذبت المنظمة الخبر.", ("المنظمة", "WHITE_HELMETS")),
        ("فاز ائتلاف دولة القانون. وشكر الائتلاف الناخبين.", ("الائتلاف", "STATE_OF_LAW")),
        ("انسحبت جبهة تحرير مورو الإسلامية. ونفت الجبهة ذلك.", ("الجبهة", "MILF")),
        ("خسرت شركة غازبروم. ونفت الشركة ذلك.", ("الشركة", "GAZPROM")),
        ("انسحبت حركة طالبان باكستان. ونفت الحركة ذلك.", ("الحركة", "TTP")),
        ("انسحبت حركة طالبان. وهرب المقاتلون ليلا.", ("المقاتلون", "TALIBAN")),
        ("انسحب تنظيم داعش من تشاد. وهرب المتمردون ليلا.", ("المتمردون", "ISIS")),
        ("ظهرت جماعة أبو سياف. وهربت الجماعة المتشددة.", ("الجماعة", "ABU_SAYYAF")),
    ],
)
def test_the_noun_alone_means_the_group_named_with_it(text: str, expected: tuple[str, str]) -> None:
    assert expected in _later(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        # An adjective or another noun makes it another, and none was named so.
        ("انسحبت مجموعة فاغنر. وقالت المجموعة الأولى إنها باقية.", "المجموعة"),
        ("خسرت شركة غازبروم. وازدحمت الشوارع بالشركة والمصانع.", "بالشركة"),
        ("انسحبت مجموعة فاغنر. ووصلت مجموعة من الناس.", "مجموعة"),
        ("انسحبت مجموعة فاغنر. ونفت الشركة ذلك.", "الشركة"),
        ("خسرت شركة غازبروم. ونفت الشركات ذلك.", "الشركات"),
        ("انسحبت ميليشيا بدر. وهربت الميليشيات ومنها كتائب كثيرة.", "الميليشيات"),
        # Where one fights is no group.
        ("انسحبت جبهة تحرير مورو الإسلامية. والقتال مستمر في الجبهة.", "الجبهة"),
        # An adjective or a name tells whose the fighters are; no army has such.
        ("انسحبت حركة طالبان. وهرب المقاتلون الأجانب ليلا.", "المقاتلون"),
        ("انسحبت حركة طالبان. وهرب كثير من المقاتلين ليلا.", "المقاتلين"),
        ("اجتمعت الأمم المتحدة. وهرب المقاتلون ليلا.", "المقاتلون"),
        ("انسحبت حركة طالبان. هطل المطر. هطل الثلج. وهرب المقاتلون ليلا.", "المقاتلون"),
        # Which of two is open.
        ("انسحبت حركة طالبان وجماعة بوكو حرام. وهرب المقاتلون ليلا.", "المقاتلون"),
        ("خسرت شركة غازبروم وشركة تسلا. ونفت الشركة ذلك.", "الشركة"),
    ],
)
def test_another_group_is_not_meant(text: str, word: str) -> None:
    assert word not in [words for words, _ in _later(text)]


def test_of_several_the_one_named_last_is_meant() -> None:
    text = "خسرت شركة غازبروم. هطل المطر. هطل الثلج. خسرت شركة تسلا. ونفت الشركة ذلك."
    assert _later(text)[-1] == ("الشركة", "TESLA")
