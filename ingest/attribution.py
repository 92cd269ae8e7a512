"""Who speaks in a sentence: its verbs of speech, "according to", "X:", or the sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.annotation import Document, Sentence, Token
from ingest.mention import Mention, MentionRole
from ingest.mentions.finder import Mentions
from ingest.mentions.lists import conjoined, lists
from ingest.scope import is_joined, joined, opens_behind, since, until
from ingest.speech import ADDRESSING, Speech, looks_like_speech, speech
from ingest.subjects_behind import of_state
from ingest.tellers import addressed, goes_on, relayed, source, teller

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


@dataclass(frozen=True, slots=True)
class Act:
    """An act of speech: the token of the word that tells it, and who speaks, if it says so.

    It may tell of what stands from the token `since` to that before `until`. `beside` are those
    listed with the speaker, who say it with him.
    """

    position: int
    speaker: Mention | None
    goes_on: bool
    since: int
    until: int
    beside: tuple[Mention, ...] = ()


def acts(sentence: Sentence, mentions: Sequence[Mention], language: str) -> list[Act]:
    """Give the acts of speech in a sentence, in the order of the text."""
    found = list(_acts(sentence, mentions, speech(language)))
    return found if language == "ar" else _apart(sentence.tokens, found)


def _apart(tokens: Sequence[Token], found: list[Act]) -> list[Act]:
    """Give English acts of which none tells of a clause that begins with the subject of another."""
    for n, act in enumerate(found):
        ahead = act.speaker is not None and act.speaker.first < act.position
        start = joined(tokens, act.speaker.first) if act.speaker is not None and ahead else None
        if start is not None and len(act.beside) < 2:
            found[n] = replace(act, since=max(act.since, start))
            found[:n] = [replace(one, until=min(one.until, start)) for one in found[:n]]
    return found


def _acts(sentence: Sentence, mentions: Sequence[Mention], known: Speech) -> Iterator[Act]:
    tokens = sentence.tokens
    able = [mention for mention in mentions if mention.role in _SPEAKERS]
    behind = able[0].last + 1 if able and able[0].first <= 1 else len(tokens)
    runs = lists(tokens, able)
    if behind < len(tokens) and tokens[behind].text == ":" and not _dateline(sentence, able[0]):
        yield Act(behind, able[0], False, behind, len(tokens))
    names = {
        n
        for mention in mentions
        if not known.arabic or mention.role is MentionRole.PERSON
        for n in range(mention.first, mention.last + 1)
    }
    for position, token in enumerate(tokens):
        if not token.folded:
            continue
        for kind, rest in known.entries(token.folded):
            if kind == "relays":
                quoted = relayed(tokens, able, position, rest[0], known)
                if quoted is not None:
                    yield Act(position, quoted, False, position, until(tokens, quoted.last))
                    break
                continue
            following = tokens[position + 1 : position + 1 + len(rest)]
            if tuple(t.folded for t in following) != rest:
                continue
            last = position + len(rest)
            if kind == "source":
                speaker = source(tokens, able, last, known)
                if speaker is not None:
                    start = since(tokens, position)
                    yield Act(position, speaker, False, start, until(tokens, speaker.last))
                break
            if position in names or looks_like_speech(tokens, position, kind, known):
                break
            speaker = teller(tokens, able, position, last, known)
            told = kind in ADDRESSING and addressed(tokens, position, speaker, known)
            speaker = None if told else speaker
            if speaker is None and known.of_nobody(token.folded):
                break
            on = speaker is None and goes_on(tokens, position, last, kind, known, addressed=told)
            start = _since(tokens, position, last, kind, speaker, known)
            beside = next((run for run in runs if speaker in run), ())
            end = until(tokens, last, speaker.first if speaker is not None else None)
            yield Act(position, speaker, on, start, end, beside)
            break


def _since(
    tokens: Sequence[Token],
    position: int,
    last: int,
    kind: str,
    speaker: Mention | None,
    known: Speech,
) -> int:
    """Give the first token that a verb of speech may tell of.

    It tells of what stands before its subject, unless what is said follows or something else was
    said before it: وقالت, بينما قالت.
    """
    own = position
    if speaker is not None and speaker.first < position:
        own = speaker.first
    if kind == "denies" or not position:
        return position
    if kind == "charges" or opens_behind(tokens, last, speaker):
        return own
    if known.arabic and (is_joined(tokens, own) or _joins(tokens, own, speaker)):
        return own
    return since(tokens, min(position, speaker.first if speaker is not None else position))


def _joins(tokens: Sequence[Token], position: int, speaker: Mention | None) -> bool:
    return speaker is not None and speaker.first == position and conjoined(tokens, speaker)


def speaker_at(found: Sequence[Act], position: int, source: Mention) -> Mention | None:
    """Give who says what stands at a token: the nearest act before it, else one around it.

    An act whose word stands at the token, or that `source` makes, is none about itself. Of what
    is done to whoever speaks, he tells himself (UNIFIL said it came under fire), but not what
    is told of him besides (Hezbollah, which Israel struck, said).
    """
    around: Mention | None = None
    nearest: Mention | None = None
    for act in found:
        if act.speaker is None or act.position == position:
            continue
        if act.speaker.first == source.first or source in act.beside:
            continue
        if act.speaker.first <= position < act.position:
            own = act.position < source.first < act.until
            if act.since <= position and (own or act.since <= source.first < act.speaker.first):
                return act.speaker
            continue
        if act.position < position:
            if act.speaker.first == position and source.first < act.position:
                continue
            if max(position, source.first) < act.until:
                nearest = act.speaker
        elif act.since <= position and around is None:
            around = act.speaker
    return nearest or around


def speakers(document: Document, mentions: Mentions) -> list[str | None]:
    """Give the actor id of who speaks in each sentence, or None where the article itself does."""
    before: str | None = None
    found: list[str | None] = []
    for sentence, here in zip(document.sentences, mentions.by_sentence, strict=True):
        said = acts(sentence, here, document.article.language)
        own = next((act.speaker.actor for act in said if act.speaker is not None), None)
        speaker = own or (before if any(act.goes_on for act in said) else None)
        found.append(speaker)
        before = speaker
    return found


def _dateline(sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention is the place that an article is sent from, or that a title is on.

    MADRID: Peru struck; and as a title DR Congo: rebels advance.
    """
    words = sentence.tokens[mention.first : mention.last + 1]
    if mention.role is MentionRole.CAPITAL:
        return all(t.text.isupper() for t in words)
    return sentence.in_title and mention.role is MentionRole.NAME and of_state(mention)
