"""Who stands behind a word of speech: its subject there, or its source."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.arabic import ARTICLE, PREPOSITIONS, before_article, without_conjunction
from ingest.lexicons.actors import known_actors
from ingest.marks import QUOTES
from ingest.mention import Mention, MentionRole
from ingest.mentions.lists import clitics_before
from ingest.speech import Speech, introduces

# How many tokens away from a word of speech its speaker may stand.
REACH = 7
# What no subject stands beyond.
STOPS = QUOTES | frozenset(":.؛;")
_BELONGING = frozenset({"في", "من", "ب", "in", "of", "for", "from", "by"})  # مصدر في الجيش
_EACH = frozenset({"كل", "كلا", "كلتا"})
_WRITTEN = frozenset({"بيان", "تقرير", "تصريح"})  # بيان للمتحدث
_MANY = ("ون", "ين")
_ITS = ("ها", "هم", "ه")


def behind(
    tokens: Sequence[Token],
    able: Sequence[Mention],
    last: int,
    known: Speech,
    *,
    source: bool = False,
) -> Mention | None:
    """Give the speaker behind a word of speech, when nothing said stands between.

    No preposition leads to a speaker (قال شهود في موسكو, قال في اتصال مع الجيش), unless to whom
    one belongs (مصدر في الجيش). Behind a place that follows the word itself he may stand (أعلن في
    القاهرة الوزير).
    """
    start = last
    for mention in able:
        if mention.first <= start:
            continue
        if mention.first - last > REACH or (start > last and mention.first - start > 1):
            return None
        between = tokens[start + 1 : mention.first]
        if any(introduces(t.folded) or t.text in STOPS for t in between):
            return None
        at, preposition = _preposition(tokens, mention, start, known)
        if not preposition or (source and at == last + 1):
            return mention
        if at > last + 1:
            another = any(t.folded in known.prepositions for t in tokens[at + 1 : mention.first])
            belongs = _belongs(tokens, mention, last, at, preposition, source=source)
            return mention if belongs and not another else None
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
    if _leaves(tokens, last, at, preposition):
        return False
    if mention.role is not MentionRole.NAME or not of_state(mention):
        return True
    # المركز الوطني في بلجيكا
    between = [t.folded for t in tokens[last + 1 : at]]
    return len(between) > 1 and any(
        word.startswith(ARTICLE) and not word.endswith(_MANY) for word in between
    )


def _leaves(tokens: Sequence[Token], verb: int, at: int, preposition: str) -> bool:
    """Say whether the object of a verb leads to what somebody leaves: أعلنت انسحابها من الأوبك."""
    return preposition == "من" and at == verb + 2 and tokens[at - 1].text.endswith(_ITS)


def of_state(mention: Mention) -> bool:
    """Say whether a mention stands for a state, or for somebody who acts for it."""
    return known_actors().is_state(mention.party)


def names_state(mention: Mention) -> bool:
    """Say whether a mention stands for a state and is more than a place in it."""
    return mention.role is not MentionRole.REGION and of_state(mention)
