"""Words that stand for actors named before, and verbs that have no subject of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph_schema.folding import fold
from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.marks import QUOTES
from ingest.speech import introduces

_PLURAL = ("وا", "ون")
_JOINED = frozenset("بل")  # prepositions that are written with their word
_OPENING = QUOTES - {"»"} | {":"}
_CLOSING = frozenset('"”»')
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
# What may stand behind a verb like a title, but is none.
_NO_TITLES = frozenset({"امس", "ايضا", "البيان", "التقرير", "اليوم", "قايلا", "قايله", "كذلك"})
_OF_TITLES = frozenset({"باسم", "لدي"})
# Subjects whose first letter is no preposition: طالب بيان صيني.
_SOME = "بعض"
_WHOLE = frozenset({"باحث", "برلمان", "برلماني", "برنامج", "بطريرك", "بعثه", "بلديه", "بيان"})
_FORMER = frozenset({"السابق", "السابقه", "الاسبق"})
_FOR_THE = "لل"
_MANY = ("ين", "ات")  # whom one speaks to: للصحفيين
_COUNTRIES = "البلدان"
_GOVERNING = frozenset("بكل")
_WHICH = frozenset({"بعض", "جميع", "معظم", "اغلب", "غالبيه", "بقيه", "مختلف", "كل", "هذه", "تلك"})
_WHEN = frozenset({"الجمعه", "السنه", "الليله"})
_NAME = 4  # words of a name in quotation marks, at most


class AnaphorRow(BaseModel):
    """A word of `LANGUAGE/anaphors.tsv` that stands for actors named before, or tells of such.

    By `role`, `one` is whoever acted or spoke last, `two` the two parties of the sentence before
    (`two_heads` its persons, `two_states` and `two_groups` what is a state and what is none),
    `several` the last list of actors, `three` to `five` such a list of so many, `these` one of the
    sentence before where no noun follows (قال هؤلاء); a `verb` (perfect/imperfect) may, like those
    of speech, open a sentence without a subject of its own (ورحب بالقرار), and so may one that
    `address`es its object, where that does not agree with it (حض سوريا); a `demand` does both. An
    `object` of these is an actor and no thing (استقبله), and so is whom something is done `with`
    (علاقاتها معها). Behind a noun of `mediation` or `hosting`, and a verb of who `mediates` or
    `hosts`, stands who is none of the two; the `talks` that he mediates are theirs. A `neighbour`
    is the other state.

    What tells that nobody or another is meant: a `speaker` behind a verb tells no more than the
    verb does (وقال المتحدث, تابع قائلا); an `office` before a word for several makes it another
    (رئيس الوزراء), `some` with من a part of many (عدد من القادة), what is `apart` behind a
    number tells which they are (الدول الخمس الأعضاء), a `solution` before two none of before
    (حل الدولتين); a `medium` is spoken to (وقال لرويترز); before a `copula` "it" is nobody (it
    is unclear), and before a `said` it speaks, whoever is named before (..., it said); before
    "be" a `modal` makes it nobody (it would be wrong), a pronoun behind what `joins` clauses is
    a subject (while they), and a noun for `many` stands behind a number (the three Baltic
    nations), of which `holders` act for others, `persons` are only men, `lands` states, `groups`
    none and `firms` companies. What ends as a participle does may stand before it where it is no
    verb, an `adjective` (the two divided states). Two are `rivals` without a number, and `sides`
    that something tells to be `opposed`; before a verb that is `acting`, a number needs no noun
    (the two agreed).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    role: Literal[
        "one",
        "two",
        "two_heads",
        "two_states",
        "two_groups",
        "several",
        "three",
        "four",
        "five",
        "these",
        "verb",
        "address",
        "demand",
        "object",
        "with",
        "neighbour",
        "talks",
        "mediation",
        "mediates",
        "hosting",
        "hosts",
        "speaker",
        "office",
        "some",
        "apart",
        "solution",
        "medium",
        "copula",
        "said",
        "modal",
        "joins",
        "many",
        "holders",
        "persons",
        "lands",
        "groups",
        "firms",
        "adjective",
        "rivals",
        "sides",
        "opposed",
        "acting",
    ]
    form: str


_PAIRS = ("two", "two_heads", "two_states", "two_groups")
_STANDING = ("one", *_PAIRS, "several", "three", "four", "five", "these", "speaker")


@cache
def rows(language: str) -> tuple[AnaphorRow, ...]:
    """Give the rows that ship for a language."""
    file = folder() / language / "anaphors.tsv"
    return tuple(read_rows(file, AnaphorRow, unique=("role", "form")))


