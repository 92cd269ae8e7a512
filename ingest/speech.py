"""The words of a language that tell who speaks, and what opens that which is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from graph_schema.folding import fold
from ingest.annotation import Token
from ingest.arabic import CONJUNCTIONS, readings
from ingest.inflection import arabic_verb, english_verb
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.marks import ANY_QUOTES

_LANGUAGES = ("ar", "en")
# The kinds of verbs whose object may be an actor, and of those that go on with what was said.
ADDRESSING = frozenset({"addresses", "charges"})
GOING_ON = frozenset({"goes_on", "resumes"})
_ON = "علي"  # of no verb that looks like a preposition
_ABOUT = "عن"
_SUBJUNCTIVE = frozenset({"ان", "بان", "لن", "لم"})
_AFTER = frozenset({"بعد", "منذ"})
_NOT = frozenset({"لا", "لم", "لن"})
_SAYING = frozenset({"قايلا", "قايله", "بالقول"})
_SAID_REACH = 8  # tokens in which what is said begins behind a verb that resumes it
_SUBJECT = 7  # tokens in which the subject of a verb ends
_NOUN_ENDING = "ة"  # folded into the ه of an object: فترة is no فـ+تراه
_DOUBLED = "\u0651"  # بيّن
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا")
_NOT_NOUNS = ("ed", "ing", "said", "told", "wrote")
_BEFORE_NOUNS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "this", "that", "s", "no", "any"}
)


class SpeechRow(BaseModel):
    """A word of `LANGUAGE/speech.tsv` that tells who speaks, or what opens that which is said.

    `kind` is `verb` (its subject speaks), `denies` (so it does, of what is not so), `goes_on` (a
    verb whose speaker may stand a sentence earlier: وأضاف), `addresses` (a verb whose object may be
    an actor too: warn), `charges` (such a verb that tells of nothing that stands before it: اتهم,
    accuse), `quotes` (a verb that tells of speech only beside "that" or a quotation: continue),
    `resumes` (one that may go on, but tells of speech only where what is said follows: واصل),
    `relays` (a verb of those who tell what another said, with what leads to him: نقل عن) or
    `source` (who follows speaks: بحسب, according to). `nobody` is written like a verb but has no
    subject to look for: يذكر أن (it is recalled), اقرأ (read), ردا (in reply). `opens` opens what
    is said (أن, that), `about` leads to what it is on (عن).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Literal[
        "verb",
        "denies",
        "goes_on",
        "addresses",
        "charges",
        "quotes",
        "resumes",
        "relays",
        "source",
        "nobody",
        "opens",
        "about",
    ]
    form: str

    @model_validator(mode="after")
    def _leads(self) -> SpeechRow:
        if self.kind == "relays" and len(self.form.split()) != 2:
            message = f"{self.form!r} relays, but not with the one word that leads to the speaker"
            raise ValueError(message)
        return self


_Entry = tuple[str, tuple[str, ...]]


class Speech:
    """Tells which kinds of words of speech a word may be; every answer is kept."""

    def __init__(self, language: str) -> None:
        self.arabic = language == "ar"
        self.prepositions = word_list(language, "prepositions")
        self._known: dict[str, list[_Entry]] = {}
        self._nobody: set[str] = set()
        self._perfects: set[str] = set()
        self.openers: set[str] = set()
        self.leads: set[str] = set()
        for row in read_rows(folder() / language / "speech.tsv", SpeechRow, unique=("form",)):
            if row.kind == "nobody":
                self._nobody.add(fold(row.form))
                continue
            if row.kind in ("opens", "about"):
                (self.openers if row.kind == "opens" else self.leads).add(fold(row.form))
                continue
            head, *others = row.form.split()
            perfect, _, imperfect = head.partition("/")
            if imperfect:
                forms = arabic_verb(perfect, imperfect)
                self._perfects.add(fold(perfect))
            elif not self.arabic and row.kind != "source":
                forms = english_verb(head)
            else:
                forms = frozenset({fold(head)})
            for form in forms:
                entry = (row.kind, tuple(fold(word) for word in others))
                self._known.setdefault(form, []).append(entry)
        self.entries = lru_cache(maxsize=100_000)(self._entries)

    def of_nobody(self, word: str) -> bool:
        """Say whether a folded word that is written like a verb has no subject: يذكر أن."""
        return word in self._nobody

    def perfect(self, word: str) -> bool:
        """Say whether a folded word is the third person singular masculine of a perfect."""
        return not self._perfects.isdisjoint(self._readings(word))

    def addresses(self, word: str) -> bool:
        """Say whether a folded word is a verb whose object may be an actor."""
        return any(kind in ADDRESSING for kind, _ in self.entries(word))

    def joined(self, word: str) -> bool:
        """Say whether a folded word of speech is written with a conjunction: وقال."""
        return word not in self._known and bool(self.entries(word))

    def _entries(self, word: str) -> tuple[_Entry, ...]:
        return tuple(entry for one in self._readings(word) for entry in self._known.get(one, ()))

    def _readings(self, word: str) -> list[str]:
        bare = readings(word) if self.arabic else ()
        return [word, *(r.stem for r in bare if r.prefix in CONJUNCTIONS and not r.article)]


