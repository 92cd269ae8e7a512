"""Who speaks in a sentence: its verbs of speech, "according to", "X:", or the sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph_schema.folding import fold
from ingest.annotation import Document, Token
from ingest.arabic import CONJUNCTIONS, readings
from ingest.inflection import arabic_verb, english_verb
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.finder import Mentions

# How many tokens away from a word of speech its speaker may stand.
REACH = 7
# How far before a word of speech that ends a quotation its speaker may stand.
BEFORE = 4
_SPEAKERS = frozenset(
    {
        MentionRole.PERSON,
        MentionRole.OFFICIAL,
        MentionRole.BODY,
        MentionRole.NAME,
        MentionRole.SEAT,
        MentionRole.CAPITAL,
    }
)
OPENERS = frozenset({"ان", "انه", "انها", "بان", "بانه", "بانها", "that", "عن", "علي"})
_SAYINGS = OPENERS - {"علي", "that"}
_NOUN_ENDING = "ة"  # folded into the ه of an object: فترة is no فـ+تراه
_DOUBLED = "\u0651"  # بيّن
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا")
_STOPS = frozenset(':"“”«».؛;')


class SpeechRow(BaseModel):
    """A word of `LANGUAGE/speech.tsv` that tells who speaks.

    `kind` is `verb` (its subject speaks), `goes_on` (a verb whose speaker may stand a sentence
    earlier: وأضاف) or `source` (who follows speaks: بحسب, according to). `nobody` is written like
    a verb but has no subject to look for: يذكر أن (it is recalled), اقرأ (read), ردا (in reply).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Literal["verb", "goes_on", "source", "nobody"]
    form: str


@dataclass(frozen=True, slots=True)
class Act:
    """An act of speech: the token of the word that tells it, and who speaks, if it says so.

    `whole` says that what is said may stand before the word too.
    """

    position: int
    speaker: Mention | None
    goes_on: bool
    whole: bool


_Entry = tuple[str, tuple[str, ...]]


class _Speech:
    def __init__(self, language: str) -> None:
        self.arabic = language == "ar"
        self.prepositions = word_list(language, "prepositions")
        self._known: dict[str, list[_Entry]] = {}
        self._nobody: set[str] = set()
        for row in read_rows(folder() / language / "speech.tsv", SpeechRow, unique=("form",)):
            if row.kind == "nobody":
                self._nobody.add(fold(row.form))
                continue
            head, *others = row.form.split()
            perfect, _, imperfect = head.partition("/")
            if imperfect:
                forms = arabic_verb(perfect, imperfect)
            elif not self.arabic and row.kind != "source":
                forms = english_verb(head)
            else:
                forms = frozenset({fold(head)})
            for form in forms:
                entry = (row.kind, tuple(fold(word) for word in others))
                self._known.setdefault(form, []).append(entry)
        self.entries = lru_cache(maxsize=100_000)(self._entries)

    def of_nobody(self, word: str) -> bool:
        return word in self._nobody

    def _entries(self, word: str) -> tuple[_Entry, ...]:
        return tuple(entry for one in self._readings(word) for entry in self._known.get(one, ()))

    def _readings(self, word: str) -> list[str]:
        bare = readings(word) if self.arabic else ()
        return [word, *(r.stem for r in bare if r.prefix in CONJUNCTIONS and not r.article)]


@cache
def _speech(language: str) -> _Speech:
    return _Speech(language)


def of_nobody(word: str, language: str) -> bool:
    """Say whether a folded word that is written like a verb has no subject: يذكر أن."""
    return _speech(language).of_nobody(word)


def tells(word: str, language: str) -> bool:
    """Say whether a folded word may be a verb of speech."""
    known = _speech(language)
    return (
        word not in known.prepositions
        and not known.of_nobody(word)
        and any(kind != "source" for kind, _ in known.entries(word))
    )


def acts(tokens: Sequence[Token], mentions: Sequence[Mention], language: str) -> list[Act]:
    """Give the acts of speech in a sentence, in the order of the text."""
    return list(_acts(tokens, mentions, _speech(language)))


