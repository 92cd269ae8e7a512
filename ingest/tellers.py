"""Who tells what a word of speech tells of: its subject, its source, or whoever spoke before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest.annotation import Token
from ingest.arabic import (
    ARTICLE,
    PREPOSITIONS,
    before_article,
    without_conjunction,
)
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import ANY_QUOTES, QUOTES
from ingest.mention import Mention, MentionRole
from ingest.mentions.anaphors import without_subject, words
from ingest.mentions.lists import clitics_before
from ingest.rules.gender import agree
from ingest.rules.grammar import grammar
from ingest.speech import Speech, introduces

# How many tokens away from a word of speech its speaker may stand.
REACH = 7
_STOPS = QUOTES | frozenset(":.؛;")
_BELONGING = frozenset({"في", "من", "ب", "in", "of", "for", "from", "by"})  # مصدر في الجيش
_EACH = frozenset({"كل", "كلا", "كلتا"})
_WRITTEN = frozenset({"بيان", "تقرير", "تصريح"})  # بيان للمتحدث
_MANY = ("ون", "ين")
# What leads to somebody, but never to a subject, as "after the Pentagon announced" does.
_LEADING = frozenset({"with", "at", "against", "between", "among", "into", "towards", "over", "on"})
# What begins a clause of its own behind an English verb: said it was Iranian.
_CLAUSE = frozenset({"it", "he", "she", "they", "we", "there", "is", "was", "are", "were"})
# What else may stand before a verb without a subject: هذا وقال, لكنه قال.
_NOW = frozenset(
    {"هذا", "كذلك", "ايضا", "قد", "وقد", "فقد", "لقد", "وكان", "وكانت", "وفيما", "بدوره"}
    | {"لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها"}
)


def teller(
    tokens: Sequence[Token], able: Sequence[Mention], first: int, last: int, known: Speech
) -> Mention | None:
    """Give the subject of the verb of speech from token `first` to token `last`."""
    behind = _behind(tokens, able, last, known)
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
        if ahead is not None and (
            _another(tokens[ahead.last + 1 : first]) or _only_modifies(tokens, ahead, first)
        ):
            ahead = None
        return behind if _inverted(tokens, first, behind, known) else ahead
    beside = ahead is not None and first - ahead.last <= 1
    if beside and not known.joined(tokens[first].folded):
        return ahead
    return behind


def _another(between: Sequence[Token]) -> bool:
    """Say whether a noun behind a lone comma is a verb's subject: Turkey, an official said."""
    texts = [token.folded or token.text for token in between]
    return texts.count(",") == 1 and texts[texts.index(",") + 1 :][:1] in (["a"], ["an"], ["the"])


def _only_modifies(tokens: Sequence[Token], ahead: Mention, verb: int) -> bool:
    """Say whether an actor before a verb is no subject: in talks with the Houthis; a Syria expert,.

    Of and for whom one is may be his (the head of the army said).
    """
    before = [token.folded for token in tokens[max(ahead.first - 2, 0) : ahead.first]]
    led = before[-1:] == ["the"] and before[0] in _LEADING
    behind = tokens[ahead.last + 1 : min(ahead.last + 3, verb)]
    noun = len(behind) == 2 and behind[0].text.islower() and behind[1].text == ","
    place = ahead.role in (MentionRole.NAME, MentionRole.CAPITAL) and _of_state(ahead)
    return led or (noun and place and len(behind[0].text) > 1 and behind[0].folded != "too")


def source(
    tokens: Sequence[Token], able: Sequence[Mention], last: int, known: Speech
) -> Mention | None:
    """Give who stands behind "according to", which ends at a token."""
    return _behind(tokens, able, last, known, source=True)


def _inverted(tokens: Sequence[Token], verb: int, behind: Mention | None, known: Speech) -> bool:
    """Say whether a quotation stands before an English verb and its subject behind: said China.

    Behind a mere comma the subject must end the clause, for a verb may have one farther ahead.
    """
    if behind is None or not verb or known.addresses(tokens[verb].folded):
        return False
    if tokens[verb].folded.endswith("ing"):
        return False
    if tokens[verb - 1].text in ANY_QUOTES:
        return True
    if _CLAUSE.intersection(token.folded for token in tokens[verb + 1 : behind.first]):
        return False
    after = tokens[behind.last + 1 : behind.last + 2]
    return tokens[verb - 1].text == "," and not (after and after[0].is_word)