@cache
def speech(language: str) -> Speech:
    """Give the words of speech that ship for a language."""
    return Speech(language)


def of_nobody(word: str, language: str) -> bool:
    """Say whether a folded word that is written like a verb has no subject: يذكر أن."""
    return speech(language).of_nobody(word)


@cache
def opens(word: str) -> bool:
    """Say whether a folded word of either language opens what is said: أن, that."""
    return any(word in speech(language).openers for language in _LANGUAGES)


@cache
def introduces(word: str) -> bool:
    """Say whether a folded word opens what is said or leads to what it is on: أن, عن, that."""
    return opens(word) or any(word in speech(language).leads for language in _LANGUAGES)


def tells(word: str, language: str) -> bool:
    """Say whether a folded word may be a verb of speech."""
    known = speech(language)
    return (
        word not in known.prepositions
        and not known.of_nobody(word)
        and any(kind not in ("source", "relays") for kind, _ in known.entries(word))
    )


def looks_like_speech(tokens: Sequence[Token], position: int, kind: str, known: Speech) -> bool:
    """Say whether a word only looks like a verb of speech of a kind: بين روسيا وتركيا, a report."""
    if known.arabic:
        if kind == "resumes" and not _resumes(tokens, position):
            return True
        if _is_subjunctive(tokens, position, known):
            return True
        return _is_noun(tokens, position, known.prepositions)
    if kind == "quotes" and not _quotes(tokens, position):
        return True
    return _is_named(tokens, position, known.prepositions)


def _is_noun(tokens: Sequence[Token], position: int, prepositions: frozenset[str]) -> bool:
    """Say whether an Arabic word is a preposition or a noun: بين روسيا وتركيا, تابعة, فترة.

    A preposition is a verb where what is said follows (وبين أن), or where it opens the sentence
    and that follows its subject (وعبر الوزير عن قلقه); one that doubles a letter is written so.
    """
    token = tokens[position]
    if token.text.endswith(_NOUN_ENDING):
        return True
    if _DOUBLED in token.text or prepositions.isdisjoint(_without_clitics(token.folded)):
        return False
    reach = 1 if position else _SUBJECT
    behind = tokens[position + 1 : position + 1 + reach]
    return not any(t.folded != _ON and introduces(t.folded) for t in behind)


def _without_clitics(word: str) -> Iterator[str]:
    for start in ("", *CONJUNCTIONS):
        for pronoun in ("", *_PRONOUNS):
            if word.startswith(start) and word.endswith(pronoun):
                yield word.removeprefix(start).removesuffix(pronoun)


def _is_subjunctive(tokens: Sequence[Token], position: int, known: Speech) -> bool:
    """Say whether a perfect in ت stands where only an imperfect can: أن توقع, of وقع."""
    word = tokens[position].folded
    if position < 1 or not word.startswith("ت") or not known.perfect(word):
        return False
    after = position > 1 and tokens[position - 2].folded in _AFTER
    return tokens[position - 1].folded in _SUBJUNCTIVE and not after


def _resumes(tokens: Sequence[Token], verb: int) -> bool:
    """Say whether what is said follows before another verb does: واصل قائلا, not واصل القصف."""
    if verb and tokens[verb - 1].folded.lstrip("وف") in _NOT:
        return False
    for token in tokens[verb + 1 : verb + 1 + _SAID_REACH]:
        if token.folded in _SAYING or token.text in ANY_QUOTES or token.text == ":":
            return True
        if introduces(token.folded) and token.folded != _ABOUT:
            return True
        if tells(token.folded, "ar"):
            return False
    return False


def _quotes(tokens: Sequence[Token], verb: int) -> bool:
    """Say whether "that" or a quotation stands beside a verb of speech."""
    beside = (*tokens[max(verb - 3, 0) : verb], *tokens[verb + 1 : verb + 3])
    if any(t.text in ANY_QUOTES for t in beside):
        return True
    behind = tokens[verb + 1 : verb + 2]
    return bool(behind) and (behind[0].folded == "that" or behind[0].text == ":")


def _is_named(tokens: Sequence[Token], position: int, prepositions: frozenset[str]) -> bool:
    """Say whether an English word of speech is part of a name or a noun: State, the report.

    A participle is before a noun: its alleged support, into alleged abuses.
    """
    word, before = tokens[position], tokens[max(position - 1, 0)]
    if position and word.folded.endswith(_NOT_NOUNS):
        attributive = before.folded in _BEFORE_NOUNS - {"that"} | prepositions - {"to", "as"}
        return attributive and word.folded in ("alleged", "claimed", "reported", "declared")
    if before is word or not before.is_word:
        return False
    title = word.text[:1].isupper() and not _headline(tokens)
    return title or before.folded in _BEFORE_NOUNS | prepositions - {"to"}


def _headline(tokens: Sequence[Token]) -> bool:
    """Say whether every long word of a text begins with a capital letter."""
    return all(t.text[:1].isupper() for t in tokens if len(t.folded) > 4)
