"""Fighters, gunmen and militants who are those of the armed group told of just before."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import mentioned

_SHABAAB = "هاجمت حركة الشباب الصومالية ثكنة. "


def _named(text: str) -> list[tuple[str, str]]:
    return [(words, party) for words, party, _ in mentioned(text)[1:]]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (_SHABAAB + "وقتل الجنود عشرات من الجهاديين.", "الجهاديين"),
        (_SHABAAB + "وطرد الجنود المتشددين من القرية.", "المتشددين"),
        (_SHABAAB + "وتعهد القائد بدحر الإرهابيين.", "الإرهابيين"),
        (_SHABAAB + "وفر العناصر ليلا.", "العناصر"),
        (_SHABAAB + "واعتقل الجنود خمسة من العناصر الإرهابية.", "العناصر"),
        (_SHABAAB + "وقتل الجنود 20 من المسلحين.", "المسلحين"),
        (_SHABAAB + "وقتل الجنود عشرين من المقاتلين.", "المقاتلين"),
        (_SHABAAB + "وطرد الجنود المسلحين المتشددين ليلا.", "المسلحين"),
        # What a verb has for its object is no adjective.
        (_SHABAAB + "وأحرق المقاتلون المنازل.", "المقاتلون"),
    ],
)
def test_fighters_are_those_of_the_group_named_before(text: str, word: str) -> None:
    assert (word, "AL_SHABAAB") in _named(text)


def test_an_opposition_that_fights_has_fighters() -> None:
    text = "انسحبت المعارضة السورية المسلحة. وغادر المقاتلون ليلا."
    assert ("المقاتلون", "SYRIAN_OPPOSITION") in _named(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (_SHABAAB + "وفر المقاتلون الأفغان ليلا.", "المقاتلون"),
        (_SHABAAB + "وفر المقاتلون المحليون ليلا.", "المقاتلون"),
        (_SHABAAB + "وطردوا المتشددين الهندوس ليلا.", "المتشددين"),
        (_SHABAAB + "وجمع المهندس العناصر الكيميائية.", "العناصر"),
        (_SHABAAB + "وهذا بعض الجهاديين.", "الجهاديين"),
        (_SHABAAB + "ووصل جهاديون ليلا.", "جهاديون"),
        # A group whose man speaks blames others.
        ("تحدث حسن نصر الله عن حزب الله. وقال نصر الله إن الإرهابيين هربوا.", "الإرهابيين"),
        # Where another state is than theirs, on a list, or fighting for another cause.
        (_SHABAAB + "وتوعدت موسكو الإرهابيين في سوريا.", "الإرهابيين"),
        (_SHABAAB + 'وتوعدت موسكو "الإرهابيين" في سوريا.', "الإرهابيين"),
        (_SHABAAB + "ودعا إلى نبذ الإرهابيين في كل أنحاء العالم.", "الإرهابيين"),
        (_SHABAAB + "وهذا مأوى المقاتلين المتطرفين العائدين.", "المقاتلين"),
        (_SHABAAB + "وأضيف اسمه إلى قائمة الإرهابيين.", "الإرهابيين"),
        ("انسحبت قوات سوريا الديمقراطية. وقاتلت الجهاديين ليلا.", "الجهاديين"),
        ("انسحبت المعارضة السورية المسلحة. وهزمت العناصر المتطرفة.", "العناصر"),
        ("اجتمع حزب العمال البريطاني. وهرب الإرهابيون ليلا.", "الإرهابيون"),
    ],
)
def test_others_who_fight_are_nobody(text: str, word: str) -> None:
    assert word not in [words for words, _ in _named(text)]


@pytest.mark.parametrize(
    ("text", "word", "party"),
    [
        ("انسحبت وحدات حماية الشعب. ورفضت الوحدات ذلك.", "الوحدات", "SDF"),
        (
            "غابت وحدات حماية الشعب. قال متحدث باسم الوحدات نوري محمود إن الوحدات باقية.",
            "الوحدات",
            "SDF",
        ),
        ("انسحبت قوات سوريا الديمقراطية. وعادت هذه القوات ليلا.", "القوات", "SDF"),
        ("هددت المحكمة الجنائية الدولية الشهود. وأجلت المحكمة قرارها.", "المحكمة", "ICC"),
        ("هددت المحكمة الجنائية الدولية الشهود. ومضت المحكمة الجنائية.", "المحكمة الجنائية", "ICC"),
        ("قصفت إسرائيل موقعا في سوريا. وردت ميليشيات إيران.", "ميليشيات إيران", "IRN"),
        ("تقدم الجيش اليمني نحو صنعاء. وفرت ميليشيا إيران.", "ميليشيا إيران", "HOUTHIS"),
    ],
)
def test_units_courts_and_militias_called_again(text: str, word: str, party: str) -> None:
    assert (word, party) in _named(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("انسحبت قوات سوريا الديمقراطية. وهاجمت القوات الأجنبية.", "القوات"),
        ("انسحبت وحدات حماية الشعب. وبيعت الوحدات السكنية.", "الوحدات"),
        ("هددت المحكمة الجنائية الدولية الشهود. وسكتت المحكمة العليا.", "المحكمة"),
    ],
)
def test_other_units_and_courts_are_none(text: str, word: str) -> None:
    assert word not in [words for words, _ in _named(text)]