def _behind(
    tokens: Sequence[Token],
    able: Sequence[Mention],
    last: int,
    known: Speech,
    *,
    source: bool = False,
) -> Mention | None:
    """Give the speaker behind a word of speech, when nothing said stands between.

    No preposition leads to a speaker (قال شهود في موسكو), unless to whom one belongs (مصدر في
    الجيش). Behind a place that follows the word itself he may stand (أعلن في القاهرة الوزير).
    """
    start = last
    for mention in able:
        if mention.first <= start:
            continue
        if mention.first - last > REACH or (start > last and mention.first - start > 1):
            return None
        between = tokens[start + 1 : mention.first]
        if any(introduces(t.folded) or t.text in _STOPS for t in between):
            return None
        at, preposition = _preposition(tokens, mention, start, known)
        if not preposition or (source and at == last + 1):
            return mention
        if at > last + 1:
            belongs = _belongs(tokens, mention, last, at, preposition, source=source)
            return mention if belongs else None
        start = mention.last
    return None


def _preposition(
    tokens: Sequence[Token], mention: Mention, start: int, known: Speech
) -> tuple[int, str]:
    """Give the first preposition between a position and a mention, and where it stands."""
    for position in range(start + 1, mention.first):
        word = tokens[position].folded
        if position == start + 1 and word.startswith("ب") and _has_object(tokens[start], known):
            return position, "ب"  # ما وصفه بعدوان كينيا
        stem = without_conjunction(word) if known.arabic else word
        for one in (word, stem):
            if one in known.prepositions:
                return position, one
        if known.arabic and (clitic := before_article(word)):
            return position, clitic
    if not known.arabic:
        return -1, ""
    first = tokens[mention.first].folded
    prefix = clitics_before(tokens, mention)
    if prefix is None:
        return mention.first, before_article(first)
    return mention.first, prefix[-1:] if prefix.endswith(PREPOSITIONS) else ""


def _has_object(verb: Token, known: Speech) -> bool:
    return verb.folded.endswith(("ه", "ها")) and not known.perfect(verb.folded)


def _belongs(
    tokens: Sequence[Token],
    mention: Mention,
    last: int,
    at: int,
    preposition: str,
    *,
    source: bool,
) -> bool:
    """Say whether a preposition tells to whom an unnamed speaker belongs: a spokesman for the UN.

    Who is only in a state or its capital need not be of it: قال شهود في موسكو.
    """
    before = tokens[at - 1].folded
    if before in _EACH or (preposition == "ل" and (source or before in _WRITTEN)):
        return True
    if preposition not in _BELONGING or mention.role is MentionRole.CAPITAL:
        return False
    if mention.role is not MentionRole.NAME or not _of_state(mention):
        return True
    # المركز الوطني في بلجيكا
    between = [t.folded for t in tokens[last + 1 : at]]
    return len(between) > 1 and any(
        word.startswith(ARTICLE) and not word.endswith(_MANY) for word in between
    )


def _of_state(mention: Mention) -> bool:
    return known_actors().is_state(mention.party)


def addressed(tokens: Sequence[Token], verb: int, mention: Mention | None, known: Speech) -> bool:
    """Say whether a mention right behind an Arabic verb does not agree with it, so is its object.

    A bare name of a person tells no gender.
    """
    if mention is None or not known.arabic or mention.first != verb + 1:
        return False
    if mention.role is MentionRole.PERSON and mention.head == mention.first:
        return False
    word = tokens[verb].folded
    every = [token.folded for token in tokens]
    return not agree(word, every, mention, grammar("ar"), masculine=known.perfect(word))


def goes_on(
    tokens: Sequence[Token], first: int, last: int, kind: str, known: Speech, *, addressed: bool
) -> bool:
    """Say whether the verb without a speaker from token `first` to `last` leaves him to go on.

    Its sentence has no other subject for it; `addressed` says that an object stands there.
    """
    if not known.arabic:
        pronouns = words("en", "one") | words("en", "several")
        before = tokens[max(first - 2, 0) : first]
        opens = kind == "goes_on" or first <= 2
        return opens and any(t.folded in pronouns for t in before)
    opens = _is_light(tokens[0]) if first == 1 else first == 0 or kind == "goes_on"
    return opens and (addressed or without_subject(tokens, last))


def _is_light(token: Token) -> bool:
    return not token.is_word or token.folded in _light()


@cache
def _light() -> frozenset[str]:
    return _NOW | word_list("ar", "particles") | word_list("ar", "prepositions")
