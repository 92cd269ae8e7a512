"""Words that stand for actors of the sentences before: he, وأضاف, both sides, الوزراء."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph_schema.folding import fold
from ingest.annotation import Document, Sentence, Token
from ingest.arabic import ARTICLE, readings
from ingest.attribution import OPENERS, acts
from ingest.inflection import arabic_verb
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.finder import Mentions
from ingest.mentions.lists import lists

LASTING = 2  # sentences; then a list is too far to be meant
_FIRST = 1  # a verb without a subject of its own opens its sentence, at most behind one word
_DOERS = frozenset({MentionRole.PERSON, MentionRole.OFFICIAL})
_PLURAL = ("وا", "ون")
_JOINED = frozenset("بل")  # prepositions that are written with their word
_OPENING = frozenset(':"“«')


class AnaphorRow(BaseModel):
    """A word of `LANGUAGE/anaphors.tsv` that stands for actors named before, or tells of such.

    By `role`, `one` is whoever acted or spoke last, `two` the two parties of the sentence before,
    `several` the last list of actors; a `verb` (perfect/imperfect) may, like those of speech, open
    a sentence without a subject of its own (ورحب بالقرار). What tells that nobody or another is
    meant: a `speaker` behind a verb tells no more than the verb does (وقال المتحدث, تابع قائلا); an
    `office` before a word for several makes it one man (رئيس الوزراء); a `noun` is written like a
    verb (ردا: in reply); a `medium` is spoken to (وقال لرويترز); before a `copula` "it" is nobody
    (it is unclear), and before a `said` it speaks, whoever is named before (..., it said).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    role: Literal[
        "one", "two", "several", "verb", "speaker", "office", "noun", "medium", "copula", "said"
    ]
    form: str


@dataclass(slots=True)
class _Before:
    """Whom the sentences so far leave to be meant."""

    one: tuple[Mention, ...] = ()
    two: tuple[Mention, ...] = ()
    several: tuple[Mention, ...] = ()
    since: int = 0  # sentences since `several` were named or meant

    def meant(self, number: str) -> tuple[Mention, ...]:
        return {"one": self.one, "two": self.two, "several": self.several}[number]


def carried(document: Document, mentions: Mentions) -> list[tuple[Mention, ...]]:
    """Give for each sentence the mentions of actors that it does not name but stands words for.

    A word that stands for several actors gives as many mentions at one place. Whoever is not
    clear from the sentence before is left out.
    """
    language = document.article.language
    before = _Before()
    found = []
    for sentence, here in zip(document.sentences, mentions.by_sentence, strict=True):
        places = list(_places(sentence, here, language))
        more = tuple(
            _mention(sentence, first, last, who)
            for first, last, number in places
            for who in before.meant(number)
        )
        found.append(more)
        _remember(before, sentence, here, more, language)
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
            if language == "ar" and (last + 1 in told or _of_office(tokens, position)):
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
                far = word in ("he", "she") and not any(m.role in _DOERS for m in ahead)
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


def _of_office(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a noun of office or rank before tells that another is meant: رئيس الوزراء."""
    return position > 0 and tokens[position - 1].folded.endswith(tuple(_words("ar", "office")))


def _empty(tokens: Sequence[Token], position: int) -> bool:
    """Say whether "it" stands for nobody: it is unclear whether."""
    return position + 1 < len(tokens) and tokens[position + 1].folded in _words("en", "copula")


def _verb(tokens: Sequence[Token], here: Sequence[Mention]) -> int | None:
    taken = {n for mention in here for n in range(mention.first, mention.last + 1)}
    for position in range(min(_FIRST + 1, len(tokens))):
        word = tokens[position].folded
        words = [word, *(r.stem for r in readings(word) if r.prefix in ("و", "ف"))]
        if position in taken or position + 1 in taken:
            break
        if not _verbs().isdisjoint(words) and _without_subject(tokens, position, "ب"):
            return position
    for act in acts(tokens, here, "ar"):
        opens = act.position <= _FIRST and not any(m.first < act.position for m in here)
        if opens and act.goes_on and act.speaker is None:
            noun = tokens[act.position].folded.removeprefix("و") in _words("ar", "noun")
            free = (
                not noun
                and act.position + 1 not in taken
                and _without_subject(tokens, act.position)
            )
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
        return behind is not None and behind.text in _OPENING
    if behind.folded in OPENERS | word_list("ar", "prepositions"):
        return True
    return any(
        (reading.prefix in _JOINED and (reading.article or reading.stem in _words("ar", "medium")))
        or (reading.prefix == object_by != "" and len(reading.stem) > 2)
        for reading in readings(behind.folded)
        if not behind.folded.endswith("ون")
    )


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


def _remember(
    before: _Before,
    sentence: Sentence,
    here: Sequence[Mention],
    more: Sequence[Mention],
    language: str,
) -> None:
    every = sorted((*here, *more), key=lambda m: m.first)
    if not every:
        before.two = ()
        return
    said = acts(sentence.tokens, here, language)
    speaker = next((act.speaker for act in said if act.speaker is not None), None)
    doer = next((m for m in every if m.role in _DOERS or m in more), None)
    if doer in more:
        speaker = None
    subject = speaker or doer or next((m for m in every if m.role is not MentionRole.REGION), None)
    if subject is not None:
        before.one = (subject,)
    runs = [run for run in lists(sentence.tokens, here) if len({m.party for m in run}) > 1]
    doing = [run for run in runs if subject in run]
    # Whoever acts together goes on acting, whatever other list the sentence has.
    if doing or (runs and not _several(more)):
        before.several, before.since = max(doing or runs, key=len), 0
    elif not _several(more):
        before.since += 1
        before.several = before.several if before.since < LASTING else ()
    else:
        before.since = 0
    parties = {m.party: m for m in every if m.role is not MentionRole.REGION}
    before.two = tuple(parties.values()) if len(parties) == 2 else ()


def _several(more: Sequence[Mention]) -> bool:
    """Say whether one place stands for more actors than two."""
    return any(count > 2 for count in Counter(m.first for m in more).values())