def _acts(tokens: Sequence[Token], mentions: Sequence[Mention], known: _Speech) -> Iterator[Act]:
    able = [mention for mention in mentions if mention.role in _SPEAKERS]
    behind = able[0].last + 1 if able and able[0].first <= 1 else len(tokens)
    if behind < len(tokens) and tokens[behind].text == ":":
        yield Act(behind, able[0], False, False)
    for position, token in enumerate(tokens):
        if not token.folded:
            continue
        for kind, rest in known.entries(token.folded):
            following = tokens[position + 1 : position + 1 + len(rest)]
            if tuple(t.folded for t in following) != rest:
                continue
            if kind != "source" and known.arabic and _looks(tokens, position, known.prepositions):
                continue
            last = position + len(rest)
            if kind == "source":
                speaker = _behind(tokens, able, last)
                if speaker is not None:
                    yield Act(position, speaker, False, True)
                break
            speaker = _subject(tokens, able, position, last, known)
            if speaker is None and known.of_nobody(token.folded):
                break
            goes_on = speaker is None and (kind == "goes_on" or position <= 1)
            whole = position > 0 and not _opens(tokens, last, speaker)
            yield Act(position, speaker, goes_on, whole)
            break


def _looks(tokens: Sequence[Token], position: int, prepositions: frozenset[str]) -> bool:
    """Say whether an Arabic word only looks like a verb of speech: بين روسيا وتركيا, تابعة, فترة.

    A preposition is a verb where what is said follows (وبين أن), or where it opens the sentence
    and that follows its subject (وعبر الوزير عن قلقه); one that doubles a letter is written so.
    """
    token = tokens[position]
    if token.text.endswith(_NOUN_ENDING):
        return True
    if _DOUBLED in token.text or prepositions.isdisjoint(_without_clitics(token.folded)):
        return False
    reach = 1 if position else REACH
    behind = tokens[position + 1 : position + 1 + reach]
    return not any(t.folded in _SAYINGS for t in behind)


def _without_clitics(word: str) -> Iterator[str]:
    for start in ("", *CONJUNCTIONS):
        for pronoun in ("", *_PRONOUNS):
            if word.startswith(start) and word.endswith(pronoun):
                yield word.removeprefix(start).removesuffix(pronoun)


def speaker_at(found: Sequence[Act], position: int, source: Mention) -> Mention | None:
    """Give who says what stands at a token: the nearest act before it, else one around it.

    An act whose word stands at the token, or that `source` makes, is none about itself.
    """
    around: Mention | None = None
    nearest: Mention | None = None
    for act in found:
        if act.speaker is None or act.position == position:
            continue
        if act.speaker.first == source.first:
            continue
        if act.position < position:
            nearest = act.speaker
        elif act.whole and around is None:
            around = act.speaker
    return nearest or around


def speakers(document: Document, mentions: Mentions) -> list[str | None]:
    """Give the actor id of who speaks in each sentence, or None where the article itself does."""
    before: str | None = None
    found: list[str | None] = []
    for sentence, here in zip(document.sentences, mentions.by_sentence, strict=True):
        said = acts(sentence.tokens, here, document.article.language)
        own = next((act.speaker.actor for act in said if act.speaker is not None), None)
        speaker = own or (before if any(act.goes_on for act in said) else None)
        found.append(speaker)
        before = speaker
    return found


def _subject(
    tokens: Sequence[Token], able: Sequence[Mention], first: int, last: int, known: _Speech
) -> Mention | None:
    behind = _behind(tokens, able, last)
    ahead = next((m for m in reversed(able) if m.last < first and first - m.last <= REACH), None)
    if ahead is not None and (
        any(t.text in _STOPS for t in tokens[ahead.last + 1 : first])
        or (
            tokens[ahead.first - 1 : ahead.first]
            and tokens[ahead.first - 1].folded in known.prepositions
        )
    ):
        ahead = None
    if not known.arabic:
        return ahead or behind
    if ahead is not None and first - ahead.last <= 1:
        return ahead
    return behind


def _behind(tokens: Sequence[Token], able: Sequence[Mention], last: int) -> Mention | None:
    """Give the speaker behind a word of speech, when nothing said stands between."""
    for mention in able:
        if mention.first <= last:
            continue
        if mention.first - last > REACH:
            return None
        between = tokens[last + 1 : mention.first]
        if any(t.folded in OPENERS or t.text in _STOPS for t in between):
            return None
        return mention
    return None


def _opens(tokens: Sequence[Token], last: int, speaker: Mention | None) -> bool:
    """Say whether what is said begins behind the speaker: إن, that, a colon or a quotation."""
    start = max(last, speaker.last if speaker is not None else last) + 1
    return any(t.folded in OPENERS or t.text in ':"“«' for t in tokens[start : start + BEFORE])