@cache
def words(language: str, role: str) -> frozenset[str]:
    """Give the folded forms of a role."""
    return frozenset(fold(row.form) for row in rows(language) if row.role == role)


@cache
def _forms(language: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    forms: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for row in rows(language):
        if row.role in _STANDING:
            head, *others = (fold(word) for word in row.form.split())
            many = _NUMBERS.get(row.role, 2)
            role = str(many) if many > 2 else row.role
            forms.setdefault(head, []).append((role, tuple(others)))
    for one in forms.values():
        one.sort(key=lambda form: -len(form[1]))  # القادة الثلاثة before القادة
    return forms


def without_subject(tokens: Sequence[Token], verb: int, object_by: str = "") -> bool:
    """Say whether no noun of its own follows a verb: what is said does, or where and to whom.

    A verb in the plural never has its subject behind it. `object_by` is the preposition, written
    with its word, that brings the verb's object (رحب بقرار); before other words a first letter
    may be their own.
    """
    if tokens[verb].folded.endswith(_PLURAL):
        return True
    next_to = verb + 1
    while any(number == "speaker" for number, _ in standing(tokens, next_to, "ar")):
        next_to += 1
        if next_to < len(tokens) and tokens[next_to].folded.startswith(ARTICLE):
            next_to += 1  # المتحدث الرسمي
    behind = tokens[next_to] if next_to < len(tokens) else None
    if behind is None or not behind.is_word:
        return behind is not None and behind.text in _OPENING and not _quoted_name(tokens, next_to)
    if introduces(behind.folded):
        return True
    if next_to > verb + 1 and _completes(tokens, verb, next_to):
        return False
    if behind.folded in word_list("ar", "prepositions"):
        return True
    return any(
        (reading.prefix in _JOINED and (reading.article or reading.stem in words("ar", "medium")))
        or (reading.prefix == object_by != "" and len(reading.stem) > 2)
        for reading in readings(behind.folded)
        if not behind.folded.endswith("ون")
        and not behind.folded.startswith(_SOME)
        and behind.folded not in _WHOLE
    )


def _completes(tokens: Sequence[Token], verb: int, position: int) -> bool:
    """Say whether what follows a title completes it, so that it is another's than his who spoke.

    القائد العام للجيش, النائب عن الحزب, السفير السابق في واشنطن; but المتحدث للصحفيين.
    """
    if tokens[verb + 1].folded in _NO_TITLES:
        return False
    word, before = tokens[position].folded, tokens[position - 1].folded
    if word.startswith(_FOR_THE):
        stem = word.removeprefix(_FOR_THE)
        return not stem.endswith(_MANY) and stem not in words("ar", "medium")
    if word in _OF_TITLES:
        return True
    return word in word_list("ar", "prepositions") and before in _FORMER


def _quoted_name(tokens: Sequence[Token], opening: int) -> bool:
    """Say whether a short name stands in quotation marks and the sentence goes on behind it."""
    if tokens[opening].text == ":":
        return False
    for n in range(opening + 2, min(opening + 2 + _NAME, len(tokens) - 1)):
        if tokens[n].text in _CLOSING:
            return tokens[n + 1].is_word
    return False


def standing(tokens: Sequence[Token], position: int, language: str) -> Iterator[tuple[str, int]]:
    """Give role and last token of each word for actors that begins at a token."""
    word = tokens[position].folded if position < len(tokens) else ""
    ways = [word] if language == "en" else [word, *whole(word)]
    for one in ways:
        for number, others in _forms(language).get(one, ()):
            following = tokens[position + 1 : position + 1 + len(others)]
            if tuple(token.folded for token in following) == others:
                if language == "ar" and not others and _of_more(tokens, position):
                    return
                yield number, position + len(others)
                return


def _of_more(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a noun is a plural that only looks like a dual: بعض البلدان, البلدان العربية.

    A dual of these letters is nobody's object, and its adjective is no feminine.
    """
    word = tokens[position].folded
    if not word.endswith(_COUNTRIES):
        return False
    before = tokens[position - 1].folded if position else ""
    behind = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    governed = before in word_list("ar", "prepositions") | _WHICH
    clitic = any(r.prefix[-1:] and r.prefix[-1] in _GOVERNING for r in readings(word) if r.article)
    feminine = behind.startswith(ARTICLE) and behind.endswith("ه") and behind not in _WHEN
    return governed or clitic or feminine


def whole(word: str) -> Iterator[str]:
    """Give a word without its prefix, the article left on it."""
    for reading in readings(word):
        if reading.prefix:
            yield f"ال{reading.stem}" if reading.article else reading.stem
