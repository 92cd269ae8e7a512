"""What the words of a long title tell: that it goes on, or that only a state gives it."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ingest.annotation import Token
from ingest.arabic import readings
from ingest.lexicons.files import word_list
from ingest.mentions.english_titles import of_another_house
from ingest.mentions.phrase import Phrase

# What leads to the party that sent somebody to a parliament.
STANDING_FOR = "عن"
# What may be written with a word inside an Arabic title: للأمن, بالمحكمة, والهجرة.
_JOINED = frozenset({"", "ل", "ب", "و"})
# Whose heads act for no state: رئيس قناة روسية.
_FIRMS = frozenset({"قناه", "شركه", "صحيفه", "نادي", "مستشفي", "معهد", "اذاعه"})
# A brigade, behind other words of a title; at its beginning a rank, which rebels have too.
_RANK = "اللوا"
# What may stand between a title and a name: السفير التركي لديها، فلان; متحدث هو فلان.
_PRESENTING = frozenset(
    {
        *("هو", "هي", "وهو", "وهي", "يدعي", "تدعي", "ويدعي", "وتدعي"),
        *("لديها", "لديه", "لديهم"),
    }
)
_RELATIVES = frozenset(
    {
        *("ابن", "ابنه", "نجل", "نجله", "حفيد", "حفيده", "زوج", "زوجه", "شقيق", "شقيقه"),
        *("والد", "والده", "ارمله", "صهر", "عم", "ارمل"),
    }
)
_AFFAIRS = frozenset({"شوون"})
_OPPOSED = "معارض"
# Bodies of many states: رئيس البرلمان العربي.
_OF_MANY = frozenset(
    {
        *("العربي", "العربيه", "الاوروبي", "الاوروبيه", "الدولي", "الدوليه", "الاممي", "الامميه"),
        *("الافريقي", "الافريقيه", "العالمي", "العالميه"),
    }
)


def of_office(token: Token) -> bool:
    """Say whether an Arabic word may go on with a title: it is definite, or governs what is.

    «رئيس شرطة مكافحة الشغب» and «قائد اللواء 84 مشاة» are one title each; a verb or an adverb
    ends it.
    """
    return token.folded.startswith(("ال", "لل")) or any(
        reading.article or reading.stem in word_list("ar", "office_words")
        for reading in readings(token.folded)
        if reading.prefix in _JOINED
    )


def of_affairs(tokens: Sequence[Token], place: int) -> bool:
    """Say whether an office is for what stands at a place: وزير شؤون الاتحاد الأوروبي."""
    before = tokens[place - 1].folded if place else ""
    return any(reading.stem in _AFFAIRS and not reading.article for reading in readings(before))


def of_relative(tokens: Sequence[Token], title: int) -> bool:
    """Say whether a title tells whose relative somebody is: حفيد مؤسس الحزب فلان may be either."""
    before = tokens[title - 1].folded if title else ""
    return any(reading.stem in _RELATIVES for reading in readings(before))


def presents(token: Token) -> bool:
    """Say whether a word may stand between an Arabic title and the name of who bears it."""
    return token.folded in _PRESENTING


def of_firm(tokens: Sequence[Token]) -> bool:
    """Say whether an Arabic title is one of a channel, a firm or the like."""
    return any(reading.stem in _FIRMS for token in tokens for reading in readings(token.folded))


def of_state(tokens: Sequence[Token], language: str) -> bool:
    """Say whether a title that names no actor is one that only states give."""
    words = [token.folded for token in tokens]
    some = STANDING_FOR in words or any(_OPPOSED in word for word in words)
    some = some or not _OF_MANY.isdisjoint(words)
    if language == "en":  # an aide to the minister is none
        led = (n for n, word in enumerate(words) if n and word in word_list("en", "prepositions"))
        words = words[: next(led, len(words))]
    posts = word_list(language, "posts")
    able = not (posts | word_list(language, "posts_of_one")).isdisjoint(words)
    return able and not some and words[0] != _RANK


def of_some_state(
    tokens: Sequence[Token], title: tuple[int, int], language: str, named: Set[int]
) -> bool:
    """Say whether a title that names no actor is a state's, and no firm's, club's or university's.

    The tokens of actors are `named`.
    """
    words = tokens[title[0] : title[1] + 1]
    if not of_state(words, language):
        return False
    return not (of_firm(words) if language == "ar" else of_another_house(tokens, title, named))


def unsure(body: Phrase, actors: Sequence[str]) -> bool:
    """Say whether a body that a title names first may be none of the sure actors that it names.

    «قائد قوات التحالف في شمال اليمن» is no Yemeni, whichever coalition that is.
    """
    able = {form.value for form in body.candidates}
    return bool(actors and able) and able.isdisjoint(actors)
