"""Words that stand for actors of the sentences before: he, وأضاف, both sides, الوزراء."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph_schema.folding import fold
from ingest.annotation import Document, Sentence, Token
from ingest.arabic import ARTICLE, CONJUNCTIONS, readings
from ingest.attribution import OPENERS, acts, of_nobody
from ingest.inflection import arabic_verb
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.finder import Mentions
from ingest.mentions.meant import DOERS, Meant

_FIRST = 1  # a verb without a subject of its own opens its sentence, at most behind one word
_PLURAL = ("وا", "ون")
_JOINED = frozenset("بل")  # prepositions that are written with their word
_OPENING = frozenset(':"“«')
_CLOSING = frozenset('"”»')
_NAME = 4  # words of a name in quotation marks, at most


class AnaphorRow(BaseModel):
    """A word of `LANGUAGE/anaphors.tsv` that stands for actors named before, or tells of such.

    By `role`, `one` is whoever acted or spoke last, `two` the two parties of the sentence before,
    `several` the last list of actors; a `verb` (perfect/imperfect) may, like those of speech, open
    a sentence without a subject of its own (ورحب بالقرار). What tells that nobody or another is
    meant: a `speaker` behind a verb tells no more than the verb does (وقال المتحدث, تابع قائلا); an
    `office` before a word for several makes it another (رئيس الوزراء), `some` with من a part of
    many (عدد من القادة), a `solution` before two none of before (حل الدولتين); a `medium` is spoken
    to (وقال لرويترز); before a `copula` "it" is nobody (it is unclear), and before a `said`
    it speaks, whoever is named before (..., it said).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    role: Literal[
        "one",
        "two",
        "several",
        "verb",
        "speaker",
        "office",
        "some",
        "solution",
        "medium",
        "copula",
        "said",
    ]
    form: str


def carried(document: Document, mentions: Mentions) -> list[tuple[Mention, ...]]:
    """Give for each sentence the mentions of actors that it does not name but stands words for.

    A word that stands for several actors gives as many mentions at one place. Whoever is not
    clear from the sentence before is left out.
    """
    language = document.article.language
    before = Meant(language)
    found = []
    for sentence, here in zip(document.sentences, mentions.by_sentence, strict=True):
        places = list(_places(sentence, here, language))
        more = tuple(
            _mention(sentence, first, last, who)
            for first, last, number in places
            for who in before.by(number)
        )
        found.append(more)
        before.remember(sentence, here, more)
    return found


def _mention(sentence: Sentence, first: int, last: int, who: Mention) -> Mention:
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    role = MentionRole.PRONOUN
    return Mention(first, last, start, end, first, who.actor, who.party, role, who.sector)


_STANDING = ("one", "two", "several", "speaker")


@cache
def _rows(language: str) -> tuple[AnaphorRow, ...]:
    file = folder() / language / "anaphors.tsv"
    return tuple(read_rows(file, AnaphorRow, unique=("form",)))


@cache
def _words(language: str, role: str) -> frozenset[str]:
    return frozenset(fold(row.form) for row in _rows(language) if row.role == role)


