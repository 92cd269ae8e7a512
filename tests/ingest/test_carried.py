"""Words that stand for actors of the sentence before, and lists of actors."""

from __future__ import annotations

import pytest

from ingest.mentions.lists import lists
from tests.ingest.reading_texts import carried_over, document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اتهم وزير الخارجية التركي اليونان بالكذب. وأضاف أن قبرص تكذب أيضا.", [("وأضاف", "TUR")]),
        ("قال وزير الدفاع الهندي إن الحدود آمنة. وشدد على أن الصين تراقب.", [("وشدد", "IND")]),
        ("قال وزير الدفاع الهندي إن الحدود آمنة. وقال للصحفيين إنه راض.", [("وقال", "IND")]),
        ("قال وزير الدفاع الهندي إن الحدود آمنة. وقال لرويترز إنه راض.", [("وقال", "IND")]),
        ("قال وزير هندي ذلك. وأضاف المتحدث الرسمي أن بكين غائبة.", [("وأضاف", "IND")]),
        ('قال وزير الدفاع الهندي إن الحدود آمنة. وتابع قائلا: "لن نرحل".', [("وتابع", "IND")]),
        ("صرحت متحدثة باسم البيت الأبيض بذلك. وأوضحت المتحدثة أن بكين غائبة.", [("وأوضحت", "USA")]),
        ("قال وزير الدفاع الهندي إن الحدود آمنة. ورحب بقرار الصين.", [("ورحب", "IND")]),
        (
            "أدانت فرنسا وإيطاليا والسويد القرار. وأكدوا أن إسرائيل تخالف القانون.",
            [("وأكدوا", "FRA"), ("وأكدوا", "ITA"), ("وأكدوا", "SWE")],
        ),
        (
            "وصل رئيس كينيا إلى أوغندا. واتفق الجانبان على فتح الحدود.",
            [("الجانبان", "KEN"), ("الجانبان", "UGA")],
        ),
        (
            "وصل رئيس كينيا إلى أوغندا. وتحسنت العلاقات بين البلدين.",
            [("البلدين", "KEN"), ("البلدين", "UGA")],
        ),
        ("وللكوريتين قمة الأحد.", [("وللكوريتين", "PRK"), ("وللكوريتين", "KOR")]),
        ("Talks of both Koreas began.", [("both Koreas", "PRK"), ("both Koreas", "KOR")]),
        ("The Greek prime minister spoke. He thanked Egypt.", [("He", "GRC")]),
        ('The Greek foreign ministry spoke. "Egypt lied", it said.', [("it", "GRC")]),
        ("Chad met Niger. The two countries signed a pact.", [
            ("The two countries", "TCD"), ("The two countries", "NER"),
        ]),
        ("Peru, Chile and Bolivia met. They condemned Spain.", [
            ("They", "PER"), ("They", "CHL"), ("They", "BOL"),
        ]),
    ],
)  # fmt: skip
def test_words_that_stand_for_actors_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert carried_over(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # The verb has a subject of its own.
        "قال وزير الدفاع الهندي إن الحدود آمنة. ويقول منتقدون إن الصين تراقب.",
        "قال وزير الدفاع الهندي إن الحدود آمنة. وقال محامون عن الصين كلاما.",
        "قال وزير الدفاع الهندي إن الحدود آمنة. وطلب السفير الصيني من باكستان الرحيل.",
        "قال وزير الدفاع الهندي إن الحدود آمنة. وقال باحثون إن الصين تراقب.",
        "قال وزير الدفاع الهندي إن الحدود آمنة. وأكدت لجنة التحقيق أن الصين تراقب.",
        "قال وزير الدفاع الهندي إن الحدود آمنة. ردا على ذلك أغلقت باكستان المعبر.",
        "قال وزير الدفاع الهندي إن الحدود آمنة. وأضاف",
        # What is written like a verb and has no subject.
        "قال وزير الدفاع الهندي إن الحدود آمنة. ويذكر أن الصين أغلقت المعبر.",
        "قال وزير الدفاع الهندي إن الحدود آمنة. يُتوقع أن تغلق الصين المعبر.",
        "قال وزير الدفاع الهندي إن الحدود آمنة. اقرأ أيضا: الصين تغلق المعبر.",
        "قال وزير الدفاع الهندي إن الحدود آمنة. عادة بعد اللقاءات تغلق الصين المعبر.",
        "قال وزير الدفاع الهندي إن الحدود آمنة. إضافة إلى ذلك أغلقت الصين المعبر.",
        # A name in quotation marks is the subject.
        'قال وزير الدفاع الهندي ذلك. وأعلنت "سكك بومباي" أنها ستوقف القطارات إلى الصين.',
        # Somebody who is no known actor spoke last, whatever else the sentence names.
        "قالت مصادر محلية إن الجيش الهندي انسحب. وأضافت أن الصين تراقب.",
        "قال محللون إن الهند تخشى الصين. وأضافوا أن باكستان تراقب.",
        # Another office holds the word, or an adjective tells of whom.
        "أدانت فرنسا وإيطاليا والسويد القرار. واتهم رئيس الوزراء إسرائيل بالكذب.",
        "وصل رئيس كينيا إلى أوغندا. والتقى الوزيران التركي والقطري.",
        "زار رئيس كينيا أوغندا. وتمسك بعدها بحل الدولتين.",
        "زار رئيس كينيا أوغندا. والجوع يهدد الناس في البلدان المجاورة.",
        "أدانت فرنسا وإيطاليا والسويد القرار. وحضر المعرض عدد من القادة.",
        # Nobody stands in the sentence before.
        "هطل المطر. وأضاف أن الصين تراقب.",
        # Which two of three is open, and two are named in the sentence itself.
        "اجتمعت كينيا وأوغندا مع رواندا. وتحسنت العلاقات بين البلدين.",
        "هطل المطر. تحسنت علاقات كينيا وأوغندا وقال البلدان ذلك.",
        "Rain fell. He thanked Egypt.",
        "Peru, Chile and Bolivia met. Greece spoke. India won. They blamed Egypt.",
        "Chad met Niger. Rain fell. The two countries signed a pact.",
        "The Greek prime minister spoke. It is unclear whether China will.",
        "The Greek prime minister spoke. Russia said it would strike Ukraine.",
        # The pronoun is somebody of the same sentence.
        "Kenya waited. The Greek prime minister said he thanked Egypt.",
    ],
)
def test_what_is_not_clear_is_nobody(text: str) -> None:
    assert carried_over(text) == []


