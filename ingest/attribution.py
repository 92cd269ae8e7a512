"""Who speaks in a sentence: its verbs of speech, "according to", "X:", or the sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.annotation import Document, Token
from ingest.marks import OPENING_QUOTES, QUOTES
from ingest.mention import Mention, MentionRole
from ingest.mentions.finder import Mentions
from ingest.mentions.lists import lists
from ingest.speech import Speech, introduces, looks_like_speech, speech
from ingest.tellers import addressed, goes_on, source, teller

# How far before a word of speech that ends a quotation its speaker may stand.
BEFORE = 4
_OPENING = OPENING_QUOTES | {":", '"'}
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
# Where another clause begins, of which a word of speech behind it does not tell.
_BREAKS = frozenset(";؛")
_CONTRASTS = frozenset({"but", "while", "whereas", "although", "though"})
_DENIALS = frozenset({"deny", "denies", "denied", "denying"})


@dataclass(frozen=True, slots=True)
class Act:
    """An act of speech: the token of the word that tells it, and who speaks, if it says so.

    `whole` says that what is said may stand before the word too, from the token `since` on.
    `beside` are those listed with the speaker, who say it with him.
    """

    position: int
    speaker: Mention | None
    goes_on: bool
    whole: bool
    since: int = 0
    beside: tuple[Mention, ...] = ()


def acts(tokens: Sequence[Token], mentions: Sequence[Mention], language: str) -> list[Act]:
    """Give the acts of speech in a sentence, in the order of the text."""
    return list(_acts(tokens, mentions, speech(language)))


def _acts(tokens: Sequence[Token], mentions: Sequence[Mention], known: Speech) -> Iterator[Act]:
    able = [mention for mention in mentions if mention.role in _SPEAKERS]
    behind = able[0].last + 1 if able and able[0].first <= 1 else len(tokens)
    runs = lists(tokens, able)
    if behind < len(tokens) and tokens[behind].text == ":" and not _dateline(tokens, able[0]):
        yield Act(behind, able[0], False, False)
    names = {n for mention in mentions for n in range(mention.first, mention.last + 1)}
    for position, token in enumerate(tokens):
        if not token.folded:
            continue
        for kind, rest in known.entries(token.folded):
            following = tokens[position + 1 : position + 1 + len(rest)]
            if tuple(t.folded for t in following) != rest:
                continue
            last = position + len(rest)
            if kind == "source":
                speaker = source(tokens, able, last, known)
                if speaker is not None:
                    since = _since(tokens, position)
                    yield Act(position, speaker, False, True, since)
                break
            if not known.arabic and position in names:
                break
            if looks_like_speech(tokens, position, kind, known):
                continue
            speaker = teller(tokens, able, position, last, known)
            told = kind == "addresses" and addressed(tokens, position, speaker, known)
            speaker = None if told else speaker
            if speaker is None and known.of_nobody(token.folded):
                break
            on = speaker is None and goes_on(tokens, position, last, kind, known, addressed=told)
            whole = position > 0 and not _opens(tokens, last, speaker)
            whole = whole and token.folded not in _DENIALS
            since = _since(tokens, min(position, speaker.first if speaker else position))
            beside = next((run for run in runs if speaker in run), ())
            yield Act(position, speaker, on, whole, since, beside)
            break


def speaker_at(found: Sequence[Act], position: int, source: Mention) -> Mention | None:
    """Give who says what stands at a token: the nearest act before it, else one around it.

    An act whose word stands at the token, or that `source` makes, is none about itself.
    """
    around: Mention | None = None
    nearest: Mention | None = None
    for act in found:
        if act.speaker is None or act.position == position:
            continue
        if act.speaker.first == source.first or source in act.beside:
            continue
        if act.position < position:
            nearest = act.speaker
        elif act.whole and act.since <= position and around is None:
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


def _dateline(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a mention is the place in capital letters from which an article is sent."""
    words = tokens[mention.first : mention.last + 1]
    return mention.role is MentionRole.CAPITAL and all(t.text.isupper() for t in words)


def _since(tokens: Sequence[Token], end: int) -> int:
    """Give the first token of the clause before `end`; a quotation before it is a part of it."""
    for position in range(end - 1, 0, -1):
        token = tokens[position]
        if token.text in QUOTES:
            return 0
        if token.text in _BREAKS:
            return position + 1
        if token.folded in _CONTRASTS and tokens[position - 1].text == ",":
            return position
    return 0


def _opens(tokens: Sequence[Token], last: int, speaker: Mention | None) -> bool:
    """Say whether what is said begins behind the speaker: إن, that, a colon or a quotation."""
    start = max(last, speaker.last if speaker is not None else last) + 1
    return any(introduces(t.folded) or t.text in _OPENING for t in tokens[start : start + BEFORE])
