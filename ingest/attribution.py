"""Who speaks in a sentence: its own verb of speech or "according to", or the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph_schema.folding import fold
from ingest.annotation import Document, Sentence
from ingest.arabic import readings
from ingest.inflection import arabic_verb, english_verb
from ingest.lexicons.files import folder, read_rows
from ingest.mention import Mention, MentionRole
from ingest.mentions.finder import Mentions

REACH = 7
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


class SpeechRow(BaseModel):
    """A word of `LANGUAGE/speech.tsv` that tells who speaks.

    `kind` is `verb` (its subject speaks), `goes_on` (a verb whose speaker may stand a sentence
    earlier: وأضاف) or `source` (who follows speaks: بحسب, according to).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Literal["verb", "goes_on", "source"]
    form: str


@cache
def _speech(language: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    found = {}
    for row in read_rows(folder() / language / "speech.tsv", SpeechRow, unique=("form",)):
        head, *others = row.form.split()
        perfect, _, imperfect = head.partition("/")
        if imperfect:
            forms = arabic_verb(perfect, imperfect)
        elif language == "en" and row.kind != "source":
            forms = english_verb(head)
        else:
            forms = frozenset({fold(head)})
        for form in forms:
            found[form] = (row.kind, tuple(fold(word) for word in others))
    return found


def speakers(document: Document, mentions: Mentions) -> list[str | None]:
    """Give the actor id of who speaks in each sentence, or None where the article itself does."""
    before: str | None = None
    found: list[str | None] = []
    for sentence, here in zip(document.sentences, mentions.by_sentence, strict=True):
        own, goes_on = _own(sentence, here, document.article.language)
        speaker = own or (before if goes_on else None)
        found.append(speaker)
        before = speaker
    return found


def _own(sentence: Sentence, mentions: Sequence[Mention], language: str) -> tuple[str | None, bool]:
    known = _speech(language)
    goes_on = False
    for position, token in enumerate(sentence.tokens):
        words = [token.folded]
        if language == "ar":
            words += [r.stem for r in readings(token.folded) if r.prefix in ("و", "ف")]
        for word in words:
            kind, rest = known.get(word, ("", ()))
            following = sentence.tokens[position + 1 : position + 1 + len(rest)]
            if not kind or tuple(t.folded for t in following) != rest:
                continue
            mention = _subject(mentions, position, language, kind)
            if mention is not None:
                return mention.actor, False
            goes_on |= kind == "goes_on" or position == 0
    return None, goes_on


def _subject(
    mentions: Sequence[Mention], position: int, language: str, kind: str
) -> Mention | None:
    able = [mention for mention in mentions if mention.role in _SPEAKERS]
    after = [m for m in able if 0 < m.first - position <= REACH]
    ahead = [m for m in able if 0 < position - m.last <= REACH]
    if kind == "source" or language == "ar":
        return after[0] if after else None
    return ahead[-1] if ahead else (after[0] if after else None)