@cache
def _forms(language: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    forms: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for row in _rows(language):
        if row.role in _STANDING:
            head, *others = (fold(word) for word in row.form.split())
            forms.setdefault(head, []).append((row.role, tuple(others)))
    return forms


def _places(
    sentence: Sentence, here: Sequence[Mention], language: str
) -> Iterator[tuple[int, int, str]]:
    """Give first token, last token and number of each word that stands for actors before."""
    tokens = sentence.tokens
    taken = {n for mention in here for n in range(mention.first, mention.last + 1)}
    told = {m.first for m in here if m.role is MentionRole.DEMONYM}  # الوزيران التركي والقطري
    if language == "ar" and (verb := _verb(tokens, here)) is not None:
        yield verb, verb, "several" if tokens[verb].folded.endswith(_PLURAL) else "one"
    pronoun, done = False, -1
    for position in range(len(tokens)):
        if position in taken or position <= done:
            continue
        for number, last in _standing(tokens, position, language):
            if number == "speaker":
                continue
            if language == "ar" and (last + 1 in told or _other(tokens, position, last, number)):
                continue
            ahead = [m for m in here if m.last < position]
            if number == "two" and len({m.party for m in ahead}) > 1:
                continue
            if language == "en" and last == position:
                word = tokens[position].folded
                said = (
                    tokens[position + 1].folded in _words("en", "said")
                    if position + 1 < len(tokens)
                    else False
                )
                far = word in ("he", "she") and not any(m.role in DOERS for m in ahead)
                if pronoun or (ahead and not said and not far):
                    continue
                pronoun = True
                if word == "it" and _empty(tokens, position):
                    continue
            yield position, last, number
            done = last
            break


@cache
def _verbs() -> frozenset[str]:
    """Give the forms of the verbs that may open a sentence without a subject of their own."""
    pairs = [row.form.split("/") for row in _rows("ar") if row.role == "verb"]
    forms = {form for perfect, imperfect in pairs for form in arabic_verb(perfect, imperfect)}
    # In the dual, ردا and بحثا are most often nouns.
    return frozenset(f for f in forms if f.endswith("وا") or not f.endswith("ا"))


def _other(tokens: Sequence[Token], first: int, last: int, number: str) -> bool:
    """Say whether the words before one for several tell that no actor before is meant.

    An office makes it another (رئيس الوزراء), a quantity some of many (عدد من القادة); the
    two-state solution is of no two before, and behind a preposition البلدان are many.
    """
    before, farther = ["", "", *(token.folded for token in tokens[:first])][-1:-3:-1]
    if number == "several":
        some = before == "من" and farther in _words("ar", "some")
        return some or before.endswith(tuple(_words("ar", "office")))
    solution = tokens[last].folded.endswith("ين") and before in _words("ar", "solution")
    return solution or (tokens[last].folded == "البلدان" and before in _before_many())


@cache
def _before_many() -> frozenset[str]:
    return word_list("ar", "prepositions") | _words("ar", "some")


def _empty(tokens: Sequence[Token], position: int) -> bool:
    """Say whether "it" stands for nobody: it is unclear whether."""
    return position + 1 < len(tokens) and tokens[position + 1].folded in _words("en", "copula")


def _verb(tokens: Sequence[Token], here: Sequence[Mention]) -> int | None:
    taken = {n for mention in here for n in range(mention.first, mention.last + 1)}
    for position in range(min(_FIRST + 1, len(tokens))):
        word = tokens[position].folded
        words = [word, *(r.stem for r in readings(word) if r.prefix in CONJUNCTIONS)]
        if position in taken or position + 1 in taken:
            break
        if of_nobody(word, "ar"):
            continue
        if not _verbs().isdisjoint(words) and _without_subject(tokens, position, "ب"):
            return position
    for act in acts(tokens, here, "ar"):
        opens = act.position <= _FIRST and not any(m.first < act.position for m in here)
        if opens and act.goes_on and act.speaker is None:
            free = act.position + 1 not in taken and _without_subject(tokens, act.position)
            return act.position if free else None
    return None


def _without_subject(tokens: Sequence[Token], verb: int, object_by: str = "") -> bool:
    """Say whether no noun of its own follows a verb: what is said does, or where and to whom.

    A verb in the plural never has its subject behind it. `object_by` is the preposition, written
    with its word, that brings the verb's object (رحب بقرار); before other words a first letter
    may be their own.
    """
    if tokens[verb].folded.endswith(_PLURAL):
        return True
    next_to = verb + 1
    if any(number == "speaker" for number, _ in _standing(tokens, next_to, "ar")):
        next_to += 1
        if next_to < len(tokens) and tokens[next_to].folded.startswith(ARTICLE):
            next_to += 1  # المتحدث الرسمي
    behind = tokens[next_to] if next_to < len(tokens) else None
    if behind is None or not behind.is_word:
        return behind is not None and behind.text in _OPENING and not _quoted_name(tokens, next_to)
    if behind.folded in OPENERS | word_list("ar", "prepositions"):
        return True
    return any(
        (reading.prefix in _JOINED and (reading.article or reading.stem in _words("ar", "medium")))
        or (reading.prefix == object_by != "" and len(reading.stem) > 2)
        for reading in readings(behind.folded)
        if not behind.folded.endswith("ون")
    )


def _quoted_name(tokens: Sequence[Token], opening: int) -> bool:
    """Say whether a short name stands in quotation marks and the sentence goes on behind it."""
    if tokens[opening].text == ":":
        return False
    for n in range(opening + 2, min(opening + 2 + _NAME, len(tokens) - 1)):
        if tokens[n].text in _CLOSING:
            return tokens[n + 1].is_word
    return False


def _standing(tokens: Sequence[Token], position: int, language: str) -> Iterator[tuple[str, int]]:
    word = tokens[position].folded if position < len(tokens) else ""
    words = [word] if language == "en" else [word, *_whole(word)]
    for one in words:
        for number, others in _forms(language).get(one, ()):
            following = tokens[position + 1 : position + 1 + len(others)]
            if tuple(token.folded for token in following) == others:
                yield number, position + len(others)


def _whole(word: str) -> Iterator[str]:
    """Give a word without its prefix, the article left on it."""
    for reading in readings(word):
        if reading.prefix:
            yield f"ال{reading.stem}" if reading.article else reading.stem
