"""Who is said to speak: the sentence's own verbs, sources, quotations, and who goes on."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import claim, read


def _speaker(text: str, kind: str) -> set[str | None]:
    coded = read(text)
    party = {actor.id: actor.party for actor in coded.actors}
    return {party[c.speaker] if c.speaker else None for c in coded.claims if c.type == kind}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال وزير الخارجية التركي إن روسيا هاجمت أوكرانيا", "TUR"),
        ("وزير الخارجية التركي قال إن روسيا هاجمت أوكرانيا", "TUR"),
        ("قال الجيش التركي كلاما. وأضاف أن روسيا هاجمت أوكرانيا", "TUR"),
        ("وبحسب الجيش التركي هاجمت روسيا أوكرانيا", "TUR"),
        ("نقلا عن الجيش التركي، هاجمت روسيا أوكرانيا", "TUR"),
        ("الجيش التركي: روسيا هاجمت أوكرانيا", "TUR"),
        ("هاجمت روسيا أوكرانيا", None),
        ("قال الجيش التركي كلاما. يذكر أن روسيا هاجمت أوكرانيا", None),
        ("China said Russia attacked Ukraine", "CHN"),
        ("China: Russia attacked Ukraine", "CHN"),
        ("According to China, Russia attacked Ukraine", "CHN"),
        ('"Russia attacked Ukraine", said China', "CHN"),
        ("Russia attacked Ukraine", None),
    ],
)
def test_the_speaker_is_kept(text: str, speaker: str | None) -> None:
    assert _speaker(text, "ATTACKS") == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قالت الصين إن تركيا اتهمت إيران بمهاجمة إسرائيل", {"CHN"}),
        ("China said Turkey accused Iran", {"CHN"}),
    ],
)
def test_of_nested_speech_each_claim_has_its_own_speaker(text: str, speaker: set[str]) -> None:
    assert _speaker(text, "ACCUSES") == speaker


@pytest.mark.parametrize("text", ["اتهمت تركيا إيران بالكذب", "Turkey accused Iran of lying"])
def test_nobody_attributes_an_accusation_to_the_accuser(text: str) -> None:
    assert None in _speaker(text, "ACCUSES")


@pytest.mark.parametrize(
    "text",
    [
        # A preposition, with and without a pronoun.
        "اندلعت معارك بين الجيش الكيني وأوغندا",
        "وقبل الاتفاق بينها وبين الهند هاجمت الصين اليابان",
        "عبر كينيا هاجمت الصين اليابان",
        # A noun in ة, which is folded as if it had an object.
        "وصلت سفن تابعة لكينيا وهاجمت الصين اليابان",
        "خلال فترة توتر في كينيا هاجمت الصين اليابان",
        "إضافة إلى كينيا هاجمت الصين اليابان",
        "هاجمت الصين اليابان في إشارة إلى كينيا",
    ],
)
def test_what_only_looks_like_a_verb_of_speech_has_no_speaker(text: str) -> None:
    assert _speaker(text, "ATTACKS") == {None}


@pytest.mark.parametrize(
    "text",
    [
        "وبيّن الجيش الكيني أن الصين هاجمت اليابان",
        "وبين الجيش الكيني أن الصين هاجمت اليابان",
        "بينت كينيا أن الصين هاجمت اليابان",
        "ويبين الجيش الكيني أن الصين هاجمت اليابان",
        "قال الجيش الكيني ذلك. وفي كلمته بين أن الصين هاجمت اليابان",
        "وعبر الجيش الكيني عن قلقه بعدما هاجمت الصين اليابان",
        "يتوقع الجيش الكيني أن تنسحب الهند بعدما هاجمت الصين اليابان",
        "ما قاله الجيش الكيني هو أن الصين هاجمت اليابان",
    ],
)
def test_what_looks_like_a_preposition_or_noun_may_be_a_verb_of_speech(text: str) -> None:
    assert _speaker(text, "ATTACKS") == {"KEN"}


@pytest.mark.parametrize(
    "text",
    [
        # Somebody is only there, meets somebody or tells somebody.
        "قال شهود في كينيا إن الصين هاجمت اليابان",
        "أفاد نشطاء معارضون في كينيا بأن الصين هاجمت اليابان",
        "أعلن في نيروبي أن الصين هاجمت اليابان",
        "قال بعد لقاء مع الجيش الكيني إن الصين هاجمت اليابان",
        "قال شهود للجيش الكيني إن الصين هاجمت اليابان",
        "وبحسب شهود في كينيا هاجمت الصين اليابان",
        "هاجمت الصين اليابان في ما وصفه بعدوان كينيا",
        "هاجمت الصين اليابان بعد ما وصفته بتهديد الجيش الكيني",
        "زار مسؤول فيجي كينيا وقال إن الصين هاجمت اليابان",
        "According to witnesses in Kenya, China attacked Japan",
        '"China attacked Japan", said a tourist in Kenya',
        "China attacked Japan before it visited Kenya, an official said",
        # An object is not the subject.
        "Analysts warned Kenya as China attacked Japan",
        '"China attacked Japan", warning Kenya of more',
        # What is said names somebody.
        "A tourist said Kenya was wrong and China attacked Japan",
        # Not speech: part of a name, a noun, or a verb that tells of what goes on.
        "Troops of Islamic State in Kenya left and China attacked Japan",
        "Kenya awaited the report and China attacked Japan",
        "Kenya continued its exports and China attacked Japan",
        "Kenya closed a State Museum and China attacked Japan",
    ],
)
def test_who_only_stands_beside_a_word_of_speech_is_no_speaker(text: str) -> None:
    assert _speaker(text, "ATTACKS") == {None}


@pytest.mark.parametrize(
    "text",
    [
        "قال مصدر في الجيش الكيني إن الصين هاجمت اليابان",
        "قال كل من كينيا وأوغندا إن الصين هاجمت اليابان",
        "قال المركز الوطني في كينيا إن الصين هاجمت اليابان",
        "جاء في الخبر، وذكر بيان للجيش الكيني، أن الصين هاجمت اليابان",
        "أعلن في أوسلو الجيش الكيني أن الصين هاجمت اليابان",
        "وفقا للجيش الكيني هاجمت الصين اليابان",
        "كينيا قالت إن الصين هاجمت اليابان",
        "نبه بيان الجيش الكيني إلى أن الصين هاجمت اليابان",
        "According to a spokesman for the Kenyan army, China attacked Japan",
        "China attacked Japan, said Kenya.",
        'China attacked Japan," said a spokesman for the Kenyan army',
        "Kenya Says China Attacked Japan",
        "Kenya, a neighbour, said China attacked Japan",
        "Kenya continued: China attacked Japan",
        "Kenya maintains that China attacked Japan",
        "Kenya reports that China attacked Japan",
    ],
)
def test_who_belongs_to_an_actor_or_stands_in_its_place_is_its_speaker(text: str) -> None:
    assert _speaker(text, "ATTACKS") == {"KEN"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال الجيش الكيني كلاما. وقال شهود إن الصين هاجمت اليابان", None),
        ("قال الجيش الكيني كلاما. وقالت مصادر إن الصين هاجمت اليابان", None),
        ("قال الجيش الكيني كلاما. وذكرت وكالة رويترز أن الصين هاجمت اليابان", None),
        ("قال الجيش الكيني كلاما. شهود قالوا إن الصين هاجمت اليابان", None),
        ("The Kenyan army said so. Witnesses say that China attacked Japan", None),
        ("The Kenyan army said so. A witness added that China attacked Japan", None),
        ("قال الجيش الكيني كلاما. وقال إن الصين هاجمت اليابان", "KEN"),
        ("قال الجيش الكيني كلاما. لكنه قال إن الصين هاجمت اليابان", "KEN"),
        ("قال الجيش الكيني كلاما. وقال المتحدث إن الصين هاجمت اليابان", "KEN"),
        ('قال الجيش الكيني كلاما. وتابع المتحدث قائلا: "الصين هاجمت اليابان"', "KEN"),
        ("قال الجيش الكيني كلاما. وقال للصحفيين إن الصين هاجمت اليابان", "KEN"),
        ("قال الجيش الكيني كلاما. وقال أيضا للحكومة إن الصين هاجمت اليابان", "KEN"),
        ("The Kenyan army said so. It added that China attacked Japan", "KEN"),
        ("The Kenyan army said so. He says China attacked Japan", "KEN"),
    ],
)
def test_only_a_verb_without_a_subject_goes_on(text: str, speaker: str | None) -> None:
    assert _speaker(text, "ATTACKS") == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # The verb is masculine, its object feminine.
        ("قال الجيش الكيني كلاما. ودعا أوغندا إلى الحذر بعدما هاجمت الصين اليابان", "KEN"),
        ("قال الجيش الكيني كلاما. واتهم أوغندا بالكذب بعدما هاجمت الصين اليابان", "KEN"),
        ("قالت كينيا كلاما. وحذرت الجيش الأوغندي بعدما هاجمت الصين اليابان", "KEN"),
        # They agree.
        ("قال الجيش الكيني كلاما. ودعت أوغندا إلى الحذر بعدما هاجمت الصين اليابان", "UGA"),
        ("قال الجيش الكيني كلاما. واتهم الجيش الأوغندي رواندا بعدما هاجمت الصين اليابان", "UGA"),
        ("قال الجيش الكيني كلاما. وحذرت ميركل من الحرب بعدما هاجمت الصين اليابان", "DEU"),
    ],
)
def test_who_does_not_agree_with_an_arabic_verb_is_its_object(text: str, speaker: str) -> None:
    assert _speaker(text, "ATTACKS") == {speaker}


@pytest.mark.parametrize(
    ("text", "source", "kind", "target", "speaker"),
    [
        # Whoever is listed with the speaker says it too.
        ("Peru, Chile and Bolivia warned Spain.", "PER", "THREATENS", "ESP", None),
        # What another clause says is not of this one.
        ("Peru thanked Chile, but Spain said it was late.", "PER", "SUPPORTS", "CHL", None),
        ("Peru attacked Chile; Spain said it was late.", "PER", "ATTACKS", "CHL", None),
        ("Peru attacked Chile, Spain said.", "PER", "ATTACKS", "CHL", "ESP"),
        ("Peru attacked Chile, Spain said, as rain fell.", "PER", "ATTACKS", "CHL", "ESP"),
        ("After the Pentagon said Peru attacked Chile, we left.", "PER", "ATTACKS", "CHL", "USA"),
        # Who denies a charge does not make it.
        ("Peru attacked Chile, which Peru denies.", "PER", "ATTACKS", "CHL", None),
        # The place of a dateline does not speak.
        ("MADRID: Peru attacked Chile.", "PER", "ATTACKS", "CHL", None),
        ("Spain: Peru attacked Chile.", "PER", "ATTACKS", "CHL", "ESP"),
        # Whom a preposition leads to, or who only tells of a noun, is no subject.
        (
            "Peru, which is in talks with the Houthis now, accused Chile.",
            "PER", "ACCUSES", "CHL", None,
        ),
        ("Jo Mann, a Syria researcher, said Peru attacked Chile.",
         "PER", "ATTACKS", "CHL", None),
        # A participle before a noun is no verb.
        ("Peru accused Chile over Spain's alleged losses.",
            "PER", "ACCUSES", "CHL", None),
    ],
)  # fmt: skip
def test_who_does_not_say_an_english_claim(
    text: str, source: str, kind: str, target: str, speaker: str | None
) -> None:
    assert claim(text, source, kind, target).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # Verbs of doing.
        ("واصلت كينيا عملها بعدما هاجمت الصين اليابان", None),
        ("علقت كينيا عضويتها بعدما هاجمت الصين اليابان", None),
        ("وتابعت كينيا أن الصين هاجمت اليابان", "KEN"),
        ("وعلقت كينيا على ذلك بعدما هاجمت الصين اليابان", "KEN"),
        ("وأعلنت انسحابها من الأمم المتحدة بعدما هاجمت الصين اليابان", None),
        # A name that is written like a verb.
        ("هاجمت الصين اليابان بعد خطاب آصف زرداري وكينيا", None),
        # Whose title it is.
        ("قال مستشار ترامب التجاري بيتر نافارو إن الصين هاجمت اليابان", "P-peter-navarro"),
        ("واتهم القيادي في حماس باسم نعيم كينيا بعدما هاجمت الصين اليابان", "P-bassem-naim"),
        ("اتهم مبعوث ترامب بوتين بالكذب بعدما هاجمت الصين اليابان", "P-donald-trump"),
        ("قال وزير خارجية بوتين سيرغي لافروف إن الصين هاجمت اليابان", "P-sergei-lavrov"),
        (
            "قال مندوب سوريا لدى الأمم المتحدة إبراهيم علبي إن الصين هاجمت اليابان",
            "P-ibrahim-olabi",
        ),
        ("اتهم وزير الخارجية الكيني سيرغي لافروف بعدما هاجمت الصين اليابان", "KEN"),
        # Whom one only spoke with, what nobody said, or another verb.
        ("وأكد المرشح، في اتصال مع ماكرون، أن الصين هاجمت اليابان", None),
        ("ولم تعلق كينيا على ذلك بعدما هاجمت الصين اليابان", None),
        ("ويجب أن توقع كينيا بعدما هاجمت الصين اليابان", None),
        ("لن توقع كينيا ذلك بعدما هاجمت الصين اليابان", None),
        ("توقعت كينيا أن الصين هاجمت اليابان", "KEN"),
        # Whom others quote.
        ("ونقلت رويترز عن مسؤول كيني قوله إن الصين هاجمت اليابان", "KEN"),
        ("ونسبت صحيفة إلى الجيش الكيني قوله إن الصين هاجمت اليابان", "KEN"),
        ("وجاء في بيان للجيش الكيني أن الصين هاجمت اليابان", "KEN"),
        ("نقلت تركيا جنودها عن حدود كينيا بعدما هاجمت الصين اليابان", None),
        # A name without a title tells no gender.
        ("قال ميرتس كلاما. واتهمت كايا كالاس كينيا بعدما هاجمت الصين اليابان", "P-kaja-kallas"),
        # Another's title.
        ("قال الجيش الكيني كلاما. وقال القائد العام للجيش إن الصين هاجمت اليابان", None),
        ("قال الجيش الكيني كلاما. وقال السفير السابق في روما إن الصين هاجمت اليابان", None),
        ("قال الجيش الكيني كلاما. وقال المتحدث للجزيرة إن الصين هاجمت اليابان", "KEN"),
        ("قال الجيش الكيني كلاما. وقال المتحدث في بيان إن الصين هاجمت اليابان", "KEN"),
    ],
)
def test_who_says_an_arabic_claim(text: str, speaker: str | None) -> None:
    (told,) = (c for c in read(text).claims if c.type == "ATTACKS")
    assert told.speaker == speaker