def test_whoever_is_carried_over_is_carried_on() -> None:
    text = 'قال وزير الدفاع الهندي ذلك. وأضاف أن الصين تراقب. وتابع: "لن نرحل".'
    assert carried_over(text) == [("وأضاف", "IND"), ("وتابع", "IND")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Inside a quotation others are named, but the same one speaks.
        (
            'قال وزير الدفاع الهندي: "الحدود آمنة. الصين تعرف ذلك". وأضاف أن باكستان تراقب.',
            [("وأضاف", "IND")],
        ),
        (
            "قال وزير الدفاع الهندي: «الحدود آمنة. الصين تعرف ذلك». وأضاف أن باكستان تراقب.",
            [("وأضاف", "IND")],
        ),
        # A short quotation is no name, and what is said is no speaker.
        (
            'قال وزير الدفاع الهندي ذلك. وأضاف "هذا أمر خطير"، مشيرا إلى أن الصين تراقب.',
            [("وأضاف", "IND")],
        ),
        (
            "قال وزير الدفاع الهندي ذلك. وأكد أهمية التعاون. وأضاف أن الصين تراقب.",
            [("وأضاف", "IND")],
        ),
        ("قال وزير الدفاع الهندي ذلك. ورأى أن الصين تراقب.", [("ورأى", "IND")]),
        # A mark that was forgotten or turned round holds for some sentences only.
        (
            "قال وزير الدفاع الهندي ”ذلك مهم“ ثم غادر. وصل وزير باكستاني. ورحب بقرار الصين.",
            [("ورحب", "PAK")],
        ),
        # Both sides and what they discussed.
        (
            "زار وزير خارجية فرنسا إيران. وبحث الجانبان الأزمة السورية.",
            [("الجانبان", "FRA"), ("الجانبان", "IRN")],
        ),
        (
            "زار وزير خارجية فرنسا إيران. وحل الطرفان الخلاف.",
            [("الطرفان", "FRA"), ("الطرفان", "IRN")],
        ),
        # An unnamed speaker belongs to whom he is told with, or was told of before.
        (
            "قال مصدر في الجيش الهندي إن الصين تراقب. وأضاف أن باكستان تراقب أيضا.",
            [("وأضاف", "IND")],
        ),
        (
            "قال وزير الدفاع الهندي ذلك. وقال الرجل إن الصين تراقب. وأضاف أن اليابان غائبة.",
            [("وأضاف", "IND")],
        ),
    ],
)
def test_whoever_speaks_goes_on_speaking(text: str, expected: list[tuple[str, str]]) -> None:
    assert carried_over(text) == expected


