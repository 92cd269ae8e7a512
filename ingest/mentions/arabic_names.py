"""Which Arabic words may be a name, and where a name ends."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.lexicons.files import word_list
from ingest.mentions.given_names import given

MAX_NAME = 3
# Words that begin a second part of a name: عبد الله, بن علمان, أبو الغيط, آل ثاني, ذو الفقار.
_NAME_PARTICLES = frozenset(
    {
        *(
            "عبد",
            "بن",
            "ابن",
            "بنت",
            "ابو",
            "ابي",
            "ال",
            "ذو",
            "بو",
            "ام",
            "دي",
            "دو",
            "لو",
            "فان",
            "فون",
        ),
        *("الدين", "الله", "الرحمن"),
    }
)
# Particles that may also end a name: سيف الدين, نصر الله.
_ENDING = frozenset({"الدين", "الله", "الرحمن"})
# Titles of those who serve the bearer of the title behind: مستشار الرئيس, مبعوث الأمين العام.
SERVING = frozenset(
    {
        *("مستشار", "مستشاره", "مبعوث", "مبعوثه", "موفد", "ممثل", "ممثله", "مندوب", "مساعد"),
        *("متحدث", "متحدثه", "ناطق", "ناطقه", "صهر", "محامي", "سكرتير", "كبير"),
    }
)
_SERVANTS = frozenset({"مستشاري", "مساعدي", "موظفي"})
# Those who stand in for somebody; before another title (نائب الرئيس) they have one of their own.
_DEPUTIES = frozenset({"نايب", "نايبه", "خليفه", "سلف", "شريك", "حليف", "وكيل", "نجل", "زوجه"})
# The preposition, which folding makes equal to the name علي.
_ON = "على"
# What ends a noun in the accusative, whichever of its last two letters bears the mark.
_TANWIN, _ALEF = "\u064b", "ا"
_NOUNS = ("ة", "ات")
_HYPHENS = frozenset("-–_")
# What joins one to another; names of foreigners that begin with it go on with other letters.
_AND, _OF_FOREIGN, _SHORTEST, _LONGER_THAN_NAMES = "و", "ياولن", 4, 5
# Who does something meanwhile, unlike women's names: مارينا.
_DOING, _OF_WOMEN = "م", "ايورل"
_WITH_HAMZA = ("إ", "أ")
# Of several who did something: انتفضوا, unlike كاناغاوا.
_THEY, _JAPANESE = "وا", "اوا"
# A present tense in the third person, whose second letter is seldom that of a name: يونس, ياسر.
_TURKISH = "اوحيل"
_HIS, _FRENCH, _LED = ("ه", "ها"), "يه", ("ب", "ل")
_PRESENT, _VOWELS, _LONGER_THAN_VERBS = "ي", "اوحيع", 6


def name_end(tokens: Sequence[Token], start: int, taken: set[int]) -> int | None:
    """Give the last token of a name of at least two words that begins at `start`, or None.

    A name is two or three words (particles and parts after a hyphen not counted) that are no
    common word or mark, and do not begin another phrase.
    """
    if start >= len(tokens) or definite(tokens[start]):
        return None
    counted, position = 0, start
    while position < len(tokens) and position not in taken:
        token = tokens[position]
        hyphened = position > start and tokens[position - 1].text in _HYPHENS
        if token.text in _HYPHENS and position > start:
            position += 1
            continue
        if not may_be_name(token) or (counted > 1 and _of_another(token, tokens[position - 1])):
            break
        if token.folded not in _NAME_PARTICLES and not hyphened:
            if counted == MAX_NAME:
                break
            counted += 1
        position += 1
    last = position - 1
    while last >= start and (
        not tokens[last].is_word or tokens[last].folded in _NAME_PARTICLES - _ENDING
    ):
        last -= 1
    words = [token for token in tokens[start : last + 1] if token.is_word]
    return last if len(words) >= 2 and not (_told(words) or _happens(words)) else None


def _of_another(token: Token, before: Token) -> bool:
    """Say whether a word behind a full name is of something else: وسمير, وشهرته, متطوعا."""
    word = token.folded
    if len(word) < _SHORTEST or given(word):
        return False
    if word.startswith(ARTICLE) and token.text.endswith(_NOUNS):
        return not given(before.folded)  # «دعم جون تستمان الحملة»
    if _owned(token) or _goes_on(word):
        return True
    if word.endswith(_THEY) and not word.endswith(_JAPANESE):
        return True
    if word.startswith(_AND):
        foreign = len(word) < _LONGER_THAN_NAMES or word[1] in _OF_FOREIGN
        return given(word.removeprefix(_AND)) or not foreign
    doing = word.startswith(_DOING) and word.endswith(_ALEF) and len(word) >= _LONGER_THAN_NAMES
    return doing and word[1] not in _OF_WOMEN


def _owned(token: Token) -> bool:
    """Say whether a word is a noun of whoever was named, led by a preposition: بفيلمه."""
    ends = token.text.endswith(_HIS) and not token.text.endswith(_FRENCH)
    return ends and token.text.startswith(_LED) and len(token.text) >= _LONGER_THAN_NAMES


def _goes_on(word: str) -> bool:
    """Say whether a word is what somebody does, in the present: يغني."""
    present = word.startswith(_PRESENT) and len(word) < _LONGER_THAN_VERBS
    return present and word[1] not in _TURKISH


def definite(token: Token) -> bool:
    """Say whether a word has the article, which إليوت and ألكسندر only seem to have."""
    word = token.folded
    named = token.text.startswith(_WITH_HAMZA) or word in word_list("ar", "names_like_article")
    return word.startswith(ARTICLE) and not named


def _happens(words: Sequence[Token]) -> bool:
    """Say whether two words are a verb and its object rather than a name: يطأ التراب."""
    verb = words[0].folded
    object_of_it = len(words) == 2 and words[1].folded.startswith(ARTICLE)
    present = verb.startswith(_PRESENT) and len(verb) < _LONGER_THAN_VERBS
    return object_of_it and present and verb[1] not in _VOWELS and not given(verb)


def _told(words: Sequence[Token]) -> bool:
    """Say whether words without any given name end as nouns and adjectives do: حلبة مصارعة."""
    if any(given(token.folded) for token in words):
        return False
    endings = sum(token.text.endswith(_NOUNS) for token in words)
    behind = words[-1].folded
    adjective = behind.startswith(ARTICLE) and behind.endswith("يه")
    return endings > 1 or (adjective and words[0].text.endswith(_NOUNS))


def may_be_name(token: Token) -> bool:
    word = token.folded
    if not word or word[0].isdigit() or len(word) < 2 or token.text == _ON:
        return False
    if token.text.rstrip(_ALEF).endswith(_TANWIN):
        return False  # متظاهراً
    if word in _NAME_PARTICLES:
        return True
    stop = word_list("ar", "not_names")
    if word in stop or word.removeprefix("س") in stop:
        return False
    if given(word):
        return True  # كمال is no ك before مال
    return not any(
        reading.stem in stop or ARTICLE + reading.stem in stop
        for reading in readings(word)
        if reading.prefix or (reading.article and reading.stem in stop)
    )


def serves(token: Token) -> bool:
    """Say whether a title is that of one who serves the bearer of the title behind it."""
    return any(r.stem in SERVING for r in readings(token.folded) if r.prefix in ("", "و", "ل"))


def deputises(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether the title at `first` to `last` is that of one who serves whoever follows.

    «نائب ترامب», «مستشار بوتين» and «كبير مستشاري ترامب» are; «النائب فلان» and «نائب الرئيس
    فلان» are not.
    """
    stems = {reading.stem for reading in readings(tokens[last].folded) if not reading.article}
    return not stems.isdisjoint(SERVING | _DEPUTIES if first == last else SERVING | _SERVANTS)