def test_whoever_acts_together_goes_on_acting() -> None:
    text = (
        "أدانت فرنسا وإيطاليا والسويد القرار. وأكدوا أن الحل بين الهند وباكستان قريب. "
        "وطالب الوزراء الصين بالصبر."
    )
    states = ["FRA", "ITA", "SWE"]
    expected = [(word, state) for word in ("وأكدوا", "الوزراء") for state in states]
    assert carried_over(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("زار وزراء فرنسا وإيطاليا، والسويد مصر.", [["FRA", "ITA", "SWE"], ["EGY"]]),
        ("Peru, Chile and Bolivia met Spain.", [["PER", "CHL", "BOL"], ["ESP"]]),
        ("قصفت روسيا مدينة في سوريا.", [["RUS"], ["SYR"]]),
        # A first و that is the name's own, and a war between two.
        ("اتهمت روسيا واشنطن بالكذب.", [["RUS"], ["USA"]]),
        ("The Russia-Ukraine war goes on.", [["RUS"], ["UKR"]]),
    ],
)
def test_lists_of_actors(text: str, expected: list[list[str]]) -> None:
    annotated, mentions = document(text)
    (sentence,), (here,) = annotated.sentences, mentions.by_sentence
    assert [[m.party for m in one] for one in lists(sentence.tokens, here)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # He and she are persons, it is none.
        ("Putin spoke in Minsk. It condemned Poland.", []),
        ("The Greek army spoke. He condemned Italy.", []),
        ("The Greek president accused Hezbollah. It denied everything.", [("It", "HEZBOLLAH")]),
        ("The Greek president spoke. Athens listened. He thanked Egypt.", [("He", "GRC")]),
        # Either of two things may be meant.
        ("Greece said Greek troops had warned Mali. It denied everything.", [("It", "GRC")]),
        ("Macron said France had warned Mali. It denied everything.", []),
        # Several are not he, and whom the sentence itself names he is first.
        ("Greek leaders met in Oslo. He thanked Egypt.", []),
        ("Greek lawmakers and spokesmen met. She said Egypt paid.", []),
        ("The Greek president spoke. Macron insisted he told Egypt so.", []),
        ("The Greek president spoke. Macron insisted he said no to Egypt.", []),
        ("The Greek president spoke. Macron is wrong, he said in Egypt.", [("he", "GRC")]),
        # Many people of one actor are they.
        ("Chadian troops fled Niger. They were fired on by Libya.", [("They", "TCD")]),
        ("Chad left Niger. They were fired on by Libya.", []),
        # So many as the number says, whatever tells more of them.
        ("Peru, Chile and Bolivia met. The three Andean nations condemned Spain.", [
            ("The three Andean nations", "PER"), ("The three Andean nations", "CHL"),
            ("The three Andean nations", "BOL"),
        ]),
        ("Peru and Chile met. The three nations condemned Spain.", []),
        ("Chad met Niger. Both landlocked neighbours signed a pact.", [
            ("Both landlocked neighbours", "TCD"), ("Both landlocked neighbours", "NER"),
        ]),
        # Two are so until another is named.
        ("Chad attacked Niger. Chad used tanks. Both sides blame Libya.", [
            ("Both sides", "TCD"), ("Both sides", "NER"),
        ]),
        ("Chad attacked Niger. Mali sent tanks. Both sides blame Libya.", []),
        ("Chad signed a pact with Niger. Niger was late. The two leaders left.", []),
        ("Chad and Niger signed a pact of Libya. Both sides were late.", [
            ("Both sides", "TCD"), ("Both sides", "NER"),
        ]),
    ],
)  # fmt: skip
def test_english_words_agree_with_whom_they_mean(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert carried_over(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Somebody who is no known actor spoke, or speaks.
        'The Greek president spoke. "Help us," said a nurse. He condemned Turkey.',
        "The Greek president spoke. His mother said he condemned Turkey.",
        "The Greek president spoke. John Smallwood, a nurse, wept. He condemned Turkey.",
        "Chad, Mali and Niger met. Doctors said they condemned Libya.",
        'Chad, Mali and Niger met. "Help us," say two nurses. They condemned Libya.',
        "In Chad, Mali condemned Kenya. They attacked Libya.",
        # Who mediates between two, and the leaders of something, are not the two.
        "Chad and Mali mediated. The two sides blamed Libya.",
        "Chad met Mali. The two leaders of the gang blamed Libya.",
        # It is nobody, or no subject.
        "Greece spoke. It would be wrong to help Turkey.",
        "Greece spoke. It seems that Turkey lied.",
        "Greece spoke. Far from it, Turkey lied.",
        "Chadian troops fled. Women hope that they fight Libya.",
    ],
)
def test_english_words_that_stand_for_no_known_actor(text: str) -> None:
    assert carried_over(text) == []
